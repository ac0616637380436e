// Lists that go on: page by page, all of them, up to a limit; and what differs between two responses.
import { expect, test } from '../support/test.ts';
import { panel, pickOperation, send, verdict } from './workbench.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'lists' });

test('the next page is fetched by its link', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Query parameter limit' }).fill('100');
  await send(page);
  const response = panel(page, 'Response');
  await expect(response).toContainText('There are more pages.');
  await response.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByRole('toolbar', { name: 'Responses of this session' }).getByRole('button')).toHaveCount(2);
  await response.getByRole('tab', { name: 'Request' }).click();
  await expect(response.getByRole('region', { name: 'Request as sent' })).toContainText('after=');
});

test('all pages are joined into one list, and a limit is kept', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Query parameter limit' }).fill('50');
  await send(page);
  const response = panel(page, 'Response');
  const fetchAll = async (limit: string) => {
    await response.getByRole('button', { name: 'Fetch all' }).click();
    const form = page.getByRole('dialog', { name: 'Fetch all' });
    await form.getByRole('textbox', { name: 'At most this many items' }).fill(limit);
    await form.getByRole('button', { name: 'Fetch all' }).click();
  };
  await fetchAll('100');
  await expect(response).toContainText('Stopped at the limit of 100 items; there are more.');
  await fetchAll('10000');
  await expect(response).toContainText(/All 2\d\d items in [56] pages\./);
  await response.getByRole('tab', { name: 'Table' }).click();
  await expect(response).toContainText(/2\d\d rows/);
  await response.getByText('This page').click();
  await expect(response).toContainText('50 rows');
});

test('two responses are compared', async ({ page }) => {
  await pickOperation(page, 'list users', 'List users');
  await page.getByRole('textbox', { name: 'Query parameter limit' }).fill('1');
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');
  await page.getByRole('textbox', { name: 'Query parameter limit' }).fill('2');
  await send(page);
  await page.getByRole('button', { name: 'Compare with another response' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare with another response' });
  await dialog
    .getByRole('option', { name: /limit=1\b/ })
    .first()
    .click();
  await expect(dialog).toContainText(/\d+ added/);
});
