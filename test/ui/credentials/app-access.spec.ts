// Access of an app in the org, by a person: what is read with which credential, a scope granted and revoked, a secret rotated without an outage, and
// the way from a refused call to the roles of its app.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import { addTenant, callHost, chooseTenant, sandboxUrl } from '../workbench/workbench.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'access in the org' });

const open = (page: Page, name: string) =>
  page.getByRole('article', { name }).getByRole('button', { name: 'Scopes, roles, secrets, keys' }).click();
const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name: `${name} in the org` });
const part = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'What of the app' }).getByText(name, { exact: true });
const confirm = async (page: Page, verb: string) => {
  const asked = page
    .getByRole('dialog')
    .filter({ has: page.getByRole('button', { name: verb, exact: true }) })
    .last();
  await asked.getByRole('button', { name: verb, exact: true }).click();
  await expect(asked).toBeHidden();
};

test('what a credential cannot read says which scope it lacks; another one reads, grants and revokes', async ({
  page,
}) => {
  await chooseTenant(page, 'Sandbox org');
  await goTo(page, 'Tenants');
  await open(page, 'Nightly Sync');
  const dialog = dialogOf(page, 'Nightly Sync');
  await expect(dialog.getByRole('alert').first()).toContainText('Nightly Sync has no okta.appGrants.read');
  await dialog.getByLabel('Ask with').selectOption({ label: 'Directory Insights' });
  const grants = dialog.getByRole('list', { name: 'Granted scopes' });
  await expect(grants.getByRole('listitem')).toHaveCount(4);
  await dialog.getByLabel('Scope to grant').fill('okta.logs.read');
  await dialog.getByRole('button', { name: 'Grant…' }).click();
  const asked = page.getByRole('dialog', { name: 'Grant okta.logs.read?' });
  await expect(asked).toContainText('The next token that requests okta.logs.read carries it');
  await expect(asked).toContainText(/POST \/api\/v1\/apps\/0oa\w+\/grants/);
  await confirm(page, 'Grant');
  await expect(grants).toContainText('okta.logs.read');
  await grants.getByRole('button', { name: 'Revoke okta.logs.read' }).click();
  await expect(page.getByRole('dialog', { name: 'Revoke okta.logs.read?' })).toContainText(
    'tokens that exist keep it until they end',
  );
  await confirm(page, 'Revoke');
  await expect(grants).not.toContainText('okta.logs.read');
  await expectAccessible(page);
  await part(page, 'Keys').click();
  await dialog
    .getByRole('list', { name: 'Public keys' })
    .getByRole('button', { name: /^Deactivate/ })
    .click();
  await expect(page.getByRole('dialog').last()).toContainText('This is the only active key of the app.');
});

/** A client of the sandbox org as a newcomer would copy it. */
async function clientOf(page: Page, name: string): Promise<{ clientId: string; secret: string }> {
  const { clients } = (await callHost(page, 'sandbox/status', undefined)) as {
    clients: { name: string; clientId: string }[];
  };
  const clientId = clients.find((one) => one.name === name)?.clientId ?? '';
  const { secret } = (await callHost(page, 'sandbox/revealSecret', { clientId })) as { secret: string };
  return { clientId, secret };
}

async function addCredential(page: Page, name: string, kind: string | null, of: string): Promise<void> {
  const { clientId, secret } = await clientOf(page, of);
  await page.getByRole('main').getByRole('button', { name: 'Add credential' }).first().click();
  const form = page.getByRole('form', { name: 'New credential' });
  if (kind !== null) await form.getByText(kind, { exact: true }).click();
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Client ID').fill(clientId);
  await form.getByLabel(kind === null ? 'Client secret' : 'Private key', { exact: true }).fill(secret);
  await form.getByRole('button', { name: 'Add credential' }).click();
  await expect(page.getByRole('article', { name })).toBeVisible();
}

/** A tenant of the person's own at the sandbox org, with an admin's credential. */
async function openAcme(page: Page): Promise<void> {
  const tenants = (await callHost(page, 'tenant/list', undefined)) as { name: string }[];
  if (!tenants.some(({ name }) => name === 'Acme')) {
    await callHost(page, 'vault/setUp', { protection: { kind: 'session' } });
    await addTenant(page, { name: 'Acme', url: await sandboxUrl(page), production: false });
    await goTo(page, 'Tenants');
    await addCredential(page, 'Main', null, 'Directory Insights');
  }
  await goTo(page, 'Tenants');
}

test('a secret is rotated step by step, and the old one is never the only one', async ({ page }) => {
  await openAcme(page);
  await open(page, 'Main');
  const dialog = dialogOf(page, 'Main');
  await part(page, 'Secrets').click();
  const steps = dialog.getByRole('list', { name: 'Rotation without an outage' });
  await steps.getByRole('button', { name: 'Add secret…' }).click();
  await confirm(page, 'Add secret');
  await steps.getByRole('button', { name: 'Test' }).click();
  await steps.getByRole('button', { name: 'Switch here' }).click();
  const secrets = dialog.getByRole('list', { name: 'Client secrets' });
  await expect(secrets.getByRole('listitem').filter({ hasText: 'in use here' })).toContainText('Secret 2');
  await steps.getByRole('button', { name: 'Back to the old one' }).click();
  await steps.getByRole('button', { name: 'Switch here' }).click();
  // Left, and taken up where it was.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await open(page, 'Main');
  await part(page, 'Secrets').click();
  await steps.getByRole('button', { name: 'Deactivate…' }).click();
  await confirm(page, 'Deactivate');
  await steps.getByRole('button', { name: 'Check' }).click();
  await expect(steps).toContainText('The org refused it.');
  await steps.getByRole('button', { name: 'Delete…' }).click();
  await expect(page.getByRole('dialog', { name: 'Delete the old secret?' })).toContainText('It is gone for good');
  await confirm(page, 'Delete');
  await expect(secrets.getByRole('listitem')).toHaveCount(1);
  await expect(dialog).toContainText('Secret 1 of Main is none of what the org lists');
  await expectAccessible(page);
  await steps.getByRole('button', { name: 'Remove Secret 1 here…' }).click();
  await confirm(page, 'Remove');
  await expect(dialog).not.toContainText('Secret 1 of Main');
  await page.keyboard.press('Escape');
});

test('a key is rotated by the same steps, and a custom role of the org is assigned on a resource set', async ({
  page,
}) => {
  await openAcme(page);
  await addCredential(page, 'By key', 'Service app', 'Nightly Sync');
  await open(page, 'By key');
  const dialog = dialogOf(page, 'By key');
  await dialog.getByLabel('Ask with').selectOption({ label: 'Main' });
  await part(page, 'Keys').click();
  const steps = dialog.getByRole('list', { name: 'Rotation without an outage' });
  await steps.getByRole('button', { name: 'Make a key' }).click();
  await steps.getByRole('button', { name: 'Register Key 2…' }).click();
  await confirm(page, 'Register');
  await steps.getByRole('button', { name: 'Test' }).click();
  await expect(steps).toContainText('The org accepted it.');
  await steps.getByRole('button', { name: 'Switch here' }).click();
  await steps.getByRole('button', { name: 'Deactivate…' }).click();
  await confirm(page, 'Deactivate');
  await steps.getByRole('button', { name: 'Check' }).click();
  await expectAccessible(page);
  await steps.getByRole('button', { name: 'Delete…' }).click();
  await confirm(page, 'Delete');
  const keys = dialog.getByRole('list', { name: 'Public keys' }).getByRole('listitem');
  await expect(keys).toHaveCount(1);
  await expect(keys).toContainText('in use here: Key 2');

  await part(page, 'Admin roles').click();
  await dialog.getByRole('combobox', { name: 'Role to assign' }).selectOption({ label: 'Custom role…' });
  await dialog.getByRole('combobox', { name: 'Custom role' }).selectOption({ label: 'Help desk' });
  await dialog.getByRole('combobox', { name: 'Resource set' }).selectOption({ label: 'Engineering' });
  await dialog.getByRole('button', { name: 'Assign…' }).click();
  await expect(page.getByRole('dialog', { name: 'Assign Help desk on Engineering?' })).toContainText(
    'on the resources of that set',
  );
  await confirm(page, 'Assign role');
  const roles = dialog.getByRole('list', { name: 'Admin roles' });
  await expect(roles).toContainText('on the resource set Engineering');
  await expectAccessible(page);
  await roles.getByRole('button', { name: 'Remove Help desk' }).click();
  await confirm(page, 'Remove role');
  await expect(roles).not.toContainText('Help desk');
  await page.keyboard.press('Escape');
});

test('a call that is refused for its role leads to the roles of its app', async ({ page }) => {
  await chooseTenant(page, 'Sandbox org');
  await goTo(page, 'Tenants');
  await page.getByRole('article', { name: 'No Role Connector' }).getByRole('button', { name: 'Use' }).click();
  await page.getByRole('region', { name: 'Request', exact: true }).getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Show the admin roles of this app' }).click();
  const dialog = dialogOf(page, 'No Role Connector');
  await expect(dialog.getByRole('alert')).toContainText('No Role Connector has no okta.roles.read');
  await dialog.getByLabel('Ask with').selectOption({ label: 'Directory Insights' });
  await expect(dialog).toContainText(
    'The list is empty: there is nothing in it, or the admin role of Directory Insights',
  );
});
