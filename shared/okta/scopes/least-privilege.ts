// Least privilege: the smallest set of scopes that lets the used operations through, and what a registration has beyond it.
// Smallest means, in this order: fewest manage scopes, fewest scopes, smallest blast radius.
//
// Why the rule below finds it: a need has itself or the manage of its resource as ways to be met, nothing else. A need
// that is a manage scope must be in every set. With the fewest manage scopes no other manage may be there, so every need
// that those do not contain must be there as itself. Nothing is left to choose: the set is the only one. A test compares
// with all subsets of small random catalogues, so that a change of `impliedBy` that breaks this shows.

import type { Operation, ScopeFact } from '../catalogue/catalogue.ts';
import { createScopeIndex, opensCount, type ScopeIndex } from './blast-radius.ts';
import { leastScopes } from './requirement.ts';
import { impliedBy, parseScope, satisfies } from './scope.ts';

export interface NeededScope {
  scope: string;
  /** Ids of the used operations that demand it, or that demand the read which it contains. */
  because: string[];
  /** How many operations of the catalogue it opens. */
  opens: number;
  /** What a person must know of the scope; null when nothing. */
  note: string | null;
}

export interface LeastPrivilege {
  needed: NeededScope[];
  /** Registered, and of no use to anything that was used. */
  unused: string[];
  /** Registered as manage where `enough` would do; several entries when several scopes take its place. */
  broader: { scope: string; enough: string }[];
  /** Registered beside a needed manage that contains it. */
  redundant: { scope: string; includedIn: string }[];
  /** Needed, and contained in nothing that is registered. */
  notRegistered: string[];
  /** Ids of used operations that no OAuth access token is accepted for (FACTS §6): no scope will open them. */
  notByToken: string[];
}

export interface LeastPrivilegeInput {
  used: readonly Operation[];
  /** All operations of the catalogue, or their index. */
  catalogue: Iterable<Operation> | ScopeIndex;
  facts?: readonly ScopeFact[];
  /** Absent: nothing is known of the registration, so nothing is said about it. */
  registered?: readonly string[];
}

/** Following all advice (drop unused and redundant, put `enough` for broader, add notRegistered) gives exactly `needed`. */
export function leastPrivilege(input: LeastPrivilegeInput): LeastPrivilege {
  const index = 'demanding' in input.catalogue ? input.catalogue : createScopeIndex(input.catalogue);
  const facts = new Map(input.facts?.map((fact) => [fact.name, fact]));
  const least = leastScopes([...input.used]);
  const set = new Set(least);
  const needs = new Set(input.used.flatMap((operation) => operation.scopes));
  const needed = least.map((scope) => ({
    scope,
    because: [...new Set(input.used.filter((one) => demands(one, scope, set)).map((one) => one.id))].sort(),
    opens: opensCount(scope, index),
    note: noteOf(facts.get(scope)),
  }));
  const notByToken = input.used.filter(
    ({ auth }) => auth.length > 0 && !auth.includes('oauth2') && !auth.includes('client'),
  );
  return {
    needed,
    ...compareRegistered(input.registered ? new Set(input.registered) : null, set, needs),
    notByToken: [...new Set(notByToken.map(({ id }) => id))].sort(),
  };
}

/** Whether `scope` of the set is what meets a demand of the operation. */
function demands(operation: Operation, scope: string, set: ReadonlySet<string>): boolean {
  return operation.scopes.some((name) => name === scope || (!set.has(name) && impliedBy(name).includes(scope)));
}

function compareRegistered(
  registered: ReadonlySet<string> | null,
  least: ReadonlySet<string>,
  needs: ReadonlySet<string>,
): Pick<LeastPrivilege, 'unused' | 'broader' | 'redundant' | 'notRegistered'> {
  if (registered === null) return { unused: [], broader: [], redundant: [], notRegistered: [] };
  const unused: string[] = [];
  const broader: LeastPrivilege['broader'] = [];
  const redundant: LeastPrivilege['redundant'] = [];
  for (const scope of [...registered].sort()) {
    if (least.has(scope)) continue;
    const includedIn = impliedBy(scope).find((other) => other !== scope && least.has(other) && registered.has(other));
    const enough = [...needs].filter((need) => need !== scope && impliedBy(need).includes(scope)).sort();
    if (includedIn !== undefined) redundant.push({ scope, includedIn });
    else if (enough.length > 0) broader.push(...enough.map((each) => ({ scope, enough: each })));
    else unused.push(scope);
  }
  const notRegistered = [...least].filter((scope) => !satisfies(registered, scope)).sort();
  return { unused, broader, redundant, notRegistered };
}

function noteOf(fact: ScopeFact | undefined): string | null {
  if (fact?.status === 'user-only' || fact?.family === 'myaccount')
    return "Only a user's token may hold it: an API service integration is refused.";
  if (fact?.status === 'retired')
    return `Retired.${fact.replacedBy?.length ? ` In its place: ${fact.replacedBy.join(' ')}.` : ''}`;
  return fact === undefined || parseScope(fact.name).operation !== '' ? null : 'It is not a scope of the Okta API.';
}
