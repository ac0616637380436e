// The device grant (RFC 8628): codes for the device and for the person, what the device hears while it waits, and the page at which the person decides.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Json, NOON, type OrgUnderTest, startOrg } from '../support.ts';
import { createBrowser, FORM } from './browser.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

let org: OrgUnderTest;
let browser: ReturnType<typeof createBrowser>;
beforeEach(async () => {
  org = await startOrg({ now: () => NOON });
  browser = createBrowser(org);
});
afterEach(() => org.close());

const post = (path: string, form: Record<string, string>, app = 'Desk Client'): Promise<Answer> =>
  org.call('POST', path, {
    headers: { 'content-type': FORM },
    body: new URLSearchParams({ client_id: browser.appOf(app).clientId, ...form }).toString(),
  });
const begin = async (scope = 'openid offline_access', server = '/oauth2'): Promise<Json> =>
  (await post(`${server}/v1/device/authorize`, { scope })).json;
const poll = (device_code: string, server = '/oauth2') =>
  post(`${server}/v1/token`, { grant_type: GRANT, device_code });
const typeIn = (user_code: string) => browser.load('POST', '/activate', { user_code });
const errorOf = async (answer: Promise<Answer>) => {
  const { status, json } = await answer;
  return [status, json.error, json.error_description];
};

it('gives out both codes, and tokens of whoever typed one and signed in', async () => {
  const asked = await begin();
  expect(asked).toEqual({
    user_code: expect.stringMatching(/^[B-DF-HJ-NP-TV-XZ]{8}$/),
    device_code: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
    interval: 5,
    verification_uri: `${org.url}/activate`,
    verification_uri_complete: `${org.url}/activate?user_code=${asked.user_code}`,
    expires_in: 600,
  });
  const page = await browser.load('GET', `/activate?user_code=${asked.user_code}`);
  expect(page.text).toContain(`value="${asked.user_code}"`);
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self';");
  const signIn = await typeIn(` ${asked.user_code.toLowerCase().slice(0, 4)}-${asked.user_code.slice(4)}`);
  expect(signIn.text).toContain('Sign in to Desk Client');
  expect((await browser.signIn(signIn)).text).toContain('Device activated');
  const { status, json } = await poll(asked.device_code);
  expect([status, json.scope, typeof json.id_token]).toEqual([200, 'openid offline_access', 'string']);
  expect((await browser.refresh(json.refresh_token)).status).toBe(200);
  // Both codes are used up.
  expect(await errorOf(poll(asked.device_code))).toEqual([
    400,
    'invalid_grant',
    'The device code is invalid or has expired.',
  ]);
  expect((await typeIn(asked.user_code)).text).toContain('The user code is invalid or has expired.');
});

it('no code is in the journal', async () => {
  const { user_code, device_code } = await begin();
  await browser.load('GET', `/activate?user_code=${user_code}`);
  await post(`/oauth2/v1/token?${new URLSearchParams({ grant_type: GRANT, device_code })}`, {});
  const paths = org.sandbox.journal.list().map(({ path }) => path);
  expect(paths).toContain('/activate?user_code=***');
  expect(paths.join()).not.toContain(device_code);
});

it('a browser that knows the person asks for nothing but the code', async () => {
  await browser.signIn(await browser.authorize());
  const { user_code, device_code } = await begin('okta.users.read');
  expect((await typeIn(user_code)).text).toContain('Device activated');
  expect((await poll(device_code)).json.scope).toBe('okta.users.read');
});

it('hears that it is too early, too often, and too late', async () => {
  const { user_code, device_code } = await begin();
  const early = [400, 'authorization_pending', 'The device authorization is pending. Please try again later.'];
  expect(await errorOf(poll(device_code))).toEqual(early);
  expect(await errorOf(poll(device_code))).toEqual([
    400,
    'slow_down',
    'Slow down the polling frequency. Please try again later.',
  ]);
  org.sandbox.clock.advance(5_000);
  expect(await errorOf(poll(device_code))).toEqual(early);
  org.sandbox.clock.advance(595_000);
  expect(await errorOf(poll(device_code))).toEqual([400, 'expired_token', 'The device code has expired.']);
  const late = await typeIn(user_code);
  expect([late.status, late.text.includes('The user code is invalid or has expired.')]).toEqual([400, true]);
});

it('a sign-in that takes too long activates nothing', async () => {
  const { user_code, device_code } = await begin();
  const page = await typeIn(user_code);
  org.sandbox.clock.advance(600_000);
  expect((await browser.signIn(page)).text).toContain('The user code is invalid or has expired.');
  expect((await errorOf(poll(device_code)))[1]).toBe('expired_token');
});

it('who may not use the app reads so, and the device goes on waiting', async () => {
  const admin = await org.as('Directory Insights', 'okta.apps.manage okta.users.read');
  const { id } = (await admin('GET', `/api/v1/users/${browser.person(2).login}`)).json;
  await admin('DELETE', `/api/v1/apps/${browser.appOf('Desk Client').clientId}/users/${id}`);
  const { user_code, device_code } = await begin();
  const page = await browser.signIn(await typeIn(user_code));
  expect([page.status, page.text.includes('User is not assigned to the client application.')]).toEqual([400, true]);
  expect((await errorOf(poll(device_code)))[1]).toBe('authorization_pending');
});

describe('at a custom server', () => {
  const server = '/oauth2/default';

  async function allow(more: object = {}): Promise<void> {
    const admin = await org.as('Directory Insights', 'okta.apps.manage okta.authorizationServers.manage');
    const policies = '/api/v1/authorizationServers/default/policies';
    const policy = (await admin('GET', policies)).json.find((one: Json) => one.name === 'Default Policy').id;
    const [rule] = (await admin('GET', `${policies}/${policy}/rules`)).json;
    rule.conditions.grantTypes.include.push(GRANT);
    await admin('PUT', `${policies}/${policy}/rules/${rule.id}`, rule);
    await admin('POST', '/api/v1/authorizationServers/default/scopes', { name: 'orders.sign', consent: 'REQUIRED' });
    const app = `/api/v1/apps/${browser.appOf('Desk Client').clientId}`;
    const { json } = await admin('GET', app);
    Object.assign(json.settings.oauthClient, more);
    await admin('PUT', app, json);
  }

  it('a rule has to allow the grant, for refreshing as well', async () => {
    const before = await begin('openid offline_access', server);
    expect((await browser.signIn(await typeIn(before.user_code))).text).toContain('Policy evaluation failed');
    await allow();
    const { user_code, device_code } = await begin('openid offline_access', server);
    await typeIn(user_code);
    expect((await errorOf(poll(device_code)))[1]).toBe('invalid_request');
    const { json } = await poll(device_code, server);
    expect((await browser.refresh(json.refresh_token, {}, { server })).status).toBe(200);
  });

  it('whoever does not agree ends the wait', async () => {
    await allow({ consent_method: 'REQUIRED' });
    const { user_code, device_code } = await begin('orders.sign', server);
    const page = await browser.signIn(await typeIn(user_code));
    expect((await browser.decide(page, 'deny')).text).toContain('Your request resulted in an error.');
    expect((await errorOf(poll(device_code, server)))[1]).toBe('access_denied');
    const again = await begin('orders.sign', server);
    expect((await browser.decide(await typeIn(again.user_code), 'allow')).text).toContain('Device activated');
    expect((await poll(again.device_code, server)).json.scope).toBe('orders.sign');
  });
});

it.each<[string, Record<string, string>, string, string, string]>([
  ['no scope', {}, 'Desk Client', 'invalid_scope', 'No scopes were requested.'],
  [
    'a profile without openid',
    { scope: 'profile' },
    'Desk Client',
    'access_denied',
    "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
  ],
  [
    'an app without the grant',
    { scope: 'openid' },
    'Field Map',
    'unauthorized_client',
    'The client is not authorized to use the provided grant type. Configured grant types: [authorization_code, refresh_token].',
  ],
])('%s gets no codes', async (_, form, app, error, text) => {
  const { json } = await post('/oauth2/v1/device/authorize', form, app);
  expect(json).toEqual({ error, error_description: text });
});

it('codes of nobody, and of another app', async () => {
  expect((await errorOf(poll('nothing')))[1]).toBe('invalid_grant');
  const { device_code } = await begin();
  const admin = await org.as('Directory Insights', 'okta.apps.manage');
  const app = `/api/v1/apps/${browser.appOf('Field Map').clientId}`;
  const { json } = await admin('GET', app);
  json.settings.oauthClient.grant_types.push(GRANT);
  await admin('PUT', app, json);
  const other = await post('/oauth2/v1/token', { grant_type: GRANT, device_code }, 'Field Map');
  expect(other.json.error_description).toContain('The grant was issued to another client.');
});
