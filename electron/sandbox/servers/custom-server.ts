// A custom authorization server: one of those under /api/v1/authorizationServers, with scopes of its own. Whether a client gets a
// token is for its policies to say (FACTS §18); everything is read again for each request, so that a change of it counts at once.
import type { Org } from '../org.ts';
import type { Entity } from '../store.ts';
import { applyAccessPolicies } from './access-policy.ts';
import { oauthError } from './oauth-error.ts';
import type { AuthorizationServer, OAuthStep, Refused } from './oauth-exchange.ts';
import { OIDC_SCOPES, splitScopes } from './oidc-scopes.ts';
import { ownClaims } from './token-claims.ts';

export const SERVERS = '/api/v1/authorizationServers';

/** Undefined: there is none of that id, or it is switched off (our reading). */
export function customServer(
  { origin, org }: { origin: string; org: Org },
  id: string,
): AuthorizationServer | undefined {
  const entity = org.store(SERVERS).get(id);
  if (entity?.status !== 'ACTIVE') return undefined;
  const issuer = `${origin}/oauth2/${id}`;
  const path = `${SERVERS}/${id}`;
  const configured = (): Entity[] => org.store(`${path}/scopes`).all();
  const read = (text: string): { scopes: string[] } | Refused => {
    const named = splitScopes(text);
    const scopes = named.length > 0 ? named : namesOf(configured().filter((scope) => scope.default === true));
    if (scopes.length === 0) return { refused: 'no_default_scopes' };
    const known = namesOf(configured());
    return scopes.every((scope) => known.includes(scope)) ? { scopes } : { refused: 'no_matching_scope' };
  };
  const askConsent = (scopes: readonly string[]): string[] =>
    namesOf(configured().filter(({ consent }) => consent === 'REQUIRED' || consent === 'FLEXIBLE')).filter((name) =>
      scopes.includes(name),
    );

  const readScopes: OAuthStep = (exchange) => {
    const asked = read(exchange.form.get('scope') ?? '');
    if ('refused' in asked) return oauthError(asked.refused);
    exchange.requested = asked.scopes;
    return undefined;
  };
  const refuseConsent: OAuthStep = ({ requested }) => {
    const blocked = namesOf(configured().filter(({ consent }) => consent === 'REQUIRED'));
    const denied = requested.filter((scope) => blocked.includes(scope));
    return denied.length > 0 ? oauthError('consent_required_client_credentials', denied.join(', ')) : undefined;
  };

  const server: AuthorizationServer = {
    issuer,
    audience: audienceOf(entity) ?? issuer,
    base: issuer,
    keys: org.keys,
    forApi: false,
    scopeSteps: [readScopes, refuseOidc, admitClient, refuseConsent],
    personScopes: read,
    publishes: () => ({ scopes: namesOf(configured().filter(isPublic)), clientCredentials: true }),
    admit: (asked) => applyAccessPolicies(org, path, asked),
    accessClaims: (asked) => ownClaims(org, path, 'RESOURCE', asked),
    idClaims: (asked) => ownClaims(org, path, 'IDENTITY', asked),
    askConsent,
  };
  return server;
}

const refuseOidc: OAuthStep = ({ requested }) =>
  requested.some((scope) => OIDC_SCOPES.has(scope)) ? oauthError('openid_not_allowed_client_creds') : undefined;

const admitClient: OAuthStep = (exchange) => {
  const { client, requested, server } = exchange;
  const asked = { clientId: client?.id ?? '', grantType: 'client_credentials', user: null, scopes: requested };
  const admitted = server.admit(asked);
  if ('refused' in admitted) return oauthError(admitted.refused, admitted.argument);
  exchange.lifetimes = admitted.lifetimes;
  exchange.granted = requested;
  return undefined;
};

/** Those of the system, and of its own those that say so (FACTS §18). */
const isPublic = ({ system, metadataPublish }: Entity): boolean => system === true || metadataPublish === 'ALL_CLIENTS';

const namesOf = (scopes: readonly Entity[]): string[] => scopes.map(({ name }) => String(name));

function audienceOf({ audiences }: Entity): string | undefined {
  return Array.isArray(audiences) && audiences.length > 0 ? String(audiences[0]) : undefined;
}
