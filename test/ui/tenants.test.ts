// Tenants from nothing: an address mended while it is typed, a secret saved through the vault's question, a locked vault that
// asks and loses nothing, two secrets to rotate, scopes by paste, and a deletion that wants the name.
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

const PASSPHRASE = 'correct horse battery staple';

async function addTenant(page: Page, address: string): Promise<void> {
  await goTo(page, 'Tenants');
  await page.getByRole('main').getByRole('button', { name: 'Add tenant' }).first().click();
  await page.getByLabel('Org address').fill(address);
  await page.locator('form').getByRole('button', { name: 'Add tenant' }).click();
  await expect(page.getByRole('heading', { name: 'Credentials' })).toBeVisible();
}

async function addCredential(page: Page, scopes: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Add credential' }).first().click();
  const form = page.getByRole('form', { name: 'New credential' });
  await form.getByLabel('Client ID').fill('0oaexample1');
  await form.getByLabel('Client secret').fill('made-up-client-secret');
  await form.getByLabel('Add scopes').fill(scopes);
  await form.getByRole('button', { name: 'Add credential' }).click();
}

async function protectByPassphrase(page: Page): Promise<void> {
  const question = page.getByRole('form', { name: 'Protect saved secrets' });
  await question.getByText('A passphrase').click();
  await question.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await question.getByLabel('Repeat it').fill(PASSPHRASE);
  await question.getByRole('button', { name: 'Protect and save' }).click();
}

test('an address is mended or refused while it is typed', async ({ page }) => {
  await goTo(page, 'Tenants');
  await page.getByRole('main').getByRole('button', { name: 'Add tenant' }).first().click();
  const field = page.getByLabel('Org address');
  const result = page.locator('#org-address-result');
  const add = page.locator('form').getByRole('button', { name: 'Add tenant' });
  await field.fill('https://acme-admin.okta.com/admin/dashboard');
  await expect(result).toContainText('https://acme.okta.com');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('acme');
  await expect(add).toBeEnabled();
  await field.fill('http://acme.okta.com');
  await expect(result).toContainText('Use https://acme.okta.com.');
  await expect(add).toBeDisabled();
  await field.fill('login.acme.example');
  await expect(add).toBeDisabled();
  await page.getByRole('checkbox', { name: /is a custom domain/ }).check();
  await expect(add).toBeEnabled();
});

test('the forms say where address, ID and secret are in Okta, with the console of this very org', async ({ page }) => {
  await goTo(page, 'Tenants');
  await page.getByRole('main').getByRole('button', { name: 'Add tenant' }).first().click();
  await expect(page.locator('#org-address-result')).toContainText('the menu shows the domain of the org');
  await expect(page.getByRole('button', { name: 'Okta’s guide to finding it' })).toHaveAttribute(
    'title',
    /find-your-domain/,
  );
  await addTenant(page, 'acme.okta.com');
  await page.getByRole('main').getByRole('button', { name: 'Add credential' }).first().click();
  const form = page.getByRole('form', { name: 'New credential' });
  await expect(form).toContainText('Applications > API Service Integrations');
  await expect(form).toContainText('Generate new secret');
  await expect(form.getByRole('button', { name: 'Open acme-admin.okta.com' })).toHaveAttribute(
    'title',
    'https://acme-admin.okta.com/',
  );
  await form.getByText('Access token', { exact: true }).click();
  await expect(form).toContainText('The Admin Console shows no access tokens.');
  await expect(form.getByRole('button', { name: /^Open / })).toHaveCount(0);
  await expectAccessible(page);
});

test('the first secret asks for its protection and is saved by itself afterwards', async ({ page }) => {
  await addTenant(page, 'acme.okta.com');
  await addCredential(page, 'okta.users.read, okta.frobs.read');
  await expect(page.getByRole('form', { name: 'Protect saved secrets' })).toBeVisible();
  await expectAccessible(page);
  await protectByPassphrase(page);
  const card = page.getByRole('article', { name: 'OIN integration' });
  await expect(card).toContainText('Secret 1');
  await expect(card).toContainText('okta.frobs.read');
  await expect(card.getByText('not in the catalogue')).toHaveCount(1);
  // The form closes a moment after the card shows the secret.
  await expect.poll(() => page.content()).not.toContain('made-up-client-secret');
});

test('a locked vault asks in place, and what was typed is saved after it', async ({ page }) => {
  await addTenant(page, 'acme.okta.com');
  await addCredential(page, 'okta.users.read');
  await protectByPassphrase(page);
  const card = page.getByRole('article', { name: 'OIN integration' });
  await expect(card).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('lock the vault now');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Vault locked' })).toBeVisible();

  await card.getByRole('button', { name: /second secret/ }).click();
  await card.getByLabel('Client secret').fill('another-made-up-secret');
  await card.getByLabel('Label').fill('spring rotation');
  await card.getByRole('button', { name: 'Save' }).click();
  const unlock = card.getByRole('form', { name: 'Unlock the vault' });
  await unlock.getByLabel('Passphrase').fill('not the passphrase');
  await unlock.getByRole('button', { name: 'Unlock' }).click();
  await expect(unlock.getByRole('alert')).toBeVisible();
  await unlock.getByLabel('Passphrase').fill(PASSPHRASE);
  await unlock.getByRole('button', { name: 'Unlock' }).click();
  await expect(card).toContainText('spring rotation');

  await card.getByRole('button', { name: 'Use this one' }).click();
  await card.getByRole('button', { name: 'Remove Secret 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(card).not.toContainText('Secret 1');
  await expect(card).toContainText('spring rotation');
});

test('a draft outlives a look at another page', async ({ page }) => {
  await addTenant(page, 'acme.okta.com');
  await page.getByRole('main').getByRole('button', { name: 'Add credential' }).first().click();
  await page.getByLabel('Client ID').fill('0oahalftyped');
  await page.getByLabel('Client secret').fill('half');
  await goTo(page, 'History');
  await goTo(page, 'Tenants');
  await expect(page.getByLabel('Client ID')).toHaveValue('0oahalftyped');
  await expect(page.getByLabel('Client secret')).toHaveValue('half');
});

test('a tenant is deleted only with its name', async ({ page }) => {
  await addTenant(page, 'acme.okta.com');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expectAccessible(page, { overlay: true });
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete acme?' });
  await dialog.getByRole('textbox').fill('acm');
  await expect(dialog.getByRole('button', { name: 'Delete tenant' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('acme');
  await dialog.getByRole('button', { name: 'Delete tenant' }).click();
  await expect(page.getByRole('listbox', { name: 'Tenants' }).getByRole('option')).toHaveCount(1);
});

test('a long name stays inside the lists of the bar, and can be read in full', async ({ page }) => {
  await addTenant(page, 'acme.okta.com');
  const long = 'Acme Corporation of North America, Production Directory of All Subsidiaries';
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(long);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `Tenant: ${long}` }).click();
  const list = page.getByRole('listbox', { name: 'Choose a tenant' });
  const frame = await list.boundingBox();
  const words = await list.getByRole('option', { name: long }).getByTitle(long).boundingBox();
  if (!frame || !words) throw new Error('The list is not open.');
  expect(words.x + words.width).toBeLessThanOrEqual(frame.x + frame.width);
});
