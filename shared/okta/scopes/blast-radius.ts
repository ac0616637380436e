// The blast radius of a scope: what a token can do with it. Manage opens the reads of its resource as well (FACTS §11),
// so what it demands directly and what it opens by implication are distinguished: the direct part is what manage adds.
// Effects follow the catalogue's word, not the verb alone: some POSTs only read (FACTS §6).

import type { Operation } from '../catalogue/catalogue.ts';
import { impliedBy } from './scope.ts';

export type Effect = 'read' | 'write' | 'delete';

export interface OpenedOperation {
  operation: Operation;
  /** What the operation demands beside this scope (five operations need two); empty when the scope is enough. */
  alsoNeeds: string[];
}

export type OpenedByEffect = Record<Effect, OpenedOperation[]>;

export interface BlastRadius {
  scope: string;
  /** Operations that demand the scope itself. Of a manage scope: what it adds over read. */
  direct: OpenedByEffect;
  /** Operations that demand a scope which this one contains: of a manage scope the reads. */
  implied: OpenedByEffect;
  /** Direct and implied, each operation once. */
  total: number;
}

/** Operations by the scope that they demand. Built once for a catalogue: a lookup costs what the scope opens. */
export interface ScopeIndex {
  demanding(scope: string): readonly Operation[];
  /** The scopes that `scope` contains and some operation demands, itself first where it is demanded. */
  containedIn(scope: string): readonly string[];
}

/** By the catalogue's word, not the verb alone. */
export function effectOf(operation: Operation): Effect {
  if (operation.method === 'DELETE') return 'delete';
  if (operation.method === 'GET' || operation.method === 'HEAD' || operation.method === 'OPTIONS') return 'read';
  const onlyReads = operation.scopes.length > 0 && operation.scopes.every((scope) => /\.read(\.self)?$/.test(scope));
  return onlyReads ? 'read' : 'write';
}

export function createScopeIndex(operations: Iterable<Operation>): ScopeIndex {
  const demanding = new Map<string, Operation[]>();
  const contained = new Map<string, string[]>();
  for (const operation of operations)
    for (const scope of new Set(operation.scopes)) {
      const list = demanding.get(scope);
      if (list) list.push(operation);
      else demanding.set(scope, [operation]);
    }
  for (const scope of demanding.keys())
    for (const container of impliedBy(scope)) {
      const list = contained.get(container) ?? [];
      if (container === scope) list.unshift(scope);
      else list.push(scope);
      contained.set(container, list);
    }
  return {
    demanding: (scope) => demanding.get(scope) ?? [],
    containedIn: (scope) => contained.get(scope) ?? [],
  };
}

/** What a token with `scope` can do. A scope that nothing demands has an empty radius. */
export function blastRadius(scope: string, index: ScopeIndex): BlastRadius {
  const seen = new Set<string>();
  const direct = byEffect(scope, index.demanding(scope), seen);
  const implied = byEffect(
    scope,
    index.containedIn(scope).flatMap((inner) => (inner === scope ? [] : [...index.demanding(inner)])),
    seen,
  );
  return { scope, direct, implied, total: seen.size };
}

/** How many operations the scope opens: the number by which two scopes are compared. */
export function opensCount(scope: string, index: ScopeIndex): number {
  const ids = new Set<string>();
  for (const inner of index.containedIn(scope)) for (const { id } of index.demanding(inner)) ids.add(id);
  return ids.size;
}

function byEffect(scope: string, operations: readonly Operation[], seen: Set<string>): OpenedByEffect {
  const opened: OpenedByEffect = { read: [], write: [], delete: [] };
  for (const operation of operations) {
    if (seen.has(operation.id)) continue;
    seen.add(operation.id);
    const alsoNeeds = operation.scopes.filter((name) => !impliedBy(name).includes(scope));
    opened[effectOf(operation)].push({ operation, alsoNeeds });
  }
  return opened;
}
