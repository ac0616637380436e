// The other endpoints of the authorization server: discovery, introspection, revocation (FACTS §7, §8).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, basic, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
});
afterAll(() => org.close());

const post = (path: string, name: string | null, form: Record<string, string>): Promise<Answer> => {
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  if (name) headers.authorization = basic(org.client(name).clientId, org.client(name).clientSecret);
  return org.call('POST', path, { headers, body: new URLSearchParams(form).toString() });
};
const tokenOf = async (name = 'Directory Insights'): Promise<string> =>
  (await org.requestToken(name, 'okta.users.read okta.groups.read')).json.access_token;

describe('discovery', () => {
  it.each(['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'])('%s', async (path) => {
    const { status, json } = await org.call('GET', path);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      issuer: org.url,
      token_endpoint: `${org.url}/oauth2/v1/token`,
      jwks_uri: `${org.url}/oauth2/v1/keys`,
      introspection_endpoint: `${org.url}/oauth2/v1/introspect`,
      revocation_endpoint: `${org.url}/oauth2/v1/revoke`,
    });
    expect(json.grant_types_supported).not.toContain('client_credentials');
    expect(json.scopes_supported.some((scope: string) => scope.startsWith('okta.'))).toBe(false);
  });

  it('of a custom server: its own issuer, endpoints and public scopes, in both documents', async () => {
    const admin = await org.as('Directory Insights', 'okta.authorizationServers.manage');
    const scopes = '/api/v1/authorizationServers/default/scopes';
    await admin('POST', scopes, { name: 'orders.public', metadataPublish: 'ALL_CLIENTS' });
    await admin('POST', scopes, { name: 'orders.hidden' });
    const base = `${org.url}/oauth2/default`;
    const common = {
      issuer: base,
      authorization_endpoint: `${base}/v1/authorize`,
      token_endpoint: `${base}/v1/token`,
      jwks_uri: `${base}/v1/keys`,
      introspection_endpoint: `${base}/v1/introspect`,
      revocation_endpoint: `${base}/v1/revoke`,
      end_session_endpoint: `${base}/v1/logout`,
      device_authorization_endpoint: `${base}/v1/device/authorize`,
      pushed_authorization_request_endpoint: `${base}/v1/par`,
      registration_endpoint: `${org.url}/oauth2/v1/clients`,
    };
    const openid = (await org.call('GET', '/oauth2/default/.well-known/openid-configuration')).json;
    expect(openid).toMatchObject({ ...common, userinfo_endpoint: `${base}/v1/userinfo` });
    expect(openid.claims_supported).toEqual(expect.arrayContaining(['sub', 'nonce', 'preferred_username', 'at_hash']));
    expect(openid.grant_types_supported).not.toContain('client_credentials');
    const { json } = await org.call('GET', '/oauth2/default/.well-known/oauth-authorization-server');
    expect(json).toMatchObject(common);
    expect(json.grant_types_supported).toContain('client_credentials');
    expect(json.claims_supported).toEqual(['ver', 'jti', 'iss', 'aud', 'iat', 'exp', 'cid', 'uid', 'scp', 'sub']);
    for (const { scopes_supported } of [openid, json]) {
      expect(scopes_supported).toEqual(expect.arrayContaining(['openid', 'offline_access', 'orders.public']));
      for (const scope of ['orders.hidden', 'groups']) expect(scopes_supported).not.toContain(scope);
    }
    // Where a client of RFC 8414 looks for it.
    expect((await org.call('GET', '/.well-known/oauth-authorization-server/oauth2/default')).json).toEqual(json);
  });

  it('of a server that does not exist', async () => {
    for (const path of [
      '/oauth2/ausNobody/.well-known/openid-configuration',
      '/.well-known/oauth-authorization-server/oauth2/ausNobody',
    ])
      expect(await org.call('GET', path)).toMatchObject({
        status: 404,
        json: { errorCode: 'E0000007', errorSummary: 'Not found: Resource not found: ausNobody (AuthorizationServer)' },
      });
  });

  it('is not counted against any rate limit, nor are the keys', async () => {
    const limited = await startOrg({ rateLimits: { perMinute: 1 } });
    for (const server of ['', '/oauth2/default'])
      for (const path of [
        `${server}/.well-known/openid-configuration`,
        `${server}/.well-known/oauth-authorization-server`,
        `${server || '/oauth2'}/v1/keys`,
      ])
        for (let time = 0; time < 3; time++) {
          const { status, headers } = await limited.call('GET', path);
          expect([path, status, headers.has('x-rate-limit-limit')]).toEqual([path, 200, false]);
        }
    // As against what is counted.
    expect(
      (await limited.requestToken('Directory Insights', 'okta.users.read')).headers.has('x-rate-limit-limit'),
    ).toBe(true);
    await limited.close();
  });

  it('says without credentials what org this is', async () => {
    const { json } = await org.call('GET', '/.well-known/okta-organization');
    expect(json).toMatchObject({
      id: expect.stringMatching(/^00o\w{17}$/),
      pipeline: 'idx',
      _links: { organization: { href: org.url } },
    });
  });
});

describe('introspection', () => {
  it('describes a living token of the same client', async () => {
    const { clientId } = org.client('Directory Insights');
    const answer = await post('/oauth2/v1/introspect', 'Directory Insights', { token: await tokenOf() });
    expect(answer.json).toEqual({
      active: true,
      token_type: 'Bearer',
      scope: 'okta.users.read okta.groups.read',
      client_id: clientId,
      username: clientId,
      sub: clientId,
      iss: org.url,
      aud: org.url,
      iat: NOON / 1000,
      exp: NOON / 1000 + 3600,
      jti: expect.stringMatching(/^AT\./),
    });
  });

  it('says only "not active" of everything else', async () => {
    const expired = await tokenOf();
    const others = await tokenOf('Report Reader');
    expect((await post('/oauth2/v1/introspect', 'Directory Insights', { token: 'garbage' })).json).toEqual({
      active: false,
    });
    expect((await post('/oauth2/v1/introspect', 'Directory Insights', { token: others })).json).toEqual({
      active: false,
    });
    org.sandbox.clock.advance(3_601_000);
    expect((await post('/oauth2/v1/introspect', 'Directory Insights', { token: expired })).json).toEqual({
      active: false,
    });
    org.sandbox.clock.set(null);
  });
});

describe('revocation', () => {
  it('ends a token: the next call with it is refused as revoked', async () => {
    const token = await tokenOf();
    const answer = await post('/oauth2/v1/revoke', 'Directory Insights', { token });
    expect([answer.status, answer.text]).toEqual([200, '']);
    const refused = await org.call('GET', '/api/v1/users', { headers: { authorization: `Bearer ${token}` } });
    expect([refused.status, refused.text]).toEqual([401, '']);
    expect(refused.headers.get('www-authenticate')).toBe(
      `Bearer authorization_uri="${org.url}/oauth2/v1/authorize", realm="${org.url}", error="invalid_token", error_description="The access token has been revoked."`,
    );
    expect((await post('/oauth2/v1/introspect', 'Directory Insights', { token })).json).toEqual({ active: false });
  });

  it('does not touch the token of another client and says nothing about it', async () => {
    const token = await tokenOf('Report Reader');
    expect((await post('/oauth2/v1/revoke', 'Directory Insights', { token })).status).toBe(200);
    expect((await org.call('GET', '/api/v1/users', { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      200,
    );
    expect((await post('/oauth2/v1/revoke', 'Directory Insights', { token: 'unknown' })).status).toBe(200);
  });
});

describe('at a custom server', () => {
  it('a token of the org is none of its own: not active, and not ended by it', async () => {
    const token = await tokenOf();
    expect((await post('/oauth2/default/v1/introspect', 'Directory Insights', { token })).json).toEqual({
      active: false,
    });
    expect((await post('/oauth2/default/v1/revoke', 'Directory Insights', { token })).status).toBe(200);
    expect((await post('/oauth2/v1/introspect', 'Directory Insights', { token })).json.active).toBe(true);
  });

  it.each(['introspect', 'revoke', 'par'])('that does not exist there is no %s', async (name) => {
    expect(await post(`/oauth2/ausNobody/v1/${name}`, 'Directory Insights', { token: 'x' })).toMatchObject({
      status: 400,
      json: { error: 'invalid_request', error_description: 'The authorization server id is invalid.' },
    });
  });

  it('that does not exist there are no keys and no page', async () => {
    expect((await org.call('GET', '/oauth2/default/v1/keys')).json.keys.length).toBeGreaterThan(0);
    expect(await org.call('GET', '/oauth2/ausNobody/v1/keys')).toMatchObject({
      status: 404,
      json: { errorSummary: 'Not found: Resource not found: ausNobody (AuthorizationServer)' },
    });
    expect((await org.call('GET', '/oauth2/ausNobody/v1/authorize')).json.error).toBe('invalid_request');
  });
});

describe.each(['/oauth2/v1/introspect', '/oauth2/v1/revoke'])('%s', (path) => {
  it('needs a token and credentials', async () => {
    expect(await post(path, 'Directory Insights', {})).toMatchObject({
      status: 400,
      json: { error: 'invalid_request', error_description: "The 'token' parameter is required." },
    });
    expect(await post(path, null, { token: 'x' })).toMatchObject({
      status: 401,
      json: { error: 'invalid_client', error_description: 'No client credentials found.' },
    });
  });
});

describe('endpoints of grants that an integration does not have', () => {
  const LACKING =
    'The client is not authorized to use the provided grant type. Configured grant types: [client_credentials].';

  it.each(['device/authorize', 'par', 'bc/authorize'])('%s knows the client and refuses the grant', async (name) => {
    const path = `/oauth2/v1/${name}`;
    expect(await post(path, 'Directory Insights', { scope: 'openid' })).toMatchObject({
      status: 400,
      json: { error: 'unauthorized_client', error_description: LACKING },
    });
    expect(await post(path, null, { scope: 'openid' })).toMatchObject({
      status: 401,
      json: { error: 'invalid_client' },
    });
  });
});
