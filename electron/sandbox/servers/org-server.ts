// The org authorization server: its tokens are for the API of the org, its scopes those of the catalogue. One scope that the org
// does not know fails the whole request without naming it; scopes that it knows but has not granted are dropped without a word
// (FACTS §1.3 "Scope", §1.5).
import type { Org } from '../org.ts';
import { oauthError } from './oauth-error.ts';
import type { AuthorizationServer, Lifetimes, OAuthStep, Refused } from './oauth-exchange.ts';
import { OIDC_SCOPES, splitScopes } from './oidc-scopes.ts';

const MAX_LENGTH = 1_024;

const readScopes: OAuthStep = (exchange) => {
  const text = exchange.form.get('scope') ?? '';
  if (text.length > MAX_LENGTH) return oauthError('scope_too_long');
  exchange.requested = splitScopes(text);
  return exchange.requested.length === 0 ? oauthError('missing_scopes') : undefined;
};

const refuseOidc: OAuthStep = (exchange) =>
  exchange.requested.some((scope) => OIDC_SCOPES.has(scope))
    ? oauthError('openid_not_allowed_client_creds')
    : undefined;

const refuseCustom: OAuthStep = (exchange) =>
  exchange.requested.some((scope) => !scope.startsWith('okta.') && !exchange.org.knownScopes.has(scope))
    ? oauthError('illegal_custom_scope')
    : undefined;

const refuseSelf: OAuthStep = (exchange) =>
  exchange.requested.some(isSelf) ? oauthError('client_credentials_self_scope_requested') : undefined;

const refuseUnknown: OAuthStep = (exchange) =>
  exchange.requested.every((scope) => exchange.org.knownScopes.has(scope))
    ? undefined
    : oauthError(exchange.org.switches.oktaTypo);

/** The same for whoever asks: an hour, and 90 days without any limit of idleness for refresh tokens (FACTS §1, §17). */
export const ORG_LIFETIMES: Lifetimes = { accessS: 3_600, refreshS: 90 * 86_400, refreshIdleS: null };

/**
 * What an app gets in the name of a person: the scopes of OpenID Connect, and of the API those that an admin granted to the app, `.self` ones
 * among them. The person's admin roles take nothing away here; they show at each call (FACTS §16.1).
 */
function personScopes(org: Org, text: string, granted: readonly string[]): { scopes: string[] } | Refused {
  if (text.length > MAX_LENGTH) return { refused: 'scope_too_long' };
  const asked = splitScopes(text);
  if (asked.length === 0) return { refused: 'missing_scopes' };
  const ofApi = asked.filter((scope) => !OIDC_SCOPES.has(scope));
  if (ofApi.some((scope) => !scope.startsWith('okta.') && !org.knownScopes.has(scope)))
    return { refused: 'illegal_custom_scope' };
  if (!ofApi.every((scope) => org.knownScopes.has(scope) || isSelf(scope))) return { refused: org.switches.oktaTypo };
  const scopes = asked.filter((scope) => OIDC_SCOPES.has(scope) || granted.includes(scope));
  return scopes.length === 0 ? { refused: 'no_org_scopes_granted' } : { scopes };
}

const isSelf = (scope: string): boolean => scope.startsWith('okta.') && scope.endsWith('.self');

const intersect: OAuthStep = (exchange) => {
  const held = new Set(exchange.client?.granted ?? []);
  const implied = exchange.org.switches.readUnderManage === 'implied';
  exchange.granted = exchange.requested.filter(
    (scope) => held.has(scope) || (implied && scope.endsWith('.read') && held.has(scope.replace(/\.read$/, '.manage'))),
  );
  return exchange.granted.length === 0 ? oauthError('no_org_scopes_granted') : undefined;
};

const scopeSteps: readonly OAuthStep[] = [readScopes, refuseOidc, refuseCustom, refuseSelf, refuseUnknown, intersect];

export const orgServer = ({ origin, org }: { origin: string; org: Org }): AuthorizationServer => ({
  issuer: origin,
  audience: origin,
  base: `${origin}/oauth2`,
  keys: org.keys,
  typ: 'application/okta-internal-at+jwt',
  forApi: true,
  scopeSteps,
  personScopes: (text, { granted }) => personScopes(org, text, granted),
  publishes: () => ({
    scopes: ['openid', 'email', 'profile', 'address', 'phone', 'offline_access', 'groups'],
    clientCredentials: false,
  }),
  admit: () => ({ lifetimes: ORG_LIFETIMES }),
  accessClaims: () => ({ claims: {} }),
  idClaims: () => ({ claims: {} }),
  askConsent: () => [],
});
