// The tree as a flat list of rows of which only the open containers exist as nodes. Finding row n goes down from the
// root by bisection, so a root with 100,000 children costs the same as one with ten.
import { JsonChildren } from './json-children.ts';

export interface TreeNode {
  parent: TreeNode | null;
  /** Which child of the parent this is. */
  index: number;
  level: number;
  value: number;
  children: JsonChildren;
  /** Open children, by index upwards. */
  open: TreeNode[];
  /** Rows below this node. */
  rows: number;
}

/** A row: child `index` of `parent`, or the root when there is no parent. */
export interface TreePlace {
  parent: TreeNode | null;
  index: number;
  level: number;
  /** The node itself when it is open. */
  node: TreeNode | null;
}

export class TreeRows {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly rootValue: number;
  root: TreeNode | null = null;
  /** Nodes whose children are still being listed. */
  readonly listing = new Set<TreeNode>();

  constructor(bytes: Uint8Array, end: number, rootValue: number) {
    this.#bytes = bytes;
    this.#end = end;
    this.rootValue = rootValue;
  }

  get rowCount(): number {
    return 1 + (this.root?.rows ?? 0);
  }

  place(row: number): TreePlace {
    let node = this.root;
    if (row <= 0 || !node) return { parent: null, index: 0, level: 0, node };
    let rest = row - 1;
    for (;;) {
      let low = 0;
      let high = node.open.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.#rowOfOpen(node, middle) <= rest) low = middle + 1;
        else high = middle;
      }
      const child: TreeNode | undefined = node.open[low - 1];
      if (!child) return { parent: node, index: rest, level: node.level + 1, node: null };
      const first = this.#rowOfOpen(node, low - 1);
      if (rest === first) return { parent: node, index: child.index, level: child.level, node: child };
      if (rest > first + child.rows) {
        return { parent: node, index: child.index + rest - first - child.rows, level: node.level + 1, node: null };
      }
      rest -= first + 1;
      node = child;
    }
  }

  /** Row of the open child `at` relative to its parent's first child. Sums are cached per node until it changes. */
  #rowOfOpen(node: TreeNode, at: number): number {
    let sums = this.#sums.get(node);
    if (!sums) {
      let sum = 0;
      sums = node.open.map((child) => {
        const first = child.index + sum;
        sum += child.rows;
        return first;
      });
      this.#sums.set(node, sums);
    }
    return sums[at] ?? 0;
  }
  readonly #sums = new WeakMap<TreeNode, number[]>();

  /** The row of child `index` of `parent`. */
  rowOf(parent: TreeNode | null, index: number): number {
    if (!parent) return 0;
    let row = index;
    for (const child of parent.open) {
      if (child.index >= index) break;
      row += child.rows;
    }
    return this.rowOf(parent.parent, parent.index) + 1 + row;
  }

  valueOf(place: TreePlace): number {
    return place.parent ? place.parent.children.values.at(place.index) : this.rootValue;
  }

  /** Opens the container at the place; its children are listed as far as `deadline` lets. */
  open(place: TreePlace, deadline: number): TreeNode {
    if (place.node) return place.node;
    const value = this.valueOf(place);
    const node: TreeNode = {
      parent: place.parent,
      index: place.index,
      level: place.level,
      value,
      children: new JsonChildren(this.#bytes, value),
      open: [],
      rows: 0,
    };
    if (place.parent) {
      const siblings = place.parent.open;
      const at = siblings.findIndex((other) => other.index > node.index);
      siblings.splice(at < 0 ? siblings.length : at, 0, node);
    } else this.root = node;
    this.list(node, deadline);
    return node;
  }

  /** Lists more children of a node, and lets its ancestors know their new height. */
  list(node: TreeNode, deadline: number, until = Number.POSITIVE_INFINITY): void {
    const before = node.children.length;
    node.children.advance(this.#bytes, this.#end, deadline, until);
    this.#grow(node, node.children.length - before);
    if (node.children.complete) this.listing.delete(node);
    else this.listing.add(node);
  }

  close(place: TreePlace): void {
    const node = place.node;
    if (!node) return;
    this.#forget(node);
    if (node.parent) {
      this.#grow(node.parent, -node.rows);
      node.parent.open = node.parent.open.filter((child) => child !== node);
      this.#sums.delete(node.parent);
    } else this.root = null;
  }

  #forget(node: TreeNode): void {
    this.listing.delete(node);
    for (const child of node.open) this.#forget(child);
  }

  #grow(from: TreeNode, rows: number): void {
    for (let node: TreeNode | null = from; node; node = node.parent) {
      node.rows += rows;
      this.#sums.delete(node);
    }
  }
}
