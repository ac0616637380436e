// `expand` brings along what belongs to a thing, under `_embedded`; without it there is none.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Json, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
const paths = new Map<string, string>();
beforeAll(async () => {
  org = await startOrg();
  call = await org.as(
    'Directory Insights',
    'okta.apps.read okta.appGrants.read okta.users.read okta.groups.read okta.policies.read okta.brands.read okta.templates.read okta.devices.read okta.emailDomains.read okta.roles.read okta.idps.read',
  );
  const first = async (path: string): Promise<string> => `${path}/${(await call('GET', path)).json[0].id}`;
  paths.set('app', await first('/api/v1/apps'));
  paths.set('brand', await first('/api/v1/brands'));
  paths.set('user', await first('/api/v1/users'));
  paths.set('idp', await first('/api/v1/idps'));
  paths.set('template', `${paths.get('brand')}/templates/email/UserActivation`);
  const [assigned] = (await call('GET', `${paths.get('app')}/users`)).json;
  paths.set('assigned', assigned.id);
});
afterAll(() => org.close());

const fill = (text: string): string => text.replace(/<(\w+)>/g, (_, name: string) => paths.get(name) ?? '');

it.each<[string, string, Json]>([
  ['/api/v1/groups', 'stats', { stats: { usersCount: 250, appsCount: expect.any(Number), hasAdminPrivilege: false } }],
  ['/api/v1/groups/rules', 'groupIdToGroupNameMap', { groupIdToGroupNameMap: expect.any(Object) }],
  ['/api/v1/policies?type=PASSWORD', 'rules', { rules: [{ name: 'Default Rule' }] }],
  ['/api/v1/apps', 'user/<assigned>', { user: { credentials: expect.any(Object), scope: 'USER' } }],
  ['<app>/users', 'user', { user: { profile: { login: expect.any(String) } } }],
  ['<app>/groups', 'group', { group: { type: 'OKTA_GROUP' } }],
  ['<app>/grants', 'scope', { scope: { id: 'okta.users.read', name: 'okta.users.read' } }],
  ['/api/v1/devices', 'user', { users: [{ user: { profile: { login: expect.any(String) } } }] }],
  ['/api/v1/devices', 'userSummary', { users: [{ user: { id: expect.any(String) } }] }],
  [
    '/api/v1/brands',
    'themes,domains,emailDomain',
    { themes: [{}], domains: [{}], emailDomain: { userName: 'noreply' } },
  ],
  ['<brand>', 'themes', { themes: [{ primaryColorHex: '#1662dd' }] }],
  [
    '<brand>/templates/email',
    'settings,customizationCount',
    { settings: { recipients: 'ALL_USERS' }, customizationCount: 1 },
  ],
  ['<template>', 'customizationCount', { customizationCount: 1 }],
  ['<brand>/pages/error', 'default', { default: { pageContent: expect.any(String) } }],
  ['<brand>/pages/sign-in', 'preview', { preview: { pageContent: expect.any(String) } }],
  ['/api/v1/email-domains', 'brands', { brands: [{ name: 'Acme' }] }],
  ['/api/v1/users', 'classification', { classification: { type: 'STANDARD' } }],
  ['<user>', 'blocks', { blocks: [] }],
  ['<user>/roles', 'targets/groups', { targets: { groups: [] } }],
  ['<user>/grants', 'scope', { scope: { id: 'openid' } }],
  ['<idp>/users', 'user', { user: { profile: { login: expect.any(String) } } }],
])('%s with expand=%s', async (target, names, embedded) => {
  const path = fill(target);
  const firstOf = (json: Json): Json => (Array.isArray(json) ? json[0] : json);
  expect(firstOf((await call('GET', path)).json)._embedded).toBeUndefined();
  const answer = await call('GET', `${path}${path.includes('?') ? '&' : '?'}expand=${fill(names)}`);
  expect(answer.status).toBe(200);
  expect(firstOf(answer.json)._embedded).toMatchObject(embedded);
  // It is laid over the answer, not written into the org.
  expect(firstOf((await call('GET', path)).json)._embedded).toBeUndefined();
});

it('a name that says nothing is passed over, a malformed one refused', async () => {
  expect((await call('GET', '/api/v1/groups?expand=nothing,constructor')).json[0]._embedded).toBeUndefined();
  expect(await call('GET', '/api/v1/groups?expand=stats,,')).toMatchObject({
    status: 400,
    json: {
      errorSummary: 'Api validation failed: RequestParams',
      errorCauses: [{ errorSummary: 'Expand query is malformed.' }],
    },
  });
});
