// The pretty form of a JSON body, as lines.
import type { ByteStore } from '../bytes/byte-store.ts';
import { JsonScan } from '../json/json-scan.ts';
import { findInLines } from '../lines/find-in-lines.ts';
import type { LineCursor } from '../lines/line-cursor.ts';
import type { LineDocument } from '../lines/line-document.ts';
import type { LineIndex } from '../lines/line-index.ts';
import { PrettyCursor } from './pretty-cursor.ts';

export class PrettyDocument implements LineDocument {
  readonly scan: JsonScan;
  readonly #store: ByteStore;

  constructor(store: ByteStore, from: number) {
    this.#store = store;
    this.scan = new JsonScan(store, from);
  }

  get lines(): LineIndex {
    return this.scan.lines;
  }
  get position(): number {
    return this.scan.position;
  }

  cursor(line: number): LineCursor {
    return new PrettyCursor(this.#store, this.scan, line);
  }

  find(offset: number): { line: number; byte: number } {
    return findInLines(this.lines, (line) => this.cursor(line), offset);
  }

  advance(limit: number): boolean {
    const before = this.scan.position;
    this.scan.advance(limit);
    return this.scan.position >= this.#store.length || (this.scan.position === before && limit > before);
  }

  finish(): void {
    this.scan.finish();
  }
}
