// Audit: found by what a newcomer types, begun with a credential that says what it may read, paused and resumed, its clients sorted and filtered, one of
// them in full with the change to copy, and what a credential cannot see.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/test.ts';
import { callHost } from '../workbench/workbench.ts';

test.use({ viewport: { width: 1024, height: 700 } });

test('an admin audits the sandbox org, and then with a credential that sees less', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('unused');
  await page.getByRole('option', { name: /^Audit the clients of an org/ }).click();

  // What will be read, before anything is sent.
  const form = page.getByRole('form', { name: 'New audit' });
  const credential = form.getByRole('combobox', { name: 'Credential of the audit' });
  await credential.selectOption('Nightly Sync · Service app');
  await expect(form.getByRole('row', { name: /^Token requests in the System Log/ })).toContainText('lacks it');
  await expect(form).toContainText('Which scopes a client asked for, and so which are unused, is not known.');
  await credential.selectOption('Directory Insights · OIN integration');
  await expect(form.getByText('lacks it')).toHaveCount(0);
  await expectAccessible(page);

  // The log is not answered until it is paused and resumed.
  await callHost(page, 'sandbox/addFault', { fault: 'latency=600000,path=/api/v1/logs' });
  await form.getByRole('button', { name: 'Start the audit' }).click();
  const progress = page.getByRole('progressbar', { name: 'Progress of the audit' });
  await expect(progress).toHaveAttribute('aria-valuenow', '30');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  await callHost(page, 'sandbox/removeFault', { faultId: null });
  await page.reload();
  await page.getByRole('button', { name: 'Resume' }).click();
  const summary = page.getByText(/^10 clients: \d hold scopes that they do not ask for; \d are not used at all/);
  await expect(summary).toBeVisible();
  await expect(progress).toBeHidden();
  await expect(page.getByText('Sandbox org, asked as Directory Insights')).toBeVisible();

  // The most severe first; by name and by words as well.
  const clients = page.getByRole('listbox', { name: 'Clients' });
  await expect(clients.getByRole('option').first()).toContainText('Directory Insights');
  await page.getByRole('button', { name: 'Client', exact: true }).click();
  await expect(clients.getByRole('option').first()).toContainText('Build server');
  await page.getByRole('button', { name: /^Never used/ }).click();
  await expect(clients.getByRole('option')).toHaveCount(3);
  await page.getByRole('searchbox', { name: 'Filter clients' }).fill('okta.users.manage');
  await expect(clients.getByRole('option')).toHaveCount(1);
  await clients.getByRole('option', { name: /Nightly Sync/ }).click();
  const pane = page.getByRole('region', { name: 'Nightly Sync', exact: true });
  await expect(pane).toContainText('Nightly Sync got no token since');
  await expect(pane.getByRole('row', { name: /okta\.users\.manage/ })).toContainText('unused');
  await expectAccessible(page);

  // The change for a client that asks for less than it has.
  await page.getByRole('searchbox', { name: 'Filter clients' }).fill('No Role');
  await page.getByRole('button', { name: /^Never used/ }).click();
  await clients.getByRole('option', { name: /No Role Connector/ }).click();
  const connector = page.getByRole('region', { name: 'No Role Connector', exact: true });
  await expect(connector).toContainText('It was granted okta.users.manage, and asked for okta.users.read alone.');
  await connector.getByRole('button', { name: 'Copy: As Terraform' }).first().click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('resource "okta_api_service_integration" "no_role_connector"');

  await page.getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const text = await readFile((await (await saved).path()) ?? '', 'utf8');
  expect(text).toContain('No Role Connector,API service integration,5,4,1,');

  // Who sees less says so, and calls nothing unused.
  await page.getByRole('button', { name: 'New audit' }).click();
  await credential.selectOption('Partial Sync · OIN integration');
  await form.getByRole('button', { name: 'Start the audit' }).click();
  await page.getByRole('button', { name: /^\d parts could not be seen: Service apps/ }).click();
  await expect(page.getByText('Partial Sync has no okta.apps.read.', { exact: false })).toBeVisible();
  await expect(page.getByText(/^4 clients\. \d parts could not be seen/)).toBeVisible();
  await expect(page.getByText('Partly seen')).toBeVisible();
  await page.getByRole('combobox', { name: 'Which audit' }).selectOption({ index: 1 });
  await expect(summary).toBeVisible();
});
