// Whether the token carries the scopes that the operation demands: all of them, where `manage` of a resource includes its
// `read` (FACTS §11) and a sub-resource is a resource of its own. Written for the sandbox alone: the bench's own judge must
// be able to disagree with it.

import type { Exchange, Step } from '../http/exchange.ts';
import { oktaError } from '../http/okta-error.ts';
import { challenge } from './challenge.ts';

export const checkScopes: Step = (exchange) => {
  const { operation, claims, apiToken } = exchange;
  if (!operation) return undefined;
  // An API token has no scopes. Where none is taken, it is refused as an access token is where only API tokens are (our reading).
  if (apiToken) return operation.auth.includes('apiToken') ? undefined : oktaError(exchange, 'E0000005');
  if (!claims) return undefined;
  if (!operation.auth.includes('oauth2')) return oktaError(exchange, 'E0000005');
  const own = isOwn(exchange);
  const missing = operation.scopes.some((scope) => !holds(claims.scp, scope) && !(own && holdsSelf(claims.scp, scope)));
  return missing ? challenge(exchange, 'access_token_insufficient_scopes', operation.scopes) : undefined;
};

/** What a person does to the own account, and the list of users, which shows that account alone (FACTS §16.1, `.self`). */
function isOwn({ claims, ids, operation }: Exchange): boolean {
  if (!claims?.uid || !operation) return false;
  if (operation.path === '/api/v1/users') return operation.method === 'GET';
  return operation.path.startsWith('/api/v1/users/{') && ['me', claims.uid, claims.sub].includes(ids[0] ?? '');
}

const holdsSelf = (held: readonly string[], needed: string): boolean =>
  held.includes(`${needed}.self`) || held.includes(`${needed.replace(/\.read$/, '.manage')}.self`);

/** The token shows the own account and nobody else's. */
export const isSelfOnly = (exchange: Exchange): boolean => {
  const { claims, operation } = exchange;
  return isOwn(exchange) && !operation?.scopes.every((scope) => holds(claims?.scp ?? [], scope));
};

function holds(held: readonly string[], needed: string): boolean {
  if (held.includes(needed)) return true;
  const cut = needed.lastIndexOf('.');
  return needed.slice(cut) === '.read' && held.includes(`${needed.slice(0, cut)}.manage`);
}
