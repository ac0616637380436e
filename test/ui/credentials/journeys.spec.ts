// The documents that people begin with, step by step, by page: an integration from its scopes to its removal; an app's scope granted with an API
// token, a sign-in and a call with it; a custom scope, its token and an API of one's own; the two headers that Okta's API takes.
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { apiTokenDraft, userAppDraft } from '../../support/credentials.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { addRedirectOnFreePort } from '../../support/orgs/redirect-on-free-port.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import {
  addTenant,
  callHost,
  chooseCredential,
  chooseTenant,
  panel,
  pickOperation,
  send,
  tokenButton,
  typeScopes,
  verdict,
} from '../workbench/workbench.ts';

const SCOPE = 'okta.policies.read';

type Org = Awaited<ReturnType<typeof serveSandbox>>;

/** A tenant with an API token of a super admin, and an app that people sign in to. */
async function addOrg(page: Page, org: Org): Promise<string> {
  await addTenant(page, { name: 'Acme', url: org.url, production: false });
  const tenants = (await callHost(page, 'tenant/list', undefined)) as { id: string; name: string }[];
  const tenantId = tenants.find(({ name }) => name === 'Acme')?.id ?? '';
  const { clientId = '' } = org.sandbox.clients().find(({ name }) => name === 'Desk Client') ?? {};
  const redirectPort = String(await addRedirectOnFreePort(org, clientId));
  const [root] = org.sandbox.apiTokens();
  await callHost(page, 'vault/setUp', { protection: { kind: 'session' } });
  await callHost(page, 'credential/save', userAppDraft({ tenantId, name: 'Desk', clientId, redirectPort }));
  const secret = { value: root?.token ?? '' };
  await callHost(page, 'credential/save', apiTokenDraft({ tenantId, name: 'Root', secret }));
  await page.reload();
  return clientId;
}

/** The line of the request as it was sent. */
async function sentAuthorization(page: Page): Promise<string> {
  await panel(page, 'Response').getByRole('tab', { name: 'Request' }).click();
  return (await panel(page, 'Response').textContent()) ?? '';
}

test('a scope is granted with an API token by a pasted command; a person signs in, and the token opens what it names', async ({
  page,
  context,
}) => {
  const org = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off' });
  const appId = await addOrg(page, org);
  await goTo(page, 'Workbench');
  await chooseCredential(page, 'Root');
  const grant = `curl --location --request POST '${org.url}/api/v1/apps/${appId}/grants' --header 'Accept: application/json' --header 'Content-Type: application/json' --header 'Authorization: SSWS made-up-token' --data-raw '{"scopeId": "${SCOPE}", "issuer": "${org.url}"}'`;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), grant);
  await page.getByRole('textbox', { name: 'Path', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');
  expect(await sentAuthorization(page)).toContain('SSWS');
  await expect.poll(() => page.content()).not.toContain('made-up-token');

  await chooseCredential(page, 'Desk');
  await typeScopes(page, [SCOPE]);
  await panel(page, 'Token').getByRole('button', { name: 'Sign in' }).click();
  const opening = context.waitForEvent('page');
  await page.getByRole('dialog', { name: 'Sign in' }).getByRole('button', { name: 'Open the sign-in page' }).click();
  const browser = await opening;
  const [admin] = org.sandbox.users();
  await browser.getByLabel('Username').fill(admin?.login ?? '');
  await browser.getByLabel('Password').fill(admin?.password ?? '');
  await browser.getByRole('button', { name: 'Sign in' }).click();
  await expect(browser.getByRole('heading')).toHaveText('Back to Scopebench');
  await browser.close();
  await expect(panel(page, 'Token')).toContainText('1 of 1 granted');
  await pickOperation(page, 'list policies', 'List policies');
  await page.getByRole('textbox', { name: 'Path', exact: true }).fill('/api/v1/policies?type=OKTA_SIGN_ON');
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');
  expect(await sentAuthorization(page)).toContain('Bearer');
  await org.close();
});

test('a custom scope: its token is granted and verified, Okta’s API is not for it, and an API of one’s own lets it in', async ({
  page,
}) => {
  await goTo(page, 'Workbench');
  await chooseCredential(page, 'Orders Worker');
  await typeScopes(page, ['AccessAll']);
  await page.getByRole('button', { name: 'Request token' }).click();
  await expect(panel(page, 'Token')).toContainText('1 of 1 granted');
  await pickOperation(page, 'list users', 'List users');
  await expect(panel(page, 'Request')).toContainText('Okta’s API answers it with 401');
  await send(page);
  await expect(panel(page, 'Response')).toContainText('401');

  await goTo(page, 'Protect');
  await page.getByRole('button', { name: 'Try the sound API of the sandbox org' }).click();
  const row = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(row('Good token')).toContainText(/200.*Accepted.*200.*Accepted/);
  await expect(row('No token')).toContainText(/401.*Refused.*200.*Accepted/);
  await expect(row('Wrong scope')).toContainText(/403.*Refused/);
});

const REGISTERED = ['okta.users.manage', 'okta.groups.manage', 'okta.apps.manage'];
const INTEGRATION = 'Acme insights';

/** As a person takes it along. */
async function copied(context: BrowserContext, button: Locator): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await button.click();
  return button.page().evaluate(() => navigator.clipboard.readText());
}

async function register(page: Page): Promise<void> {
  await goTo(page, 'Sandbox');
  await page.getByRole('button', { name: 'Create client' }).click();
  const form = page.getByRole('form', { name: 'New client' });
  await form.getByRole('textbox', { name: 'Name' }).fill(INTEGRATION);
  await form.getByRole('button', { name: /^Remove/ }).click();
  await form.getByRole('textbox', { name: 'Scopes of the new client' }).fill(REGISTERED.join(' '));
  await form.getByRole('button', { name: 'Create client' }).click();
  await expect(form).toBeHidden();
}

interface Handed {
  domain: string;
  clientId: string;
  clientSecret: string;
}

async function install(page: Page, context: BrowserContext): Promise<Handed> {
  const made = page
    .getByRole('list', { name: 'Clients of the sandbox org' })
    .getByRole('listitem')
    .filter({ hasText: INTEGRATION });
  await expect(made).toContainText('3 scopes');
  await made.getByRole('button', { name: 'Show client secret' }).click();
  const copy = (name: string) => copied(context, made.getByRole('button', { name }));
  return {
    clientSecret: await copy(`Copy the client secret of ${INTEGRATION}`),
    domain: await copied(context, page.getByRole('main').getByRole('button', { name: 'Copy the address' }).first()),
    clientId: await copy('Copy the client ID'),
  };
}

/** With a secret that was mistyped, to begin with. */
async function saveCustomer(page: Page, { domain, clientId }: Handed): Promise<void> {
  await goTo(page, 'Tenants');
  await page.getByRole('main').getByRole('button', { name: 'Add tenant' }).first().click();
  await page.getByLabel('Org address').fill(domain);
  await page.getByRole('textbox', { name: 'Name' }).fill('Acme');
  await page.locator('form').getByRole('button', { name: 'Add tenant' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Add credential' }).first().click();
  const form = page.getByRole('form', { name: 'New credential' });
  await form.getByLabel('Client ID').fill(clientId);
  await form.getByLabel('Client secret').fill('not-the-client-secret');
  await form.getByLabel('Add scopes').fill(REGISTERED.join(' '));
  await form.getByRole('button', { name: 'Add credential' }).click();
  const question = page.getByRole('form', { name: 'Protect saved secrets' });
  await question.getByText('This session only').click();
  await question.getByRole('button', { name: /save/i }).click();
  await expect(page.getByRole('article', { name: 'OIN integration' })).toContainText('Secret 1');
}

async function mendSecret(page: Page, secret: string): Promise<void> {
  await goTo(page, 'Tenants');
  const card = page.getByRole('article', { name: 'OIN integration' });
  await card.getByRole('button', { name: /second secret/ }).click();
  await card.getByLabel('Client secret').fill(secret);
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByRole('button', { name: 'Use this one' }).click();
  await goTo(page, 'Workbench');
}

/** As the admin of the customer, who has a credential of another app. */
async function revoke(page: Page, clientId: string): Promise<void> {
  await chooseTenant(page, 'Sandbox org');
  await chooseCredential(page, 'Directory Insights');
  await typeScopes(page, ['okta.oauthIntegrations.manage']);
  await page.getByRole('combobox', { name: 'Method' }).selectOption('DELETE');
  await page.getByRole('textbox', { name: 'Path', exact: true }).fill(`/integrations/api/v1/api-services/${clientId}`);
  await send(page);
  await expect(panel(page, 'Response')).toContainText('204');
}

test('an integration: registered, installed, saved, its token for a part of its scopes, calls with it, and its removal', async ({
  page,
  context,
}) => {
  const token = panel(page, 'Token');
  await test.step('Register your API service integration', () => register(page));
  const handed = await test.step('Authorize a test integration', () => install(page, context));
  await test.step('Save customer credentials', () => saveCustomer(page, handed));
  await test.step('Scope selection', async () => {
    await goTo(page, 'Workbench');
    await typeScopes(page, ['okta.groups.manage']);
  });
  await test.step('Request an access token: error response', async () => {
    await tokenButton(page).click();
    await expect(token).toContainText('invalid_client');
    await expect(token).toContainText('The client secret supplied for a confidential client is invalid.');
  });
  await test.step('Request an access token', async () => {
    await mendSecret(page, handed.clientSecret);
    await tokenButton(page).click();
    await expect(token).toContainText('1 of 1 granted');
    await token.getByText('Exchange', { exact: true }).click();
    const body = token.getByRole('region', { name: 'Response body' });
    for (const field of ['"token_type"', '"Bearer"', '"expires_in"', '3600', '"scope"', '"okta.groups.manage"'])
      await expect(body).toContainText(field);
    await token.getByText('Granted', { exact: true }).click();
  });
  await test.step('Make Okta API requests', async () => {
    await pickOperation(page, 'list groups', 'List groups');
    await send(page);
    await expect(verdict(page)).toContainText('Allowed');
    expect(await sentAuthorization(page)).toContain('Bearer');
  });
  await test.step('Scope selection: registered, and not part of the token', async () => {
    await pickOperation(page, 'list users', 'List users');
    await send(page);
    await expect(verdict(page)).toContainText('Your token lacks okta.users.read');
  });
  await test.step('Scope selection: not registered', async () => {
    await typeScopes(page, ['okta.groups.manage', 'okta.logs.read']);
    await tokenButton(page).click();
    await expect(token).toContainText('1 of 2 granted');
    await typeScopes(page, ['okta.logs.read']);
    await tokenButton(page).click();
    await expect(token).toContainText('You are not allowed any of the requested scopes.');
  });
  await test.step('Remove your test integration instance', async () => {
    await revoke(page, handed.clientId);
    await chooseTenant(page, 'Acme');
    await typeScopes(page, ['okta.groups.manage']);
    await pickOperation(page, 'list groups', 'List groups');
    await send(page);
    const answers = page.getByRole('toolbar', { name: 'Responses of this session' });
    await expect(answers.getByRole('button', { name: /^401/ })).toBeVisible();
    await typeScopes(page, ['okta.apps.manage']);
    await tokenButton(page).click();
    await expect(token).toContainText("Invalid value for 'client_id' parameter.");
  });
});
