// Which scopes a test of a credential requests, and which one harmless call shows that its token is taken. A call whose list is never
// empty is best: Okta answers a missing admin role and an empty list alike (FACTS §3.1, §12.7).
import type { Catalogue, Operation } from '../catalogue/catalogue.ts';
import { satisfies } from '../scopes/scope.ts';
import { batchScopes, scopesForCall } from '../scopes/scope-parameter.ts';

/** Every org has a user, a group, an app and events; then the order of the catalogue. */
const NEVER_EMPTY = ['okta.users.read', 'okta.groups.read', 'okta.apps.read', 'okta.logs.read'];

export interface TestCall {
  operation: Operation;
  /** From the root of the org, with its query. */
  path: string;
  /** What it needs. */
  scope: string;
}

/** A GET that one of these scopes opens and that needs no id; null when there is none. */
export function chooseTestCall({ scopes, operations }: Catalogue, held: readonly string[]): TestCall | null {
  const names = new Set(held);
  const probed = scopes.filter(({ name, probe }) => probe !== undefined && satisfies(names, name));
  const fact = NEVER_EMPTY.map((name) => probed.find((one) => one.name === name)).find(Boolean) ?? probed[0];
  const operation = fact && operations.find(({ id }) => id === fact.probe?.operationId);
  if (!fact || !operation) return null;
  const query = Object.entries(fact.probe?.query ?? {}).map((pair) => pair.map(encodeURIComponent).join('='));
  return {
    operation,
    path: [operation.path, ...(query.length > 0 ? [query.join('&')] : [])].join('?'),
    scope: fact.name,
  };
}

/** The call for a credential of which no scopes are known. */
export const leastTestCall = (catalogue: Catalogue): TestCall | null =>
  chooseTestCall(
    catalogue,
    catalogue.scopes.map(({ name }) => name),
  );

export interface TestScopes {
  /** To request, in one request. */
  names: string[];
  from: 'registered' | 'probe';
  /** Registered ones that one request does not take. */
  leftOut: number;
}

/** Of a client of a custom server: its own, or none, which asks for what the server has as default. */
export const scopesOfOwnApi = (registered: readonly string[]): TestScopes => ({
  names: batchScopes(registered)[0] ?? [],
  from: 'registered',
  leftOut: new Set(registered).size - (batchScopes(registered)[0]?.length ?? 0),
});

/** The registered scopes, as many as one request takes; without any, the one that the least call needs. */
export function scopesToTest(catalogue: Catalogue, registered: readonly string[]): TestScopes {
  if (registered.length === 0) {
    const scope = leastTestCall(catalogue)?.scope;
    return { names: scope === undefined ? [] : [scope], from: 'probe', leftOut: 0 };
  }
  const names = scopesForCall(registered, chooseTestCall(catalogue, registered)?.operation.scopes ?? []);
  return { names, from: 'registered', leftOut: new Set(registered).size - names.length };
}
