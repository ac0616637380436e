// A private key that is made in the form, with its public half to register; and an API token, whose risks are said, whose owner is read, and whose
// calls lead to the scopes that would do.
import { serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { apiTokenDraft } from '../../support/credentials.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { expectAccessible } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import { callHost, chooseTenant, pickOperation, send, verdict } from '../workbench/workbench.ts';

let org: Awaited<ReturnType<typeof serveSandbox>>;
let tenantId: string;
test.beforeEach(async ({ page }) => {
  org = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off' });
  const added = await callHost(page, 'tenant/add', { name: 'Acme', url: org.url, production: false });
  tenantId = (added as { id: string }).id;
  await callHost(page, 'vault/setUp', { protection: { kind: 'session' } });
});
test.afterEach(() => org.close());

test('a private key is made in the form, and its public half can be copied', async ({ page }) => {
  await page.reload();
  await chooseTenant(page, 'Acme');
  await goTo(page, 'Tenants');
  await page.getByRole('main').getByRole('button', { name: 'Add credential' }).first().click();
  const form = page.getByRole('form', { name: 'New credential' });
  await form.getByText('Service app', { exact: true }).click();
  await form.getByLabel('Client ID').fill('0oaexample');
  await form.getByRole('textbox', { name: 'Private key' }).fill('-----BEGIN ENCRYPTED PRIVATE KEY-----');
  await expect(form.getByLabel('Passphrase of the key')).toBeVisible();
  await form.getByText('Make one here').click();
  await form.getByText('P-256', { exact: true }).click();
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Add credential' }).click();
  const card = page.getByRole('article', { name: 'Service app' });
  await card.getByRole('button', { name: 'Public key of Key 1' }).click();
  const shown = card.getByRole('region', { name: 'Public key of Key 1' });
  await expect(shown).toContainText('"kid"');
  await expect(shown).not.toContainText('"d"');
  await expectAccessible(page);
});

test('an API token: its risks, its owner, and the least scopes for its calls', async ({ page }) => {
  const token = org.sandbox.apiTokens().find(({ role }) => role === 'SUPER_ADMIN');
  await callHost(page, 'credential/save', apiTokenDraft({ tenantId, secret: { value: token?.token ?? '' } }));
  await page.reload();
  await chooseTenant(page, 'Acme');
  await pickOperation(page, 'list users', 'List users');
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');
  await goTo(page, 'Tenants');
  const card = page.getByRole('article', { name: 'API token' });
  await expect(card).toContainText('every right of its owner');
  await card.getByRole('button', { name: 'Read from the org' }).click();
  await expect(card).toContainText('SUPER_ADMIN');
  await expect(card).toContainText(token?.owner ?? '-');
  await expectAccessible(page);
  await card.getByRole('button', { name: 'Least scopes for its calls' }).click();
  await expect(page.getByRole('main')).toContainText('okta.users.read');
});
