// Programs of others against the sandbox org, as an integrator points them at it: Okta's SDK for Node with its own models,
// paging and waiting, and a certified OAuth client. What they read must be what they read of Okta.
import okta from '@okta/okta-sdk-nodejs';
import * as oauth from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, type OrgUnderTest, startOrg } from './support.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await startOrg({ rateLimits: 'workforce' });
});
afterAll(() => org.close());

const SCOPES = ['users', 'groups', 'apps', 'roles', 'policies', 'networkZones', 'authorizationServers', 'userTypes'];

const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

describe("Okta's SDK for Node", () => {
  let client: InstanceType<typeof okta.Client>;
  beforeAll(async () => {
    const scopes = [...SCOPES.map((name) => `okta.${name}.manage`), 'okta.logs.read', 'okta.brands.read'];
    const { json } = await org.requestToken('Directory Insights', scopes.join(' '));
    const config = {
      orgUrl: org.url,
      authorizationMode: 'PrivateKey' as const,
      clientId: org.client('Directory Insights').clientId,
      scopes,
      privateKey: '{}',
      testing: { disableHttpsCheck: true },
    };
    client = new okta.Client(config);
    // It gets tokens by a private key only, which no OIN integration has: it is handed one.
    Object.assign(client.http, { oauth: { getAccessToken: async () => json, isDPoP: false } });
  });

  const count = async (list: Promise<{ each(see: (item: unknown) => unknown): Promise<unknown> }>) => {
    let items = 0;
    await (await list).each(() => {
      items += 1;
    });
    return items;
  };

  it('follows pages to the end, and finds what it searches for', async () => {
    expect(await count(client.userApi.listUsers({ limit: 60 }))).toBe(250);
    expect(await count(client.userApi.listUsers({ search: 'profile.department eq "Engineering"' }))).toBeGreaterThan(5);
  });

  it('makes, reads, changes and removes a person, a group and an app', async () => {
    const login = 'ada.byte@acme.example';
    const profile = { firstName: 'Ada', lastName: 'Byte', email: login, login };
    const user = await client.userApi.createUser({ body: { profile }, activate: false });
    const userId = String(user.id);
    expect(user).toMatchObject({ status: 'STAGED', created: expect.any(Date) });
    const changed = await client.userApi.updateUser({ userId, user: { profile: { nickName: 'Al' } } });
    expect(changed.profile).toMatchObject({ nickName: 'Al', login });
    const group = await client.groupApi.createGroup({ group: { profile: { name: 'Made by an SDK' } } });
    const groupId = String(group.id);
    await client.groupApi.assignUserToGroup({ groupId, userId });
    expect(await count(client.groupApi.listGroupUsers({ groupId }))).toBe(1);
    await client.groupApi.deleteGroup({ groupId });
    await client.userApi.deactivateUser({ userId });
    await client.userApi.deleteUser({ userId });
    const application = await client.applicationApi.createApplication({
      application: {
        name: 'bookmark',
        label: 'Made by an SDK',
        signOnMode: 'BOOKMARK',
        settings: { app: { requestIntegration: false, url: 'https://acme.example' } },
      } as never,
    });
    expect(application.constructor.name).toBe('BookmarkApplication');
    await client.applicationApi.deactivateApplication({ appId: String(application.id) });
    await client.applicationApi.deleteApplication({ appId: String(application.id) });
  });

  it('reads the lists of other resources into its models', async () => {
    const sizes = await Promise.all([
      count(client.networkZoneApi.listNetworkZones()),
      count(client.policyApi.listPolicies({ type: 'OKTA_SIGN_ON' })),
      count(client.authorizationServerApi.listAuthorizationServers()),
      count(client.customizationApi.listBrands()),
      count(client.userTypeApi.listUserTypes()),
      count(client.systemLogApi.listLogEvents({ since: ago(7), until: ago(0) })),
    ]);
    for (const size of sizes) expect(size).toBeGreaterThan(0);
  });

  it('understands a refusal', async () => {
    await expect(client.userApi.getUser({ userId: 'nobody' })).rejects.toMatchObject({
      status: 404,
      errorCode: 'E0000007',
      errorSummary: 'Not found: Resource not found: nobody (User)',
    });
  });

  it('waits as long as a used-up rate limit says, and goes on', async () => {
    org.sandbox.faults.add('status=429,wait=1,times=1,path=/api/v1/groups*');
    expect(await count(client.groupApi.listGroups({}))).toBeGreaterThan(10);
    const asked = org.sandbox.journal.list(0, 2).map(({ status }) => status);
    expect(asked.sort()).toEqual([200, 429]);
  });
});

describe('openid-client', () => {
  const plain: oauth.ClientAuth = (_server, { client_id }, _body, headers) => {
    headers.set('authorization', basic(client_id, org.client('Directory Insights').clientSecret));
  };
  const discover = (at: OrgUnderTest, auth: oauth.ClientAuth) =>
    oauth.discovery(new URL(at.url), at.client('Directory Insights').clientId, undefined, auth, {
      execute: [oauth.allowInsecureRequests],
    });

  it('discovers the org, gets a token, uses it, looks it up and takes it back', async () => {
    const config = await discover(org, plain);
    const token = await oauth.clientCredentialsGrant(config, { scope: 'okta.users.read okta.groups.read' });
    expect(token).toMatchObject({ scope: 'okta.users.read okta.groups.read', expires_in: 3600 });
    const users = new URL('/api/v1/users?limit=1', org.url);
    expect((await oauth.fetchProtectedResource(config, token.access_token, users, 'GET')).status).toBe(200);
    expect((await oauth.tokenIntrospection(config, token.access_token)).active).toBe(true);
    await oauth.tokenRevocation(config, token.access_token);
    await expect(oauth.fetchProtectedResource(config, token.access_token, users, 'GET')).rejects.toMatchObject({
      cause: [{ scheme: 'bearer', parameters: { error: 'invalid_token' } }],
    });
  });

  it('that form-encodes the secret gets its token, unless the org takes Basic as it is', async () => {
    const ask = async (at: OrgUnderTest) => {
      const auth = oauth.ClientSecretBasic(at.client('Directory Insights').clientSecret);
      return oauth.clientCredentialsGrant(await discover(at, auth), { scope: 'okta.users.read' });
    };
    expect(await ask(org)).toMatchObject({ scope: 'okta.users.read' });
    const literal = await startOrg({ switches: { basicEncoding: 'plain' } });
    try {
      await expect(ask(literal)).rejects.toMatchObject({ error: 'invalid_client', status: 401 });
      expect((await literal.requestToken('Directory Insights', 'okta.users.read')).status).toBe(200);
    } finally {
      await literal.close();
    }
  });
});
