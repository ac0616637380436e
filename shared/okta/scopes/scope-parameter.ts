// The `scope` parameter of a token request: names joined by spaces, at most 1,024 characters (FACTS §1).
// All scopes of the catalogue together are longer, so a caller that wants them all asks in batches.

import { impliedBy, satisfies } from './scope.ts';

/** Characters that the authorization server takes in `scope`. */
export const SCOPE_PARAM_LIMIT = 1024;

export interface ScopeParameter {
  value: string;
  length: number;
  /** Characters beyond the limit; 0 when it fits. */
  overBy: number;
}

/** The parameter for these names, each once. It is built in full even when too long: the person may want that refusal. */
export function formatScopeParam(names: Iterable<string>): ScopeParameter {
  const value = [...new Set(names)].join(' ');
  return { value, length: value.length, overBy: Math.max(0, value.length - SCOPE_PARAM_LIMIT) };
}

/** The names in as few requests as fit, in order. A single name longer than the limit stands alone. */
export function batchScopes(names: Iterable<string>): string[][] {
  const batches: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const name of new Set(names)) {
    length += 1 + name.length;
    if (length > SCOPE_PARAM_LIMIT) {
      batches.push([]);
      length = name.length;
    }
    batches.at(-1)?.push(name);
  }
  return batches;
}

/**
 * The scopes to request for one call out of those that were chosen: all of them where they fit into one request, else the batch
 * that covers what the call needs, so that a token of it that is held serves; else what it needs and as many others as fit.
 */
export function scopesForCall(chosen: readonly string[], needed: readonly string[]): string[] {
  const batches = batchScopes(chosen);
  if (batches.length < 2) return [...chosen];
  const covering = batches.find((batch) => needed.every((name) => satisfies(batch, name)));
  if (covering) return covering;
  const wanted = chosen.filter((name) => needed.some((need) => impliedBy(need).includes(name)));
  return batchScopes([...wanted, ...chosen])[0] ?? [];
}
