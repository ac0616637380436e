// Consent: when a person is asked before an app gets a scope, and what becomes of the answer (FACTS §16.1).
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Json, type OrgUnderTest, startOrg } from '../support.ts';
import { type Asked, createBrowser, parametersOf } from './browser.ts';

/** Opaque, of so many characters. */
const A_CODE = /^[\w-]{20,}$/;

let org: OrgUnderTest;
let browser: ReturnType<typeof createBrowser>;
let admin: Awaited<ReturnType<OrgUnderTest['as']>>;
afterEach(() => org.close());
const personId = async (index: number): Promise<string> =>
  (await admin('GET', `/api/v1/users/${browser.person(index).login}`)).json.id;

const SERVER = '/api/v1/authorizationServers/default';
const ask: Asked = { server: '/oauth2/default', ask: { scope: 'openid orders.sign' } };
beforeEach(async () => {
  org = await startOrg();
  browser = createBrowser(org);
  admin = await org.as('Directory Insights', 'okta.apps.manage okta.authorizationServers.manage okta.users.manage');
  await admin('POST', `${SERVER}/scopes`, {
    name: 'orders.sign',
    displayName: 'Sign <orders>',
    consent: 'REQUIRED',
  });
  const path = `/api/v1/apps/${browser.appOf('Desk Client').clientId}`;
  const app = (await admin('GET', path)).json;
  app.settings.oauthClient.consent_method = 'REQUIRED';
  await admin('PUT', path, app);
});

it('is asked for once, and again for prompt=consent or when it was taken back', async () => {
  const page = await browser.signIn(await browser.authorize(ask));
  expect(page.text).toContain('Sign &lt;orders&gt;');
  expect(parametersOf(await browser.decide(page, 'allow')).get('code')).toMatch(A_CODE);
  expect((await browser.authorize(ask)).status).toBe(302);
  const again = await browser.authorize({ ...ask, ask: { ...ask.ask, prompt: 'consent' } });
  expect(again.status).toBe(200);
  expect((await browser.decide(again, 'allow')).status).toBe(302);
  const grants = `/api/v1/users/${await personId(2)}/grants`;
  const grant = (await admin('GET', grants)).json.find((one: Json) => one.scopeId === 'orders.sign');
  expect(grant).toMatchObject({ scopeId: 'orders.sign', issuer: `${org.url}/oauth2/default`, status: 'ACTIVE' });
  await admin('DELETE', `${grants}/${grant.id}`);
  expect((await browser.authorize(ask)).status).toBe(200);
});

it('that is refused goes back as that', async () => {
  const answer = await browser.decide(await browser.signIn(await browser.authorize(ask)), 'deny');
  expect([...parametersOf(answer)]).toEqual([
    ['state', 'st'],
    ['error', 'access_denied'],
    ['error_description', 'The resource owner or authorization server denied the request.'],
  ]);
});

it('is not asked for where nothing may be, and then lacks', async () => {
  await browser.signIn(await browser.authorize());
  const answer = await browser.authorize({ ...ask, ask: { ...ask.ask, prompt: 'none' } });
  expect(parametersOf(answer).get('error_description')).toBe(
    'The following scopes require user consent: [orders.sign].',
  );
});

it('is given in the browser in which the person signed in, and in no other', async () => {
  const page = await browser.signIn(await browser.authorize(ask));
  expect((await createBrowser(org).decide(page, 'allow')).status).toBe(400);
});

it('is not asked of a trusted app', async () => {
  const answer = await browser.signIn(await browser.authorize({ ...ask, app: 'Field Map' }));
  expect(answer.status).toBe(302);
});
