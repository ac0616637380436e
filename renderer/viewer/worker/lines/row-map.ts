// Rows are what is drawn: a line wider than the view is cut into several rows of equal height, so that a row's place
// is arithmetic and a line of 20 MB is just many rows. Cuts are made by bytes (moved to a character boundary when read):
// that is exact for ASCII and leaves other rows a little short, and it needs no walk along the line.
import { GrowableUint32 } from '../bytes/growable-uint32.ts';
import { type LineIndex, NARROWEST } from './line-index.ts';

export interface RowPlace {
  line: number;
  /** 0 for the first row of the line. */
  part: number;
  /** Bytes of the line that this row shows, before moving to character boundaries. */
  from: number;
  to: number;
  /** Columns by which a continued row is set in, so that it is under its line's text. */
  hang: number;
}

export class RowMap {
  readonly #index: LineIndex;
  readonly width: number;
  /** Extra rows of the long lines, summed up to and including each. */
  readonly #extra = new GrowableUint32();

  constructor(index: LineIndex, width: number) {
    this.#index = index;
    this.width = Math.max(NARROWEST, Math.floor(width));
  }

  get rowCount(): number {
    this.#catchUp();
    return this.#index.lineCount + this.#extra.at(this.#extra.length - 1);
  }

  #catchUp(): void {
    let sum = this.#extra.at(this.#extra.length - 1);
    for (let i = this.#extra.length; i < this.#index.longLine.length; i++) {
      const bytes = this.#index.longBytes.at(i);
      const rest = bytes - this.width;
      if (rest > 0) sum += Math.ceil(rest / (this.width - this.#hang(i)));
      this.#extra.push(sum);
    }
  }

  #hang(entry: number): number {
    const indent = this.#index.longIndent.at(entry);
    return indent === 0 ? 0 : Math.min(indent + 2, this.width >> 1);
  }

  /** Which line and which part of it the row shows. */
  place(row: number): RowPlace {
    this.#catchUp();
    let low = 0;
    let high = this.#index.longLine.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#firstRow(middle) <= row) low = middle + 1;
      else high = middle;
    }
    const entry = low - 1;
    if (entry < 0) return { line: row, part: 0, from: 0, to: this.width, hang: 0 };
    const part = row - this.#firstRow(entry);
    const parts = 1 + this.#extra.at(entry) - this.#extra.at(entry - 1);
    if (part >= parts) return { line: row - this.#extra.at(entry), part: 0, from: 0, to: this.width, hang: 0 };
    const line = this.#index.longLine.at(entry);
    if (part === 0) return { line, part, from: 0, to: this.width, hang: 0 };
    const hang = this.#hang(entry);
    const from = this.width + (part - 1) * (this.width - hang);
    return { line, part, from, to: from + this.width - hang, hang };
  }

  #firstRow(entry: number): number {
    return this.#index.longLine.at(entry) + this.#extra.at(entry - 1);
  }

  /** The row that shows byte `byte` of `line`. */
  rowOf(line: number, byte = 0): number {
    this.#catchUp();
    const entry = this.#index.longLine.countUpTo(line) - 1;
    if (entry < 0) return line;
    if (this.#index.longLine.at(entry) !== line) return line + this.#extra.at(entry);
    const first = this.#firstRow(entry);
    if (byte < this.width) return first;
    const parts = this.#extra.at(entry) - this.#extra.at(entry - 1);
    return first + Math.min(parts, 1 + Math.floor((byte - this.width) / (this.width - this.#hang(entry))));
  }
}
