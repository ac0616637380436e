// From operations to the facts of each scope: kind and resource by name, standing by history, probe by rule.
// Used for the shipped files and for a catalogue that a person imports, so that both are made alike.

import type { Family, Operation, ScopeFact } from '../catalogue/catalogue.ts';
import { probeOf } from '../catalogue/probe.ts';
import { parseScope } from './scope.ts';
import { standingOf, UNDECLARED_SCOPES } from './scope-history.ts';

/** All scopes that the operations demand or the specification declares, plus the family's undeclared ones, by name. */
export function scopeFactsOf(family: Family, operations: Operation[], declared: string[]): ScopeFact[] {
  const facts = new Map<string, ScopeFact>();
  const demanded = operations.flatMap((operation) => operation.scopes);
  for (const name of [...declared, ...demanded]) {
    if (facts.has(name)) continue;
    const { resource, kind } = parseScope(name);
    const probe = probeOf(name, operations);
    facts.set(name, { name, resource, kind, family, ...standingOf(name), ...(probe ? { probe } : {}) });
  }
  for (const { name, status, note, replacedBy, family: home } of UNDECLARED_SCOPES) {
    if (home !== family || facts.has(name)) continue;
    const { resource, kind } = parseScope(name);
    facts.set(name, { name, resource, kind, family, status, ...(replacedBy ? { replacedBy } : {}), note });
  }
  return [...facts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
