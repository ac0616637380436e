// What scopes a client-credentials request gets (FACTS §1.3 "Scope", §1.5). One scope that the org does not know fails the
// whole request without naming it; scopes that it knows but has not granted are dropped without a word.
import { oauthError } from './oauth-error.ts';
import type { TokenStep } from './token-exchange.ts';

const MAX_LENGTH = 1_024;
const OIDC = new Set(['openid', 'profile', 'email', 'address', 'phone', 'groups', 'offline_access', 'device_sso']);

const readScopes: TokenStep = (exchange) => {
  const text = exchange.form.get('scope') ?? '';
  if (text.length > MAX_LENGTH) return oauthError('scope_too_long');
  exchange.requested = [...new Set(text.split(/\s+/).filter((scope) => scope !== ''))];
  return exchange.requested.length === 0 ? oauthError('missing_scopes') : undefined;
};

const refuseOidc: TokenStep = (exchange) =>
  exchange.requested.some((scope) => OIDC.has(scope)) ? oauthError('openid_not_allowed_client_creds') : undefined;

const refuseCustom: TokenStep = (exchange) =>
  exchange.requested.some((scope) => !scope.startsWith('okta.') && !exchange.org.knownScopes.has(scope))
    ? oauthError('illegal_custom_scope')
    : undefined;

const refuseSelf: TokenStep = (exchange) =>
  exchange.requested.some((scope) => scope.startsWith('okta.') && scope.endsWith('.self'))
    ? oauthError('client_credentials_self_scope_requested')
    : undefined;

const refuseUnknown: TokenStep = (exchange) =>
  exchange.requested.every((scope) => exchange.org.knownScopes.has(scope))
    ? undefined
    : oauthError(exchange.org.switches.oktaTypo);

const intersect: TokenStep = (exchange) => {
  const held = new Set(exchange.client?.granted ?? []);
  const implied = exchange.org.switches.readUnderManage === 'implied';
  exchange.granted = exchange.requested.filter(
    (scope) => held.has(scope) || (implied && scope.endsWith('.read') && held.has(scope.replace(/\.read$/, '.manage'))),
  );
  return exchange.granted.length === 0 ? oauthError('no_org_scopes_granted') : undefined;
};

export const scopeSteps: readonly TokenStep[] = [
  readScopes,
  refuseOidc,
  refuseCustom,
  refuseSelf,
  refuseUnknown,
  intersect,
];
