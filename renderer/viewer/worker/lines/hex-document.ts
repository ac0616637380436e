// A body that is no text, sixteen bytes a line. The lines are computed, not indexed; their text is made by hex-row.ts.
import type { ByteStore } from '../bytes/byte-store.ts';
import { type LineCursor, PIECE } from './line-cursor.ts';
import type { LineDocument } from './line-document.ts';
import { LineIndex } from './line-index.ts';

export const HEX_BYTES = 16;

export class HexDocument implements LineDocument {
  readonly lines = new LineIndex();
  readonly #store: ByteStore;
  position = 0;

  constructor(store: ByteStore) {
    this.#store = store;
  }

  cursor(line: number): LineCursor {
    const store = this.#store;
    let at = line * HEX_BYTES;
    const cursor: LineCursor = {
      indent: 0,
      length: 0,
      source: at,
      pieceCount: 1,
      kinds: [PIECE.text],
      starts: [0],
      ends: [0],
      next: () => {
        if (at >= store.length) return false;
        const end = Math.min(store.length, at + HEX_BYTES);
        cursor.source = at;
        cursor.starts[0] = at;
        cursor.ends[0] = end;
        cursor.length = end - at;
        at = end;
        return true;
      },
    };
    return cursor;
  }

  find(offset: number): { line: number; byte: number } {
    return { line: Math.floor(offset / HEX_BYTES), byte: offset % HEX_BYTES };
  }

  advance(): boolean {
    this.position = this.#store.length;
    this.lines.lineCount = Math.floor(this.position / HEX_BYTES);
    return true;
  }

  finish(): void {
    this.position = this.#store.length;
    this.lines.lineCount = Math.ceil(this.position / HEX_BYTES);
    this.lines.longestLine = 76;
  }
}
