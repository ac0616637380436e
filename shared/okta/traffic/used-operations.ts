// From calls to the operations of the catalogue that they are. Host, base path and query do not matter; ids are recognised by
// the operation's template. What is no operation (static files, other APIs) is returned as unmatched.

import type { Operation } from '../catalogue/catalogue.ts';
import { createOperationMatcher, type OperationMatcher } from '../catalogue/match-operation.ts';
import type { TrafficCall } from './traffic.ts';

/** A base path has not more parts than this. */
const DEEPEST_BASE = 12;

export interface UsedOperation {
  operation: Operation;
  calls: number;
}

export interface UnmatchedCall {
  method: string;
  /** Without host and query: a query may hold anything. */
  path: string;
  calls: number;
}

export interface UsedOperations {
  /** In the order of the catalogue. */
  used: UsedOperation[];
  /** The most frequent first. */
  unmatched: UnmatchedCall[];
}

/** `path`: from the root of the org, without what a gateway puts before it. */
export interface FoundCall {
  operation: Operation;
  path: string;
}

export interface CallMatcher {
  match(call: TrafficCall): FoundCall | null;
}

export function createCallMatcher(operations: readonly Operation[]): CallMatcher {
  const matcher = createOperationMatcher(operations);
  const roots = new Set(operations.map(({ path }) => rootOf(path.split('/').slice(1), 0)));
  const known = new Map<string, FoundCall | null>();
  return {
    match({ method, target }) {
      const path = pathOf(target);
      const key = `${method} ${path}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const found = find(matcher, roots, method, path);
      // Logs repeat themselves; a bound keeps a log of unique paths from becoming a second copy of itself.
      if (known.size < 50_000) known.set(key, found);
      return found;
    },
  };
}

export function usedOperations(calls: Iterable<TrafficCall>, operations: readonly Operation[]): UsedOperations {
  const matcher = createCallMatcher(operations);
  const counts = new Map<Operation, number>();
  const unmatched = new Map<string, UnmatchedCall>();
  for (const call of calls) {
    const found = matcher.match(call);
    if (found) {
      counts.set(found.operation, (counts.get(found.operation) ?? 0) + 1);
      continue;
    }
    const path = pathOf(call.target);
    const before = unmatched.get(`${call.method} ${path}`);
    if (before) before.calls += 1;
    else unmatched.set(`${call.method} ${path}`, { method: call.method, path, calls: 1 });
  }
  return {
    used: operations.flatMap((operation) => {
      const number = counts.get(operation);
      return number === undefined ? [] : [{ operation, calls: number }];
    }),
    unmatched: [...unmatched.values()].sort((a, b) => b.calls - a.calls || (a.path < b.path ? -1 : 1)),
  };
}

/** The path of any target, with a variable in the place of the host (`{{baseUrl}}/api/v1/users`) taken off. */
function pathOf(target: string): string {
  const path = target
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/^(?:\{\{[^{}]*\}\})+/, '')
    .replace(/^(?:localhost|[^/:]*\.[^/:]*|[^/:]+(?=:\d))(?::\d+)?(?=\/)/, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** As it is; else without what precedes a part that begins as paths of the API do (a gateway's base path). */
function find(matcher: OperationMatcher, roots: ReadonlySet<string>, method: string, path: string): FoundCall | null {
  const segments = path.split('/').slice(1);
  for (let start = 0; start < Math.min(segments.length, DEEPEST_BASE); start++) {
    const isRoot = roots.has(rootOf(segments, start)) || roots.has(`${segments[start]}/*`);
    if (!isRoot) continue;
    const rest = `/${segments.slice(start).join('/')}`;
    const operation = matchAt(matcher, method, rest);
    if (operation) return { operation, path: rest };
    // `/governance/api/v1/…` that is unknown is not `/api/v1/…` behind a base path.
    if (start === 0) return null;
  }
  return null;
}

/** The first two parts identify an API: `api/v1`, `oauth2/*` where the second is a placeholder. */
function rootOf(segments: readonly string[], start: number): string {
  const second = segments[start + 1] ?? '';
  return `${segments[start] ?? ''}/${second.startsWith('{') ? '*' : second}`;
}

/** Postman writes path variables as `:userId`. A HEAD asks for the same as the GET. */
function matchAt(matcher: OperationMatcher, method: string, path: string): Operation | null {
  const found = matcher.match(method, path) ?? (method === 'HEAD' ? matcher.match('GET', path) : null);
  return found?.operation ?? null;
}
