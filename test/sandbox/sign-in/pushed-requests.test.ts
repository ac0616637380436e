// Pushed authorization requests (RFC 9126): refused at once and to the client, good once and for an hour, for the client and the server that they were pushed for.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { basic, NOON, type OrgUnderTest, startOrg } from '../support.ts';
import { createBrowser, FORM, LOOPBACK, parametersOf } from './browser.ts';

let org: OrgUnderTest;
let browser: ReturnType<typeof createBrowser>;
beforeEach(async () => {
  org = await startOrg({ now: () => NOON });
  browser = createBrowser(org);
});
afterEach(() => org.close());

const ASK = {
  redirect_uri: LOOPBACK,
  response_type: 'code',
  scope: 'openid',
  state: 'pushed',
  code_challenge: 'x'.repeat(43),
  code_challenge_method: 'S256',
};

interface Push {
  app?: string;
  server?: string;
  ask?: Record<string, string>;
  headers?: Record<string, string>;
  on?: OrgUnderTest;
}

function push({ app = 'Desk Client', server = '/oauth2', ask = {}, headers = {}, on = org }: Push = {}) {
  const { clientId, clientSecret } = browser.appOf(app);
  return on.call('POST', `${server}/v1/par`, {
    headers: {
      'content-type': FORM,
      ...(clientSecret !== null && { authorization: basic(clientId, clientSecret) }),
      ...headers,
    },
    body: new URLSearchParams({ ...ASK, client_id: clientId, ...ask }).toString(),
  });
}

const authorize = (requestUri: string, { app = 'Desk Client', server = '/oauth2', more = {} } = {}) =>
  browser.load(
    'GET',
    `${server}/v1/authorize?${new URLSearchParams({ client_id: browser.appOf(app).clientId, request_uri: requestUri, ...more })}`,
  );

it.each([
  ['Desk Client', '/oauth2'],
  ['Team Calendar', '/oauth2/default'],
])('of %s at %s stands for what was pushed, and for nothing that is added', async (app, server) => {
  const pushed = await push({ app, server });
  expect([pushed.status, pushed.json]).toEqual([
    201,
    { request_uri: expect.stringMatching(/^urn:okta:[\w-]{40,}$/), expires_in: 3600 },
  ]);
  const more = { state: 'other', redirect_uri: 'https://evil.example/' };
  const back = await browser.signIn(await authorize(pushed.json.request_uri, { app, server, more }));
  expect(back.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:8765\/callback\?code=[\w-]{43}&state=pushed$/);
});

it('is good once, and for an hour', async () => {
  const first = (await push()).json.request_uri;
  await browser.signIn(await authorize(first));
  expect((await authorize(first)).text).toContain('The authorize request_uri is invalid.');
  const late = (await push()).json.request_uri;
  org.sandbox.clock.advance(3_600_000);
  expect((await authorize(late)).text).toContain('The authorize request_uri is invalid.');
});

it('is of the client and of the server that it was pushed for, which others do not use up', async () => {
  const { request_uri } = (await push()).json;
  expect((await authorize(request_uri, { app: 'Field Map' })).text).toContain('does not match the expected value');
  expect((await authorize(request_uri, { server: '/oauth2/default' })).text).toContain('issued for another');
  expect((await authorize(request_uri)).text).toContain('Sign in to Desk Client');
});

it.each<[string, Push, number, string, string]>([
  [
    'another request in it',
    { ask: { request_uri: 'urn:okta:x' } },
    400,
    'invalid_request',
    "The 'request_uri' parameter must not be present in the request.",
  ],
  [
    'an address that is not registered',
    { ask: { redirect_uri: 'https://evil.example/' } },
    400,
    'invalid_request',
    "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
  ],
  ['no scope', { ask: { scope: '' } }, 400, 'invalid_scope', 'No scopes were requested.'],
  [
    'a profile without openid',
    { ask: { scope: 'profile' } },
    403,
    'access_denied',
    "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
  ],
  [
    'credentials of another client',
    { app: 'Team Calendar', headers: { authorization: 'Basic eDp4' } },
    401,
    'invalid_request',
    'Cannot supply multiple client credentials.',
  ],
])('%s is said at once', async (_, asked, status, error, text) => {
  const refused = await push(asked);
  expect([refused.status, refused.json.error, refused.json.error_description]).toEqual([
    status,
    error,
    expect.stringContaining(text),
  ]);
});

it('has the status of Okta’s specification when the org is set to that', async () => {
  const other = await startOrg({ now: () => NOON, switches: { parStatus: 200 } });
  expect((await push({ on: other })).status).toBe(200);
  await other.close();
});

it('may come from a page of the app', async () => {
  const origin = 'https://app.acme.example';
  const pushed = await push({ app: 'Field Map', headers: { origin } });
  expect([pushed.status, pushed.headers.get('access-control-allow-origin')]).toEqual([201, origin]);
  const asked = await org.call('OPTIONS', '/oauth2/v1/par', { headers: { origin } });
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
  expect(
    parametersOf(await browser.signIn(await authorize(pushed.json.request_uri, { app: 'Field Map' }))).get('code'),
  ).not.toBeNull();
});
