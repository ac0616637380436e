// An id that nothing has: 404 E0000007 with the id and the name of the type, as captured for each of these types (FACTS §3.2).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { basic, catalogue, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let tokens: Map<string, string>;
const known = new Map<string, string>();
const PRINCIPALS = `/api/v1/principal-rate-limits?filter=${encodeURIComponent('principalType eq "OAUTH_CLIENT"')}`;

const call = (method: string, path: string, scope: string) =>
  org.call(method, path, { headers: { authorization: `Bearer ${tokens.get(scope)}` } });

beforeAll(async () => {
  org = await startOrg();
  tokens = await org.tokensOf('Directory Insights');
  const first = async (path: string, scope: string): Promise<string> => (await call('GET', path, scope)).json[0].id;
  known.set('user', await first('/api/v1/users', 'okta.users.read'));
  known.set('policy', await first('/api/v1/policies?type=PASSWORD', 'okta.policies.read'));
  // A scope of the authorization server's own API is granted to an integration only when it is made with it.
  const made = await org.call('POST', '/integrations/api/v1/api-services', {
    headers: { authorization: `Bearer ${tokens.get('okta.oauthIntegrations.manage')}` },
    body: { type: 'client_reader', grantedScopes: ['okta.clients.read'] },
  });
  const token = await org.call('POST', '/oauth2/v1/token', {
    headers: {
      authorization: basic(made.json.id, made.json.clientSecret),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials&scope=okta.clients.read',
  });
  tokens.set('okta.clients.read', token.json.access_token);
  // The ids here are unknown, the lists that they would be in are not.
  expect((await call('GET', PRINCIPALS, 'okta.principalRateLimits.read')).status).toBe(200);
});
afterAll(() => org.close());

const SERVER = '/api/v1/authorizationServers/default';
const TYPES: [type: string, path: string, scope: string][] = [
  ['User', '/api/v1/users', 'okta.users.read'],
  ['UserGroup', '/api/v1/groups', 'okta.groups.read'],
  ['AppInstance', '/api/v1/apps', 'okta.apps.read'],
  ['PublicClientApp', '/oauth2/v1/clients', 'okta.clients.read'],
  ['NetworkZone', '/api/v1/zones', 'okta.networkZones.read'],
  ['AuthorizationServer', '/api/v1/authorizationServers', 'okta.authorizationServers.read'],
  ['OAuth2Scope', `${SERVER}/scopes`, 'okta.authorizationServers.read'],
  ['OAuth2Claim', `${SERVER}/claims`, 'okta.authorizationServers.read'],
  ['Policy', '/api/v1/policies', 'okta.policies.read'],
  ['PolicyRule', '/api/v1/policies/<policy>/rules', 'okta.policies.read'],
  ['TrustedOrigin', '/api/v1/trustedOrigins', 'okta.trustedOrigins.read'],
  ['Token', '/api/v1/api-tokens', 'okta.apiTokens.read'],
  ['AppSession', '/api/v1/sessions', 'okta.sessions.read'],
  ['Brand', '/api/v1/brands', 'okta.brands.read'],
  ['Device', '/api/v1/devices', 'okta.devices.read'],
  ['IdpTrust', '/api/v1/idps', 'okta.idps.read'],
  ['InlineHook', '/api/v1/inlineHooks', 'okta.inlineHooks.read'],
  ['Webhook', '/api/v1/eventHooks', 'okta.eventHooks.read'],
  ['UserFactor', '/api/v1/users/<user>/factors', 'okta.users.read'],
  ['CustomRole', '/api/v1/iam/roles', 'okta.roles.read'],
  ['IAMPolicy', '/api/v1/iam/resource-sets', 'okta.roles.read'],
  ['RoleAssignment', '/api/v1/users/<user>/roles', 'okta.roles.read'],
  ['Realm', '/api/v1/realms', 'okta.realms.read'],
  ['ProfileMapping', '/api/v1/mappings', 'okta.profileMappings.read'],
  ['PrincipalRateLimit', '/api/v1/principal-rate-limits', 'okta.principalRateLimits.read'],
  ['BehaviorSettings', '/api/v1/behaviors', 'okta.behaviors.read'],
  ['LinkedObjectProperty', '/api/v1/meta/schemas/user/linkedObjects', 'okta.linkedObjects.read'],
  ['APIServiceIntegration', '/integrations/api/v1/api-services', 'okta.oauthIntegrations.read'],
];

it.each(TYPES)('of type %s', async (type, path, scope) => {
  const answer = await call(
    'GET',
    `${path.replace(/<(\w+)>/, (_, name) => known.get(name) ?? '')}/nobody-has-this`,
    scope,
  );
  expect([answer.status, answer.json]).toEqual([
    404,
    {
      errorCode: 'E0000007',
      errorSummary: `Not found: Resource not found: nobody-has-this (${type})`,
      errorLink: 'E0000007',
      errorId: expect.stringMatching(/^oae[\w-]{22}$/),
      errorCauses: [],
    },
  ]);
});

it('is not removed either, wherever it can be read', async () => {
  const wrong: string[] = [];
  const readable = new Set(catalogue.operations.filter(({ method }) => method === 'GET').map(({ path }) => path));
  for (const { method, path, scopes, family } of catalogue.operations) {
    const [scope = ''] = scopes;
    // One id only: what is above it would be missed first.
    if (method !== 'DELETE' || family !== 'management' || !readable.has(path) || !/^[^{]+\{[^}]+\}$/.test(path))
      continue;
    const { status } = await call('DELETE', path.replace(/\{[^}]+\}/, 'nobody-has-this'), scope);
    if (status !== 404 && status !== 401) wrong.push(`${path} ${status}`);
  }
  expect(wrong).toEqual([]);
});
