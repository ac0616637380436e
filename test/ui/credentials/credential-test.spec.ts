// A credential is tested where it is: from its card, from the form that adds it, by the palette. What was found is beside it with its age,
// survives a reload, and ends with what it rests on.
import type { Page } from '@playwright/test';
import { clientDraft } from '../../support/credentials.ts';
import { expectAccessible } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import { addTenant, callHost, chooseTenant, sandboxUrl } from '../workbench/workbench.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'testing credentials' });

const card = (page: Page, name: string) => page.getByRole('article', { name });
const result = (page: Page, name: string) => page.getByRole('group', { name: `Test of ${name}` });
const testButton = (page: Page, name: string) => card(page, name).getByRole('button', { name: 'Test', exact: true });

interface SandboxClient {
  name: string;
  clientId: string;
}

async function ownTenant(page: Page): Promise<{ clientId: string; clientSecret: string }> {
  const { clients } = (await callHost(page, 'sandbox/status', undefined)) as { clients: SandboxClient[] };
  const clientId = clients[0]?.clientId ?? '';
  const { secret } = (await callHost(page, 'sandbox/revealSecret', { clientId })) as { secret: string };
  const known = (await callHost(page, 'tenant/list', undefined)) as { name: string }[];
  if (!known.some(({ name }) => name === 'Acme')) {
    await callHost(page, 'vault/setUp', { protection: { kind: 'session' } });
    await addTenant(page, { name: 'Acme', url: await sandboxUrl(page), production: false });
  } else await chooseTenant(page, 'Acme');
  return { clientId, clientSecret: secret };
}

test('from its card: what was granted, what the call showed, and the exchanges behind it', async ({ page }) => {
  await chooseTenant(page, 'Sandbox org');
  await goTo(page, 'Tenants');
  await testButton(page, 'Directory Insights').click();
  const found = result(page, 'Directory Insights');
  await expect(found.getByRole('status')).toContainText('works');
  await expect(found.getByRole('listitem').nth(0)).toContainText('A token was granted.');
  await expect(found.getByRole('listitem').filter({ hasText: 'GET /api/v1/users?limit=1: Allowed' })).toBeVisible();
  await testButton(page, 'Partial Sync').click();
  await expect(result(page, 'Partial Sync').getByRole('status')).toContainText('works in part');
  await expect(result(page, 'Partial Sync')).toContainText('Missing: okta.apps.read');
  await expectAccessible(page);
  await page.reload();
  await expect(result(page, 'Partial Sync').getByRole('status')).toContainText('works in part');
  await result(page, 'Partial Sync').getByRole('button', { name: 'Show exchange' }).last().click();
  await expect(page.getByRole('main', { name: 'History' })).toContainText('/api/v1/users?limit=1');
});

test('from the form that adds it, and no longer when its scopes are others', async ({ page }) => {
  const { clientId, clientSecret } = await ownTenant(page);
  await goTo(page, 'Tenants');
  await page.getByRole('main').getByRole('button', { name: 'Add credential' }).first().click();
  const form = page.getByRole('form', { name: 'New credential' });
  await form.getByLabel('Name').fill('Added');
  await form.getByLabel('Client ID').fill(clientId);
  await expect(form.getByRole('button', { name: 'Add and test' })).toBeDisabled();
  await form.getByLabel('Client secret').fill(clientSecret);
  await form.getByRole('button', { name: 'Add and test' }).click();
  await expect(result(page, 'Added').getByRole('status')).toContainText('works');
  await expect(result(page, 'Added')).toContainText('so okta.users.read was requested');
  await card(page, 'Added').getByRole('button', { name: 'More for Added' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = page.getByRole('form', { name: 'Edit Added' });
  await edit.getByLabel('Add scopes').fill('okta.groups.read');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(result(page, 'Added')).toContainText('has changed since it was tested');
  await expect(result(page, 'Added').getByRole('listitem')).toHaveCount(0);
  await page.reload();
  await expect(testButton(page, 'Added')).toBeVisible();
  await expect(result(page, 'Added')).toHaveCount(0);
});

test('by the palette, cancelled while it waits, and refused in words', async ({ page }) => {
  await ownTenant(page);
  const tenants = (await callHost(page, 'tenant/list', undefined)) as { id: string; name: string }[];
  const tenantId = tenants.find(({ name }) => name === 'Acme')?.id ?? '';
  await callHost(
    page,
    'credential/save',
    clientDraft({ tenantId, name: 'Wrong', secret: { value: 'made-up-secret' } }),
  );
  await page.reload();
  await goTo(page, 'Tenants');
  await card(page, 'Wrong').getByRole('button', { name: 'Use' }).click();
  await callHost(page, 'sandbox/addFault', { fault: 'latency=60000,path=/oauth2/v1/token,times=1' });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('test this credential');
  await page.keyboard.press('Enter');
  await expect(result(page, 'Wrong').getByRole('status')).toContainText('Requesting a token from 127.0.0.1');
  await result(page, 'Wrong').getByRole('button', { name: 'Cancel' }).click();
  await expect(result(page, 'Wrong')).toHaveCount(0);
  await callHost(page, 'sandbox/removeFault', { faultId: null });
  await testButton(page, 'Wrong').click();
  await expect(result(page, 'Wrong').getByRole('status')).toContainText('does not work');
  await expect(result(page, 'Wrong')).toContainText('No call was sent.');
});
