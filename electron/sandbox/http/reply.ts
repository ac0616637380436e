// What a step answers with: plain data until the very end, so that steps stay pure enough to read and to test.
// A behaviour that is many calls deep may throw a Refusal instead; it carries the same Reply.

export interface Reply {
  status: number;
  /** Sent as JSON. Absent together with `text`: an empty body. */
  json?: unknown;
  text?: string;
  /** Content type of `text`. */
  type?: string;
  headers?: [name: string, value: string][];
  /** It comes from something between, not from the org: none of Okta's headers. */
  foreign?: true;
  /** The code for the journal: `E0000007`, `invalid_scope`, `insufficient_scope`, ... */
  error?: string;
  /** What the System Log calls the refusal: a key of Okta's own, which is in no answer. */
  reason?: string;
}

export class Refusal extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(`refused with ${reply.status} ${reply.error ?? ''}`);
    this.reply = reply;
  }
}

export const json = (status: number, body: unknown): Reply => ({ status, json: body });
export const empty = (status: number): Reply => ({ status });
