// Which scopes a sweep asks a target for, and in how many tokens. One name that an org does not know fails a whole token
// request without being named (FACTS §1.5), so names that the catalogue is not certain of stand alone.
import type { Catalogue, Operation, ScopeFact } from '../../../okta/catalogue/catalogue.ts';
import { parseScope, satisfies } from '../../../okta/scopes/scope.ts';
import { batchScopes } from '../../../okta/scopes/scope-parameter.ts';
import type { SweepInput } from '../sweep-events.ts';

/** Every current read scope of the management API: what an OIN integration can be given. */
export function readableScopes(catalogue: Catalogue): string[] {
  return catalogue.scopes.filter(isReadable).map(({ name }) => name);
}

const isReadable = ({ family, kind, status }: ScopeFact) =>
  family === 'management' && kind === 'read' && status === 'current';

export function chosenScopes(choice: SweepInput['scopes'], catalogue: Catalogue, registered: string[]): string[] {
  if (choice === 'readable') return readableScopes(catalogue);
  return [...new Set(choice === 'registered' ? registered : choice)];
}

export interface TokenSets {
  /** The set under which an operation is called. */
  of(operation: Operation): string[];
}

/**
 * Batches under 1,024 characters; an operation whose scopes fell into two batches gets a set of its own. Manage scopes have
 * batches of their own: beside a read, a call that both would let through shows neither.
 */
export function batchTokens(scopes: string[], catalogue: Catalogue): TokenSets {
  const facts = new Map(catalogue.scopes.map((fact) => [fact.name, fact]));
  const certain = scopes.filter((name) => facts.get(name)?.status === 'current');
  const alone = scopes.filter((name) => !certain.includes(name));
  const wide = certain.filter((name) => parseScope(name).kind === 'manage');
  const narrow = certain.filter((name) => !wide.includes(name));
  const sets = [...batchScopes(narrow), ...batchScopes(wide), ...alone.map((name) => [name])];
  const held = sets.map((set) => new Set(set));
  const extra = new Map<string, string[]>();
  const split = (operation: Operation): string[] | null => {
    const parts = operation.scopes.map(
      (name) => scopes.find((one) => one === name) ?? scopes.find((one) => satisfies([one], name)),
    );
    if (parts.length < 2 || parts.includes(undefined)) return null;
    const set = [...new Set(parts)].filter((name) => name !== undefined);
    const key = set.join(' ');
    extra.set(key, extra.get(key) ?? set);
    return extra.get(key) ?? set;
  };
  return {
    of(operation) {
      const score = held.map((set) => operation.scopes.filter((name) => satisfies(set, name)).length);
      const best = score.indexOf(Math.max(...score));
      if ((score[best] ?? 0) < operation.scopes.length) return split(operation) ?? sets[best] ?? [];
      return sets[best] ?? [];
    },
  };
}
