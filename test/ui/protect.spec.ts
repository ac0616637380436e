// Protect: the two APIs of the sandbox org by one click, an API of one's own with a pasted token, the answer behind a cell, and a test
// that is cancelled.
import { readFile } from 'node:fs/promises';
import { startOwnApi } from '../support/orgs/own-api.ts';
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'protect', viewport: { width: 960, height: 600 } });
// Each test begins anywhere: alone, or where the one before has ended.
test.beforeEach(({ page }) => goTo(page, 'Protect'));

test('the weak API of the sandbox org shows a failing table, with why it matters and what to do', async ({ page }) => {
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Try the weak one' }).click();
  await expect(page.getByText('It lets in what it should refuse')).toBeVisible();
  const cases = page.getByRole('table', { name: 'Cases' });
  await expect(cases.getByText('Let in', { exact: true })).toHaveCount(10);
  await cases.getByRole('button', { name: 'Show the answer: Expired, GET /api/whoami' }).click();
  const answer = page.getByRole('region', { name: 'Answer: Expired', exact: true });
  await expect(answer).toContainText('Compare exp with the time');
  await expect(answer).toContainText('nothing else is wrong with it');
  await expect(answer).toContainText('GET /weak-api/api/whoami');
  await expect(answer.getByRole('button', { name: /response headers$/ })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText('It lets in what it should refuse')).toBeVisible();
  await expect(answer).toBeVisible();
  await answer.getByRole('button', { name: 'Close the evidence' }).click();
  await expect(answer).toBeHidden();
});

test('the sound one is as expected, and its report is saved', async ({ page }) => {
  await page.getByRole('button', { name: 'Try the sound API of the sandbox org' }).click();
  await expect(page.getByText('As expected', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const text = await readFile((await (await saved).path()) ?? '', 'utf8');
  expect(text.split('\r\n')[3]).toContain('GET /api/whoami,No JWT,401,401,✓ Refused');
});

test('an API of one’s own is tested with a pasted token, and a test that hangs is cancelled', async ({ page }) => {
  let held = 0;
  const api = await startOwnApi({
    instead: ({ headers }) => {
      held += Number(headers.authorization === undefined);
      return headers.authorization === undefined;
    },
  });
  const form = page.getByRole('form', { name: 'What is tested' });
  await form.getByRole('textbox', { name: 'Base URL of your API' }).fill(api.url);
  await form.getByRole('combobox', { name: 'Good token from' }).selectOption('A token that I paste');
  await form.getByRole('textbox', { name: 'Page that may call it' }).fill('');
  await expect(form).toContainText('Paste a good token.');
  await expect(form.getByRole('button', { name: /^Test/ })).toBeDisabled();
  await form.getByLabel('The token', { exact: true }).fill(await api.token());
  await page.keyboard.press('Control+Enter');
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result.getByRole('status')).toHaveText('1 of 14 requests');
  await expect.poll(() => held).toBe(1);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(result.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(result.getByText('Accepted', { exact: true })).toHaveCount(1);
  await api.close();

  // What cannot be sent says why, and the result before it stays.
  await form.getByRole('textbox', { name: 'Base URL of your API' }).fill('http://api.example.com');
  await form.getByRole('button', { name: /^Test/ }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Plain http is for an API on this computer');
  await expect(result.getByText('Cancelled', { exact: true })).toBeVisible();
});
