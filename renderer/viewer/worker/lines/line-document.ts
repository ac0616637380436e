// A body as lines: pretty, as received, or as hexadecimal. One shape, so that rows, copy and find need not know which.
import type { LineCursor } from './line-cursor.ts';
import type { LineIndex } from './line-index.ts';

export interface LineDocument {
  readonly lines: LineIndex;
  /** A cursor whose first next() reads `line`. */
  cursor(line: number): LineCursor;
  /** The line that shows the byte at `offset` of the body, and where in that line it is. */
  find(offset: number): { line: number; byte: number };
  /** Goes on with counting lines, at most to `limit` bytes; true when there is no more to do for now. */
  advance(limit: number): boolean;
  /** No more bytes will arrive. */
  finish(): void;
  /** How far advance() has got, in bytes. */
  readonly position: number;
}
