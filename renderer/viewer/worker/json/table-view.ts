// An array of objects as a table. Columns come from a sample of the rows, nested objects one level deep, so that a list
// of users shows `profile.login` as a column; cells are read from the bytes when they are drawn.

import { PIECE } from '../lines/line-cursor.ts';
import { JsonChildren } from './json-children.ts';
import { stringAt } from './json-locate.ts';
import { previewOf } from './json-preview.ts';
import { skipString } from './json-skip.ts';

export interface TableColumn {
  label: string;
  path: string[];
  /** Widest text in the sample, in characters. */
  width: number;
  numeric: boolean;
}

export interface TableCell {
  text: string;
  kind: number;
}

export interface TableRow {
  row: number;
  /** One a column; null where the object has no such name. */
  cells: (TableCell | null)[];
}

const SAMPLE = 200;
const MOST_COLUMNS = 120;
const CELL_BYTES = 160;

export class TableView {
  readonly items: JsonChildren;
  readonly columns: TableColumn[] = [];
  /** Names from the root to the array. */
  readonly steps: string[];
  readonly arrayValue: number;
  /** Names beyond those shown. */
  hiddenColumns = 0;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  private constructor(bytes: Uint8Array, end: number, array: number, steps: string[]) {
    this.#bytes = bytes;
    this.#end = end;
    this.arrayValue = array;
    this.steps = steps;
    this.items = new JsonChildren(bytes, array);
  }

  /** The table of a document: its root array, or the first array of objects right under its root; else null. */
  static find(bytes: Uint8Array, end: number, root: number): TableView | null {
    const at = (value: number, steps: string[]): TableView | null => {
      if (bytes[value] !== 91) return null;
      const table = new TableView(bytes, end, value, steps);
      return table.#sample() ? table : null;
    };
    if (root >= end || bytes[root] !== 123) return at(root, []);
    const members = new JsonChildren(bytes, root);
    members.advance(bytes, end, Number.POSITIVE_INFINITY, 50);
    for (let i = 0; i < members.length; i++) {
      const start = members.names.at(i);
      const name = stringAt(bytes, start, skipString(bytes, start, end));
      const found = at(members.values.at(i), [name]);
      if (found) return found;
    }
    return null;
  }

  get rowCount(): number {
    return this.items.length;
  }

  /** Looks at the first rows; false when they are not all objects. */
  #sample(): boolean {
    this.items.advance(this.#bytes, this.#end, Number.POSITIVE_INFINITY, SAMPLE);
    const known = new Map<string, TableColumn>();
    if (this.items.length === 0) return false;
    for (let row = 0; row < this.items.length; row++) {
      const value = this.items.values.at(row);
      if (this.#bytes[value] !== 123) return false;
      this.#members(value, [], (path, at) => {
        const label = path.join('.');
        const preview = previewOf(this.#bytes, at, this.#end, CELL_BYTES);
        let column = known.get(label);
        if (!column) {
          column = { label, path, width: label.length, numeric: true };
          known.set(label, column);
        }
        column.width = Math.max(column.width, Math.min(48, preview.text.length));
        if (preview.kind !== PIECE.number && preview.text !== 'null') column.numeric = false;
      });
    }
    const all = [...known.values()];
    this.columns.push(...all.slice(0, MOST_COLUMNS));
    this.hiddenColumns = all.length - this.columns.length;
    return this.columns.length > 0;
  }

  /** Calls `visit` for each member; objects are entered once, but for links and embedded documents. */
  #members(value: number, above: string[], visit: (path: string[], at: number) => void): void {
    const bytes = this.#bytes;
    const end = this.#end;
    const members = new JsonChildren(bytes, value);
    members.advance(bytes, end, Number.POSITIVE_INFINITY);
    for (let i = 0; i < members.length; i++) {
      const start = members.names.at(i);
      const name = stringAt(bytes, start, skipString(bytes, start, end));
      const at = members.values.at(i);
      const enter = above.length === 0 && bytes[at] === 123 && members.counts.at(i) > 0 && !name.startsWith('_');
      if (enter) this.#members(at, [name], visit);
      else visit([...above, name], at);
    }
  }

  read(from: number, count: number): TableRow[] {
    const last = Math.min(this.rowCount, from + count);
    const rows: TableRow[] = [];
    for (let row = from; row < last; row++) rows.push({ row, cells: this.#cells(this.items.values.at(row)) });
    return rows;
  }

  #cells(value: number): (TableCell | null)[] {
    const bytes = this.#bytes;
    const shown = (at: number): TableCell => {
      const { kind, text, cut } = previewOf(bytes, at, this.#end, CELL_BYTES);
      const plain = kind === PIECE.string && !cut ? stringAt(bytes, at, skipString(bytes, at, this.#end)) : text;
      return { kind, text: cut ? `${plain}…` : plain };
    };
    if (bytes[value] !== 123) return this.columns.map((_, i) => (i === 0 ? shown(value) : null));
    const found = new Map<string, TableCell>();
    this.#members(value, [], (path, at) => found.set(path.join('.'), shown(at)));
    return this.columns.map((column) => found.get(column.label) ?? null);
  }

  /** Where the cell's value is, or null when the object has no such name. */
  valueOf(row: number, column: number): number | null {
    const label = this.columns[column]?.label;
    const value = this.items.values.at(row);
    if (this.#bytes[value] !== 123) return column === 0 ? value : null;
    let found: number | null = null;
    this.#members(value, [], (path, at) => {
      if (path.join('.') === label) found = at;
    });
    return found;
  }

  /** The column that shows a path below a row; -1 when none does. */
  columnOf(steps: (string | number)[]): number {
    const exact = this.columns.findIndex((column) => column.path.every((name, i) => steps[i] === name));
    return exact;
  }

  listMore(deadline: number): void {
    this.items.advance(this.#bytes, this.#end, deadline);
  }
}
