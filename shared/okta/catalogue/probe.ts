// The probe of a scope: the cheapest harmless call that shows that the scope works. Chosen by rule, so that a newer
// OpenAPI file brings its own probes; the few that no rule can find are in a table with the reason.
// Manage scopes have no probe of their own: no GET demands them, and a read passes with manage as well (FACTS §6, §11).

import { parseScope } from '../scopes/scope.ts';
import type { Operation, ScopeFact } from './catalogue.ts';

export type Probe = NonNullable<ScopeFact['probe']>;

/** A required parameter keeps these out of the rule; the value is one that every org accepts (FACTS §6, probe table). */
const WITH_REQUIRED_QUERY: Record<string, { path: string; query: Record<string, string> }> = {
  // A policy list must name a type, and every org has the global session policy.
  'okta.policies.read': { path: '/api/v1/policies', query: { type: 'OKTA_SIGN_ON' } },
  // The list answers 400 without a filter; clients are the principals that an integration is one of.
  'okta.principalRateLimits.read': {
    path: '/api/v1/principal-rate-limits',
    query: { filter: 'principalType eq "OAUTH_CLIENT"' },
  },
};

const LIFECYCLES: Operation['lifecycle'][] = ['GA', 'LIMITED_GA', 'EA', 'BETA', null];

/** Lower is better, compared left to right: current, generally available, with a limit to keep the answer small, short. */
function cost(operation: Operation): [number, number, number, number, string] {
  const bounded = operation.parameters.some((parameter) => parameter.name === 'limit');
  return [
    operation.deprecated ? 1 : 0,
    LIFECYCLES.indexOf(operation.lifecycle),
    bounded ? 0 : 1,
    operation.path.length,
    operation.path,
  ];
}

function cheaper(a: Operation, b: Operation): number {
  const left = cost(a);
  const right = cost(b);
  for (let at = 0; at < left.length; at++) {
    const x = left[at] ?? 0;
    const y = right[at] ?? 0;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

/** The probe of a read scope among these operations, or undefined when every GET of it needs an id. */
export function probeOf(scope: string, operations: Operation[]): Probe | undefined {
  if (parseScope(scope).kind !== 'read') return undefined;
  const gets = operations.filter(
    (operation) => operation.method === 'GET' && operation.scopes.length === 1 && operation.scopes[0] === scope,
  );
  const known = WITH_REQUIRED_QUERY[scope];
  const named = known && gets.find((operation) => operation.path === known.path);
  if (known && named) return { operationId: named.id, query: known.query };
  const [best] = gets.filter((operation) => !operation.parameters.some(({ required }) => required)).sort(cheaper);
  if (!best) return undefined;
  const bounded = best.parameters.some((parameter) => parameter.name === 'limit');
  return { operationId: best.id, query: bounded ? { limit: '1' } : {} };
}
