// What the tree's screen asks for: rows to draw, opening and closing, the way to the row of a given place.

import type { JsonPlace } from './json-locate.ts';
import { stringAt } from './json-locate.ts';
import { previewOf } from './json-preview.ts';
import { skipString, skipValue } from './json-skip.ts';
import { type TreeNode, type TreePlace, TreeRows } from './tree-rows.ts';

export interface TreeRow {
  row: number;
  level: number;
  /** Name or position in the parent; null for the root. */
  name: string | number | null;
  /** PIECE kind of the value; mark for containers. */
  kind: number;
  text: string;
  /** Children of a container, null for a scalar. */
  children: number | null;
  array: boolean;
  open: boolean;
  /** Its place among its siblings, from 1, and how many they are. */
  position: number;
  siblings: number;
}

/** "Open all" stops after this many containers. */
const MOST_OPENED = 5_000;
const PREVIEW_BYTES = 240;

export class TreeView {
  readonly rows: TreeRows;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array, end: number, rootValue: number) {
    this.#bytes = bytes;
    this.#end = end;
    this.rows = new TreeRows(bytes, end, rootValue);
    if (this.#isContainer(rootValue)) this.rows.open(this.rows.place(0), performance.now() + 8);
    const only = this.rows.root;
    // {"value": [...]} and similar: what is of interest is one level down
    if (only?.children.complete && only.children.length === 1 && this.#isContainer(only.children.values.at(0))) {
      this.rows.open(this.rows.place(1), performance.now() + 8);
    }
  }

  read(from: number, count: number): TreeRow[] {
    const out: TreeRow[] = [];
    const last = Math.min(this.rows.rowCount, from + count);
    for (let row = from; row < last; row++) out.push(this.#read(row));
    return out;
  }

  #read(row: number): TreeRow {
    const place = this.rows.place(row);
    const bytes = this.#bytes;
    const value = this.rows.valueOf(place);
    const container = this.#isContainer(value);
    const preview = previewOf(bytes, value, this.#end, PREVIEW_BYTES);
    let children: number | null = null;
    if (container) children = place.node?.children.length ?? this.#count(place);
    return {
      row,
      level: place.level,
      name: this.#name(place),
      kind: preview.kind,
      text: preview.cut && !container ? `${preview.text}…` : preview.text,
      children,
      array: bytes[value] === 91,
      open: place.node !== null,
      position: place.index + 1,
      siblings: place.parent?.children.length ?? 1,
    };
  }

  #count(place: TreePlace): number {
    if (place.parent) return place.parent.children.counts.at(place.index);
    return skipValue(this.#bytes, this.rows.rootValue, this.#end).children;
  }

  #name(place: TreePlace): string | number | null {
    if (!place.parent) return null;
    if (!place.parent.children.object) return place.index;
    const start = place.parent.children.names.at(place.index);
    return stringAt(this.#bytes, start, skipString(this.#bytes, start, this.#end));
  }

  #isContainer(value: number): boolean {
    const b = value < this.#end ? this.#bytes[value] : 0;
    return b === 123 || b === 91;
  }

  set(row: number, open: boolean): void {
    const place = this.rows.place(row);
    if (!open) this.rows.close(place);
    else if (this.#isContainer(this.rows.valueOf(place))) this.rows.open(place, performance.now() + 8);
  }

  parentOf(row: number): number {
    const { parent } = this.rows.place(row);
    return parent ? this.rows.rowOf(parent.parent, parent.index) : 0;
  }

  /** Opens everything below `row`, nearest levels first; false when it stopped at the limit. */
  openAll(row: number): boolean {
    const start = this.rows.place(row);
    if (!this.#isContainer(this.rows.valueOf(start))) return true;
    const queue: TreeNode[] = [this.rows.open(start, Number.POSITIVE_INFINITY)];
    let opened = 0;
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at];
      if (!node) break;
      for (let i = 0; i < node.children.length; i++) {
        if (node.children.counts.at(i) === 0) continue;
        if (++opened > MOST_OPENED) return false;
        const known = node.open.find((child) => child.index === i) ?? null;
        const place = { parent: node, index: i, level: node.level + 1, node: known };
        queue.push(this.rows.open(place, Number.POSITIVE_INFINITY));
      }
    }
    return true;
  }

  /** Opens the way to a place of the document and gives its row. */
  reveal(place: JsonPlace): number {
    const depth = place.closes ? place.stack.depth - 1 : place.stack.depth;
    let at: TreePlace = this.rows.place(0);
    for (let level = 0; level < depth; level++) {
      const node = this.rows.open(at, Number.POSITIVE_INFINITY);
      const index = place.stack.childAt(level);
      this.rows.list(node, Number.POSITIVE_INFINITY, index + 1);
      const child = node.open.find((other) => other.index === index) ?? null;
      at = { parent: node, index, level: level + 1, node: child };
    }
    return this.rows.rowOf(at.parent, at.index);
  }

  /** Name or position of each step from the root, and where the value is. */
  pathOf(row: number): { steps: (string | number)[]; value: number } {
    const steps: (string | number)[] = [];
    const place = this.rows.place(row);
    for (let at: TreePlace = place; at.parent; ) {
      const name = this.#name(at);
      if (name !== null) steps.unshift(name);
      const up: TreeNode = at.parent;
      at = { parent: up.parent, index: up.index, level: up.level, node: up };
    }
    return { steps, value: this.rows.valueOf(place) };
  }
}
