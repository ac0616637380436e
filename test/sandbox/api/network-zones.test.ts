// An integration that is restricted to network zones (FACTS §1.3, §10). The caller is this machine: a zone that holds
// 127.0.0.1 lets it in, any other does not. Set through the API, as an admin would.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type Fields, type Json, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
let path: string;
const zones = new Map<string, string>();
beforeAll(async () => {
  org = await startOrg();
  call = await org.as('Directory Insights', 'okta.apps.manage okta.networkZones.manage okta.logs.read');
  path = `/api/v1/apps/${org.client('Report Reader').clientId}`;
  for (const [name, gateways] of [
    ['block', [{ type: 'CIDR', value: '127.0.0.0/8' }]],
    ['range', [{ type: 'RANGE', value: '127.0.0.1-127.0.0.9' }]],
    ['address', [{ type: 'CIDR', value: '127.0.0.1' }]],
    ['elsewhere', [{ type: 'CIDR', value: '198.51.100.0/24' }]],
    ['nonsense', [{ type: 'CIDR', value: '127.0.0.1/99' }, { type: 'RANGE', value: '9.9.9.9-1.1.1.1' }, 7]],
  ] as const) {
    const zone = await call('POST', '/api/v1/zones', { type: 'IP', name, gateways });
    zones.set(name, zone.json.id);
  }
});
afterAll(() => org.close());

const restrict = (network: Fields): Promise<Answer> => call('PUT', path, { settings: { oauthClient: { network } } });
const ids = (...names: string[]): string[] => names.map((name) => zones.get(name) ?? name);
const ask = (): Promise<Answer> => org.requestToken('Report Reader', 'okta.users.read');

it.each<[string, Fields, number]>([
  ['a zone that holds the caller', { include: ['block'] }, 200],
  ['a range that does', { include: ['range'] }, 200],
  ['one address', { include: ['elsewhere', 'address'] }, 200],
  ['every zone', { include: ['ALL_ZONES'] }, 200],
  ['a zone elsewhere', { include: ['elsewhere'] }, 403],
  ['a zone that cannot be read', { include: ['nonsense'] }, 403],
  ['all but a zone elsewhere', { exclude: ['elsewhere'] }, 200],
  ['all but a zone that holds the caller', { exclude: ['range'] }, 403],
  ['a zone that holds the caller, and another that shuts it out', { include: ['block'], exclude: ['address'] }, 403],
])('%s', async (_, { include = [], exclude = [] }, status) => {
  const set = await restrict({
    connection: 'ZONE',
    include: ids(...(include as string[])),
    exclude: ids(...(exclude as string[])),
  });
  expect(set).toMatchObject({ status: 200, json: { settings: { oauthClient: { network: { connection: 'ZONE' } } } } });
  const answer = await ask();
  expect(answer.status).toBe(status);
  if (status === 403) {
    expect(answer.json).toEqual({
      error: 'access_denied',
      error_description: "The request is made from outside the client's permitted network zones.",
    });
  }
});

it('a zone that is switched off lets nobody in', async () => {
  await restrict({ connection: 'ZONE', include: ids('block') });
  await call('POST', `/api/v1/zones/${zones.get('block')}/lifecycle/deactivate`);
  expect((await ask()).status).toBe(403);
  await call('POST', `/api/v1/zones/${zones.get('block')}/lifecycle/activate`);
  expect((await ask()).status).toBe(200);
});

it('a call with a token from outside goes through and is logged', async () => {
  await restrict({ connection: 'ANYWHERE' });
  const reader = await org.as('Report Reader', 'okta.users.read');
  await restrict({ connection: 'ZONE', include: ids('elsewhere') });
  expect((await reader('GET', '/api/v1/users?limit=1')).status).toBe(200);
  const filter = encodeURIComponent('eventType eq "system.oauth2.token.request_outside_allowed_range"');
  const events = (await call('GET', `/api/v1/logs?filter=${filter}`)).json;
  expect(events.map((event: Json) => event.actor.displayName)).toEqual(['Report Reader']);
});

it.each<[string, Fields]>([
  ['an unknown zone', { connection: 'ZONE', include: ['nzoNobody'] }],
  ['no zone', { connection: 'ZONE' }],
  ['another word', { connection: 'SOMEWHERE' }],
])('%s is refused', async (_, network) => {
  expect(await restrict(network)).toMatchObject({ status: 400, json: { errorCode: 'E0000001' } });
});

it('an integration is read as an app, switched off and on, and left out of the list', async () => {
  await restrict({ connection: 'ANYWHERE' });
  const { clientId } = org.client('Report Reader');
  expect((await call('GET', path)).json).toMatchObject({
    id: clientId,
    label: 'Report Reader',
    status: 'ACTIVE',
    credentials: { oauthClient: { client_id: clientId, token_endpoint_auth_method: 'client_secret_basic' } },
    settings: { oauthClient: { application_type: 'service', grant_types: ['client_credentials'] } },
  });
  expect(await call('DELETE', path)).toMatchObject({ status: 403, json: { errorCode: 'E0000056' } });
  const reader = await org.as('Report Reader', 'okta.users.read');
  expect((await call('POST', `${path}/lifecycle/deactivate`)).status).toBe(200);
  expect(await ask()).toMatchObject({
    status: 401,
    json: { error_description: expect.stringContaining('authentication failed') },
  });
  expect((await reader('GET', '/api/v1/users?limit=1')).status).toBe(401);
  expect((await call('POST', `${path}/lifecycle/activate`)).status).toBe(200);
  expect((await ask()).status).toBe(200);
  expect((await reader('GET', '/api/v1/users?limit=1')).headers.get('www-authenticate')).toContain('revoked');
  expect((await call('GET', '/api/v1/apps')).json.map(({ id }: Json) => id)).not.toContain(clientId);
});
