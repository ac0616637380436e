// What every panel (lines, tree, table) gets from the viewer around it.
import type { RefObject } from 'react';
import type { BodyClient } from './body-client.ts';
import type { BodyState } from './worker/body-protocol.ts';

export interface Find {
  query: string;
  matchCase: boolean;
  /** The current hit, -1 for none; `turn` changes with every step so that the same hit is shown again. */
  index: number;
  turn: number;
}

export interface PanelProps {
  client: BodyClient;
  state: BodyState;
  find: Find;
  /** Where the person is, as an offset in the body: search starts there. */
  position: RefObject<number>;
  /** Says something short to the person. */
  say: (message: string) => void;
  onOpenLink?: (url: string) => void;
  /** Keys that belong to the viewer (find, go to line, wrap); true when it was one. */
  onViewerKey: (event: React.KeyboardEvent) => boolean;
  label: string;
}
