// Admin roles of people and groups, what the roles of a client let it do, and what no role changes (FACTS §3.3, §10).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
let groups: Json[];
beforeAll(async () => {
  org = await startOrg();
  call = await org.as(
    'Directory Insights',
    'okta.roles.manage okta.users.read okta.groups.read okta.authenticators.manage',
  );
  groups = (await call('GET', '/api/v1/groups')).json;
});
afterAll(() => org.close());

const groupId = (name: string): string => groups.find(({ profile }) => profile.name === name).id;

describe('a role', () => {
  it('is given once to a user, read and taken', async () => {
    const user = (await call('GET', '/api/v1/users?limit=9')).json.at(-1);
    const path = `/api/v1/users/${user.id}/roles`;
    const role = await call('POST', path, { type: 'HELP_DESK_ADMIN' });
    expect(role).toMatchObject({
      status: 201,
      json: { id: expect.stringMatching(/^irb/), label: 'Help Desk Administrator', assignmentType: 'USER' },
    });
    expect(await call('POST', path, { type: 'HELP_DESK_ADMIN' })).toMatchObject({
      status: 409,
      json: { errorCode: 'E0000090', errorSummary: 'The role specified is already assigned to the user.' },
    });
    const all = await call('GET', path);
    expect([all.json, all.headers.has('link')]).toEqual([[role.json], false]); // they are listed whole, not in pages
    expect((await call('GET', `${path}/${role.json.id}`)).json).toEqual(role.json);
    expect((await call('DELETE', `${path}/${role.json.id}`)).status).toBe(204);
    expect((await call('GET', `${path}/${role.json.id}`)).json.errorSummary).toBe(
      `Not found: Resource not found: ${role.json.id} (RoleAssignment)`,
    );
    expect((await call('POST', path, { type: 'KING' })).json.errorCode).toBe('E0000001');
  });

  it.each([
    ['a built-in group', 'Everyone', 'E0000211', 'Roles cannot be granted to built-in groups: Everyone'],
    [
      'a group that a rule fills',
      'Engineering',
      'E0000192',
      'Roles cannot be granted to groups with group membership rules.',
    ],
  ])('is not given to %s', async (_, name, errorCode, errorSummary) => {
    const answer = await call('POST', `/api/v1/groups/${groupId(name)}/roles`, { type: 'READ_ONLY_ADMIN' });
    expect(answer).toMatchObject({ status: 400, json: { errorCode, errorSummary } });
  });

  it('is given to any other group', async () => {
    const path = `/api/v1/groups/${groupId('Sales')}/roles`;
    const role = await call('POST', path, { type: 'READ_ONLY_ADMIN' });
    expect(role.json).toMatchObject({ type: 'READ_ONLY_ADMIN', assignmentType: 'GROUP' });
    expect((await call('GET', path)).json).toEqual([role.json]);
  });
});

describe('what a client may do by its role', () => {
  it.each<[string, string, string, number]>([
    ['READ_ONLY_ADMIN', 'okta.roles.read', 'GET /api/v1/iam/roles', 403],
    ['READ_ONLY_ADMIN', 'okta.users.read', 'GET /api/v1/users', 200],
    ['ORG_ADMIN', 'okta.appGrants.read', 'GET /api/v1/apps/<app>/grants', 403],
    ['SUPER_ADMIN', 'okta.appGrants.read', 'GET /api/v1/apps/<app>/grants', 200],
    ['ORG_ADMIN', 'okta.appGrants.manage', 'POST /api/v1/apps/<app>/grants', 403],
    ['APP_ADMIN', 'okta.appGrants.manage', 'POST /api/v1/apps/<app>/grants', 403],
    ['SUPER_ADMIN', 'okta.appGrants.manage', 'POST /api/v1/apps/<app>/grants', 400],
    ['READ_ONLY_ADMIN', 'okta.groups.manage', 'POST /api/v1/groups', 403],
    ['ORG_ADMIN', 'okta.groups.manage', 'POST /api/v1/groups', 400],
    ['ORG_ADMIN', 'okta.roles.read', 'GET /api/v1/iam/roles', 403],
    ['APP_ADMIN', 'okta.apps.manage', 'POST /api/v1/apps', 400],
    ['APP_ADMIN', 'okta.users.read', 'GET /api/v1/users', 200],
    ['APP_ADMIN', 'okta.groups.manage', 'POST /api/v1/groups', 403],
    ['API_ACCESS_MANAGEMENT_ADMIN', 'okta.authorizationServers.manage', 'POST /api/v1/authorizationServers', 400],
    ['API_ACCESS_MANAGEMENT_ADMIN', 'okta.users.read', 'GET /api/v1/users', 403],
    ['USER_ADMIN', 'okta.users.manage', 'POST /api/v1/users', 400],
    ['USER_ADMIN', 'okta.apps.read', 'GET /api/v1/apps', 403],
    ['GROUP_MEMBERSHIP_ADMIN', 'okta.groups.manage', 'POST /api/v1/groups', 400],
    ['GROUP_MEMBERSHIP_ADMIN', 'okta.users.read', 'GET /api/v1/users', 200],
    ['GROUP_MEMBERSHIP_ADMIN', 'okta.users.manage', 'POST /api/v1/users', 403],
    ['HELP_DESK_ADMIN', 'okta.users.read', 'GET /api/v1/users', 200],
    ['HELP_DESK_ADMIN', 'okta.users.manage', 'POST /api/v1/users', 403],
    ['HELP_DESK_ADMIN', 'okta.users.manage', 'POST /api/v1/users/me/lifecycle/unlock', 404],
    ['REPORT_ADMIN', 'okta.logs.read', 'GET /api/v1/logs', 200],
    ['REPORT_ADMIN', 'okta.policies.read', 'GET /api/v1/policies?type=PASSWORD', 403],
    ['MOBILE_ADMIN', 'okta.users.read', 'GET /api/v1/users', 403],
  ])('%s with %s: %s is %i', async (type, scope, target, status) => {
    const app = org.client('Partial Sync').clientId;
    const made = await org.as('Directory Insights', 'okta.oauthIntegrations.manage okta.roles.manage');
    const { id, clientSecret } = (
      await made('POST', '/integrations/api/v1/api-services', { type: 'role_probe', grantedScopes: [scope] })
    ).json;
    const path = `/oauth2/v1/clients/${id}/roles`;
    for (const role of (await made('GET', path)).json) await made('DELETE', `${path}/${role.id}`);
    await made('POST', path, { type });
    const token = await org.call('POST', '/oauth2/v1/token', {
      headers: {
        authorization: `Basic ${Buffer.from(`${id}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `grant_type=client_credentials&scope=${scope}`,
    });
    const [method = '', asked = ''] = target.replace('<app>', app).split(' ');
    const answer = await org.call(method, asked, {
      headers: { authorization: `Bearer ${token.json.access_token}` },
      body: method === 'POST' ? {} : undefined,
    });
    expect([answer.status, answer.json?.errorCode]).toEqual([
      status,
      { 200: undefined, 400: 'E0000001', 403: 'E0000006', 404: 'E0000007' }[status],
    ]);
    await made('DELETE', `/integrations/api/v1/api-services/${id}`);
  });
});

describe('an authenticator', () => {
  it('that policies rely on stays on, another is switched off', async () => {
    const all: Json[] = (await call('GET', '/api/v1/authenticators')).json;
    const path = (key: string): string =>
      `/api/v1/authenticators/${all.find((one) => one.key === key).id}/lifecycle/deactivate`;
    expect(await call('POST', path('okta_password'))).toMatchObject({
      status: 403,
      json: {
        errorCode: 'E0000148',
        errorSummary: expect.stringMatching(
          /^Cannot modify\/disable this authenticator because it is enabled in one or more policies\. /,
        ),
      },
    });
    expect(await call('POST', path('webauthn'))).toMatchObject({ status: 200, json: { status: 'INACTIVE' } });
  });
});
