// Signing in in a real browser: from the token panel through the sandbox org's own sign-in page and back to a token, a call with it, and a
// renewal; and the address pasted by hand where nothing can listen. The code is nowhere but where OAuth puts it, and what else is secret in no address at all.
import type { Page } from '@playwright/test';
import { serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { noteSecrets, type SentSecrets } from '../../support/canary/sent-secrets.ts';
import { userAppDraft } from '../../support/credentials.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { startOrgBehindFront } from '../../support/orgs/org-behind-front.ts';
import { addRedirectOnFreePort } from '../../support/orgs/redirect-on-free-port.ts';
import { expectAccessible } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import { addTenant, callHost, panel, pickOperation, send, typeScopes, verdict } from '../workbench/workbench.ts';

type Org = Pick<Awaited<ReturnType<typeof serveSandbox>>, 'sandbox' | 'url'>;

async function addUserApp(page: Page, org: Org, fields: Record<string, string>): Promise<void> {
  await addTenant(page, { name: 'Acme', url: org.url, production: false });
  const tenants = (await callHost(page, 'tenant/list', undefined)) as { id: string; name: string }[];
  const tenantId = tenants.find(({ name }) => name === 'Acme')?.id;
  const { clientId } = org.sandbox.clients().find(({ name }) => name === 'Desk Client') ?? {};
  await callHost(
    page,
    'credential/save',
    userAppDraft({ tenantId: tenantId ?? '', name: 'Desk', clientId: clientId ?? '', ...fields }),
  );
  await page.reload();
}

/** As a person does it, on the org's own page. */
async function signInAt(browserPage: Page, org: Org): Promise<void> {
  const [admin] = org.sandbox.users();
  // Whoever tries it out reads there whom one can be.
  await expect(browserPage.getByRole('main')).toContainText(`${admin?.login}, super admin${admin?.password}`);
  await browserPage.getByLabel('Username').fill(admin?.login ?? '');
  await browserPage.getByLabel('Password').fill(admin?.password ?? '');
  await browserPage.getByRole('button', { name: 'Sign in' }).click();
}

/** Every address of a tab, back to its first. */
async function addressesOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.flatMap(({ url, userTypedURL, title }) => [url, userTypedURL, title]);
}

/** What the page itself keeps for later. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie]));

/** Which of the secrets that crossed the wire can be read there. */
function secretsIn(texts: readonly string[], { seen }: SentSecrets): string[] {
  return [...seen].flatMap(([kind, values]) =>
    [...values].some((value) => texts.some((text) => text.includes(value))) ? [kind] : [],
  );
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Sign in' });

test('through the sign-in page and the listener to a token, a call, and a renewal without a person', async ({
  page,
  context,
}) => {
  const org = await startOrgBehindFront();
  const sent = noteSecrets();
  Object.assign(org, { ask: sent.ask, change: sent.change });
  const { clientId = '' } = org.sandbox.clients().find(({ name }) => name === 'Desk Client') ?? {};
  const port = await addRedirectOnFreePort(org, clientId);
  await addUserApp(page, org, { redirectPort: String(port) });
  await goTo(page, 'Workbench');
  await typeScopes(page, ['openid', 'profile', 'offline_access', 'okta.users.read']);
  await panel(page, 'Token').getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog(page)).toContainText(`Waiting for the browser at http://127.0.0.1:${port}/callback`);
  await expectAccessible(page);
  const opening = context.waitForEvent('page');
  await dialog(page).getByRole('button', { name: 'Open the sign-in page' }).click();
  const browserPage = await opening;
  await signInAt(browserPage, org);
  await expect(browserPage.getByRole('heading')).toHaveText('Back to Scopebench');
  const code = new URL(browserPage.url()).searchParams.get('code') ?? '';
  const browserAddresses = await addressesOf(browserPage);
  await browserPage.close();

  await expect(dialog(page)).toBeHidden();
  await expect(panel(page, 'Token')).toContainText('4 of 4 granted');
  await expect(panel(page, 'Token')).toContainText(`Of ${org.sandbox.users()[0]?.login}`);
  await panel(page, 'Token').getByText('ID token', { exact: true }).click();
  await expect(panel(page, 'Token')).toContainText('Verified.');
  await panel(page, 'Token').getByText('Exchange', { exact: true }).click();
  await expect(panel(page, 'Token')).toContainText('code_verifier');
  expect(code.length).toBeGreaterThan(10);
  await expect.poll(() => page.content()).not.toContain(code);
  expect(page.url()).not.toContain(code);

  await pickOperation(page, 'list users', 'List users');
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');
  await panel(page, 'Token').getByRole('button', { name: 'Token actions' }).click();
  await page.getByRole('menuitem', { name: 'Renew' }).click();
  await expect(panel(page, 'Token')).toContainText('(1 so far)');

  const secret = ['access_token', 'code', 'code_verifier', 'id_token', 'refresh_token'];
  expect([...sent.seen.keys()].filter((kind) => secret.includes(kind)).sort()).toEqual(secret);
  expect(secretsIn([...(await addressesOf(page)), await keptBy(page)], sent)).toEqual([]);
  // OAuth puts the code into one address, that of the listener.
  const listened = `http://127.0.0.1:${port}/callback`;
  expect(secretsIn(browserAddresses, sent)).toEqual(['code']);
  expect(
    secretsIn(
      browserAddresses.filter((address) => !address.startsWith(listened)),
      sent,
    ),
  ).toEqual([]);
  await org.close();
});

test('by paste where nothing can listen, from the request that needs it; what is not taken is said', async ({
  page,
  context,
}) => {
  const org = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off' });
  await addUserApp(page, org, { redirectUri: 'com.acme.desk:/callback' });
  await goTo(page, 'Workbench');
  await typeScopes(page, ['okta.users.read']);
  await pickOperation(page, 'list users', 'List users');
  // Send asks for what it needs, and goes on by itself.
  await panel(page, 'Request').getByRole('button', { name: 'Send' }).click();
  await expect(dialog(page)).toContainText('Nothing of this computer receives what arrives at com.acme.desk:/callback');
  const field = dialog(page).getByLabel('Address where the browser ended');
  await field.fill('com.acme.desk:/callback?code=canary-code&state=other');
  await dialog(page).getByRole('button', { name: 'Use this address' }).click();
  await expect(dialog(page)).toContainText('This address belongs to another sign-in.');
  await expect(field).toHaveValue('');
  await expect.poll(() => page.content()).not.toContain('canary-code');

  const authorizeUrl = (await dialog(page).locator('code').first().textContent()) ?? '';
  const browserPage = await context.newPage();
  await browserPage.goto(authorizeUrl);
  const leaving = browserPage.waitForResponse((response) =>
    (response.headers().location ?? '').startsWith('com.acme.desk:'),
  );
  await signInAt(browserPage, org);
  const address = (await leaving).headers().location ?? '';
  await field.fill(address);
  await dialog(page).getByRole('button', { name: 'Use this address' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(verdict(page)).toContainText('Allowed');

  // Whoever is signed in is asked no second time to test the credential.
  await goTo(page, 'Tenants');
  await page.getByRole('article', { name: 'Desk' }).getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Test of Desk' }).getByRole('status')).toContainText('works');
  await org.close();
});

test('a refusal is read in the dialog, an implicit answer is decoded there, and cancelling changes nothing', async ({
  page,
}) => {
  const org = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off' });
  await addUserApp(page, org, { redirectUri: 'https://app.acme.example/callback' });
  await goTo(page, 'Workbench');
  await typeScopes(page, ['openid']);
  await panel(page, 'Token').getByRole('button', { name: 'Sign in' }).click();
  await dialog(page).getByRole('button', { name: 'An address with #access_token=…' }).click();
  const claims = Buffer.from(JSON.stringify({ sub: 'ada@example.com', scp: ['okta.users.read'] })).toString(
    'base64url',
  );
  await dialog(page)
    .getByLabel('Address with a fragment')
    .fill(
      `https://app.acme.example/callback#access_token=eyJhbGciOiJSUzI1NiJ9.${claims}.c2ln&token_type=Bearer&state=1`,
    );
  await dialog(page).getByRole('button', { name: 'Decode' }).click();
  await expect(dialog(page)).toContainText('ada@example.com');
  await expect(dialog(page)).not.toContainText(claims);
  const state = new URL((await dialog(page).locator('code').first().textContent()) ?? '').searchParams.get('state');
  const query = new URLSearchParams({
    state: state ?? '',
    error: 'access_denied',
    error_description: 'User is not assigned to the client application.',
  });
  await dialog(page).getByLabel('Address where the browser ended').fill(`https://app.acme.example/callback?${query}`);
  await dialog(page).getByRole('button', { name: 'Use this address' }).click();
  await expect(dialog(page)).toContainText('User is not assigned to the client application.');
  await expectAccessible(page);
  await dialog(page).getByRole('button', { name: 'Sign in again' }).click();
  await expect(dialog(page)).toContainText('Open the sign-in page');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(panel(page, 'Token')).toContainText('One token for the chosen scope');
  await org.close();
});
