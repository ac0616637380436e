// Two bodies in a worker, compared line by line in their pretty form (or as text), and the rows of the unified view:
// changed lines with a few unchanged ones around them, longer unchanged stretches folded until someone opens them.
import { ByteStore } from '../bytes/byte-store.ts';
import { saysJson, sniff, startOf } from '../bytes/sniff.ts';
import type { DiffRow, DiffState } from '../diff-protocol.ts';
import { PIECE } from '../lines/line-cursor.ts';
import type { LineDocument } from '../lines/line-document.ts';
import { RawDocument } from '../lines/raw-document.ts';
import { sliceLine } from '../lines/read-rows.ts';
import { PrettyDocument } from '../pretty/pretty-document.ts';
import { DIFF, diffLines } from './diff-lines.ts';

const COMMA = 44;

/**
 * Equal lines of two documents get equal numbers, so that comparing lines is comparing numbers. A comma at the end of a line is
 * left out: adding a last member must not mark the one before it as changed. `known` carries the numbers from the first document
 * to the second.
 */
const lineIds = (bytes: Uint8Array, document: LineDocument, known: Map<number, number>): Int32Array => {
  const ids = new Int32Array(document.lines.lineCount);
  const cursor = document.cursor(0);
  for (let line = 0; line < ids.length && cursor.next(); line++) {
    let one = 0x811c9dc5 ^ cursor.indent;
    let two = 0x9747b28c;
    for (let i = 0; i < cursor.pieceCount; i++) {
      const start = cursor.starts[i] ?? 0;
      const end = cursor.ends[i] ?? 0;
      const comma = cursor.kinds[i] === PIECE.mark && bytes[start] === COMMA;
      if (comma) continue;
      for (let p = start; p < end; p++) {
        const b = bytes[p] ?? 0;
        one = Math.imul(one ^ b, 0x01000193);
        two = Math.imul(two + b, 0x85ebca6b) ^ (two >>> 13);
      }
    }
    // 53 bits of hash: two lines of two 100 MB bodies fall together about once in a thousand comparisons of such bodies
    const key = (one >>> 0) * 0x200000 + ((two >>> 0) & 0x1fffff);
    let id = known.get(key);
    if (id === undefined) {
      id = known.size;
      known.set(key, id);
    }
    ids[line] = id;
  }
  return ids;
};

const CONTEXT = 3;
const FOLD = 3;
/** Bytes of a line that are shown. */
const MOST_SHOWN = 2048;

interface Section {
  /** A DIFF kind, or FOLD for a closed stretch of equal lines. */
  kind: number;
  a: number;
  b: number;
  count: number;
  /** First row of the section. */
  row: number;
}

interface Side {
  store: ByteStore;
  contentType: string | null;
  ended: boolean;
  document: LineDocument | null;
}

export class DiffSession {
  readonly #sides: [Side, Side];
  readonly #report: (state: DiffState) => void;
  #sections: Section[] = [];
  #state: DiffState = { done: false, rows: 0, removed: 0, added: 0, changes: 0, coarse: false, lines: 0 };

  constructor(types: [string | null, string | null], report: (state: DiffState) => void) {
    const side = (contentType: string | null): Side => ({
      store: new ByteStore(0),
      contentType,
      ended: false,
      document: null,
    });
    this.#sides = [side(types[0]), side(types[1])];
    this.#report = report;
  }

  append(side: 0 | 1, chunk: Uint8Array): void {
    this.#sides[side].store.append(chunk);
  }

  end(side: 0 | 1): void {
    this.#sides[side].ended = true;
    if (this.#sides.every((one) => one.ended)) this.#compare();
  }

  #compare(): void {
    const known = new Map<number, number>();
    const [a, b] = this.#sides.map((side) => {
      side.document = documentOf(side.store, side.contentType);
      return lineIds(side.store.bytes, side.document, known);
    });
    if (!a || !b) return;
    const diff = diffLines(a, b);
    const sections: Section[] = [];
    const put = (kind: number, aAt: number, bAt: number, count: number): void => {
      if (count > 0) sections.push({ kind, a: aAt, b: bAt, count, row: 0 });
    };
    let changes = 0;
    let changing = false;
    for (let i = 0; i < diff.runs.length; i += 4) {
      const [kind, aAt, bAt, count] = [diff.runs.at(i), diff.runs.at(i + 1), diff.runs.at(i + 2), diff.runs.at(i + 3)];
      if (kind !== DIFF.equal) {
        if (!changing) changes++;
        changing = true;
        put(kind, aAt, bAt, count);
        continue;
      }
      changing = false;
      const head = i === 0 ? 0 : CONTEXT;
      const tail = i + 4 >= diff.runs.length ? 0 : CONTEXT;
      if (count <= head + tail + 1) put(kind, aAt, bAt, count);
      else {
        put(kind, aAt, bAt, head);
        put(FOLD, aAt + head, bAt + head, count - head - tail);
        put(kind, aAt + count - tail, bAt + count - tail, tail);
      }
    }
    this.#state = {
      done: true,
      rows: 0,
      removed: diff.removed,
      added: diff.added,
      changes,
      coarse: diff.coarse,
      lines: b.length,
    };
    this.#place(sections);
  }

  #place(sections: Section[]): void {
    let row = 0;
    for (const section of sections) {
      section.row = row;
      row += section.kind === FOLD ? 1 : section.count;
    }
    this.#sections = sections;
    this.#state = { ...this.#state, rows: row };
    this.#report(this.#state);
  }

  #sectionOf(row: number): number {
    let low = 0;
    let high = this.#sections.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if ((this.#sections[mid]?.row ?? 0) <= row) low = mid + 1;
      else high = mid;
    }
    return low - 1;
  }

  rows(from: number, count: number): DiffRow[] {
    const out: DiffRow[] = [];
    const last = Math.min(this.#state.rows, from + count);
    for (let row = from; row < last; row++) {
      const section = this.#sections[this.#sectionOf(row)];
      if (!section) break;
      if (section.kind === FOLD) {
        out.push({ row, kind: 'fold', a: null, b: null, text: '', spans: [], hidden: section.count });
        continue;
      }
      const at = row - section.row;
      const removed = section.kind === DIFF.removed;
      const side = this.#sides[removed ? 0 : 1];
      const cursor = side.document?.cursor((removed ? section.a : section.b) + at);
      cursor?.next();
      const shown = cursor ? sliceLine(side.store.bytes, cursor, 0, MOST_SHOWN) : { text: '', spans: [] };
      if (cursor && cursor.length > MOST_SHOWN) {
        shown.text += '…';
        shown.spans.push(shown.text.length, PIECE.mark);
      }
      out.push({
        row,
        kind: removed ? 'removed' : section.kind === DIFF.added ? 'added' : 'equal',
        a: section.kind === DIFF.added ? null : section.a + at,
        b: removed ? null : section.b + at,
        hidden: 0,
        ...shown,
      });
    }
    return out;
  }

  /** Opens the folded stretch at a row. */
  open(row: number): null {
    const section = this.#sections[this.#sectionOf(row)];
    if (section?.kind === FOLD) {
      section.kind = DIFF.equal;
      this.#place(this.#sections);
    }
    return null;
  }

  /** The first row of the next or previous change from a row; -1 when there is none. */
  change(row: number, by: 1 | -1): number {
    const changed = (i: number): boolean => {
      const kind = this.#sections[i]?.kind;
      return kind === DIFF.removed || kind === DIFF.added;
    };
    const starts = (i: number): boolean => changed(i) && !changed(i - 1);
    const from = this.#sectionOf(row);
    for (let i = from + (by > 0 ? 1 : 0); i >= 0 && i < this.#sections.length; i += by) {
      const at = this.#sections[i]?.row ?? 0;
      if (starts(i) && (by > 0 ? at > row : at < row)) return at;
    }
    return -1;
  }
}

function documentOf(store: ByteStore, contentType: string | null): LineDocument {
  const start = startOf(store.bytes);
  if (sniff(store.view(), contentType, true) === 'json') {
    const pretty = new PrettyDocument(store, start);
    pretty.finish();
    if (!pretty.scan.fault || saysJson(contentType)) return pretty;
  }
  const raw = new RawDocument(store, start);
  raw.finish();
  return raw;
}
