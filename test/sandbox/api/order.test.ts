// Who is checked first: each request here is wrong in two ways, and the answer is that of the earlier check (FACTS §11; the
// order at the token endpoint is our reading, README "How a request is answered").
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, basic, type OrgUnderTest, startOrg } from '../support.ts';
import { type Sent, scope, sendTokenRequest, without } from '../token-request.ts';

let org: OrgUnderTest;
const tokens = new Map<string, string>();
beforeAll(async () => {
  org = await startOrg();
  const admin = await org.as('Directory Insights', 'okta.oauthIntegrations.manage okta.roles.manage');
  await admin('POST', '/integrations/api/v1/api-services', { type: 'roleless', grantedScopes: ['okta.dr.read'] });
  const path = `/oauth2/v1/clients/${org.client('Roleless').clientId}/roles`;
  for (const { id } of (await admin('GET', path)).json) await admin('DELETE', `${path}/${id}`);
  for (const [name, client, scopes] of [
    ['full', 'Directory Insights', 'okta.users.manage okta.dr.read'],
    ['no role', 'No Role Connector', 'okta.users.manage'],
    ['no role for a feature', 'Roleless', 'okta.dr.read'],
  ] as const)
    tokens.set(name, `Bearer ${(await org.requestToken(client, scopes)).json.access_token}`);
});
afterAll(() => org.close());

/** The code of a body, or the `error` of an empty one's header. */
const reasonOf = ({ json, headers }: Answer): string | undefined =>
  json?.errorCode ?? json?.error ?? /error="([^"]+)"/.exec(headers.get('www-authenticate') ?? '')?.[1];

describe('an API call', () => {
  it.each<[string, string, string, string, Record<string, string>, string | undefined, number, string]>([
    ['no token before the body', '', 'POST', '/api/v1/users', {}, '{', 403, 'E0000005'],
    ['a bad token before the feature', 'bad', 'GET', '/api/v1/dr/status', {}, undefined, 401, 'invalid_token'],
    [
      'a token in the query before a bad one',
      'bad',
      'GET',
      '/api/v1/users?access_token=x',
      {},
      undefined,
      400,
      'invalid_request',
    ],
    ['the scope before the role', 'no role', 'GET', '/api/v1/groups', {}, undefined, 403, 'insufficient_scope'],
    ['the scope before the feature', 'no role', 'GET', '/api/v1/dr/status', {}, undefined, 403, 'insufficient_scope'],
    ['the scope before the id', 'full', 'GET', '/api/v1/groups/none', {}, undefined, 403, 'insufficient_scope'],
    [
      'the role before the feature',
      'no role for a feature',
      'GET',
      '/api/v1/dr/status',
      {},
      undefined,
      403,
      'E0000006',
    ],
    ['the role before the body', 'no role', 'POST', '/api/v1/users', {}, '{', 403, 'E0000006'],
    ['the role before the id', 'no role', 'GET', '/api/v1/users/none', {}, undefined, 403, 'E0000006'],
    [
      'the feature before Accept',
      'full',
      'GET',
      '/api/v1/dr/status',
      { accept: 'text/html' },
      undefined,
      401,
      'E0000015',
    ],
    [
      'Accept before the query',
      'full',
      'GET',
      '/api/v1/users?limit=x',
      { accept: 'text/html' },
      undefined,
      400,
      'E0000019',
    ],
    ['the query before the body', 'full', 'POST', '/api/v1/users?activate=x', {}, '{', 400, 'E0000001'],
    ['the body before the id', 'full', 'PUT', '/api/v1/users/none', {}, '{', 400, 'E0000003'],
    ['the path before the token', '', 'GET', '/api/v1/nothing', {}, undefined, 404, 'E0000008'],
  ])('%s', async (_, who, method, path, headers, body, status, reason) => {
    const authorization = who === 'bad' ? 'Bearer nonsense' : tokens.get(who);
    const answer = await org.call(method, path, {
      headers: { ...(authorization === undefined ? {} : { authorization }), ...headers },
      body,
    });
    expect([answer.status, reasonOf(answer)]).toEqual([status, reason]);
  });
});

describe('a token request', () => {
  const wrong = (): string => basic(org.client('Directory Insights').clientId, 'wrong');
  it.each<[string, () => Sent, number, string, string]>([
    [
      'credentials in the query before those in the header',
      () => ({ authorization: wrong(), path: '/oauth2/v1/token?client_id=x' }),
      400,
      'invalid_request',
      'Client credentials cannot be supplied via query parameters.',
    ],
    [
      'the authorization server before the client',
      () => ({ authorization: wrong(), path: '/oauth2/ausNobody/v1/token' }),
      400,
      'invalid_request',
      'The authorization server id is invalid.',
    ],
    [
      'the secret before the grant',
      () => ({ authorization: wrong(), form: without('grant_type') }),
      401,
      'invalid_client',
      'The client secret supplied for a confidential client is invalid.',
    ],
    [
      'the secret before the scope',
      () => ({ authorization: wrong(), form: scope('openid') }),
      401,
      'invalid_client',
      'The client secret supplied for a confidential client is invalid.',
    ],
    [
      'the secret before the browser',
      () => ({ authorization: wrong(), headers: { origin: 'https://acme.example' } }),
      401,
      'invalid_client',
      'The client secret supplied for a confidential client is invalid.',
    ],
    [
      'the custom server before the grant',
      () => ({ path: '/oauth2/default/v1/token', form: without('grant_type') }),
      400,
      'unauthorized_client',
      'This client cannot use a custom authorization server.',
    ],
    [
      'the grant before the scope',
      () => ({ form: [['grant_type', 'authorization_code']] }),
      400,
      'unauthorized_client',
      'The client is not authorized to use the provided grant type. Configured grant types: [client_credentials].',
    ],
    [
      'openid before a custom scope',
      () => ({ form: scope('orders.read openid') }),
      400,
      'invalid_scope',
      "Cannot request 'openid' scopes using client credentials.",
    ],
    [
      'a custom scope before .self',
      () => ({ form: scope('okta.users.read.self orders.read') }),
      400,
      'invalid_scope',
      'Custom scopes are not allowed for this request.',
    ],
    [
      '.self before a typo',
      () => ({ form: scope('okta.user.read okta.users.read.self') }),
      400,
      'client_credentials_self_scope_requested',
      "The 'client_credentials' grant type may not request .self scopes.",
    ],
    [
      'a typo before what is not granted',
      () => ({ form: scope('okta.myAccount.email.read okta.user.read') }),
      400,
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
    ],
  ])('%s', async (_, sent, status, error, description) => {
    const answer = await sendTokenRequest(org, sent());
    expect([answer.status, answer.json]).toEqual([status, { error, error_description: description }]);
  });
});
