// Operations without a behaviour of their own: what is created is remembered, lists have the shape of their family, and
// nothing hangs on what does not exist.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
beforeAll(async () => {
  org = await startOrg();
  call = await org.as(
    'Directory Insights',
    'okta.inlineHooks.manage okta.roles.manage okta.domains.read okta.users.read okta.orgs.manage okta.brands.read',
  );
});
afterAll(() => org.close());

it('lists of roles, resource sets and domains are in a named field', async () => {
  const first = await call('GET', '/api/v1/iam/roles');
  expect(first.json).toEqual({
    roles: [expect.objectContaining({ label: 'Help desk' })],
    _links: { self: { href: `${org.url}/api/v1/iam/roles?limit=20` } },
  });
  expect(first.headers.has('link')).toBe(false);
  expect((await call('GET', '/api/v1/iam/resource-sets')).json['resource-sets']).toHaveLength(1);
  expect((await call('GET', '/api/v1/domains')).json.domains).toHaveLength(1);
  for (const key of ['Help desk', first.json.roles[0].id])
    expect((await call('GET', `/api/v1/iam/roles/${key}`)).json).toMatchObject({
      id: first.json.roles[0].id,
      label: 'Help desk',
    });
  // No integration of the seed holds a scope of identity governance.
  const admin = await org.as('Directory Insights', 'okta.oauthIntegrations.manage');
  await admin('POST', '/integrations/api/v1/api-services', {
    type: 'governor',
    grantedScopes: ['okta.governance.accessCertifications.read'],
  });
  const governed = await org.as('Governor', 'okta.governance.accessCertifications.read');
  expect((await governed('GET', '/governance/api/v1/campaigns')).json).toEqual({
    data: expect.any(Array),
    _links: { self: { href: `${org.url}/governance/api/v1/campaigns?limit=20` } },
  });
  expect((await call('GET', '/api/v1/iam/roles/none')).json.errorSummary).toBe(
    'Not found: Resource not found: none (CustomRole)',
  );
});

it('lists under a name page by next in the body', async () => {
  for (const label of ['Second', 'Third']) await call('POST', '/api/v1/iam/roles', { label });
  const labels: string[] = [];
  let next = `${org.url}/api/v1/iam/roles?limit=1`;
  for (let pages = 0; next && pages < 9; pages++) {
    const { json } = await call('GET', next);
    expect(json.roles).toHaveLength(1);
    labels.push(json.roles[0].label);
    next = json._links.next?.href ?? '';
  }
  expect(labels).toEqual(['Help desk', 'Second', 'Third']);
  expect((await call('DELETE', '/api/v1/iam/roles/Third')).status).toBe(204);
  expect((await call('GET', '/api/v1/iam/roles/Third')).status).toBe(404);
  expect((await call('GET', '/api/v1/iam/roles?after=zzz')).json.errorCode).toBe('E0000031');
});

it('what exists once is changed, not multiplied', async () => {
  const before = (await call('GET', '/api/v1/org')).json;
  expect(before).toMatchObject({ companyName: 'Acme', status: 'ACTIVE' });
  const after = await call('POST', '/api/v1/org', { companyName: 'Acme Works' });
  expect(after).toMatchObject({ status: 200, json: { id: before.id, companyName: 'Acme Works' } });
  expect((await call('GET', '/api/v1/org')).json).toEqual(after.json);
});

it('nothing hangs on a user that does not exist', async () => {
  expect((await call('GET', '/api/v1/users/00uNobody/factors')).json.errorSummary).toBe(
    'Not found: Resource not found: 00uNobody (User)',
  );
  const [user] = (await call('GET', '/api/v1/users?limit=1')).json;
  expect(await call('GET', `/api/v1/users/${user.id}/factors`)).toMatchObject({
    status: 200,
    json: [{ factorType: 'email' }],
  });
  expect((await call('GET', '/api/v1/brands/bndNone/themes')).json.errorSummary).toBe(
    'Not found: Resource not found: bndNone (Brand)',
  );
});

it('a type without behaviour of its own remembers what is created', async () => {
  const path = '/api/v1/inlineHooks';
  const [seeded, ...others] = (await call('GET', path)).json;
  expect(others).toEqual([]);
  expect((await call('GET', `${path}/none`)).json.errorSummary).toBe(
    'Not found: Resource not found: none (InlineHook)',
  );
  const made = await call('POST', path, { name: 'Enrich', type: 'com.okta.import.transform' });
  expect(made.json).toMatchObject({ name: 'Enrich', id: expect.stringMatching(/^cal/), created: expect.any(String) });
  expect((await call('GET', path)).json).toHaveLength(2);
  expect((await call('DELETE', `${path}/${made.json.id}`)).status).toBe(204);
  expect((await call('GET', path)).json).toEqual([seeded]);
});
