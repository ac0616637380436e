// From method and path to the catalogue's operation. A tree of segments where a literal segment beats a placeholder
// (`/groups/rules` before `/groups/{groupId}`), with a step back when the literal branch leads nowhere.
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';

interface Node {
  literal: Map<string, Node>;
  placeholder: Node | null;
  operations: Map<string, Operation>;
}

export type Route =
  | { found: 'operation'; operation: Operation; ids: string[] }
  | { found: 'path'; methods: string[]; emptyId: boolean }
  | { found: 'nothing' };

const createNode = (): Node => ({ literal: new Map(), placeholder: null, operations: new Map() });

/** The key under which behaviours are registered: placeholders without their names. */
export const operationKey = (method: string, path: string): string => `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;

export function createRouter(operations: readonly Operation[]): (method: string, path: string) => Route {
  const root = createNode();
  for (const operation of operations) {
    let node = root;
    for (const segment of operation.path.split('/').slice(1)) {
      if (segment.startsWith('{')) {
        node.placeholder ??= createNode();
        node = node.placeholder;
      } else {
        const child = node.literal.get(segment) ?? createNode();
        node.literal.set(segment, child);
        node = child;
      }
    }
    if (!node.operations.has(operation.method)) node.operations.set(operation.method, operation);
  }

  const matches = (
    node: Node,
    segments: string[],
    at: number,
    ids: string[],
    out: { node: Node; ids: string[] }[],
  ): void => {
    const segment = segments[at];
    if (segment === undefined) {
      if (node.operations.size > 0) out.push({ node, ids });
      return;
    }
    const literal = node.literal.get(segment);
    if (literal) matches(literal, segments, at + 1, ids, out);
    if (node.placeholder && segment !== '') matches(node.placeholder, segments, at + 1, [...ids, decode(segment)], out);
  };

  return (method, path) => {
    const segments = path.split('/').slice(1);
    const wanted = method === 'HEAD' ? 'GET' : method;
    const candidates: { node: Node; ids: string[] }[] = [];
    matches(root, segments, 0, [], candidates);
    for (const { node, ids } of candidates) {
      const operation = node.operations.get(method) ?? node.operations.get(wanted);
      if (operation) return { found: 'operation', operation, ids };
    }
    const methods = [...new Set(candidates.flatMap(({ node }) => [...node.operations.keys()]))];
    if (methods.length > 0) return { found: 'path', methods, emptyId: false };
    if (segments.at(-1) === '') {
      // `/sessions/`: a path whose id is empty answers like a wrong method (FACTS §3.3, E0000022).
      const filled: { node: Node; ids: string[] }[] = [];
      matches(root, [...segments.slice(0, -1), '0'], 0, [], filled);
      if (filled.length > 0) return { found: 'path', methods: [], emptyId: true };
    }
    return { found: 'nothing' };
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
