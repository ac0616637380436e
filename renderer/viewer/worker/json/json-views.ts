// The tree and the table of one complete JSON body, and paths and values in it. They are made when first asked for: a
// person who only reads the pretty form pays for neither.
import type { JsonCalls, Target } from '../body-protocol.ts';
import { targetAt } from '../bytes/body-text.ts';
import type { ByteStore } from '../bytes/byte-store.ts';
import type { Slices } from '../bytes/slices.ts';
import type { PrettyDocument } from '../pretty/pretty-document.ts';
import { locate, stepsTo } from './json-locate.ts';
import { skipSpace } from './json-skip.ts';
import { TableView } from './table-view.ts';
import { TreeView } from './tree-view.ts';

/** Milliseconds of listing in one slice. */
const SLICE = 8;

export class JsonViews implements JsonCalls {
  tree: TreeView | null = null;
  /** Changes whenever rows of the tree may have moved. */
  treeVersion = 0;
  readonly table: TableView | null;
  readonly #store: ByteStore;
  readonly #pretty: PrettyDocument;
  readonly #slices: Slices;
  /** Notifies the page; `now` for what a person just did, otherwise when there is time. */
  readonly #changed: (now: boolean) => void;
  /** Offset at which the good JSON ends. */
  readonly #good: number;
  readonly #root: number;

  constructor(store: ByteStore, pretty: PrettyDocument, slices: Slices, changed: (now: boolean) => void) {
    this.#store = store;
    this.#pretty = pretty;
    this.#slices = slices;
    this.#changed = changed;
    this.#good = pretty.scan.fault?.tail ?? store.length;
    this.#root = skipSpace(store.bytes, pretty.scan.start, this.#good);
    this.table = TableView.find(store.bytes, this.#good, this.#root);
  }

  /** Path and value of the pretty line whose first token is at `offset`. */
  targetOfLine(offset: number): Target {
    const place = locate(this.#store, this.#pretty.scan, offset);
    return targetAt(this.#store, this.#good, stepsTo(this.#store, this.#pretty.scan, place), place.value);
  }

  /** Path and value of whatever the byte at `offset` belongs to. */
  targetOfByte(offset: number): Target {
    return this.targetOfLine(this.#lineStart(offset));
  }

  #lineStart(offset: number): number {
    const cursor = this.#pretty.cursor(this.#pretty.find(offset).line);
    return cursor.next() ? cursor.source : 0;
  }

  #needTree(): TreeView | null {
    if (!this.tree && this.#root < this.#good) {
      this.tree = new TreeView(this.#store.bytes, this.#good, this.#root);
      this.#treeChanged();
    }
    return this.tree;
  }

  #treeChanged(): void {
    this.treeVersion++;
    this.#slices.start(this.#list);
    this.#changed(true);
  }

  readonly #list = (): boolean => {
    const rows = this.tree?.rows;
    const node = rows?.listing.values().next().value;
    if (!rows || !node) return false;
    rows.list(node, performance.now() + SLICE);
    this.treeVersion++;
    this.#changed(false);
    return rows.listing.size > 0;
  };

  treeRows(from: number, count: number) {
    return this.#needTree()?.read(from, count) ?? [];
  }

  treeSet(row: number, open: boolean): null {
    this.#needTree()?.set(row, open);
    this.#treeChanged();
    return null;
  }

  treeOpenAll(row: number): boolean {
    const all = this.#needTree()?.openAll(row) ?? true;
    this.#treeChanged();
    return all;
  }

  treeParent(row: number): number {
    return this.#needTree()?.parentOf(row) ?? 0;
  }

  treeTarget(row: number): Target | null {
    const found = this.#needTree()?.pathOf(row);
    return found ? targetAt(this.#store, this.#good, found.steps, found.value) : null;
  }

  treeHit(offset: number): number {
    const tree = this.#needTree();
    if (!tree || offset < 0 || offset >= this.#good) return -1;
    const row = tree.reveal(locate(this.#store, this.#pretty.scan, this.#lineStart(offset)));
    this.#treeChanged();
    return row;
  }

  readonly #listTable = (): boolean => {
    const table = this.table;
    if (!table || table.items.complete) return false;
    table.listMore(performance.now() + SLICE);
    this.#changed(false);
    return !table.items.complete;
  };

  tableRows(from: number, count: number) {
    this.#slices.start(this.#listTable);
    return this.table?.read(from, count) ?? [];
  }

  tableTarget(row: number, column: number): Target | null {
    const table = this.table;
    const value = table?.valueOf(row, column) ?? null;
    if (!table || value === null) return null;
    const steps = [...table.steps, row, ...(table.columns[column]?.path ?? [])];
    return targetAt(this.#store, this.#good, steps, value);
  }

  tableHit(offset: number): { row: number; column: number } | null {
    const table = this.table;
    if (!table || offset < 0 || offset >= this.#good) return null;
    const { scan } = this.#pretty;
    const steps = stepsTo(this.#store, scan, locate(this.#store, scan, this.#lineStart(offset)));
    const row = steps[table.steps.length];
    if (typeof row !== 'number' || table.steps.some((name, i) => steps[i] !== name)) return null;
    return { row, column: table.columnOf(steps.slice(table.steps.length + 1)) };
  }
}
