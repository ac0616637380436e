// OIN instances and their secrets: what the token endpoint makes of each change (FACTS §9, texts of §3.2).
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, basic, type Json, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest | undefined;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
let instance: Json;
const PATH = '/integrations/api/v1/api-services';
beforeEach(async () => {
  org ??= await startOrg();
  call = await org.as('Directory Insights', 'okta.oauthIntegrations.manage okta.roles.manage');
  instance = (await call('POST', PATH, { type: 'weather_sync', grantedScopes: ['okta.users.read', 'okta.logs.read'] }))
    .json;
});
afterAll(() => org?.close());

const token = (clientId: string, secret: string): Promise<Answer> =>
  (org as OrgUnderTest).call('POST', '/oauth2/v1/token', {
    headers: { authorization: basic(clientId, secret), 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials&scope=okta.users.read',
  });
const secrets = (): string => `${PATH}/${instance.id}/credentials/secrets`;
const causes = (answer: Answer): string[] => answer.json.errorCauses.map((cause: Json) => cause.errorSummary);

describe('an instance', () => {
  it('works at the token endpoint at once, and shows its secret only once', async () => {
    expect(instance).toMatchObject({
      id: expect.stringMatching(/^0oa\w{17}$/),
      type: 'weather_sync',
      grantedScopes: ['okta.users.read', 'okta.logs.read'],
    });
    expect(instance.clientSecret).toMatch(/^[\w-]{64}$/);
    expect((await token(instance.id, instance.clientSecret)).status).toBe(200);
    const again = await call('GET', `${PATH}/${instance.id}`);
    expect(again.text).not.toContain(instance.clientSecret);
    const listed = await call('GET', secrets());
    expect(listed.json).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^ocs/),
        status: 'ACTIVE',
        client_secret: `***${instance.clientSecret.slice(-4)}`,
      }),
    ]);
  });

  it('holds the super admin role', async () => {
    const roles = await call('GET', `/oauth2/v1/clients/${instance.id}/roles`);
    expect(roles.json.map(({ type }: Json) => type)).toEqual(['SUPER_ADMIN']);
  });

  it('may have every scope there is', async () => {
    const grantedScopes = (org as OrgUnderTest).client('Directory Insights').scopes;
    const properties = { region: { name: 'region', value: 'eu' } };
    const made = await call('POST', PATH, { type: 'everything', grantedScopes, properties });
    expect([made.status, made.json.grantedScopes]).toEqual([201, grantedScopes]);
    expect((await call('GET', `${PATH}/${made.json.id}`)).json.properties).toEqual(properties);
    expect(grantedScopes.length).toBeGreaterThan(100);
  });

  it('that is revoked takes its tokens with it', async () => {
    const bearer = `Bearer ${(await token(instance.id, instance.clientSecret)).json.access_token}`;
    expect((await call('DELETE', `${PATH}/${instance.id}`)).status).toBe(204);
    const refused = await org?.call('GET', '/api/v1/users', { headers: { authorization: bearer } });
    expect(refused?.status).toBe(401);
    expect(refused?.headers.get('www-authenticate')).toContain('The access token has been revoked.');
    expect((await token(instance.id, instance.clientSecret)).status).toBe(401);
    expect((await call('GET', `${PATH}/${instance.id}`)).json.errorSummary).toBe(
      `Not found: Resource not found: ${instance.id} (APIServiceIntegration)`,
    );
  });

  it.each([
    [{}, 'type: The field cannot be left blank'],
    [{ type: 'x' }, 'grantedScopes: The field cannot be left blank'],
    [{ type: 'x', grantedScopes: ['okta.nothing.read'] }, 'grantedScopes: One or more scopes do not exist'],
  ])('made of %j is refused', async (body, cause) => {
    const answer = await call('POST', PATH, body);
    expect([answer.status, causes(answer)]).toEqual([400, [cause]]);
  });

  it('is shown as a registered client, without its secret', async () => {
    const served = org as OrgUnderTest;
    const made = await call('POST', PATH, { type: 'client_lister', grantedScopes: ['okta.clients.read'] });
    const bearer = `Bearer ${(await served.requestToken('Client Lister', 'okta.clients.read')).json.access_token}`;
    const path = `/oauth2/v1/clients/${made.json.id}`;
    const shown = await served.call('GET', path, { headers: { authorization: bearer } });
    expect(shown.json).toMatchObject({
      client_id: made.json.id,
      client_name: 'Client Lister',
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_basic',
    });
    expect(shown.text).not.toContain(made.json.clientSecret);
    const listed = await served.call('GET', '/oauth2/v1/clients', { headers: { authorization: bearer } });
    expect(listed.json.map((one: Json) => one.client_id)).toContain(made.json.id);
    const found = await served.call('GET', '/oauth2/v1/clients?q=client%20l', { headers: { authorization: bearer } });
    expect(found.json.map((one: Json) => one.client_name)).toEqual(['Client Lister']);
    expect(
      (await served.call('GET', '/oauth2/v1/clients/0oaNone', { headers: { authorization: bearer } })).json,
    ).toMatchObject({
      errorCode: 'E0000007',
      errorSummary: 'Not found: Resource not found: 0oaNone (PublicClientApp)',
    });
  });

  it('is listed with the seeded ones', async () => {
    const names = (await call('GET', PATH)).json.map((one: Json) => one.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Directory Insights',
        'Report Reader',
        'Partial Sync',
        'No Role Connector',
        'Weather Sync',
      ]),
    );
  });
});

describe('secrets', () => {
  it('are rotated: both work, then only the new one', async () => {
    const second = await call('POST', secrets());
    expect(second).toMatchObject({
      status: 201,
      json: { status: 'ACTIVE', client_secret: expect.stringMatching(/^[\w-]{64}$/) },
    });
    expect((await token(instance.id, instance.clientSecret)).status).toBe(200);
    expect((await token(instance.id, second.json.client_secret)).status).toBe(200);
    const [first] = (await call('GET', secrets())).json;
    const off = await call('POST', `${secrets()}/${first.id}/lifecycle/deactivate`);
    expect(off).toMatchObject({
      status: 200,
      json: { status: 'INACTIVE', client_secret: `***${instance.clientSecret.slice(-4)}` },
    });
    expect(await token(instance.id, instance.clientSecret)).toMatchObject({
      status: 401,
      json: {
        error: 'invalid_client',
        error_description: 'The client secret supplied for a confidential client is invalid.',
      },
    });
    expect((await token(instance.id, second.json.client_secret)).status).toBe(200);
    expect((await call('POST', `${secrets()}/${first.id}/lifecycle/activate`)).json.status).toBe('ACTIVE');
    expect((await token(instance.id, instance.clientSecret)).status).toBe(200);
    await call('POST', `${secrets()}/${first.id}/lifecycle/deactivate`);
    expect((await call('DELETE', `${secrets()}/${first.id}`)).status).toBe(204);
    expect((await call('GET', secrets())).json).toHaveLength(1);
  });

  it('are two at most; the only active one stays; an active one is not deleted', async () => {
    const [first] = (await call('GET', secrets())).json;
    const only = await call('POST', `${secrets()}/${first.id}/lifecycle/deactivate`);
    expect([only.status, only.json.errorCode, only.json.errorSummary, causes(only)]).toEqual([
      400,
      'E0000001',
      'Api validation failed: OAuth2ClientSecretMediated',
      ["You can't deactivate the only active client secret."],
    ]);
    await call('POST', secrets());
    const third = await call('POST', secrets());
    const active = await call('DELETE', `${secrets()}/${first.id}`);
    expect(causes(third)).toEqual(["You've reached the maximum number of client secrets per client."]);
    expect(causes(active)).toEqual([
      "You can't delete an active client secret. Deactivate the secret before deleting it.",
    ]);
    for (const { status, json } of [third, active])
      expect([status, json.errorCode, json.errorSummary]).toEqual([
        400,
        'E0000001',
        'Api validation failed: OAuth2ClientSecretMediated',
      ]);
    expect((await call('DELETE', `${secrets()}/ocsNone`)).status).toBe(404);
  });
});

describe('admin roles of a client', () => {
  it('given and taken, decide its next call', async () => {
    const served = org as OrgUnderTest;
    const { clientId } = served.client('No Role Connector');
    const limited = await served.as('No Role Connector', 'okta.users.manage okta.groups.read');
    const path = `/oauth2/v1/clients/${clientId}/roles`;
    expect((await call('GET', path)).json).toEqual([]);
    const role = await call('POST', path, { type: 'READ_ONLY_ADMIN' });
    expect(role).toMatchObject({
      status: 201,
      json: { type: 'READ_ONLY_ADMIN', label: 'Read-only Administrator', assignmentType: 'CLIENT' },
    });
    expect((await limited('GET', '/api/v1/users')).status).toBe(200);
    expect((await limited('POST', '/api/v1/users', {})).json.errorCode).toBe('E0000006');
    expect(await call('POST', path, { type: 'READ_ONLY_ADMIN' })).toMatchObject({
      status: 409,
      json: { errorCode: 'E0000090' },
    });
    expect((await call('DELETE', `${path}/${role.json.id}`)).status).toBe(204);
    expect((await limited('GET', '/api/v1/users')).status).toBe(403);
  });
});
