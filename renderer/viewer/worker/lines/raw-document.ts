// A body as it was received, split at its line feeds.
import type { ByteStore } from '../bytes/byte-store.ts';
import { findInLines } from './find-in-lines.ts';
import { type LineCursor, PIECE } from './line-cursor.ts';
import type { LineDocument } from './line-document.ts';
import { CHECKPOINT_LINES, LineIndex } from './line-index.ts';

export class RawDocument implements LineDocument {
  readonly lines = new LineIndex();
  readonly #store: ByteStore;
  position: number;
  #start: number;

  constructor(store: ByteStore, from: number) {
    this.#store = store;
    this.position = from;
    this.#start = from;
  }

  cursor(line: number): LineCursor {
    return new RawCursor(this.#store, this.lines, line);
  }

  find(offset: number): { line: number; byte: number } {
    return findInLines(this.lines, (line) => this.cursor(line), offset);
  }

  advance(limit: number): boolean {
    const end = Math.min(limit, this.#store.length);
    const known = this.#store.bytes.subarray(0, end);
    while (this.position < end) {
      const newline = known.indexOf(10, this.position);
      if (newline < 0) {
        this.position = end;
        break;
      }
      this.#line(newline);
      this.#start = newline + 1;
      this.position = newline + 1;
    }
    return this.position >= this.#store.length;
  }

  finish(): void {
    this.advance(Number.POSITIVE_INFINITY);
    if (this.#start < this.#store.length) this.#line(this.#store.length);
    this.#start = this.#store.length;
  }

  #line(end: number): void {
    this.lines.startLine(this.#start, 0);
    this.lines.endLine(end - this.#start, 0);
  }
}

class RawCursor implements LineCursor {
  indent = 0;
  length = 0;
  source = 0;
  pieceCount = 1;
  readonly kinds: number[] = [PIECE.text];
  readonly starts: number[] = [0];
  readonly ends: number[] = [0];
  readonly #bytes: Uint8Array;
  readonly #lines: LineIndex;
  #line: number;
  #pos: number;

  constructor(store: ByteStore, lines: LineIndex, line: number) {
    this.#bytes = store.view();
    this.#lines = lines;
    const checkpoint = Math.floor(line / CHECKPOINT_LINES);
    this.#line = checkpoint * CHECKPOINT_LINES;
    this.#pos = lines.checkpointOffset.at(checkpoint);
    while (this.#line < line && this.next()) {}
  }

  next(): boolean {
    if (this.#line >= this.#lines.lineCount) return false;
    this.#line++;
    const newline = this.#bytes.indexOf(10, this.#pos);
    const end = newline < 0 ? this.#bytes.length : newline;
    this.source = this.#pos;
    this.starts[0] = this.#pos;
    this.ends[0] = end;
    this.length = end - this.#pos;
    this.#pos = end + 1;
    return true;
  }
}
