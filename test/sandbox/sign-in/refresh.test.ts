// Refresh tokens: when there is one, how long it works, what rotation and its leeway mean, who ends it, and what of all that is in the System Log (FACTS §17, §19, §24).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { basic, type Json, NOON, type OrgUnderTest, startOrg } from '../support.ts';
import { type Asked, createBrowser, FORM } from './browser.ts';

const OFFLINE: Asked = { ask: { scope: 'openid okta.users.read offline_access' } };
const DEAD = { error: 'invalid_grant', error_description: 'The refresh token is invalid or expired.' };
const DAY = 86_400_000;

let org: OrgUnderTest;
let browser: ReturnType<typeof createBrowser>;
beforeEach(async () => {
  org = await startOrg({ now: () => NOON });
  browser = createBrowser(org);
});
afterEach(() => org.close());

const asAdmin = (scopes = 'okta.apps.manage okta.authorizationServers.manage okta.users.manage okta.logs.read') =>
  org.as('Directory Insights', scopes);
const isAlive = async (accessToken: string): Promise<boolean> =>
  (await org.call('GET', '/api/v1/users?limit=1', { headers: { authorization: `Bearer ${accessToken}` } })).status ===
  200;
const post = (path: string, form: Record<string, string>, app = 'Desk Client') => {
  const { clientId, clientSecret } = browser.appOf(app);
  return org.call('POST', path, {
    headers: { 'content-type': FORM, ...(clientSecret !== null && { authorization: basic(clientId, clientSecret) }) },
    body: new URLSearchParams({ ...(clientSecret === null && { client_id: clientId }), ...form }).toString(),
  });
};

describe('there is one', () => {
  it('for offline_access alone, by 43 letters, and with an id token where openid was asked for', async () => {
    const { refresh_token, scope } = await browser.tokens(OFFLINE, 0);
    expect([refresh_token, scope]).toEqual([
      expect.stringMatching(/^[\w-]{43}$/),
      'openid okta.users.read offline_access',
    ]);
    const { json } = await browser.refresh(refresh_token);
    expect(Object.keys(json)).toEqual([
      'token_type',
      'expires_in',
      'access_token',
      'scope',
      'refresh_token',
      'id_token',
    ]);
    expect(await isAlive(json.access_token)).toBe(true);
    expect((await browser.tokens({}, 0)).refresh_token).toBeUndefined();
  });

  it('not for an app that has not the grant: offline_access is left out without a word', async () => {
    const admin = await asAdmin();
    const path = `/api/v1/apps/${browser.appOf('Desk Client').clientId}`;
    const app = (await admin('GET', path)).json;
    app.settings.oauthClient.grant_types = ['authorization_code'];
    await admin('PUT', path, app);
    const { refresh_token, scope } = await browser.tokens(OFFLINE);
    expect([refresh_token, scope]).toEqual([undefined, 'openid okta.users.read']);
  });
});

describe('it brings', () => {
  it('fewer scopes for one time, and never more', async () => {
    const { refresh_token } = await browser.tokens(OFFLINE);
    expect((await browser.refresh(refresh_token, { scope: 'okta.users.read' })).json.scope).toBe('okta.users.read');
    expect((await browser.refresh(refresh_token)).json.scope).toBe('openid okta.users.read offline_access');
    expect((await browser.refresh(refresh_token, { scope: 'openid okta.groups.read email' })).json).toEqual({
      error: 'access_denied',
      error_description:
        'Some of the scopes requested for the refresh request were not granted in the original authorize request. Denied scopes: okta.groups.read, email.',
    });
  });

  it.each<[string, (token: string) => Promise<{ json: Json }>, Json]>([
    [
      'without a token',
      () => browser.refresh(''),
      { error: 'invalid_request', error_description: "The required parameter 'refresh_token' is missing." },
    ],
    ['nothing for a token that nobody issued', () => browser.refresh('x'), DEAD],
    ['nothing for another client', (token) => browser.refresh(token, {}, { app: 'Team Calendar' }), DEAD],
    [
      'nothing at another server',
      (token) => browser.refresh(token, {}, { server: '/oauth2/default' }),
      { error: 'invalid_request', error_description: 'The grant was issued for another authorization server.' },
    ],
  ])('%s', async (_, ask, refusal) => {
    const { refresh_token } = await browser.tokens(OFFLINE);
    expect((await ask(refresh_token)).json).toEqual(refusal);
    expect((await browser.refresh(refresh_token)).status).toBe(200);
  });

  it('nothing once the person is off, or no longer assigned', async () => {
    const { refresh_token } = await browser.tokens(OFFLINE);
    const admin = await asAdmin();
    const { id } = (await admin('GET', `/api/v1/users/${browser.person(2).login}`)).json;
    await admin('POST', `/api/v1/users/${id}/lifecycle/suspend`);
    expect((await browser.refresh(refresh_token)).json).toEqual(DEAD);
    await admin('POST', `/api/v1/users/${id}/lifecycle/unsuspend`);
    expect((await browser.refresh(refresh_token)).status).toBe(200);
    await admin('DELETE', `/api/v1/apps/${browser.appOf('Desk Client').clientId}/users/${id}`);
    expect((await browser.refresh(refresh_token)).json).toEqual(DEAD);
  });
});

describe('it lives', () => {
  it('for 90 days at the org, used or not', async () => {
    const { refresh_token } = await browser.tokens(OFFLINE);
    org.sandbox.clock.advance(90 * DAY - 1);
    expect((await browser.refresh(refresh_token)).status).toBe(200);
    org.sandbox.clock.advance(1);
    expect((await browser.refresh(refresh_token)).json).toEqual(DEAD);
  });

  it('as long as the rule of a custom server says: idle for a week, or a whole', async () => {
    const asked: Asked = { server: '/oauth2/default', ask: { scope: 'openid offline_access' } };
    const { refresh_token } = await browser.tokens(asked);
    for (let use = 0; use < 2; use++) {
      org.sandbox.clock.advance(7 * DAY - 1);
      expect((await browser.refresh(refresh_token, {}, asked)).status).toBe(200);
    }
    org.sandbox.clock.advance(7 * DAY);
    expect((await browser.refresh(refresh_token, {}, asked)).json).toEqual(DEAD);
    const admin = await asAdmin();
    const path = '/api/v1/authorizationServers/default/policies';
    const policy = (await admin('GET', path)).json.find((one: Json) => one.name === 'Default Policy').id;
    const [rule] = (await admin('GET', `${path}/${policy}/rules`)).json;
    await admin('PUT', `${path}/${policy}/rules/${rule.id}`, {
      ...rule,
      actions: { token: { refreshTokenLifetimeMinutes: 60 } },
    });
    const brief = (await createBrowser(org).tokens(asked)).refresh_token;
    org.sandbox.clock.advance(3_600_000);
    expect((await browser.refresh(brief, {}, asked)).json).toEqual(DEAD);
  });
});

describe('rotation', () => {
  const asked: Asked = { app: 'Field Map', ...OFFLINE };

  it('is how single-page apps have it: a new one each time, the old one for 30 seconds more', async () => {
    const first = await browser.tokens(asked, 0);
    const second = (await browser.refresh(first.refresh_token, {}, asked)).json;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    org.sandbox.clock.advance(29_999);
    const other = await browser.refresh(first.refresh_token, {}, asked);
    expect([other.status, other.json.refresh_token === second.refresh_token]).toEqual([200, false]);
    expect((await browser.refresh(second.refresh_token, {}, asked)).status).toBe(200);
  });

  it('notices a token that is shown again, and ends all that the sign-in led to', async () => {
    const first = await browser.tokens(asked, 0);
    const second = (await browser.refresh(first.refresh_token, {}, asked)).json;
    expect([await isAlive(first.access_token), await isAlive(second.access_token)]).toEqual([true, true]);
    org.sandbox.clock.advance(30_000);
    expect((await browser.refresh(first.refresh_token, {}, asked)).json).toEqual(DEAD);
    expect([await isAlive(first.access_token), await isAlive(second.access_token)]).toEqual([false, false]);
    expect((await browser.refresh(second.refresh_token, {}, asked)).json).toEqual(DEAD);
    const admin = await asAdmin();
    const [event] = (await admin('GET', '/api/v1/logs?filter=eventType eq "app.oauth2.token.detect_reuse"')).json;
    expect(event).toMatchObject({
      actor: { id: browser.appOf('Field Map').clientId },
      outcome: { result: 'FAILURE' },
      target: [{ type: 'User' }],
    });
  });

  it('keeps the end that the first one had', async () => {
    let { refresh_token } = await browser.tokens(asked);
    org.sandbox.clock.advance(60 * DAY);
    refresh_token = (await browser.refresh(refresh_token, {}, asked)).json.refresh_token;
    org.sandbox.clock.advance(30 * DAY);
    expect((await browser.refresh(refresh_token, {}, asked)).json).toEqual(DEAD);
  });

  it('is as the app says: by a leeway of its own, or not at all', async () => {
    const admin = await asAdmin();
    const path = `/api/v1/apps/${browser.appOf('Field Map').clientId}`;
    const set = async (refresh_token: object) => {
      const app = (await admin('GET', path)).json;
      app.settings.oauthClient.refresh_token = refresh_token;
      await admin('PUT', path, app);
      return (await createBrowser(org).tokens(asked)).refresh_token;
    };
    const withoutLeeway = await set({ rotation_type: 'ROTATE', leeway: 0 });
    expect((await browser.refresh(withoutLeeway, {}, asked)).status).toBe(200);
    expect((await browser.refresh(withoutLeeway, {}, asked)).json).toEqual(DEAD);
    const still = await set({ rotation_type: 'STATIC' });
    expect((await browser.refresh(still, {}, asked)).json.refresh_token).toBe(still);
  });
});

describe('introspection', () => {
  it('describes tokens of a person to their client, and to no other', async () => {
    const { access_token, refresh_token, id_token } = await browser.tokens(OFFLINE);
    const look = async (token: string, app?: string) => (await post('/oauth2/v1/introspect', { token }, app)).json;
    const { login } = browser.person(2);
    const client_id = browser.appOf('Desk Client').clientId;
    const uid = expect.stringMatching(/^00u/);
    expect(await look(access_token)).toMatchObject({
      active: true,
      token_type: 'Bearer',
      username: login,
      sub: login,
      uid,
      client_id,
    });
    expect(await look(refresh_token)).toEqual({
      active: true,
      token_type: 'Bearer',
      scope: 'openid okta.users.read offline_access',
      client_id,
      username: login,
      sub: login,
      exp: NOON / 1000 + 90 * 86_400,
    });
    expect(await look(id_token)).toMatchObject({ active: true, sub: uid, aud: client_id, username: login });
    for (const token of [access_token, refresh_token, id_token])
      expect(await look(token, 'Team Calendar')).toEqual({ active: false });
    expect((await post('/oauth2/default/v1/introspect', { token: refresh_token })).json).toEqual({ active: false });
  });
});

describe('revocation', () => {
  it('of an access token leaves the refresh token, of a refresh token takes all along', async () => {
    const { access_token, refresh_token } = await browser.tokens(OFFLINE, 0);
    await post('/oauth2/v1/revoke', { token: access_token, token_type_hint: 'access_token' });
    expect(await isAlive(access_token)).toBe(false);
    const { json } = await browser.refresh(refresh_token);
    expect(await isAlive(json.access_token)).toBe(true);
    expect((await post('/oauth2/v1/revoke', { token: refresh_token }, 'Team Calendar')).status).toBe(200);
    expect((await browser.refresh(refresh_token)).status).toBe(200);
    const revoked = await post('/oauth2/v1/revoke', { token: refresh_token });
    expect([revoked.status, revoked.text]).toEqual([200, '']);
    expect([await isAlive(json.access_token), (await browser.refresh(refresh_token)).json]).toEqual([false, DEAD]);
  });
});

describe('an admin revokes', () => {
  const LISTS: [string, (of: { app: string; user: string }) => string][] = [
    ['all of an app', ({ app }) => `/api/v1/apps/${app}/tokens`],
    ['all of a person with an app', ({ app, user }) => `/api/v1/users/${user}/clients/${app}/tokens`],
  ];
  it.each(LISTS)('%s, and one of them, with all that it brought, at once', async (_what, pathOf) => {
    const admin = await asAdmin('okta.apps.manage okta.users.manage okta.logs.read');
    const app = browser.appOf('Desk Client').clientId;
    const [first, second] = [await browser.tokens(OFFLINE, 0), await browser.tokens(OFFLINE, 0)];
    const other = await createBrowser(org).tokens(OFFLINE, 2);
    const { json } = await browser.refresh(first.refresh_token);
    const listed: Json[] = (await admin('GET', `/api/v1/apps/${app}/tokens?limit=200`)).json;
    const user = listed.at(-2)?.userId;
    const path = pathOf({ app, user });
    const mine: Json[] = (await admin('GET', path)).json;
    const one = mine.filter((token) => token.userId === user).at(-2);
    expect(one).toMatchObject({
      id: expect.stringMatching(/^oar/),
      status: 'ACTIVE',
      clientId: app,
      issuer: org.url,
      scopes: ['openid', 'okta.users.read', 'offline_access'],
    });
    expect((await admin('DELETE', `${path}/${one?.id}`)).status).toBe(204);
    expect([await isAlive(first.access_token), await isAlive(json.access_token)]).toEqual([false, false]);
    expect((await browser.refresh(json.refresh_token ?? first.refresh_token)).json).toEqual(DEAD);
    expect((await admin('GET', `${path}/${one?.id}`)).json.errorSummary).toBe(
      `Not found: Resource not found: ${app}.${one?.id} (OAuth2RefreshTokenTx)`,
    );
    expect(await isAlive(second.access_token)).toBe(true);

    const gone = await admin('DELETE', path);
    expect([gone.status, (await admin('GET', path)).json]).toEqual([204, []]);
    expect([await isAlive(second.access_token), (await browser.refresh(second.refresh_token)).json]).toEqual([
      false,
      DEAD,
    ]);
    // Of another person alone what was about the app as a whole.
    expect((await browser.refresh(other.refresh_token)).status).toBe(path.includes('/users/') ? 200 : 400);
    const events: Json[] = (await admin('GET', `/api/v1/logs?since=${new Date(NOON).toISOString()}&limit=100`)).json;
    expect(events.filter(({ eventType }) => eventType === 'app.oauth2.token.revoke')).toHaveLength(2);
  });

  it('what was seeded too, and nothing of an app that does not exist', async () => {
    const admin = await asAdmin();
    const apps: Json[] = (await admin('GET', '/api/v1/apps')).json;
    const held = await Promise.all(apps.map(async ({ id }) => (await admin('GET', `/api/v1/apps/${id}/tokens`)).json));
    const [token] = held.flat() as Json[];
    expect(token.issuer).toBe(`${org.url}/oauth2/default`);
    const byServer = `/api/v1/authorizationServers/default/clients/${token.clientId}/tokens`;
    expect((await admin('GET', `${byServer}/${token.id}`)).json).toEqual(token);
    await admin('DELETE', byServer);
    expect((await admin('GET', `/api/v1/apps/${token.clientId}/tokens`)).json).toEqual([]);
    expect((await admin('DELETE', '/api/v1/apps/0oaNobody/tokens')).json.errorCode).toBe('E0000007');
  });
});

describe('the System Log', () => {
  it('has the sign-in and each token, with the data that Okta has of it', async () => {
    const { access_token, refresh_token } = await browser.tokens(OFFLINE, 0);
    await browser.signIn(await createBrowser(org).authorize(), 2, 'wrong');
    await browser.refresh(refresh_token, { scope: 'okta.users.read' });
    await post('/oauth2/v1/revoke', { token: refresh_token });
    const admin = await asAdmin();
    const events: Json[] = (await admin('GET', `/api/v1/logs?since=${new Date(NOON).toISOString()}&limit=100`)).json;
    const { clientId, name } = browser.appOf('Desk Client');
    const mine = events.filter((event) => event.actor.id !== org.client('Directory Insights').clientId);
    expect(mine.map((event) => [event.eventType, event.outcome.result])).toEqual([
      ['user.session.start', 'SUCCESS'],
      ['app.oauth2.authorize.code', 'SUCCESS'],
      ['app.oauth2.token.grant.access_token', 'SUCCESS'],
      ['app.oauth2.token.grant.refresh_token', 'SUCCESS'],
      ['app.oauth2.token.grant.id_token', 'SUCCESS'],
      ['user.session.start', 'FAILURE'],
      ['app.oauth2.token.grant.access_token', 'SUCCESS'],
      ['app.oauth2.token.grant.refresh_token', 'SUCCESS'],
      ['app.oauth2.token.revoke', 'SUCCESS'],
    ]);
    expect(mine[2]).toMatchObject({
      actor: { id: clientId, type: 'PublicClientApp', alternateId: clientId, displayName: name, detailEntry: null },
      displayMessage: 'OIDC access token is granted',
      legacyEventType: 'app.oauth2.token.grant.access_token_success',
      outcome: { result: 'SUCCESS', reason: null },
      debugContext: {
        debugData: {
          clientAuthType: 'none',
          grantType: 'authorization_code',
          grantedScopes: 'openid, okta.users.read, offline_access',
          requestedScopes: 'openid, okta.users.read, offline_access',
          requestUri: '/oauth2/v1/token',
          url: '/oauth2/v1/token?',
          requestId: expect.any(String),
          threatSuspected: 'False',
        },
      },
    });
    expect(mine[2].target.map(({ type }: Json) => type)).toEqual(['User', 'access_token']);
    expect(mine[2].target[1].detailEntry).toEqual({
      expires: new Date(NOON + 3_600_000).toISOString(),
      subject: mine[2].target[0].id,
      hash: expect.any(String),
    });
    const text = JSON.stringify(events);
    for (const secret of [access_token, refresh_token, browser.person(0).password]) expect(text).not.toContain(secret);
    expect(JSON.stringify(org.sandbox.journal.list())).not.toContain(refresh_token);
  });

  it('calls what a custom server does by `as`, and a refusal by the key of Okta', async () => {
    const asked: Asked = { server: '/oauth2/default', ask: { scope: 'openid offline_access' } };
    await browser.tokens(asked);
    const { clientId, clientSecret } = browser.appOf('Orders Worker');
    const send = (scope: string) =>
      org.call('POST', '/oauth2/default/v1/token', {
        headers: { 'content-type': FORM, authorization: basic(clientId, clientSecret ?? '') },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString(),
      });
    const admin = await asAdmin();
    await admin('POST', '/api/v1/authorizationServers/default/scopes', { name: 'orders.write' });
    for (const scope of ['AccessAll', 'orders.write', 'AccessAll orders.write']) await send(scope);
    const events: Json[] = (await admin('GET', `/api/v1/logs?since=${new Date(NOON).toISOString()}&q=oauth2.as`)).json;
    expect(events.map((event) => [event.eventType, event.outcome.reason])).toEqual([
      ['app.oauth2.as.authorize.code', null],
      ['app.oauth2.as.token.grant.access_token', null],
      ['app.oauth2.as.token.grant.refresh_token', null],
      ['app.oauth2.as.token.grant.id_token', null],
      ['app.oauth2.as.token.grant.access_token', null],
      ['app.oauth2.as.token.grant.access_token', 'no_matching_policy'],
      ['app.oauth2.as.authorize.scope_denied', 'scope_denied'],
    ]);
    expect(events[4].debugContext.debugData).toMatchObject({
      clientAuthType: 'client_secret_basic',
      grantType: 'client_credentials',
      grantedScopes: 'AccessAll',
    });
  });
});
