// From a method and a path to the operation of the catalogue: a tree over path segments for each length of a path, built when the
// first path of that length is looked up, so that a lookup costs the length of the path and not the size of the catalogue. Fixed
// segments win over placeholders (`/users/me` over `/users/{userId}`), with a step back where the fixed way leads nowhere.

import { percentDecode } from '../wire-text/percent-decode.ts';
import type { Method, Operation } from './catalogue.ts';

export interface OperationMatch {
  operation: Operation;
  /** Values of the placeholders, percent-decoded. */
  parameters: Record<string, string>;
}

export interface OperationMatcher {
  /** `target`: a path, with or without query, or a whole URL. Null when the catalogue has no such operation. */
  match(method: string, target: string): OperationMatch | null;
  /** The methods that the path has, in the catalogue's order; empty for an unknown path. */
  methodsAt(target: string): Method[];
}

interface Leaf {
  names: string[];
  operation: Operation;
}

interface Node {
  fixed: Map<string, Node>;
  /** Segments with a placeholder, the plain `{name}` last: `{id}.json` is more exact. */
  open: { prefix: string; suffix: string; node: Node }[];
  leaves: Map<string, Leaf>;
}

const createNode = (): Node => ({ fixed: new Map(), open: [], leaves: new Map() });

export function createOperationMatcher(operations: Iterable<Operation>): OperationMatcher {
  const ofLength = new Map<number, Operation[]>();
  for (const operation of operations) {
    const { length } = segmentsOf(operation.path);
    const others = ofLength.get(length);
    if (others) others.push(operation);
    else ofLength.set(length, [operation]);
  }
  const trees = new Map<number, Node>();
  const find = (target: string) => {
    const segments = segmentsOf(target);
    const same = ofLength.get(segments.length);
    if (!same) return [];
    const tree = trees.get(segments.length) ?? plant(same);
    trees.set(segments.length, tree);
    return walk(tree, segments, 0, []);
  };
  return {
    match(method, target) {
      const verb = method.toUpperCase();
      for (const { node, values } of find(target)) {
        const leaf = node.leaves.get(verb);
        if (!leaf) continue;
        const pairs = leaf.names.map((name, index) => [name, percentDecode(values[index] ?? '')] as const);
        return { operation: leaf.operation, parameters: Object.fromEntries(pairs) };
      }
      return null;
    },
    methodsAt(target) {
      const methods = new Set<Method>();
      for (const { node } of find(target))
        for (const { operation } of node.leaves.values()) methods.add(operation.method);
      return [...methods];
    },
  };
}

function plant(operations: readonly Operation[]): Node {
  const root = createNode();
  for (const operation of operations) insert(root, operation);
  return root;
}

function insert(root: Node, operation: Operation): void {
  let node = root;
  const names: string[] = [];
  for (const segment of segmentsOf(operation.path)) {
    const placeholder = /^([^{]*)\{([^}]*)\}(.*)$/.exec(segment);
    if (placeholder) {
      const [, prefix = '', name = '', suffix = ''] = placeholder;
      names.push(name);
      let child = node.open.find((each) => each.prefix === prefix && each.suffix === suffix);
      if (!child) {
        child = { prefix, suffix, node: createNode() };
        node.open.push(child);
        node.open.sort((a, b) => b.prefix.length + b.suffix.length - (a.prefix.length + a.suffix.length));
      }
      node = child.node;
    } else {
      const next = node.fixed.get(segment) ?? createNode();
      node.fixed.set(segment, next);
      node = next;
    }
  }
  if (!node.leaves.has(operation.method)) node.leaves.set(operation.method, { names, operation });
}

/** Every node at this path, the most exact first: a path may be fixed for one method and open for another. */
function walk(node: Node, segments: string[], at: number, values: string[]): { node: Node; values: string[] }[] {
  const segment = segments[at];
  if (segment === undefined) return node.leaves.size > 0 ? [{ node, values }] : [];
  const next = node.fixed.get(segment) ?? node.fixed.get(percentDecode(segment));
  const found = next ? walk(next, segments, at + 1, values) : [];
  for (const { prefix, suffix, node: child } of node.open) {
    const inner = segment.slice(prefix.length, segment.length - suffix.length);
    const fits =
      segment.startsWith(prefix) &&
      segment.endsWith(suffix) &&
      inner !== '' &&
      segment.length > prefix.length + suffix.length;
    if (fits) found.push(...walk(child, segments, at + 1, [...values, inner]));
  }
  return found;
}

/** The path's segments, without origin, query, fragment and slashes at the ends. */
function segmentsOf(target: string): string[] {
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '';
  return path.replace(/^\/+|\/+$/g, '').split('/');
}
