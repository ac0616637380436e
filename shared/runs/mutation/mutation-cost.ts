// What the check of a set of scopes sends, before it is begun: which operations it leaves out and why, and how many
// requests the rest takes. Engine and page ask here, so that what is announced is what is done.
import type { Operation } from '../../okta/catalogue/catalogue.ts';
import { missingScopes } from '../../okta/scopes/requirement.ts';
import { bareTemplate, valueNeeds } from '../sweep/plan/value-source.ts';

export interface MutationCost {
  /** One for the whole set, one for each scope that is left out. */
  tokenRequests: number;
  /** When the set is right: each operation once, and one refused call for each scope. A wrong set takes more. */
  calls: number;
  /** Lists that are asked for an id at most, beside the operations themselves. */
  lookUps: number;
  replayed: Operation[];
  unsent: { operation: Operation; reason: string }[];
}

/** Why a mutation does not send an operation; null when it does. Only GETs with an access token show what a scope does. */
export function whyNotReplayed({ method, auth }: Operation): string | null {
  if (method !== 'GET') return `The check sends no ${method}.`;
  if (auth.length === 0) return 'It needs no token.';
  return auth.includes('oauth2') ? null : 'No access token is accepted for it.';
}

/** `catalogue`: where an id can be looked up. */
export function mutationCost(
  operations: readonly Operation[],
  scopes: readonly string[],
  catalogue: readonly Operation[],
): MutationCost {
  const replayed: Operation[] = [];
  const unsent: MutationCost['unsent'] = [];
  for (const operation of operations) {
    const reason = whyNotReplayed(operation);
    if (reason === null) replayed.push(operation);
    else unsent.push({ operation, reason });
  }
  // The last scope left out leaves nothing to ask for: that round is its token request alone.
  const refused = scopes.length < 2 ? 0 : scopes.reduce((sum, scope) => sum + refusedCalls(scope, scopes, replayed), 0);
  return {
    tokenRequests: 1 + scopes.length,
    calls: replayed.length + refused,
    lookUps: lookUps(replayed, scopes, catalogue),
    replayed,
    unsent,
  };
}

/** Without this scope: one call when some operation demands it, else all of them, and all pass. */
function refusedCalls(scope: string, scopes: readonly string[], replayed: readonly Operation[]): number {
  const rest = scopes.filter((other) => other !== scope);
  return replayed.some((operation) => missingScopes(operation, rest).length > 0) ? 1 : replayed.length;
}

function lookUps(replayed: readonly Operation[], scopes: readonly string[], catalogue: readonly Operation[]): number {
  const lists = new Map(
    catalogue.filter((one) => whyNotReplayed(one) === null).map((one) => [bareTemplate(one.path), one]),
  );
  const templates = new Set(lists.keys());
  const own = new Set(replayed.map(({ path }) => bareTemplate(path)));
  const asked = new Set<string>();
  for (const operation of replayed)
    for (const { list } of valueNeeds(operation, {}, templates)) {
      const giver = list === null ? undefined : lists.get(list);
      if (list !== null && giver && !own.has(list) && missingScopes(giver, scopes).length === 0) asked.add(list);
    }
  return asked.size;
}
