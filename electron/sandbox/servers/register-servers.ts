// Which operations belong to the authorization servers rather than to the API: they do not take a bearer token.
import type { Method, Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { CONSOLE_PAGES } from '../console/console-pages.ts';
import { operationKey } from '../http/route.ts';
import type { Behaviour } from '../resources/behaviour.ts';
import { answerAuthorize } from '../sign-in/answer-authorize.ts';
import { answerActivate, answerActivatePage, answerDeviceAuthorize } from '../sign-in/answer-device.ts';
import { answerLogout, answerSignedOut, SIGNED_OUT } from '../sign-in/answer-logout.ts';
import { answerConsent, answerSignIn } from '../sign-in/answer-sign-in.ts';
import { answerPar } from '../sign-in/pushed-requests.ts';
import { answerIntrospect, answerRevoke } from '../tokens/introspect-revoke.ts';
import { answerDiscovery, answerKeys, answerOrganization } from './discovery.ts';
import { answerOtherGrant } from './other-endpoints.ts';
import { answerToken } from './token-endpoint.ts';
import { answerUserinfo } from './userinfo.ts';

const unlisted = (method: Method, path: string, id: string): Operation => ({
  id,
  family: 'oauth',
  method,
  path,
  tag: 'OrgAS',
  scopes: [],
  auth: [],
  parameters: [],
  body: false,
  responses: ['200'],
  lifecycle: null,
  paginated: false,
});

/** Paths that exist although no specification lists them (FACTS §8), and where the pages of the org send their forms. */
export const EXTRA_OPERATIONS: readonly Operation[] = [
  unlisted('GET', '/.well-known/oauth-authorization-server', 'getWellKnownOAuthAuthorizationServer'),
  // The form of RFC 8414 for an issuer with a path (FACTS-D §18).
  unlisted(
    'GET',
    '/.well-known/oauth-authorization-server/oauth2/{authorizationServerId}',
    'getWellKnownOAuthOfCustomAS',
  ),
  unlisted('POST', '/oauth2/v1/userinfo', 'userinfoWithPost'),
  unlisted('POST', '/oauth2/{authorizationServerId}/v1/userinfo', 'userinfoCustomASWithPost'),
  unlisted('POST', '/sign-in', 'signIn'),
  unlisted('POST', '/consent', 'consent'),
  unlisted('GET', '/activate', 'activatePage'),
  unlisted('POST', '/activate', 'activate'),
  unlisted('GET', SIGNED_OUT, 'signedOut'),
  ...CONSOLE_PAGES.map(({ method, path, id }) => unlisted(method, path, id)),
];

const pairs = (path: string, behaviour: Behaviour, method = 'POST'): [string, Behaviour][] =>
  ['/oauth2/v1/', '/oauth2/{}/v1/'].map((start) => [`${method} ${start}${path}`, behaviour]);

const ENDPOINTS = new Map<string, Behaviour>([
  ...pairs('token', answerToken),
  ...pairs('introspect', answerIntrospect),
  ...pairs('revoke', answerRevoke),
  ...pairs('authorize', answerAuthorize, 'GET'),
  ...pairs('authorize', answerAuthorize),
  ...pairs('userinfo', answerUserinfo, 'GET'),
  ...pairs('userinfo', answerUserinfo),
  ...pairs('logout', answerLogout, 'GET'),
  ...pairs('logout', answerLogout),
  ...pairs('par', answerPar),
  ...pairs('device/authorize', answerDeviceAuthorize),
  ['POST /sign-in', answerSignIn],
  ['POST /consent', answerConsent],
  ['GET /activate', answerActivatePage],
  ['POST /activate', answerActivate],
  [`GET ${SIGNED_OUT}`, answerSignedOut],
  ...CONSOLE_PAGES.map(({ method, path, answer }): [string, Behaviour] => [operationKey(method, path), answer]),
  ...pairs('keys', answerKeys, 'GET'),
  ['GET /.well-known/openid-configuration', answerDiscovery],
  ['GET /.well-known/oauth-authorization-server', answerDiscovery],
  ['GET /.well-known/oauth-authorization-server/oauth2/{}', answerDiscovery],
  ['GET /oauth2/{}/.well-known/openid-configuration', answerDiscovery],
  ['GET /oauth2/{}/.well-known/oauth-authorization-server', answerDiscovery],
  ['GET /.well-known/okta-organization', answerOrganization],
]);

/** The endpoint behind an operation, or undefined when the operation is an API call. */
export function oauthEndpoint(key: string, operation: Operation): Behaviour | undefined {
  const own = ENDPOINTS.get(key);
  if (own) return own;
  if (operation.family !== 'oauth' || operation.scopes.length > 0) return undefined;
  if (operation.method === 'OPTIONS') return () => ({ status: 204, headers: [['allow', 'POST, OPTIONS']] });
  return operation.method === 'POST' ? answerOtherGrant : undefined;
}
