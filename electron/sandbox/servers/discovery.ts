// Public documents of the org (FACTS §8, §18): discovery and keys of an authorization server, and what kind of org this is. The documents of the org's own server mention neither client
// credentials nor any okta.* scope: Okta's do not. Those of a custom one name the scopes that it publishes.
import type { Exchange } from '../http/exchange.ts';
import { refuseUnknown } from '../http/okta-error.ts';
import { json, type Reply } from '../http/reply.ts';
import type { Fields } from '../resources/behaviour.ts';
import { serverAt } from './find-server.ts';
import type { AuthorizationServer } from './oauth-exchange.ts';

const AUTH_METHODS = ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'];
const SIGNING = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];

const CODE_RESPONSES = ['code', 'id_token', 'code id_token', 'code token', 'id_token token', 'code id_token token'];
const GRANTS = [
  'authorization_code',
  'implicit',
  'refresh_token',
  'password',
  'urn:ietf:params:oauth:grant-type:device_code',
];
/** Of an access token, which the OAuth document is about, and of an id token: own claims of a server are never named. */
const ACCESS_CLAIMS = ['ver', 'jti', 'iss', 'aud', 'iat', 'exp', 'cid', 'uid', 'scp', 'sub'];
const ID_CLAIMS = [
  ...['iss', 'ver', 'sub', 'aud', 'iat', 'exp', 'jti', 'auth_time', 'amr', 'idp', 'nonce', 'name', 'nickname'],
  ...['preferred_username', 'given_name', 'middle_name', 'family_name', 'email', 'email_verified', 'profile'],
  ...['zoneinfo', 'locale', 'address', 'phone_number', 'picture', 'website', 'gender', 'birthdate', 'updated_at'],
  ...['at_hash', 'c_hash'],
];

export function answerDiscovery(exchange: Exchange): Reply {
  const server = serverOf(exchange);
  const { issuer, base } = server;
  const { scopes, clientCredentials } = server.publishes();
  const isOpenid = exchange.url.pathname.endsWith('openid-configuration');
  const forItself = clientCredentials && !isOpenid;
  const document: Fields = {
    issuer,
    authorization_endpoint: `${base}/v1/authorize`,
    token_endpoint: `${base}/v1/token`,
    ...(isOpenid && { userinfo_endpoint: `${base}/v1/userinfo` }),
    registration_endpoint: `${exchange.origin}/oauth2/v1/clients`,
    jwks_uri: `${base}/v1/keys`,
    response_types_supported: forItself ? [...CODE_RESPONSES, 'token'] : CODE_RESPONSES,
    response_modes_supported: ['query', 'fragment', 'form_post', 'okta_post_message'],
    grant_types_supported: forItself ? [...GRANTS, 'client_credentials'] : GRANTS,
    subject_types_supported: ['public'],
    ...(isOpenid && { id_token_signing_alg_values_supported: ['RS256'] }),
    scopes_supported: scopes,
    token_endpoint_auth_methods_supported: AUTH_METHODS,
    claims_supported: isOpenid ? ID_CLAIMS : ACCESS_CLAIMS,
    code_challenge_methods_supported: ['S256'],
    introspection_endpoint: `${base}/v1/introspect`,
    introspection_endpoint_auth_methods_supported: AUTH_METHODS,
    revocation_endpoint: `${base}/v1/revoke`,
    revocation_endpoint_auth_methods_supported: AUTH_METHODS,
    end_session_endpoint: `${base}/v1/logout`,
    request_parameter_supported: true,
    request_object_signing_alg_values_supported: ['HS256', 'HS384', 'HS512', ...SIGNING],
    device_authorization_endpoint: `${base}/v1/device/authorize`,
    pushed_authorization_request_endpoint: `${base}/v1/par`,
    dpop_signing_alg_values_supported: SIGNING,
  };
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
