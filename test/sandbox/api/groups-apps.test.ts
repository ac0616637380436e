// Groups with members, apps with users, groups and grants, as a client changes them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Json, linkOf, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  call = await org.as(
    'Directory Insights',
    'okta.users.manage okta.groups.manage okta.apps.manage okta.appGrants.manage',
  );
});
afterAll(() => org.close());

const everyone = async (): Promise<Json> =>
  (await call('GET', '/api/v1/groups?filter=type%20eq%20%22BUILT_IN%22')).json[0];
const someUsers = async (count: number): Promise<Json[]> => (await call('GET', `/api/v1/users?limit=${count}`)).json;

async function pages(path: string): Promise<Json[]> {
  const all: Json[] = [];
  let next: string | null = path;
  while (next) {
    const page: Answer = await call('GET', next);
    expect(page.status).toBe(200);
    all.push(...page.json);
    next = linkOf(page, 'next');
  }
  return all;
}

describe('groups', () => {
  it('are forty, in pages that join', async () => {
    const all = await pages('/api/v1/groups?limit=7');
    expect(new Set(all.map(({ id }) => id)).size).toBe(40);
    expect(linkOf(await call('GET', '/api/v1/groups'), 'self')).toBe(`${org.url}/api/v1/groups?limit=10000`);
  });

  it('have members, in pages that join', async () => {
    const members = await pages(`/api/v1/groups/${(await everyone()).id}/users?limit=100`);
    expect(new Set(members.map(({ id }) => id)).size).toBe(250);
  });

  it('are created, found, replaced and removed', async () => {
    const made = await call('POST', '/api/v1/groups', { profile: { name: 'Reading circle', description: 'Books' } });
    expect(made).toMatchObject({
      status: 200,
      json: { type: 'OKTA_GROUP', objectClass: ['okta:user_group'], profile: { name: 'Reading circle' } },
    });
    const path = `/api/v1/groups/${made.json.id}`;
    expect((await call('GET', '/api/v1/groups?q=reading')).json.map(({ id }: Json) => id)).toEqual([made.json.id]);
    expect(
      (await call('GET', `/api/v1/groups?search=${encodeURIComponent('profile.name eq "Reading circle"')}`)).json,
    ).toHaveLength(1);
    const replaced = await call('PUT', path, { profile: { name: 'Reading group' } });
    expect(replaced.json.profile).toEqual({ name: 'Reading group' });
    expect((await call('DELETE', path)).status).toBe(204);
    expect(await call('GET', path)).toMatchObject({
      status: 404,
      json: { errorCode: 'E0000007', errorSummary: `Not found: Resource not found: ${made.json.id} (UserGroup)` },
    });
  });

  it('keep their names apart', async () => {
    const answer = await call('POST', '/api/v1/groups', { profile: { name: 'engineering' } });
    expect(answer).toMatchObject({
      status: 400,
      json: { errorCode: 'E0000001', errorSummary: 'Api validation failed: name' },
    });
    expect(answer.json.errorCauses).toEqual([
      { errorSummary: 'name: An object with this field already exists in the current organization' },
    ]);
    expect((await call('POST', '/api/v1/groups', {})).json.errorCauses).toContainEqual({
      errorSummary: 'name: The field cannot be left blank',
    });
  });

  it.each([
    [{ name: { en: 'Choir' } }, 'name: The field cannot be left blank'],
    [{ name: 7 }, 'name: The field cannot be left blank'],
    [{ name: 'Choir', description: ['a', 'b'] }, 'description: The value must be a string'],
    [{ name: 'x'.repeat(256) }, 'name: The field is too long'],
    [{ name: 'Choir', colour: 'red' }, 'profile: The profile has a property that is not defined'],
  ])('of the profile %j are refused', async (profile, cause) => {
    const answer = await call('POST', '/api/v1/groups', { profile });
    expect([answer.status, answer.json.errorCode, answer.json.errorCauses]).toEqual([
      400,
      'E0000001',
      [{ errorSummary: cause }],
    ]);
  });

  it('gain and lose members, once each', async () => {
    const { json: group } = await call('POST', '/api/v1/groups', { profile: { name: 'Choir' } });
    const [user] = await someUsers(1);
    const path = `/api/v1/groups/${group.id}/users`;
    for (let time = 0; time < 2; time++) expect((await call('PUT', `${path}/${user.id}`)).status).toBe(204);
    expect((await call('GET', path)).json.map(({ id }: Json) => id)).toEqual([user.id]);
    expect((await call('GET', `/api/v1/users/${user.id}/groups`)).json.map(({ id }: Json) => id)).toContain(group.id);
    expect((await call('DELETE', `${path}/${user.id}`)).status).toBe(204);
    expect((await call('GET', path)).json).toEqual([]);
    expect(await call('PUT', `${path}/00uNobody`)).toMatchObject({
      status: 404,
      json: { errorSummary: 'Not found: Resource not found: 00uNobody (User)' },
    });
    expect(await call('PUT', `/api/v1/groups/00gNone/users/${user.id}`)).toMatchObject({
      status: 404,
      json: { errorSummary: 'Not found: Resource not found: 00gNone (UserGroup)' },
    });
  });

  it('that are removed are assigned to no app any more', async () => {
    const { json: group } = await call('POST', '/api/v1/groups', { profile: { name: 'Short-lived' } });
    const [app] = (await call('GET', '/api/v1/apps')).json;
    const path = `/api/v1/apps/${app.id}/groups`;
    await call('PUT', `${path}/${group.id}`, {});
    const assigned = async (): Promise<string[]> =>
      (await call('GET', `${path}?limit=200`)).json.map(({ id }: Json) => id);
    expect(await assigned()).toContain(group.id);
    await call('DELETE', `/api/v1/groups/${group.id}`);
    expect(await assigned()).not.toContain(group.id);
  });

  it('that are built in stay as they are', async () => {
    const { id } = await everyone();
    const [user] = await someUsers(1);
    expect((await call('DELETE', `/api/v1/groups/${id}`)).json.errorCode).toBe('E0000006');
    expect((await call('PUT', `/api/v1/groups/${id}`, { profile: { name: 'Nobody' } })).json.errorCode).toBe(
      'E0000006',
    );
    expect((await call('DELETE', `/api/v1/groups/${id}/users/${user.id}`)).json.errorCode).toBe('E0000006');
  });
});

describe('apps', () => {
  const newApp = (label: string) => ({ label, signOnMode: 'BOOKMARK', name: 'bookmark' });

  it('page to the end, and so do their users and groups', async () => {
    const apps = await pages('/api/v1/apps?limit=4');
    expect(apps).toHaveLength((await call('GET', '/api/v1/apps?limit=200')).json.length);
    expect(apps.length).toBeGreaterThan(16);
    expect((await pages(`/api/v1/apps/${apps[0].id}/users?limit=10`)).length).toBeGreaterThan(10);
    expect(linkOf(await call('GET', `/api/v1/apps/${apps[0].id}/users`), 'self')).toContain('limit=50');
    expect(linkOf(await call('GET', '/api/v1/apps'), 'self')).toContain('limit=20');
  });

  it.each([
    ['/api/v1/apps?after=nonsense', 'E0000029', 'Invalid paging request.', 'Invalid cursor.'],
    [
      '/api/v1/apps?limit=201',
      'E0000001',
      'Api validation failed: limit',
      'limit: The value must not be greater than 200.',
    ],
    [
      '/api/v1/apps?expand=user%2F%22%22',
      'E0000001',
      'Api validation failed: RequestParams',
      'Expand query is malformed.',
    ],
  ])('refuse %s', async (path, errorCode, errorSummary, cause) => {
    expect(await call('GET', path)).toMatchObject({
      status: 400,
      json: { errorCode, errorSummary, errorCauses: [{ errorSummary: cause }] },
    });
  });

  it('need a label', async () => {
    const answer = await call('POST', '/api/v1/apps', { signOnMode: 'BOOKMARK' });
    expect(answer).toMatchObject({
      status: 400,
      json: { errorCode: 'E0000001', errorSummary: 'Api validation failed: label' },
    });
    expect(answer.json.errorCauses).toEqual([{ errorSummary: 'label: Label must be specified' }]);
  });

  it('are read and replaced', async () => {
    const { json: app } = await call('POST', '/api/v1/apps', newApp('Before'));
    const path = `/api/v1/apps/${app.id}`;
    expect(await call('PUT', path, newApp('After'))).toMatchObject({
      status: 200,
      json: { id: app.id, label: 'After' },
    });
    expect((await call('GET', path)).json).toMatchObject({ id: app.id, label: 'After', status: 'ACTIVE' });
  });

  it('must be deactivated before they are deleted', async () => {
    const { json: app } = await call('POST', '/api/v1/apps', newApp('Short-lived'));
    const path = `/api/v1/apps/${app.id}`;
    expect(app.status).toBe('ACTIVE');
    const refused = await call('DELETE', path);
    expect(refused).toMatchObject({
      status: 403,
      json: { errorCode: 'E0000056', errorSummary: 'Delete application forbidden.' },
    });
    expect(refused.json.errorCauses).toEqual([
      { errorSummary: 'The application must be deactivated before deletion.' },
    ]);
    expect((await call('POST', `${path}/lifecycle/deactivate`)).status).toBe(200);
    expect((await call('GET', path)).json.status).toBe('INACTIVE');
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).json.errorSummary).toBe(`Not found: Resource not found: ${app.id} (AppInstance)`);
  });

  it('take users and groups, each once', async () => {
    const { json: app } = await call('POST', '/api/v1/apps?activate=false', newApp('Assigned'));
    expect(app.status).toBe('INACTIVE');
    const [user] = await someUsers(1);
    const group = await everyone();
    const path = `/api/v1/apps/${app.id}`;
    const assigned = await call('POST', `${path}/users`, { id: user.id, profile: { seat: 'B2' } });
    expect(assigned).toMatchObject({
      status: 200,
      json: { id: user.id, scope: 'USER', credentials: { userName: user.profile.login }, profile: { seat: 'B2' } },
    });
    expect(await call('POST', `${path}/users`, { id: user.id })).toMatchObject({
      status: 409,
      json: {
        errorCode: 'E0000062',
        errorSummary: 'The specified user is already assigned to the application.',
      },
    });
    expect((await call('POST', `${path}/users/${user.id}`, { profile: { row: '7' } })).json.profile).toEqual({
      seat: 'B2',
      row: '7',
    });
    expect(
      (await call('GET', `/api/v1/users/${user.id}/appLinks`)).json.map((link: Json) => link.appInstanceId),
    ).toContain(app.id);
    expect((await call('DELETE', `${path}/users/${user.id}`)).status).toBe(204);
    expect((await call('GET', `${path}/users/${user.id}`)).status).toBe(404);
    expect((await call('PUT', `${path}/groups/${group.id}`, {})).json).toMatchObject({ id: group.id, priority: 0 });
    expect((await call('GET', `/api/v1/groups/${group.id}/apps?limit=200`)).json.map(({ id }: Json) => id)).toContain(
      app.id,
    );
    expect((await call('DELETE', `${path}/groups/${group.id}`)).status).toBe(204);
  });

  it('carry granted scopes; granting one to an integration changes its next token', async () => {
    const { clientId } = org.client('Partial Sync');
    const path = `/api/v1/apps/${clientId}/grants`;
    expect((await call('GET', path)).json.map((grant: Json) => grant.scopeId).sort()).toEqual(
      org.client('Partial Sync').scopes,
    );
    const granted = await call('POST', path, { scopeId: 'okta.apps.read', issuer: org.url });
    expect(granted).toMatchObject({
      status: 201,
      json: { id: expect.stringMatching(/^oag/), status: 'ACTIVE', scopeId: 'okta.apps.read', issuer: org.url },
    });
    expect((await org.requestToken('Partial Sync', 'okta.apps.read')).json.scope).toBe('okta.apps.read');
    expect((await call('POST', path, { scopeId: 'okta.apps.read', issuer: org.url })).status).toBe(400);
    expect((await call('POST', path, { scopeId: 'okta.nothing.read', issuer: org.url })).status).toBe(400);
    expect((await call('DELETE', `${path}/${granted.json.id}`)).status).toBe(204);
    expect((await org.requestToken('Partial Sync', 'okta.apps.read')).json.error).toBe('consent_required');
  });
});
