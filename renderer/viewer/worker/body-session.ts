// One body in the worker: its bytes, and whatever views of it have been asked for. It answers calls (BodyCalls) and reports
// of its state; body.worker.ts is only the wire around it, so tests drive this class directly.
import type { BodyState, LineCalls, LineView, Opening } from './body-protocol.ts';
import { copyRows } from './bytes/body-text.ts';
import { ByteStore } from './bytes/byte-store.ts';
import { decodeShown } from './bytes/decode.ts';
import { SearchBytes } from './bytes/search-bytes.ts';
import type { Slices } from './bytes/slices.ts';
import { type BodyKind, foreignCharset, saysJson, sniff, startOf } from './bytes/sniff.ts';
import { describeFault, type FaultView } from './describe-fault.ts';
import { JsonViews } from './json/json-views.ts';
import { HexDocument } from './lines/hex-document.ts';
import type { LineDocument } from './lines/line-document.ts';
import { RawDocument } from './lines/raw-document.ts';
import { readRows, sliceLine } from './lines/read-rows.ts';
import { RowMap } from './lines/row-map.ts';
import { PrettyDocument } from './pretty/pretty-document.ts';

/** Bytes read in one slice: a few milliseconds. */
const SLICE = 1 << 19;
const SEARCH_SLICE = 4 << 20;
/** Milliseconds between two states while bytes arrive. */
const STATE_EVERY = 40;
/** Rows enough to fill the first screen. */
const FIRST_ROWS = 200;
const HEAD_ROWS = 64;

export class BodySession implements LineCalls {
  #store: ByteStore;
  readonly #contentType: string | null;
  readonly #slices: Slices;
  readonly #report: (state: BodyState) => void;
  #kind: BodyKind | null = null;
  #charset: string | null | undefined;
  #ended = false;
  #complete = false;
  #pretty: PrettyDocument | null = null;
  #raw: LineDocument | null = null;
  #fault: FaultView | null = null;
  #faultLine = -1;
  #view: LineView;
  #map: RowMap | null = null;
  #mapped: LineDocument | null = null;
  #width: number;
  /** The layout of which the page already has the first rows. */
  #headOf: RowMap | null = null;
  /** Tree and table; there once a JSON body is complete. */
  json: JsonViews | null = null;
  #search: SearchBytes | null = null;
  #searchId = 0;
  #reported = 0;
  #reportedRows = 0;

  constructor(opening: Opening, slices: Slices, report: (state: BodyState) => void) {
    this.#store = new ByteStore(opening.size);
    this.#contentType = opening.contentType;
    this.#view = opening.view;
    this.#width = opening.width;
    this.#slices = slices;
    this.#report = report;
  }

  append(chunk: Uint8Array): void {
    this.#store.append(chunk);
    this.#charset ??= this.#store.length >= 2 ? foreignCharset(this.#store.bytes, this.#contentType) : undefined;
    if (this.#charset) return; // converted as a whole at the end
    this.#begin();
    // the first rows at once, before the chunks that already wait in line
    if (this.#reportedRows < FIRST_ROWS) this.#read();
    this.#work();
  }

  end(): void {
    if (this.#charset) {
      const text = new TextDecoder(this.#charset).decode(this.#store.view());
      this.#store = new ByteStore(0);
      this.#store.append(new TextEncoder().encode(text));
    }
    this.#ended = true;
    this.#begin();
    this.#work();
  }

  #begin(): void {
    if (this.#kind !== null) return;
    this.#kind = sniff(this.#store.view(), this.#contentType, this.#ended);
    if (this.#kind === 'json') this.#pretty = new PrettyDocument(this.#store, startOf(this.#store.bytes));
    else if (this.#kind !== null) this.#needRaw();
  }

  #needRaw(): LineDocument {
    if (!this.#raw) {
      const binary = this.#kind === 'binary';
      this.#raw = binary ? new HexDocument(this.#store) : new RawDocument(this.#store, startOf(this.#store.bytes));
      if (this.#kind !== 'json') this.#view = 'raw';
      if (this.#complete) this.#raw.finish();
      else this.#work();
    }
    return this.#raw;
  }

  #work(): void {
    this.#slices.start(this.#read);
    if (this.#search) this.#slices.start(this.#find);
  }

  readonly #read = (): boolean => {
    if (this.#kind === null) return false;
    let idle = true;
    for (const document of [this.#pretty, this.#raw]) {
      if (document && !document.advance(document.position + SLICE)) idle = false;
    }
    if (idle && this.#ended && !this.#complete) {
      this.#pretty?.finish();
      this.#raw?.finish();
      this.#judge();
      this.#complete = true;
      this.report();
    } else this.#reportWhenDue();
    return !idle;
  };

  /** What is not said to be JSON and does not read as JSON is text. */
  #judge(): void {
    const scan = this.#pretty?.scan;
    if (!scan) return;
    const { fault } = scan;
    if (fault) {
      const guess = this.#contentType === null && fault.offset > scan.start + 1;
      if (!saysJson(this.#contentType) && !guess) {
        this.#kind = 'text';
        this.#pretty = null;
        this.#map = null;
        this.#needRaw().finish();
        this.#view = 'raw';
        return;
      }
      this.#fault = describeFault(this.#store.view(), fault, scan.start);
      this.#faultLine = this.#pretty?.find(fault.tail).line ?? -1;
    }
    if (this.#pretty) this.json = new JsonViews(this.#store, this.#pretty, this.#slices, this.#changed);
  }

  /** `now` reports at once; otherwise at the next slice or when enough time has passed. */
  readonly #changed = (now: boolean): void => {
    if (now || performance.now() - this.#reported > STATE_EVERY) this.report();
    else this.#slices.start(this.#reportOnce);
  };
  readonly #reportOnce = (): boolean => {
    this.report();
    return false;
  };

  #reportWhenDue(): void {
    const rows = this.#layout().map.rowCount;
    const first = this.#reportedRows < FIRST_ROWS && rows > this.#reportedRows;
    if (first || performance.now() - this.#reported > STATE_EVERY) this.report();
  }

  #layout(): { document: LineDocument; map: RowMap } {
    const document = this.#view === 'pretty' && this.#pretty ? this.#pretty : this.#needRaw();
    if (!this.#map || this.#mapped !== document) {
      this.#map = new RowMap(document.lines, this.#width);
      this.#mapped = document;
    }
    return { document, map: this.#map };
  }

  state(): BodyState {
    const { document, map } = this.#kind === null ? { document: null, map: null } : this.#layout();
    const table = this.json?.table;
    return {
      kind: this.#kind,
      arrived: this.#store.length,
      complete: this.#complete,
      fault: this.#fault,
      faultLine: this.#faultLine,
      view: this.#view,
      width: this.#width,
      lines: document?.lines.lineCount ?? 0,
      rows: map?.rowCount ?? 0,
      head: null,
      longest: Math.min(this.#width, document?.lines.longestLine ?? 0),
      treeRows: this.json?.tree?.rows.rowCount ?? 0,
      treeVersion: this.json?.treeVersion ?? 0,
      table: table
        ? {
            rows: table.rowCount,
            columns: table.columns,
            hiddenColumns: table.hiddenColumns,
            steps: table.steps,
          }
        : null,
      search: {
        id: this.#searchId,
        count: this.#search?.starts.length ?? 0,
        done: !this.#search || (this.#ended && this.#search.position >= this.#store.length) || this.#search.full,
        full: this.#search?.full ?? false,
      },
    };
  }

  report(): void {
    const state = this.state();
    // the first screen of a layout goes along: one way less before something is drawn
    if (this.#map && this.#headOf !== this.#map && (state.rows >= HEAD_ROWS || this.#complete)) {
      this.#headOf = this.#map;
      state.head = this.rows(this.#view, this.#width, 0, HEAD_ROWS);
    }
    this.#reported = performance.now();
    this.#reportedRows = state.rows;
    this.#report(state);
  }

  show(view: LineView, width: number, rows: number[]): number[] {
    if (this.#kind === null) {
      this.#view = view;
      this.#width = width;
      return rows;
    }
    const before = this.#layout();
    this.#view = this.#pretty ? view : 'raw';
    this.#width = width;
    const offsets = rows.map((row) => this.#offsetOf(before, row));
    this.#map = null;
    const after = this.#layout();
    this.report();
    return offsets.map((offset) => {
      const { line, byte } = after.document.find(offset);
      return after.map.rowOf(line, byte);
    });
  }

  /** Offset in the body of what a row begins with. */
  #offsetOf({ document, map }: { document: LineDocument; map: RowMap }, row: number): number {
    const place = map.place(Math.max(0, Math.min(row, map.rowCount - 1)));
    const cursor = document.cursor(place.line);
    if (!cursor.next()) return 0;
    let byte = cursor.indent;
    for (let i = 0; i < cursor.pieceCount; i++) {
      const start = cursor.starts[i] ?? 0;
      const length = (cursor.ends[i] ?? 0) - start;
      if (place.from < byte + length) return start + Math.max(0, place.from - byte);
      byte += length;
    }
    return cursor.source;
  }

  rows(view: LineView, width: number, from: number, count: number) {
    if (this.#kind === null || view !== this.#view || width !== this.#width) return [];
    const { document, map } = this.#layout();
    return readRows(this.#store.bytes, document, map, from, count);
  }

  rowOfLine(line: number): number {
    const { document, map } = this.#layout();
    return map.rowOf(Math.max(0, Math.min(line, document.lines.lineCount - 1)));
  }

  rowOfOffset(offset: number): number {
    const { document, map } = this.#layout();
    const { line, byte } = document.find(offset);
    return map.rowOf(line, byte);
  }

  copyRows(from: number, to: number) {
    const { document, map } = this.#layout();
    return copyRows(this.#store, document, map, from, Math.min(to, map.rowCount - 1));
  }

  copyAll() {
    return this.copyRows(0, this.#layout().map.rowCount - 1);
  }

  target(row: number) {
    if (!this.json) return null;
    const { document, map } = this.#layout();
    const place = map.place(row);
    const cursor = document.cursor(place.line);
    if (!cursor.next()) return null;
    if (document === this.#pretty) return this.json.targetOfLine(cursor.source);
    return this.json.targetOfByte(this.#offsetOf({ document, map }, row));
  }

  search(query: string, matchCase: boolean): number {
    this.#searchId++;
    this.#search = query === '' ? null : new SearchBytes(query, matchCase, startOf(this.#store.bytes));
    if (this.#search) this.#slices.start(this.#find);
    else this.report();
    return this.#searchId;
  }

  readonly #find = (): boolean => {
    const search = this.#search;
    if (!search) return false;
    const known = this.#ended ? this.#store.length : Math.max(0, this.#store.length - 4096);
    search.advance(this.#store.bytes, Math.min(known, search.position + SEARCH_SLICE), this.#store.length);
    const more = search.position < known && !search.full;
    if (!more || performance.now() - this.#reported > STATE_EVERY) this.report();
    return more;
  };

  /** Offset of a hit; -1 when there is no such hit. */
  hitOffset(index: number): number {
    const starts = this.#search?.starts;
    return starts && index >= 0 && index < starts.length ? starts.at(index) : -1;
  }

  hitAfter(offset: number): number {
    const starts = this.#search?.starts;
    if (!starts || starts.length === 0) return -1;
    const at = offset <= 0 ? 0 : starts.countUpTo(offset - 1);
    return at < starts.length ? at : 0;
  }

  lineHit(index: number) {
    const search = this.#search;
    if (!search || index < 0 || index >= search.starts.length || this.#kind === null) return null;
    const { document, map } = this.#layout();
    const start = search.starts.at(index);
    const found = document.find(start);
    const row = map.rowOf(found.line, found.byte);
    const shown = readRows(this.#store.bytes, document, map, row, 1)[0];
    if (!shown || document instanceof HexDocument) return { row, from: 0, to: 0 };
    const place = map.place(row);
    // columns are counted in the row's own text, so that they stay right where characters take several bytes
    const lead = found.byte - place.from;
    const cursor = document.cursor(found.line);
    if (!cursor.next()) return null;
    const before = sliceLine(this.#store.bytes, cursor, place.from, place.from + lead).text.length;
    const size = decodeShown(this.#store.bytes, start, search.ends.at(index)).length;
    return { row, from: before, to: Math.min(shown.text.length, before + size) };
  }
}
