// A person signs in at the sandbox org in a real browser: the pages of the org under their own policy, back to a listener on the loopback, and a certified client that turns the
// code into tokens; a page that gets its token as a message, a device that is activated, and the way out.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import * as oauth from 'openid-client';
import { type ServedSandbox, serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { expectAccessible } from '../support/accessible.ts';

let org: ServedSandbox;
test.beforeEach(async () => {
  org = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off' });
});
test.afterEach(() => org.close());

/** A native app: its listener, and the request that it receives. */
async function listen() {
  let back: (path: string) => void = () => undefined;
  const called = new Promise<string>((resolve) => {
    back = resolve;
  });
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/callback')) back(request.url);
    response.setHeader('content-type', 'text/html');
    response.end('<title>Back</title><link rel="icon" href="data:,"><h1>You may close this window</h1>');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, called, close: () => server.close() };
}

/** One more redirect URI of the app, and what else is changed, by an admin's token. */
async function changeApp(clientId: string, oauthClient: object): Promise<void> {
  const [full] = org.sandbox.clients();
  const scopes = ['okta.apps.manage', 'okta.authorizationServers.manage'];
  const token = await org.sandbox.issueToken(full?.clientId ?? '', scopes, { at: Date.now(), origin: org.url });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const path = `${org.url}/api/v1/apps/${clientId}`;
  const app = await (await fetch(path, { headers })).json();
  Object.assign(app.settings.oauthClient, oauthClient);
  expect((await fetch(path, { method: 'PUT', headers, body: JSON.stringify(app) })).status).toBe(200);
  const scope = { name: 'orders.sign', displayName: 'Sign orders', consent: 'REQUIRED' };
  const servers = `${org.url}/api/v1/authorizationServers/default/scopes`;
  expect((await fetch(servers, { method: 'POST', headers, body: JSON.stringify(scope) })).status).toBe(201);
}

test('PKCE through the sign-in page and the consent page, without a complaint of the browser', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const app = org.sandbox.clients().find(({ name }) => name === 'Desk Client');
  const person = org.sandbox.users()[2];
  const listener = await listen();
  try {
    const redirect_uri = `${listener.url}/callback`;
    await changeApp(app?.clientId ?? '', { redirect_uris: [redirect_uri], consent_method: 'REQUIRED' });
    const config = await oauth.discovery(
      new URL(`${org.url}/oauth2/default`),
      app?.clientId ?? '',
      undefined,
      oauth.None(),
      {
        execute: [oauth.allowInsecureRequests],
      },
    );
    const pkceCodeVerifier = oauth.randomPKCECodeVerifier();
    const expectedState = oauth.randomState();
    const asked = oauth.buildAuthorizationUrl(config, {
      redirect_uri,
      scope: 'openid profile orders.sign',
      state: expectedState,
      code_challenge: await oauth.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    await page.goto(asked.href);
    await expect(page.getByRole('heading', { name: 'Sign in to Desk Client' })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Username').fill(person?.login ?? '');
    await page.getByLabel('Password').fill(person?.password ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Sign orders')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Allow Access' }).click();
    await expect(page.getByText('You may close this window')).toBeVisible();
    const called = new URL(await listener.called, listener.url);
    const tokens = await oauth.authorizationCodeGrant(config, called, { pkceCodeVerifier, expectedState });
    expect(tokens.scope?.split(' ')).toContain('orders.sign');
    expect(complaints).toEqual([]);
    // The browser knows the person now.
    await page.goto(asked.href);
    await expect(page.getByText('You may close this window')).toBeVisible();
  } finally {
    listener.close();
  }
});

test('a wrong password stays on the page, a wrong redirect URI never leaves the org', async ({ page }) => {
  const app = org.sandbox.clients().find(({ name }) => name === 'Desk Client');
  const ask = (redirect: string) =>
    `${org.url}/oauth2/v1/authorize?${new URLSearchParams({ client_id: app?.clientId ?? '', response_type: 'code', scope: 'openid', state: 'st', redirect_uri: redirect, code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' })}`;
  await page.goto(ask(app?.redirectUris?.[0] ?? ''));
  await page.getByLabel('Username').fill(org.sandbox.users()[0]?.login ?? '');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('Unable to sign in');
  await page.goto(ask('http://127.0.0.1:1/callback'));
  await expect(page.getByRole('heading', { name: 'Bad Request' })).toBeVisible();
  await expectAccessible(page);
});

const appOf = (name: string) => org.sandbox.clients().find((one) => one.name === name);

/** As a person does it, on the org's own page. */
async function signIn(page: Page, index = 2): Promise<void> {
  const person = org.sandbox.users()[index];
  await page.getByLabel('Username').fill(person?.login ?? '');
  await page.getByLabel('Password').fill(person?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a page gets its token as a message from a window and then from a frame, and no address has it', async ({
  page,
  context,
}) => {
  const listener = await listen();
  try {
    const { clientId = '' } = appOf('Team Calendar') ?? {};
    const redirect_uri = `${listener.url}/callback`;
    await changeApp(clientId, { redirect_uris: [redirect_uri] });
    const ask = (prompt: object) =>
      `${org.url}/oauth2/v1/authorize?${new URLSearchParams({ client_id: clientId, redirect_uri, response_type: 'token', scope: 'openid', state: 'st', nonce: 'n', response_mode: 'okta_post_message', ...prompt })}`;
    await page.goto(listener.url);
    await page.evaluate(() => {
      window.addEventListener('message', ({ data }) => document.body.append(`\n${JSON.stringify(data)}`));
    });
    const opening = context.waitForEvent('page');
    await page.evaluate((url) => void window.open(url), ask({}));
    const opened = await opening;
    await signIn(opened);
    await expect(opened.getByText('You may close this window.')).toBeVisible();
    await expect(page.locator('body')).toContainText('"token_type":"Bearer"');
    expect(opened.url()).not.toContain('token=');
    await opened.close();
    await page.evaluate(
      (url) => {
        document.body.append(Object.assign(document.createElement('iframe'), { src: url }));
      },
      ask({ prompt: 'none', state: 'silent' }),
    );
    await expect(page.locator('body')).toContainText('"state":"silent"');
    expect(await page.locator('body').textContent()).not.toContain('login_required');
  } finally {
    listener.close();
  }
});

test('a device is activated by its code, and whoever signs out is asked again', async ({ page }) => {
  const { clientId = '' } = appOf('Desk Client') ?? {};
  const config = await oauth.discovery(new URL(org.url), clientId, undefined, oauth.None(), {
    execute: [oauth.allowInsecureRequests],
  });
  const device = await oauth.initiateDeviceAuthorization(config, { scope: 'openid' });
  await page.goto(device.verification_uri);
  await expectAccessible(page);
  const code = page.getByLabel('Activation code');
  await code.fill('NOTACODE');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('alert')).toHaveText('The user code is invalid or has expired.');
  await code.fill(device.user_code);
  await page.getByRole('button', { name: 'Next' }).click();
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Device activated');
  await expectAccessible(page);
  const tokens = await oauth.pollDeviceAuthorizationGrant(config, { ...device, interval: 0 });

  const again = await oauth.initiateDeviceAuthorization(config, { scope: 'openid' });
  await page.goto(again.verification_uri_complete ?? '');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading')).toHaveText('Device activated');

  await page.goto(oauth.buildEndSessionUrl(config, { id_token_hint: tokens.id_token ?? '' }).href);
  await expect(page.getByRole('heading')).toHaveText('You are signed out');
  await expectAccessible(page);
  const last = await oauth.initiateDeviceAuthorization(config, { scope: 'openid' });
  await page.goto(last.verification_uri_complete ?? '');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Desk Client' })).toBeVisible();
});
