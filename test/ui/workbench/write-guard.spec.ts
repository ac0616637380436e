// A write to a production tenant: one click arms it, a delete wants the name as well, and sending disarms it.
import { expect, test } from '../support/test.ts';
import { addTenant, panel, pickOperation, sandboxUrl, send, sendButton, verdict } from './workbench.ts';

test('writes to a production tenant are armed one by one', async ({ page }) => {
  const sandbox = await sandboxUrl(page);
  await addTenant(page, { name: 'Acme production', url: sandbox, production: true });
  await page.getByRole('combobox', { name: 'Authorise with' }).selectOption('none');
  await page.getByRole('combobox', { name: 'Method' }).selectOption('POST');
  const guard = page.getByRole('region', { name: 'Write guard' });
  await expect(guard).toContainText('POST may change Acme production');
  await sendButton(page).click();
  await expect(panel(page, 'Request').getByRole('alert')).toContainText('Arm this request to send it.');
  await guard.getByRole('switch').check({ force: true });
  await expect(guard).toContainText('Armed: the next POST goes to Acme production');
  await send(page);
  await expect(verdict(page)).toContainText('No token');
  await expect(guard.getByRole('switch')).not.toBeChecked();
});

test('a delete there wants the tenant’s name', async ({ page }) => {
  const sandbox = await sandboxUrl(page);
  await addTenant(page, { name: 'Acme production', url: sandbox, production: true });
  await page.getByRole('combobox', { name: 'Authorise with' }).selectOption('none');
  await page.getByRole('textbox', { name: 'Path' }).fill('/api/v1/users/00unobody');
  await page.getByRole('combobox', { name: 'Method' }).selectOption('DELETE');
  const guard = page.getByRole('region', { name: 'Write guard' });
  await guard.getByRole('switch').check({ force: true });
  await sendButton(page).click();
  await expect(panel(page, 'Request').getByRole('alert')).toHaveText('Type Acme production to confirm the delete.');
  await guard.getByRole('textbox').fill('Acme production');
  await send(page);
  await expect(verdict(page)).toContainText('No token');
  // Changing the request disarms as well.
  await guard.getByRole('switch').check({ force: true });
  await page.getByRole('textbox', { name: 'Path' }).fill('/api/v1/groups/00gnothing');
  await expect(guard.getByRole('switch')).not.toBeChecked();
});

test('why nothing was sent is said once, and goes with the request that it was about', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await addTenant(page, { name: 'Acme production', url: await sandboxUrl(page), production: true });
  await page.getByRole('combobox', { name: 'Method' }).selectOption('POST');
  const alert = page.getByRole('region', { name: 'Request', exact: true }).getByRole('alert');
  const sentence = page.getByText('POST may change Acme production, a production tenant. Arm this request to send it.');
  await sendButton(page).click();
  await expect(alert).toHaveText(/^POST may change Acme production/);
  await expect(sentence).toHaveCount(1);
  await expect(alert).toBeInViewport({ ratio: 1 });
  await pickOperation(page, 'delete user', 'Delete user');
  await expect(page.getByRole('region', { name: 'Write guard' })).toContainText('This deletes on Acme production');
  await expect(alert).toHaveCount(0);
});

test('a read, and a write to any other tenant, need no arming', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Method' }).selectOption('DELETE');
  await expect(page.getByRole('region', { name: 'Write guard' })).toHaveCount(0);
});
