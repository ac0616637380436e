// Resource types that share one engine: each is listed, created, read, replaced, switched off and on, and removed, and
// refuses what lacks a field. One row a type.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fields, linkOf, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
let group: string;
beforeAll(async () => {
  org = await startOrg();
  call = await org.as(
    'Directory Insights',
    'okta.authorizationServers.manage okta.policies.manage okta.eventHooks.manage okta.trustedOrigins.manage okta.networkZones.manage okta.idps.manage okta.groups.manage',
  );
  [{ id: group }] = (await call('GET', '/api/v1/groups?limit=1')).json;
});
afterAll(() => org.close());

interface Row {
  path: string;
  name: string;
  prefix: string;
  body: Fields;
  missing: string;
  lists?: string;
  lifecycle?: false;
  /** Status of a removal that the catalogue declares. */
  removed?: number;
}

const SERVER = '/api/v1/authorizationServers/default';
const ROWS: Row[] = [
  {
    path: '/api/v1/authorizationServers',
    name: 'AuthorizationServer',
    prefix: 'aus',
    body: { name: 'Shop', audiences: ['api://shop'] },
    missing: 'name',
  },
  {
    path: `${SERVER}/scopes`,
    name: 'OAuth2Scope',
    prefix: 'scp',
    body: { name: 'shop.read' },
    missing: 'name',
    lifecycle: false,
  },
  {
    path: `${SERVER}/claims`,
    name: 'OAuth2Claim',
    prefix: 'ocl',
    body: { name: 'tier', claimType: 'RESOURCE', valueType: 'EXPRESSION', value: '1' },
    missing: 'claimType',
    lifecycle: false,
  },
  {
    path: `${SERVER}/policies`,
    name: 'Policy',
    prefix: '00p',
    body: { name: 'Partners', type: 'OAUTH_AUTHORIZATION_POLICY', conditions: {} },
    missing: 'name',
  },
  {
    path: '/api/v1/policies',
    name: 'Policy',
    prefix: '00p',
    body: { name: 'Strict', type: 'PASSWORD' },
    missing: 'name',
    lists: '?type=PASSWORD',
  },
  {
    path: '/api/v1/eventHooks',
    name: 'Webhook',
    prefix: 'who',
    body: {
      name: 'Mirror',
      events: { type: 'EVENT_TYPE', items: ['user.lifecycle.create'] },
      channel: { type: 'HTTP', config: { uri: 'https://hook.acme.example' } },
    },
    missing: 'name',
  },
  {
    path: '/api/v1/trustedOrigins',
    name: 'TrustedOrigin',
    prefix: 'tos',
    body: { name: 'Shop', origin: 'https://shop.acme.example', scopes: [{ type: 'CORS' }] },
    missing: 'origin',
  },
  { path: '/api/v1/zones', name: 'NetworkZone', prefix: 'nzo', body: { name: 'Depot', type: 'IP' }, missing: 'type' },
  {
    path: '/api/v1/idps',
    name: 'IdpTrust',
    prefix: '0oa',
    body: { name: 'Campus', type: 'SAML2', protocol: { type: 'SAML2' } },
    missing: 'protocol',
  },
  {
    path: '/api/v1/groups/rules',
    name: 'GroupRule',
    prefix: '0pr',
    body: {
      name: 'Sales people',
      type: 'group_rule',
      conditions: { expression: { value: 'user.department=="Sales"' } },
      // Read when it is sent: only the org knows its groups.
      actions: {
        assignUserToGroups: {
          get groupIds() {
            return [group];
          },
        },
      },
    },
    missing: 'name',
    removed: 202,
  },
];

describe.each(ROWS.map((row) => [row.path, row] as const))('%s', (path, row) => {
  const { name, prefix, body, missing, lists = '', lifecycle, removed = 204 } = row;
  it('is created, read, listed, replaced, switched and removed', async () => {
    const before = (await call('GET', `${path}${lists}`)).json.length;
    const made = await call('POST', path, body);
    expect([200, 201]).toContain(made.status);
    expect(made.json).toMatchObject({ ...body, id: expect.stringMatching(new RegExp(`^${prefix}\\w{17}$`)) });
    const item = `${path}/${made.json.id}`;
    expect((await call('GET', item)).json).toMatchObject(body);
    expect((await call('GET', `${path}${lists}`)).json).toHaveLength(before + 1);
    const other = { ...body, name: 'Another name' };
    expect((await call('PUT', item, other)).json).toMatchObject({
      ...other,
      id: made.json.id,
      created: made.json.created,
    });
    if (lifecycle !== false) {
      for (const [verb, status] of [
        ['deactivate', 'INACTIVE'],
        ['activate', 'ACTIVE'],
        ['deactivate', 'INACTIVE'],
      ]) {
        expect([200, 204]).toContain((await call('POST', `${item}/lifecycle/${verb}`)).status);
        expect((await call('GET', item)).json.status).toBe(status);
      }
    }
    expect((await call('DELETE', item)).status).toBe(removed);
    expect(await call('GET', item)).toMatchObject({
      status: 404,
      json: {
        errorCode: 'E0000007',
        errorSummary: `Not found: Resource not found: ${made.json.id} (${name})`,
        errorCauses: [],
      },
    });
  });

  it('refuses what is incomplete or not JSON', async () => {
    const { [missing]: _, ...incomplete } = body;
    const answer = await call('POST', path, incomplete);
    expect(answer).toMatchObject({
      status: 400,
      json: { errorCode: 'E0000001', errorSummary: `Api validation failed: ${missing}` },
    });
    expect(answer.json.errorCauses[0].errorSummary).toMatch(new RegExp(`^${missing}: `));
    expect((await call('POST', path, '{"name": ')).json).toMatchObject({
      errorCode: 'E0000003',
      errorSummary: 'The request body was not well-formed.',
    });
    expect((await call('POST', path, '[]')).json.errorCode).toBe('E0000003');
  });
});

describe('special cases', () => {
  it('a child of an unknown parent is not found by the name of the parent', async () => {
    const answer = await call('GET', '/api/v1/authorizationServers/ausNone/scopes');
    expect(answer.json.errorSummary).toBe('Not found: Resource not found: ausNone (AuthorizationServer)');
  });

  it('a list of policies must name a type that exists', async () => {
    expect(await call('GET', '/api/v1/policies')).toMatchObject({
      status: 400,
      json: { errorCode: 'E0000028', errorSummary: 'The request is missing a required parameter.' },
    });
    expect(await call('GET', '/api/v1/policies?type=NONE')).toMatchObject({
      status: 400,
      json: { errorCode: 'E0000001' },
    });
  });

  it('a system policy stays', async () => {
    const [policy] = (await call('GET', '/api/v1/policies?type=PASSWORD')).json;
    expect(await call('DELETE', `/api/v1/policies/${policy.id}`)).toMatchObject({
      status: 403,
      json: { errorCode: 'E0000006' },
    });
    expect((await call('GET', `/api/v1/policies/${policy.id}/rules`)).json).toHaveLength(1);
  });

  it.each([
    ['/api/v1/policies', '?type=PASSWORD', { name: 'Partners only', type: 'PASSWORD', conditions: {} }],
    [`${SERVER}/policies`, '', { name: 'Partners only', type: 'RESOURCE_ACCESS', conditions: {} }],
  ])('rules of a policy of %s are created, read, listed, switched and removed', async (path, query, body) => {
    const [policy] = (await call('GET', `${path}${query}`)).json;
    const rules = `${path}/${policy.id}/rules`;
    const before = (await call('GET', rules)).json.length;
    const made = await call('POST', rules, body);
    expect([200, 201]).toContain(made.status);
    const item = `${rules}/${made.json.id}`;
    expect((await call('GET', item)).json).toMatchObject({ ...body, status: 'ACTIVE' });
    expect((await call('GET', rules)).json).toHaveLength(before + 1);
    expect((await call('POST', `${item}/lifecycle/deactivate`)).status).toBeLessThan(300);
    expect((await call('GET', item)).json.status).toBe('INACTIVE');
    expect((await call('DELETE', item)).status).toBe(204);
    expect(await call('GET', item)).toMatchObject({
      status: 404,
      json: { errorSummary: `Not found: Resource not found: ${made.json.id} (PolicyRule)` },
    });
  });

  it('an okta scope cannot be made on a custom server, but for MyAccount', async () => {
    expect(await call('POST', `${SERVER}/scopes`, { name: 'okta.users.read' })).toMatchObject({
      status: 400,
      json: { errorCode: 'E0000001', errorCauses: [{ errorSummary: expect.stringMatching(/^name: /) }] },
    });
    expect((await call('POST', `${SERVER}/scopes`, { name: 'okta.myAccount.email.read' })).status).toBe(201);
  });

  it('an active event hook is not deleted, a verified one says so', async () => {
    const [hook] = (await call('GET', '/api/v1/eventHooks')).json;
    expect((await call('DELETE', `/api/v1/eventHooks/${hook.id}`)).json.errorCode).toBe('E0000107');
    expect((await call('POST', `/api/v1/eventHooks/${hook.id}/lifecycle/verify`)).json.verificationStatus).toBe(
      'VERIFIED',
    );
  });

  it('bad cursors are refused, a limit beyond the declared maximum too', async () => {
    expect(await call('GET', '/api/v1/trustedOrigins?after=zzz')).toMatchObject({
      status: 400,
      json: {
        errorCode: 'E0000031',
        errorSummary: 'Invalid search criteria.',
        errorCauses: [{ errorSummary: 'Invalid cursor.' }],
      },
    });
    expect((await call('GET', '/api/v1/trustedOrigins?limit=201')).json.errorCode).toBe('E0000001');
    expect(linkOf(await call('GET', '/api/v1/trustedOrigins'), 'self')).toContain('limit=20');
  });
});
