// What an app may do and how it authenticates, changed through the API (FACTS-D §20 to §22): its keys, the admin roles of its client, its
// grants; and what token requests and these changes leave in the System Log (FACTS-D §24).
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundClient } from '../dpop/bound-client.ts';
import { type Answer, type Json, NOON, type OrgUnderTest, startOrg } from '../support.ts';
import { FORM, sendTokenRequest } from '../token-request.ts';

let org: OrgUnderTest;
let root: (method: string, path: string, body?: unknown) => Promise<Answer>;
let keys: { privateKey: Parameters<SignJWT['sign']>[0]; jwk: JWK }[];

const withToken = (at: OrgUnderTest, name: string) => {
  const token = at.sandbox.apiTokens().find((one) => one.name === name)?.token;
  return (method: string, path: string, body?: unknown) =>
    at.call(method, path, { body, headers: { authorization: `SSWS ${token}` } });
};

beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  root = withToken(org, 'Build server');
  keys = await Promise.all(
    ['first', 'second', 'third'].map(async (kid) => {
      const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
      return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
    }),
  );
});
afterAll(() => org.close());

const jwkOf = (index: number): JWK => keys[index]?.jwk ?? {};
async function makeApp(given: JWK[] = [], by = root): Promise<Json> {
  const answer = await by('POST', '/api/v1/apps', {
    label: 'Night jobs',
    name: 'oidc_client',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
    settings: {
      oauthClient: {
        application_type: 'service',
        grant_types: ['client_credentials'],
        ...(given.length > 0 && { jwks: { keys: given } }),
      },
    },
  });
  expect(answer.status).toBe(200);
  return answer.json;
}

/** A token request of the app, signed by one of the keys. */
async function ask(appId: string, index: number, scope = 'okta.users.read'): Promise<Answer> {
  const key = keys[index];
  if (!key) throw new Error('no such key');
  const jwt = await new SignJWT({ iss: appId, sub: appId, aud: `${org.url}/oauth2/v1/token`, exp: NOON / 1000 + 60 })
    .setProtectedHeader({ alg: 'ES256', kid: String(key.jwk.kid) })
    .sign(key.privateKey);
  const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  return org.call('POST', '/oauth2/v1/token', {
    headers: { 'content-type': FORM },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope,
      client_assertion_type: type,
      client_assertion: jwt,
    }).toString(),
  });
}

it('what the org hands out follows each change at once, and is the same list until one is made', async () => {
  const { sandbox } = org;
  const handed = () => sandbox.clients().find(({ name }) => name === 'Sealed Sync');
  const { clientId = '', scopes = [] } = handed() ?? {};
  const path = `/api/v1/apps/${clientId}/grants`;
  const granted = await root('POST', path, { issuer: org.url, scopeId: 'okta.domains.manage' });
  expect(handed()?.scopes).toEqual([...scopes, 'okta.domains.manage'].sort());
  const list = sandbox.clients();
  await root('GET', path);
  await sendTokenRequest(org, { authorization: 'Basic eDp5' });
  expect(sandbox.clients()).toBe(list);
  await root('DELETE', `${path}/${granted.json.id}`);
  expect(handed()?.scopes).toEqual(scopes);
  const made = sandbox.makeClient({ name: 'Made now', scopes: ['okta.users.read'] });
  expect(sandbox.clients()).toContainEqual(made);
  const [token] = (await root('GET', '/api/v1/api-tokens')).json as unknown as { id: string; name: string }[];
  await root('DELETE', `/api/v1/api-tokens/${token?.id}`);
  expect(sandbox.apiTokens().map(({ name }) => name)).not.toContain(token?.name);
  await sandbox.reset();
  expect(sandbox.clients()).not.toContainEqual(made);
  expect(sandbox.apiTokens().map(({ name }) => name)).toContain(token?.name);
});

describe('the keys of an app', () => {
  it('are one set: those made with it and those added later, active or not', async () => {
    const app = await makeApp([jwkOf(0)]);
    const path = `/api/v1/apps/${app.id}/credentials/jwks`;
    const added = await root('POST', path, jwkOf(1));
    await root('POST', `${path}/${added.json.id}/lifecycle/deactivate`);
    const list = (await root('GET', path)).json;
    expect(list.map((key: Json) => [key.kid, key.status])).toEqual([
      ['first', 'ACTIVE'],
      ['second', 'INACTIVE'],
    ]);
    expect(list[0].id).toMatch(/^pks/);
    const shown = (await root('GET', `/api/v1/apps/${app.id}`)).json.settings.oauthClient.jwks.keys;
    expect(shown.map((key: Json) => [key.kid, key.status])).toEqual([
      ['first', 'ACTIVE'],
      ['second', 'INACTIVE'],
    ]);
    expect((await ask(app.id, 0)).json.error).toBe('consent_required');
    expect((await ask(app.id, 1)).json.error_description).toBe('The client_assertion JWT kid is invalid.');
  });

  it('are replaced with the app, and one that stays is the same one', async () => {
    const app = await makeApp([jwkOf(0), jwkOf(1)]);
    const path = `/api/v1/apps/${app.id}/credentials/jwks`;
    const [first] = (await root('GET', path)).json;
    const { settings } = app;
    const replace = (given: unknown[]) =>
      root('PUT', `/api/v1/apps/${app.id}`, {
        ...app,
        settings: { ...settings, oauthClient: { ...settings.oauthClient, jwks: { keys: given } } },
      });
    expect((await replace([jwkOf(0), jwkOf(2)])).status).toBe(200);
    const after = (await root('GET', path)).json;
    expect(after.map((key: Json) => key.kid)).toEqual(['first', 'third']);
    expect(after[0].id).toBe(first.id);
    expect((await ask(app.id, 1)).json.error_description).toBe('The client_assertion JWT kid is invalid.');
    const twice = await replace([jwkOf(0), { ...jwkOf(1), kid: 'first' }]);
    expect(twice.json.errorCauses).toEqual([{ errorSummary: "All keys in the 'jwks' must have a unique `kid`." }]);
    expect((await root('GET', path)).json).toEqual(after);
  });

  it('are listed as an object, when the org is set to that', async () => {
    const keys = [{ kid: 'first' }];
    for (const [jwksList, shape] of [
      ['keys', { keys }],
      ['jwks', { jwks: { keys } }],
    ] as const) {
      const other = await startOrg({ switches: { jwksList } });
      const admin = withToken(other, 'Build server');
      const app = await makeApp([jwkOf(0)], admin);
      expect((await admin('GET', `/api/v1/apps/${app.id}/credentials/jwks`)).json).toMatchObject(shape);
      await other.close();
    }
  });
});

describe('admin roles of a client', () => {
  it('of the standard ones have the same id in every org', async () => {
    const { id } = await makeApp();
    const path = `/oauth2/v1/clients/${id}/roles`;
    const ids: Record<string, string> = {
      HELP_DESK_ADMIN: 'JBCUYUC7IRCVGS27IFCE2SKO',
      GROUP_MEMBERSHIP_ADMIN: 'I5JE6VKQL5GUKTKCIVJFGSCJKBPUCRCNJFHA',
      APP_ADMIN: 'IFIFAX2BIRGUSTQ',
    };
    for (const [type, roleId] of Object.entries(ids))
      expect(await root('POST', path, { type })).toMatchObject({ status: 201, json: { id: roleId, type } });
    expect((await root('GET', `${path}/JBCUYUC7IRCVGS27IFCE2SKO`)).json).toMatchObject({
      label: 'Help Desk Administrator',
      assignmentType: 'CLIENT',
      _links: { assignee: { href: `${org.url}/oauth2/v1/clients/${id}` } },
    });
    expect((await root('DELETE', `${path}/IFIFAX2BIRGUSTQ`)).status).toBe(204);
    expect((await root('GET', `${path}/IFIFAX2BIRGUSTQ`)).json.errorSummary).toContain('(RoleAssignment)');
  });

  it('custom ones allow what their permissions name, for a resource set', async () => {
    const app = await makeApp([jwkOf(0)]);
    await root('POST', `/api/v1/apps/${app.id}/grants`, { issuer: org.url, scopeId: 'okta.users.read' });
    await root('POST', `/api/v1/apps/${app.id}/grants`, { issuer: org.url, scopeId: 'okta.groups.read' });
    const token = (await ask(app.id, 0, 'okta.users.read okta.groups.read')).json.access_token;
    const read = async (what: string) =>
      (await org.call('GET', `/api/v1/${what}?limit=1`, { headers: { authorization: `Bearer ${token}` } })).status;
    const role = (
      await root('POST', '/api/v1/iam/roles', { label: 'Readers', description: '', permissions: ['okta.users.manage'] })
    ).json.id;
    const [set] = (await root('GET', '/api/v1/iam/resource-sets')).json['resource-sets'];
    const path = `/oauth2/v1/clients/${app.id}/roles`;
    expect(await Promise.all(['users', 'groups'].map(read))).toEqual([403, 403]);
    const assigned = await root('POST', path, { type: 'CUSTOM', role, 'resource-set': set.id });
    expect(assigned).toMatchObject({
      status: 201,
      json: {
        id: expect.stringMatching(/^irb/),
        type: 'CUSTOM',
        label: 'Readers',
        role,
        'resource-set': set.id,
        _links: { permissions: { href: `${org.url}/api/v1/iam/roles/${role}/permissions` } },
      },
    });
    expect(await Promise.all(['users', 'groups'].map(read))).toEqual([200, 403]);
    expect((await root('POST', path, { type: 'CUSTOM', role, 'resource-set': set.id })).json.errorCode).toBe(
      'E0000090',
    );
    const none = await root('POST', path, { type: 'CUSTOM', role, 'resource-set': 'iamNone' });
    expect(none).toMatchObject({ status: 404, json: { errorCode: 'E0000007' } });
    await root('DELETE', `${path}/${assigned.json.id}`);
    expect(await read('users')).toBe(403);
  });

  it('an app that holds one is changed by super admins alone', async () => {
    const app = await makeApp();
    const admin = await makeApp([jwkOf(0)]);
    await root('POST', `/api/v1/apps/${admin.id}/grants`, { issuer: org.url, scopeId: 'okta.apps.manage' });
    await root('POST', `/oauth2/v1/clients/${admin.id}/roles`, { type: 'APP_ADMIN' });
    const token = (await ask(admin.id, 0, 'okta.apps.manage')).json.access_token;
    const change = async () =>
      (
        await org.call('POST', `/api/v1/apps/${app.id}/credentials/jwks`, {
          headers: { authorization: `Bearer ${token}` },
          body: { kid: 'x' },
        })
      ).json.errorCode;
    expect(await change()).toBe('E0000001');
    await root('POST', `/oauth2/v1/clients/${app.id}/roles`, { type: 'READ_ONLY_ADMIN' });
    expect(await change()).toBe('E0000006');
  });

  it('is SUPER_ADMIN for every new service app, when the org is set to that', async () => {
    const setting = '/api/v1/org/settings/clientPrivilegesSetting';
    const rolesOf = async (id: string) => (await root('GET', `/oauth2/v1/clients/${id}/roles`)).json;
    expect(await rolesOf((await makeApp()).id)).toEqual([]);
    await root('PUT', setting, { clientPrivilegesSetting: true });
    expect(await rolesOf((await makeApp()).id)).toMatchObject([{ type: 'SUPER_ADMIN' }]);
    await root('PUT', setting, { clientPrivilegesSetting: false });
  });
});

describe('a grant', () => {
  it('has the body that was captured, its scope embedded in the first answer alone', async () => {
    const app = await makeApp();
    const path = `/api/v1/apps/${app.id}/grants`;
    const { json } = await root('POST', path, { issuer: org.url, scopeId: 'okta.users.read' });
    const { _embedded, ...kept } = json;
    expect(_embedded).toEqual({ scope: { id: 'okta.users.read' } });
    expect((await root('GET', `${path}/${json.id}`)).json).toEqual(kept);
    expect(kept).toMatchObject({
      id: expect.stringMatching(/^oag/),
      status: 'ACTIVE',
      createdBy: { id: expect.stringMatching(/^00u/), type: 'User' },
      issuer: org.url,
      clientId: app.id,
      scopeId: 'okta.users.read',
      source: 'ADMIN',
      _links: {
        app: { href: `${org.url}/api/v1/apps/${app.id}`, title: 'Night jobs' },
        self: { hints: { allow: ['GET', 'DELETE'] } },
        client: { href: `${org.url}/oauth2/v1/clients/${app.id}`, title: 'Night jobs' },
      },
    });
  });

  it('leaves a consent in the System Log, with who gave it, the app and the scope', async () => {
    const app = await makeApp();
    await root('POST', `/api/v1/apps/${app.id}/grants`, { issuer: org.url, scopeId: 'okta.logs.read' });
    const filter = encodeURIComponent(`eventType eq "app.oauth2.admin.consent.grant" and target.id eq "${app.id}"`);
    const [event] = (await root('GET', `/api/v1/logs?filter=${filter}`)).json;
    expect(event.actor).toMatchObject({ type: 'User', displayName: 'Hugo Ivy' });
    expect(event.target.map(({ displayName }: Json) => displayName)).toEqual([app.id, 'okta.logs.read']);
  });
});

describe('in the System Log', () => {
  const logged = async (filter: string): Promise<Json[]> =>
    (await root('GET', `/api/v1/logs?limit=1000&filter=${encodeURIComponent(filter)}`)).json;

  it('a token is granted with what was asked for and how', async () => {
    const client = await boundClient(org, 'Nightly Sync');
    await client.ask(null, { scope: 'okta.users.read okta.policies.read okta.groups.read' });
    const [event] = await logged(`actor.id eq "${client.clientId}"`);
    expect(event).toMatchObject({
      eventType: 'app.oauth2.token.grant.access_token',
      legacyEventType: 'app.oauth2.token.grant.access_token_success',
      displayMessage: 'OIDC access token is granted',
      outcome: { result: 'SUCCESS' },
      actor: { type: 'PublicClientApp', alternateId: client.clientId, displayName: 'Nightly Sync' },
      debugContext: {
        debugData: {
          clientAuthType: 'private_key_jwt',
          grantType: 'client_credentials',
          requestedScopes: 'okta.users.read, okta.policies.read, okta.groups.read',
          grantedScopes: 'okta.users.read, okta.groups.read',
          requestUri: '/oauth2/v1/token',
          url: '/oauth2/v1/token?',
          threatSuspected: 'False',
        },
      },
      target: [
        {
          type: 'access_token',
          displayName: 'Access Token',
          alternateId: null,
          detailEntry: { subject: client.clientId, expires: new Date(NOON + 3_600_000).toISOString() },
        },
      ],
    });
  });

  it('is refused by the key that Okta has for it, at either kind of server', async () => {
    const client = await boundClient(org);
    await client.ask(null);
    await client.ask('proof');
    const { clientId } = org.client('Report Reader');
    await org.requestToken('Report Reader', 'okta.users.manage');
    await sendTokenRequest(org, { path: '/oauth2/default/v1/token' });
    const reasons = async (actor: string) =>
      (await logged(`actor.id eq "${actor}" and outcome.result eq "FAILURE"`)).map((event) => [
        event.eventType,
        event.outcome.reason,
      ]);
    const grant = 'app.oauth2.token.grant.access_token';
    expect(await reasons(client.clientId)).toEqual([
      [grant, 'invalid_dpop_proof_missing_header'],
      [grant, 'invalid_dpop_proof_invalid_jwt'],
    ]);
    expect(await reasons(clientId)).toEqual([[grant, 'no_org_scopes_granted']]);
    expect(await reasons(org.client('Directory Insights').clientId)).toEqual([
      ['app.oauth2.as.token.grant.access_token', 'org_authorization_server_only_client'],
    ]);
  });

  it('keys and secrets leave an event each, and the reading of a secret does', async () => {
    const app = await makeApp([jwkOf(0)]);
    const path = `/api/v1/apps/${app.id}/credentials`;
    const key = (await root('POST', `${path}/jwks`, jwkOf(1))).json.id;
    await root('POST', `${path}/jwks/${key}/lifecycle/deactivate`);
    await root('POST', `${path}/jwks/${key}/lifecycle/activate`);
    await root('POST', `${path}/jwks/${key}/lifecycle/deactivate`);
    await root('DELETE', `${path}/jwks/${key}`);
    await root('GET', `${path}/secrets`);
    const events = await logged(`target.id eq "${app.id}" and eventType sw "app.oauth2."`);
    const lifecycle = 'app.oauth2.credentials.lifecycle';
    expect(events.map(({ eventType }) => eventType)).toEqual([
      ...['create', 'deactivate', 'activate', 'deactivate', 'delete'].map((verb) => `${lifecycle}.${verb}`),
      'app.oauth2.client.read_client_secret',
    ]);
  });
});
