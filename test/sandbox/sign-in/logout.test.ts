// Signing out: the session of the browser ends, the way leads back where the app has registered it, and tokens live on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOON, type OrgUnderTest, startOrg } from '../support.ts';
import { createBrowser, FORM } from './browser.ts';

const BACK = 'http://127.0.0.1:8765/signed-out';

let org: OrgUnderTest;
let browser: ReturnType<typeof createBrowser>;
beforeEach(async () => {
  org = await startOrg({ now: () => NOON });
  browser = createBrowser(org);
});
afterEach(() => org.close());

const signOut = (parameters: Record<string, string>, server = '/oauth2') =>
  browser.load('GET', `${server}/v1/logout?${new URLSearchParams(parameters)}`);

describe.each(['/oauth2', '/oauth2/default'])('at %s', (server) => {
  it('ends the session and leads back with the state, the tokens staying what they are', async () => {
    const { id_token, access_token } = await browser.tokens({ server });
    expect((await browser.authorize({ server })).status).toBe(302);
    const left = await signOut({ id_token_hint: id_token, post_logout_redirect_uri: BACK, state: 'a b' }, server);
    expect([left.status, left.headers.get('location')]).toEqual([302, `${BACK}?state=a+b`]);
    expect(left.headers.getSetCookie()).toEqual(['idx=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0']);
    expect((await browser.authorize({ server })).text).toContain('Sign in to Desk Client');
    const userinfo = await org.call('GET', `${server}/v1/userinfo`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(userinfo.status).toBe(200);
  });
});

it('leads to the sign-in page where no address is named, also when posted, and logs who left', async () => {
  const { id_token } = await browser.tokens();
  const left = await browser.load('POST', '/oauth2/v1/logout', { id_token_hint: id_token });
  expect([left.status, left.headers.get('location')]).toEqual([302, `${org.url}/login/login.htm`]);
  expect((await browser.load('GET', '/login/login.htm')).text).toContain('You are signed out');
  const admin = await org.as('Directory Insights', 'okta.logs.read');
  const { json } = await admin(
    'GET',
    '/api/v1/logs?sortOrder=DESCENDING&limit=1&filter=eventType eq "user.session.end"',
  );
  expect(json[0].actor.alternateId).toBe(browser.person(2).login);
});

it('does nothing where nobody is signed in but lead on', async () => {
  const { id_token } = await browser.tokens();
  browser.cookies.clear();
  const left = await signOut({ id_token_hint: id_token, post_logout_redirect_uri: BACK });
  expect([left.headers.get('location'), left.headers.getSetCookie()]).toEqual([BACK, []]);
});

const BAD = 'The id token is invalid.';

it.each<[string, (id: string, access: string) => Record<string, string>, string, string]>([
  ['no id token', () => ({}), 'invalid_request', "The required parameter 'id_token_hint' is missing."],
  ['garbage for one', () => ({ id_token_hint: 'a.b.c' }), 'invalid_token', BAD],
  ['an access token for one', (_, access) => ({ id_token_hint: access }), 'invalid_token', BAD],
  [
    'an address that the app has not registered',
    (id) => ({ id_token_hint: id, post_logout_redirect_uri: 'https://evil.example/' }),
    'invalid_request',
    "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.",
  ],
])('stays on a page of the org for %s, and the person signed in', async (_, ask, error, text) => {
  const { id_token, access_token } = await browser.tokens();
  const parameters = ask(id_token, access_token);
  const page = await signOut(parameters);
  expect([page.status, page.headers.get('location')]).toEqual([400, null]);
  expect(page.text).toContain(text.replaceAll("'", '&#39;'));
  const asProgram = await org.call('POST', '/oauth2/v1/logout', {
    headers: { 'content-type': FORM },
    body: new URLSearchParams(parameters).toString(),
  });
  expect([asProgram.status, asProgram.json]).toEqual([400, { error, error_description: text }]);
  expect((await browser.authorize()).status).toBe(302);
});

it('refuses a token that is over, that of another server, and that of somebody else', async () => {
  const { id_token } = await browser.tokens();
  expect((await signOut({ id_token_hint: id_token }, '/oauth2/default')).text).toContain(BAD);
  const other = createBrowser(org);
  const { id_token: ofAdmin } = await other.tokens({}, 0);
  expect((await signOut({ id_token_hint: ofAdmin })).text).toContain('does not match the current session');
  org.sandbox.clock.advance(3_601_000);
  expect((await signOut({ id_token_hint: id_token })).text).toContain(BAD);
});
