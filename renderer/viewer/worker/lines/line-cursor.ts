// What a document of lines gives to the parts that read it (rows, search, copy, diff): a cursor that goes from line to
// line and describes each as pieces of the source, so that no line is built before someone needs its text.

export const PIECE = { key: 0, string: 1, number: 2, word: 3, mark: 4, colon: 5, text: 6, space: 7 } as const;

export interface LineCursor {
  /** Reads the next line; false at the end of what is known. */
  next(): boolean;
  /** Spaces before the first piece. */
  indent: number;
  /** Bytes of the line as shown, indent included. */
  length: number;
  /** Offset in the source of the first thing on the line. */
  source: number;
  pieceCount: number;
  readonly kinds: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/** Bytes that a piece takes in the line: its own, and a space after a colon. */
export const pieceLength = (kind: number, start: number, end: number): number =>
  kind === PIECE.colon ? 2 : end - start;
