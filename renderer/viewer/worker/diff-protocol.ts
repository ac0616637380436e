// What the page and the comparing worker say to each other.

export interface DiffState {
  done: boolean;
  rows: number;
  removed: number;
  added: number;
  /** Stretches of changed lines. */
  changes: number;
  /** Some stretch was too different to be compared line by line. */
  coarse: boolean;
  /** Lines of the body after. */
  lines: number;
}

export interface DiffRow {
  row: number;
  kind: 'equal' | 'removed' | 'added' | 'fold';
  /** 0-based line before and after; null where the line is not. */
  a: number | null;
  b: number | null;
  text: string;
  spans: number[];
  /** Lines that a fold hides. */
  hidden: number;
}

export interface DiffCalls {
  rows(from: number, count: number): DiffRow[];
  open(row: number): null;
  change(row: number, by: 1 | -1): number;
}

type Call = { [K in keyof DiffCalls]: { id: number; call: K; args: Parameters<DiffCalls[K]> } }[keyof DiffCalls];

export type ToDiffWorker =
  | { types: [string | null, string | null] }
  | { side: 0 | 1; chunk: Uint8Array }
  | { side: 0 | 1; text: string }
  | { side: 0 | 1; end: true }
  | Call;

export type FromDiffWorker = { state: DiffState } | { id: number; result: unknown } | { id: number; error: string };
