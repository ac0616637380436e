// Where lines start, without an entry a line: a checkpoint every 64 lines, and the length of those lines that are long
// enough to need more than one row. A document of 2.5 million lines costs about half a megabyte.
import { GrowableUint32 } from '../bytes/growable-uint32.ts';

/** Lines up to this many bytes take one row at any width the viewer uses. */
export const NARROWEST = 40;
export const CHECKPOINT_LINES = 64;
/** The checkpoint state of a line that is shown as received (the rest after a fault), not laid out. */
export const VERBATIM = 0xffffffff;

export class LineIndex {
  /** Lines that are complete; only these may be read. */
  lineCount = 0;
  longestLine = 0;
  readonly checkpointOffset = new GrowableUint32();
  readonly checkpointState = new GrowableUint32();
  readonly longLine = new GrowableUint32();
  readonly longBytes = new GrowableUint32();
  readonly longIndent = new GrowableUint32();

  /** A line begins at `offset` of the source; `state` is what a reader needs to start there (depth or VERBATIM). */
  startLine(offset: number, state: number): void {
    if (this.lineCount % CHECKPOINT_LINES !== 0) return;
    this.checkpointOffset.push(offset);
    this.checkpointState.push(state);
  }

  /** The line that began is complete and `bytes` long, of which `indent` bytes are its indent. */
  endLine(bytes: number, indent: number): void {
    if (bytes > this.longestLine) this.longestLine = bytes;
    if (bytes > NARROWEST) {
      this.longLine.push(this.lineCount);
      this.longBytes.push(bytes);
      this.longIndent.push(indent);
    }
    this.lineCount++;
  }
}
