// Which operations belong to the authorization servers rather than to the API: they do not take a bearer token.
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import type { Behaviour } from '../resources/behaviour.ts';
import { answerIntrospect, answerRevoke } from '../tokens/introspect-revoke.ts';
import { answerDiscovery, answerKeys, answerOrganization } from './discovery.ts';
import { answerOtherGrant, answerPage } from './other-endpoints.ts';
import { answerToken } from './token-endpoint.ts';

/** Paths that exist although no specification lists them (FACTS §8). */
export const EXTRA_OPERATIONS: readonly Operation[] = [
  {
    id: 'getWellKnownOAuthAuthorizationServer',
    family: 'oauth',
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    tag: 'OrgAS',
    scopes: [],
    auth: [],
    parameters: [],
    body: false,
    responses: ['200'],
    lifecycle: null,
    paginated: false,
  },
];

const pairs = (path: string, behaviour: Behaviour): [string, Behaviour][] =>
  ['POST /oauth2/v1/', 'POST /oauth2/{}/v1/'].map((start) => [`${start}${path}`, behaviour]);

const ENDPOINTS = new Map<string, Behaviour>([
  ...pairs('token', answerToken),
  ...pairs('introspect', answerIntrospect),
  ...pairs('revoke', answerRevoke),
  ['GET /oauth2/v1/keys', answerKeys],
  ['GET /oauth2/{}/v1/keys', answerKeys],
  ['GET /.well-known/openid-configuration', answerDiscovery],
  ['GET /.well-known/oauth-authorization-server', answerDiscovery],
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
  if (operation.method === 'POST') return answerOtherGrant;
  return operation.method === 'GET' ? answerPage : undefined;
}
