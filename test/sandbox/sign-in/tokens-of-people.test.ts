// Tokens in the name of a person: the code that brings them, what they say, and what may be done with them (FACTS §7, §16, §18, §19).
import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createRemoteJWKSet,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type OrgUnderTest, startOrg } from '../support.ts';
import { type Asked, createBrowser, FORM, LOOPBACK } from './browser.ts';

let org: OrgUnderTest;
let browser: ReturnType<typeof createBrowser>;
let admin: Awaited<ReturnType<OrgUnderTest['as']>>;
beforeAll(async () => {
  org = await startOrg();
  browser = createBrowser(org);
  admin = await org.as(
    'Directory Insights',
    'okta.users.manage okta.apps.manage okta.roles.manage okta.logs.read okta.authorizationServers.manage',
  );
});
afterAll(() => org.close());

const userOf = async (index: number): Promise<Json> =>
  (await admin('GET', `/api/v1/users/${browser.person(index).login}`)).json;
const get = (path: string, token: string) => org.call('GET', path, { headers: { authorization: `Bearer ${token}` } });
const DEFAULT = '/oauth2/default';

describe('a code', () => {
  type Row = [
    name: string,
    form: Record<string, string | null>,
    error: string,
    text: string,
    asked?: Asked,
    at?: Asked,
  ];
  const ROWS: Row[] = [
    ['that is left out', { code: null }, 'invalid_request', "The required parameter 'code' is missing."],
    ['that nobody issued', { code: 'x' }, 'invalid_grant', 'The authorization code is invalid or has expired.'],
    [
      'without its redirect URI',
      { redirect_uri: null },
      'invalid_request',
      "The required parameter 'redirect_uri' is missing.",
    ],
    [
      'for another redirect URI',
      { redirect_uri: 'com.acme.desk:/callback' },
      'invalid_grant',
      "The 'redirect_uri' does not match the redirection URI used in the authorization request.",
    ],
    ['with another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant', 'PKCE verification failed.'],
    [
      'without its verifier',
      { code_verifier: null },
      'invalid_request',
      'PKCE code verifier is required by the application.',
    ],
    [
      'with a verifier that was not announced',
      {},
      'invalid_request',
      'PKCE code challenge should be specified in the authorize request for code verification.',
      { app: 'Team Calendar', ask: { code_challenge: null, code_challenge_method: null } },
    ],
    [
      'of another client',
      {},
      'invalid_grant',
      "The grant was issued to another client. Please make sure the 'client_id' matches the one used at the authorize request.",
      {},
      { app: 'Team Calendar' },
    ],
    [
      'of another server',
      {},
      'invalid_request',
      'The grant was issued for another authorization server.',
      {},
      { server: DEFAULT },
    ],
  ];

  it.each(ROWS)('%s', async (_, form, error, text, asked = {}, at = asked) => {
    const answer = await browser.token({ code: await createBrowser(org).codeOf(asked), ...form }, at);
    expect([answer.status, answer.json]).toEqual([400, { error, error_description: text }]);
  });

  it('works once, and for 300 seconds', async () => {
    const code = await browser.codeOf({ ask: { prompt: 'login' } });
    expect((await browser.token({ code })).status).toBe(200);
    expect((await browser.token({ code })).json.error).toBe('invalid_grant');
    const late = await browser.codeOf({ ask: { prompt: 'login' } });
    org.sandbox.clock.advance(300_000);
    expect((await browser.token({ code: late })).json.error).toBe('invalid_grant');
    org.sandbox.clock.set(null);
  });

  it('is no good for a person who was switched off since', async () => {
    const code = await browser.codeOf({ ask: { prompt: 'login' } }, 1);
    const { id } = await userOf(1);
    await admin('POST', `/api/v1/users/${id}/lifecycle/suspend`);
    expect((await browser.token({ code })).json.error).toBe('invalid_grant');
    await admin('POST', `/api/v1/users/${id}/lifecycle/unsuspend`);
  });
});

describe('a token', () => {
  it('of the org says who, and is judged by the roles of that person', async () => {
    const user = await userOf(0);
    const ask = { scope: 'openid okta.users.read okta.users.manage okta.roles.read', prompt: 'login' };
    const own = await createBrowser(org).tokens({ ask }, 0);
    expect(own).toEqual({
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: expect.any(String),
      scope: 'openid okta.users.read okta.users.manage',
      id_token: expect.any(String),
    });
    expect(decodeJwt(own.access_token)).toMatchObject({
      iss: org.url,
      cid: browser.appOf('Desk Client').clientId,
      uid: user.id,
      sub: user.profile.login,
      auth_time: expect.any(Number),
      scp: ['openid', 'okta.users.read', 'okta.users.manage'],
    });
    const reader = await createBrowser(org).tokens({ ask }, 1);
    const nobody = await createBrowser(org).tokens({ ask }, 2);
    const statuses = [];
    for (const { access_token } of [own, reader, nobody])
      statuses.push([
        (await get('/api/v1/users?limit=1', access_token)).status,
        (
          await org.call('POST', `/api/v1/users/${user.id}`, {
            headers: { authorization: `Bearer ${access_token}` },
            body: { profile: { nickName: 'N' } },
          })
        ).status,
      ]);
    expect(statuses).toEqual([
      [200, 200],
      [200, 403],
      [403, 403],
    ]);
    // The role is looked up with each call.
    const { id } = await userOf(2);
    const { json } = await admin('POST', `/api/v1/users/${id}/roles`, { type: 'USER_ADMIN' });
    expect((await get('/api/v1/users?limit=1', nobody.access_token)).status).toBe(200);
    await admin('DELETE', `/api/v1/users/${id}/roles/${json.id}`);
    const [event] = (
      await admin('GET', '/api/v1/logs?sortOrder=DESCENDING&filter=eventType eq "user.account.update_profile"')
    ).json;
    expect(event.actor).toMatchObject({ id: user.id, type: 'User', alternateId: user.profile.login });
  });

  it('is dead with the person, and alive again with the person', async () => {
    const { access_token } = await createBrowser(org).tokens({ ask: { scope: 'okta.users.read' } }, 0);
    const { id } = await userOf(0);
    await admin('POST', `/api/v1/users/${id}/lifecycle/suspend`);
    expect((await get('/api/v1/users?limit=1', access_token)).status).toBe(401);
    await admin('POST', `/api/v1/users/${id}/lifecycle/unsuspend`);
    expect((await get('/api/v1/users?limit=1', access_token)).status).toBe(200);
  });

  it('with .self scopes reads and changes the own account, without a role, and no other', async () => {
    const [own, other] = [await userOf(2), await userOf(0)];
    const { access_token } = await createBrowser(org).tokens({
      ask: { scope: 'okta.users.read.self okta.users.manage.self' },
    });
    const statusOf = async (path: string) => (await get(path, access_token)).status;
    expect((await get('/api/v1/users/me', access_token)).json.id).toBe(own.id);
    expect((await get('/api/v1/users', access_token)).json.map(({ id }: Json) => id)).toEqual([own.id]);
    expect(await statusOf(`/api/v1/users/${own.id}`)).toBe(200);
    expect(await statusOf(`/api/v1/users/${other.id}`)).toBe(403);
    const change = await org.call('POST', '/api/v1/users/me', {
      headers: { authorization: `Bearer ${access_token}` },
      body: { profile: { nickName: 'No' } },
    });
    expect(change.json.profile.nickName).toBe('No');
    expect(await statusOf('/api/v1/groups')).toBe(403);
  });

  it('for MyAccount needs no role either', async () => {
    const { access_token } = await createBrowser(org).tokens({ ask: { scope: 'okta.myAccount.profile.read' } });
    expect((await get('/idp/myaccount/profile', access_token)).status).toBe(200);
  });

  it('of a custom server carries its audience, its claims of the person, and is nothing to the org', async () => {
    await admin('POST', '/api/v1/authorizationServers/default/claims', {
      name: 'mail',
      claimType: 'RESOURCE',
      valueType: 'EXPRESSION',
      value: 'user.email',
    });
    await admin('POST', '/api/v1/authorizationServers/default/claims', {
      name: 'teams',
      claimType: 'IDENTITY',
      valueType: 'GROUPS',
      group_filter_type: 'EQUALS',
      value: 'Everyone',
    });
    const { access_token, id_token } = await createBrowser(org).tokens({ server: DEFAULT });
    const { login } = browser.person(2);
    expect(decodeJwt(access_token)).toMatchObject({
      iss: `${org.url}${DEFAULT}`,
      aud: 'api://default',
      sub: login,
      uid: (await userOf(2)).id,
      mail: login,
    });
    expect(decodeJwt(id_token)).toMatchObject({ iss: `${org.url}${DEFAULT}`, teams: ['Everyone'] });
    expect((await get('/api/v1/users/me', access_token)).status).toBe(401);
  });

  it('is bound to the key of a proof, and so is what it refreshes', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    const url = `${org.url}/oauth2/v1/token`;
    const prove = (htm: string, htu: string, more: object = {}) =>
      new SignJWT({ htm, htu, jti: crypto.randomUUID(), ...more })
        .setIssuedAt()
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
        .sign(privateKey);
    const { clientId } = browser.appOf('Desk Client');
    const post = async (form: Record<string, string>, nonce?: string) =>
      org.call('POST', '/oauth2/v1/token', {
        headers: { 'content-type': FORM, dpop: await prove('POST', url, nonce === undefined ? {} : { nonce }) },
        body: new URLSearchParams({ client_id: clientId, ...form }).toString(),
      });
    const nonce = (await post({ grant_type: 'refresh_token', refresh_token: 'x' })).headers.get('dpop-nonce') ?? '';
    const code = await createBrowser(org).codeOf({
      ask: {
        scope: 'openid profile offline_access',
        code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
      },
    });
    const { json } = await post(
      { grant_type: 'authorization_code', code, redirect_uri: LOOPBACK, code_verifier: 'v'.repeat(43) },
      nonce,
    );
    expect([json.token_type, (decodeJwt(json.access_token) as Json).cnf]).toEqual([
      'DPoP',
      { jkt: await calculateJwkThumbprint(jwk) },
    ]);
    const unproven = await browser.refresh(json.refresh_token);
    expect(unproven.json).toEqual({
      error: 'invalid_dpop_proof',
      error_description: 'Invalid DPoP Public Key binding in refresh token',
    });
    expect(
      (await post({ grant_type: 'refresh_token', refresh_token: json.refresh_token }, nonce)).json.token_type,
    ).toBe('DPoP');
    const ath = createHash('sha256').update(json.access_token).digest('base64url');
    const about = await org.call('GET', '/oauth2/v1/userinfo', {
      headers: {
        authorization: `DPoP ${json.access_token}`,
        dpop: await prove('GET', `${org.url}/oauth2/v1/userinfo`, { ath }),
      },
    });
    expect(about.json.preferred_username).toBe(browser.person(2).login);
    expect((await get('/oauth2/v1/userinfo', json.access_token)).status).toBe(401);
  });
});

describe('an id token', () => {
  it('is for the client, thin beside an access token, and signed by the published keys', async () => {
    const { id_token, access_token } = await createBrowser(org).tokens({
      ask: { scope: 'openid profile email', nonce: 'n-2' },
    });
    const { clientId } = browser.appOf('Desk Client');
    const { payload } = await jwtVerify(id_token, createRemoteJWKSet(new URL(`${org.url}/oauth2/v1/keys`)), {
      issuer: org.url,
      audience: clientId,
    });
    const user = await userOf(2);
    expect(payload).toEqual({
      sub: user.id,
      name: `${user.profile.firstName} ${user.profile.lastName}`,
      email: user.profile.email,
      preferred_username: user.profile.login,
      ver: 1,
      iss: org.url,
      aud: clientId,
      iat: expect.any(Number),
      exp: payload.iat! + 3600,
      jti: expect.stringMatching(/^ID\./),
      amr: ['pwd'],
      idp: expect.stringMatching(/^00o/),
      nonce: 'n-2',
      auth_time: expect.any(Number),
      at_hash: createHash('sha256').update(access_token).digest().subarray(0, 16).toString('base64url'),
    });
    expect((await get('/api/v1/users/me', id_token)).status).toBe(401);
  });
});

describe('userinfo', () => {
  it.each(['', '/default'])('says what the scopes let the client know, at /oauth2%s', async (server) => {
    const path = `/oauth2${server}`;
    const { access_token } = await createBrowser(org).tokens({
      server: path,
      ask: { scope: 'openid profile email address phone' },
    });
    const { json } = await get(`${path}/v1/userinfo`, access_token);
    const { profile, id } = await userOf(2);
    expect(json).toMatchObject({
      sub: id,
      given_name: profile.firstName,
      family_name: profile.lastName,
      email: profile.email,
      email_verified: true,
      zoneinfo: profile.timezone,
      address: { locality: profile.city },
    });
    expect(
      (await org.call('POST', `${path}/v1/userinfo`, { headers: { authorization: `Bearer ${access_token}` } })).json
        .sub,
    ).toBe(id);
    const elsewhere = server === '' ? '/oauth2/default' : '/oauth2';
    expect((await get(`${elsewhere}/v1/userinfo`, access_token)).status).toBe(401);
  });

  it('refuses a token that is none, that of a client alone, and one about nobody', async () => {
    const invalid = [401, 'Bearer error="invalid_token", error_description="The access token is invalid"'];
    const introspected = async (token: string) => {
      const { status, headers } = await get('/oauth2/v1/userinfo', token);
      return [status, headers.get('www-authenticate')];
    };
    expect(await introspected('x')).toEqual(invalid);
    expect(
      await introspected((await org.requestToken('Directory Insights', 'okta.users.read')).json.access_token),
    ).toEqual(invalid);
    const { access_token } = await createBrowser(org).tokens({ ask: { scope: 'okta.users.read' } });
    expect(await introspected(access_token)).toEqual([
      403,
      'Bearer error="insufficient_scope", error_description="The access token must provide access to at least one of these scopes - profile, email, address or phone"',
    ]);
  });
});

describe('a single-page app', () => {
  const fromPage = async (origin: string, app: string, form: Record<string, string> = {}) => {
    const { clientId } = browser.appOf(app);
    return org.call('POST', '/oauth2/v1/token', {
      headers: { 'content-type': FORM, origin },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        code: 'x',
        redirect_uri: LOOPBACK,
        ...form,
      }).toString(),
    });
  };

  it('gets its tokens from a page of its own or of a trusted origin, and lets that page read them', async () => {
    const code = await createBrowser(org).codeOf({
      app: 'Field Map',
      ask: { code_challenge: createHash('sha256').update('w'.repeat(43)).digest('base64url') },
    });
    const preflight = await org.call('OPTIONS', '/oauth2/v1/token', {
      headers: { origin: 'https://app.acme.example', 'access-control-request-method': 'POST' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'https://app.acme.example',
    ]);
    const answer = await fromPage('https://app.acme.example', 'Field Map', { code, code_verifier: 'w'.repeat(43) });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'https://app.acme.example',
    ]);
    expect((await fromPage('https://intranet.acme.example', 'Field Map')).json.error).toBe('invalid_grant');
  });

  it('gets none from elsewhere, nor by another grant', async () => {
    const foreign = await fromPage('https://evil.example', 'Field Map');
    expect([foreign.json.error_description, foreign.headers.get('access-control-allow-origin')]).toEqual([
      'Browser requests to the token endpoint must be part of at least one whitelisted redirect_uri.',
      null,
    ]);
    expect(
      (await fromPage('https://app.acme.example', 'Field Map', { grant_type: 'password' })).json.error_description,
    ).toBe('Browser requests to the token endpoint may only use the authorization_code grant_type.');
  });
});
