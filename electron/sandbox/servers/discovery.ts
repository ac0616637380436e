// Public documents of the org (FACTS §8): discovery and keys of an authorization server, and what kind of org this is. The discovery document does not mention client credentials or any okta.* scope: neither does Okta's.
import type { Exchange } from '../http/exchange.ts';
import { refuseUnknown } from '../http/okta-error.ts';
import { json, type Reply } from '../http/reply.ts';
import type { Fields } from '../resources/behaviour.ts';
import { serverAt } from './find-server.ts';
import type { AuthorizationServer } from './oauth-exchange.ts';

const AUTH_METHODS = ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'];
const SIGNING = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];

export function answerDiscovery(exchange: Exchange): Reply {
  const { issuer, base } = serverOf(exchange);
  const document: Fields = {
    issuer,
    authorization_endpoint: `${base}/v1/authorize`,
    token_endpoint: `${base}/v1/token`,
    registration_endpoint: `${exchange.origin}/oauth2/v1/clients`,
    jwks_uri: `${base}/v1/keys`,
    response_types_supported: [
      'code',
      'id_token',
      'code id_token',
      'code token',
      'id_token token',
      'code id_token token',
    ],
    response_modes_supported: ['query', 'fragment', 'form_post', 'okta_post_message'],
    grant_types_supported: [
      'authorization_code',
      'implicit',
      'refresh_token',
      'password',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    subject_types_supported: ['public'],
    scopes_supported: ['openid', 'email', 'profile', 'address', 'phone', 'offline_access', 'groups'],
    token_endpoint_auth_methods_supported: AUTH_METHODS,
    code_challenge_methods_supported: ['S256'],
    introspection_endpoint: `${base}/v1/introspect`,
    introspection_endpoint_auth_methods_supported: AUTH_METHODS,
    revocation_endpoint: `${base}/v1/revoke`,
    revocation_endpoint_auth_methods_supported: AUTH_METHODS,
    end_session_endpoint: `${base}/v1/logout`,
    request_parameter_supported: true,
    request_object_signing_alg_values_supported: ['HS256', 'HS384', 'HS512', ...SIGNING],
    device_authorization_endpoint: `${base}/v1/device/authorize`,
    dpop_signing_alg_values_supported: SIGNING,
  };
  if (exchange.url.pathname.endsWith('openid-configuration')) {
    document.userinfo_endpoint = `${base}/v1/userinfo`;
    document.id_token_signing_alg_values_supported = ['RS256'];
    document.claims_supported = [
      'iss',
      'ver',
      'sub',
      'aud',
      'iat',
      'exp',
      'jti',
      'auth_time',
      'amr',
      'idp',
      'nonce',
      'name',
      'email',
    ];
  }
  return json(200, document);
}

/** @throws Refusal E0000007 */
const serverOf = (exchange: Exchange): AuthorizationServer =>
  serverAt(exchange) ?? refuseUnknown(exchange, exchange.ids[0] ?? '', 'AuthorizationServer');

export function answerKeys(exchange: Exchange): Reply {
  return {
    ...json(200, { keys: serverOf(exchange).keys.published }),
    headers: [['cache-control', 'max-age=3600, must-revalidate']],
  };
}

export function answerOrganization(exchange: Exchange): Reply {
  return json(200, {
    id: exchange.org.id,
    _links: { organization: { href: exchange.origin } },
    pipeline: 'idx',
    settings: { analyticsCollectionEnabled: false, bugReportingEnabled: false, omEnabled: false, pssoEnabled: false },
  });
}
