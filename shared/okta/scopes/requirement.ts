// What an operation demands of a token, and what a token lacks for it. An operation's scopes are needed together
// (five need two, FACTS §6); each may be held as itself or as the manage scope of the same resource (FACTS §11).

import type { Operation } from '../catalogue/catalogue.ts';
import { impliedBy, satisfies } from './scope.ts';

export interface Requirement {
  /** All of these, each by one of its `satisfiedBy`. Empty: any valid credential of an accepted kind will do. */
  scopes: { name: string; satisfiedBy: string[] }[];
  /** Whether an OAuth access token is accepted at all; two operations take API tokens only. */
  oauth: boolean;
  apiToken: boolean;
  /** The client's own credentials (token, introspect, revoke), not a token. */
  client: boolean;
  /** No credential is needed. */
  open: boolean;
}

/** `known`: names of the catalogue, to leave out a manage scope that does not exist (there is no `okta.logs.manage`). */
export function requirementOf(operation: Operation, known?: ReadonlySet<string>): Requirement {
  const exists = (name: string, scope: string) => name === scope || !known || known.has(scope);
  return {
    scopes: operation.scopes.map((name) => ({
      name,
      satisfiedBy: impliedBy(name).filter((each) => exists(name, each)),
    })),
    oauth: operation.auth.includes('oauth2'),
    apiToken: operation.auth.includes('apiToken'),
    client: operation.auth.includes('client'),
    open: operation.auth.length === 0,
  };
}

/** The operation's scopes that the held ones do not contain. */
export function missingScopes(operation: Pick<Operation, 'scopes'>, held: Iterable<string>): string[] {
  const set = new Set(held);
  return operation.scopes.filter((name) => !satisfies(set, name));
}

/** The smallest set of scopes for one or several operations: no read beside the manage that contains it. Sorted. */
export function leastScopes(operations: Pick<Operation, 'scopes'> | readonly Pick<Operation, 'scopes'>[]): string[] {
  const list = 'scopes' in operations ? [operations] : operations;
  const needed = new Set(list.flatMap((operation) => operation.scopes));
  return [...needed].filter((name) => !impliedBy(name).some((other) => other !== name && needed.has(other))).sort();
}
