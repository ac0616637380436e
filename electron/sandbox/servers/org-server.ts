// The org authorization server: its tokens are for the API of the org, its scopes those of the catalogue. One scope that the org
// does not know fails the whole request without naming it; scopes that it knows but has not granted are dropped without a word
// (FACTS §1.3 "Scope", §1.5).
import type { Org } from '../org.ts';
import { oauthError } from './oauth-error.ts';
import type { AuthorizationServer, OAuthStep } from './oauth-exchange.ts';

const MAX_LENGTH = 1_024;
const OIDC = new Set(['openid', 'profile', 'email', 'address', 'phone', 'groups', 'offline_access', 'device_sso']);

const readScopes: OAuthStep = (exchange) => {
  const text = exchange.form.get('scope') ?? '';
  if (text.length > MAX_LENGTH) return oauthError('scope_too_long');
  exchange.requested = [...new Set(text.split(/\s+/).filter((scope) => scope !== ''))];
  return exchange.requested.length === 0 ? oauthError('missing_scopes') : undefined;
};

const refuseOidc: OAuthStep = (exchange) =>
  exchange.requested.some((scope) => OIDC.has(scope)) ? oauthError('openid_not_allowed_client_creds') : undefined;

const refuseCustom: OAuthStep = (exchange) =>
  exchange.requested.some((scope) => !scope.startsWith('okta.') && !exchange.org.knownScopes.has(scope))
    ? oauthError('illegal_custom_scope')
    : undefined;

const refuseSelf: OAuthStep = (exchange) =>
  exchange.requested.some((scope) => scope.startsWith('okta.') && scope.endsWith('.self'))
    ? oauthError('client_credentials_self_scope_requested')
    : undefined;

const refuseUnknown: OAuthStep = (exchange) =>
  exchange.requested.every((scope) => exchange.org.knownScopes.has(scope))
    ? undefined
    : oauthError(exchange.org.switches.oktaTypo);

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
  forApi: true,
  scopeSteps,
});
