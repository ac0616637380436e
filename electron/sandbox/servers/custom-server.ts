// A custom authorization server: one of those under /api/v1/authorizationServers, with scopes of its own. Whether a client gets a
// token is for its policies to say, and none here has a rule that lets a client pass for itself (FACTS §1.5).
import type { Org } from '../org.ts';
import type { Entity } from '../store.ts';
import { oauthError } from './oauth-error.ts';
import type { AuthorizationServer, OAuthStep } from './oauth-exchange.ts';

const SERVERS = '/api/v1/authorizationServers';

const readScopes: OAuthStep = (exchange) => {
  exchange.requested = (exchange.form.get('scope') ?? '').split(/\s+/).filter(Boolean);
  return exchange.requested.length === 0 ? oauthError('no_default_scopes') : undefined;
};

const refuseUnknown =
  (id: string): OAuthStep =>
  ({ org, requested }) => {
    const configured = org.store(`${SERVERS}/${id}/scopes`).all();
    const known = requested.every((scope) => configured.some(({ name }) => name === scope));
    return known ? undefined : oauthError('no_matching_scope');
  };

const applyPolicies: OAuthStep = () => oauthError('no_matching_policy');

/** Undefined: there is none of that id. */
export function customServer(
  { origin, org }: { origin: string; org: Org },
  id: string,
): AuthorizationServer | undefined {
  const entity = org.store(SERVERS).get(id);
  if (!entity) return undefined;
  const issuer = `${origin}/oauth2/${id}`;
  return {
    issuer,
    audience: audienceOf(entity) ?? issuer,
    base: issuer,
    keys: org.keys,
    forApi: false,
    scopeSteps: [readScopes, refuseUnknown(id), applyPolicies],
  };
}

function audienceOf({ audiences }: Entity): string | undefined {
  return Array.isArray(audiences) && audiences.length > 0 ? String(audiences[0]) : undefined;
}
