// The documents that people begin with, step by step, by page: an app's scope granted with an API token, a sign-in and a call with it; a custom
// scope, its token and an API of one's own; the two headers that Okta's API takes.
import type { Page } from '@playwright/test';
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
  panel,
  pickOperation,
  send,
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
