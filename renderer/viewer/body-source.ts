// What a viewer is given to show: where the bytes come from and what is known of them beforehand.

export interface BodySource {
  /** Names this body: another key is another body, and the viewer starts over. */
  key: string;
  /** Fetches the bytes; called once when shown, again on Retry. Used when there is no `text`. */
  load?: (signal: AbortSignal) => Promise<Response>;
  /** The body itself, when the page has it already. */
  text?: string | null;
  /** Bytes, as the host counted them. */
  size: number;
  contentType: string | null;
  /** The body is shorter than what was sent. */
  truncated: boolean;
  /** Why, as a sentence for the person. */
  truncatedReason?: string;
}

export const MODES = ['pretty', 'tree', 'table', 'raw'] as const;
export type BodyMode = (typeof MODES)[number];
