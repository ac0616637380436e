// History and sandbox, with real traffic: filtering, pinning, sending again, comparing, and the sandbox's journal and clock.
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'history' });

/** Sends `GET path` in the Workbench and waits for its answer. */
async function send(page: Page, path: string): Promise<void> {
  await goTo(page, 'Workbench');
  await page.getByRole('textbox', { name: 'Path', exact: true }).fill(path);
  const answered = page.waitForResponse((response) => response.url().endsWith('/rpc/request/send'));
  await page.getByRole('main').getByRole('button', { name: 'Send' }).first().click();
  await answered;
}

const rows = (page: Page) => page.getByRole('listbox', { name: 'Exchanges' }).getByRole('option');

test('exchanges are filtered, pinned, compared and sent again', async ({ page }) => {
  await send(page, '/api/v1/users?limit=2');
  await send(page, '/api/v1/users?limit=3');
  await goTo(page, 'History');
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('limit=2');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().click();
  await page.getByRole('button', { name: /^Pin:/ }).click();
  await expect(page.getByRole('button', { name: 'Unpin' })).toBeVisible();
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('');
  await page.getByRole('button', { name: 'Pinned only' }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Pinned only' }).click();
  await expect(rows(page)).toHaveCount(3);

  await page.getByRole('button', { name: 'Compare' }).click();
  await rows(page).filter({ hasText: 'limit=3' }).click();
  const comparison = page.getByRole('article', { name: 'Comparison' });
  await expect(comparison).toContainText('limit=2');
  await expect(comparison).toContainText('limit=3');
  await expectAccessible(page);
  await comparison.getByRole('button', { name: 'End comparing' }).click();

  await page.getByRole('button', { name: 'Open in Workbench' }).click();
  await expect(page.getByRole('textbox', { name: 'Path', exact: true })).toHaveValue(/limit=3/);
});

test('in a small window each exchange keeps its time and size, and a long path both of its ends', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await send(page, '/api/v1/groups/00gmadeupgroupid0001/users?limit=20');
  await goTo(page, 'History');
  const row = rows(page).first();
  const inside = await row.boundingBox();
  for (const number of [row.getByText(/^\d+ ms$/), row.getByText(/^\d+ B$/)]) {
    await expect(number).toBeVisible();
    const box = await number.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((inside?.x ?? 0) + (inside?.width ?? 0));
  }
  await expect(row).toHaveAccessibleName(/\/api\/v1\/groups\/00gmadeupgroupid0001\/users\?limit=20/);
  const cut = (text: string) =>
    row.getByText(text, { exact: true }).evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  expect(await cut('/api/v1/groups/00gmadeupgroupid0001')).toBe(true);
  expect(await cut('/users?limit=20')).toBe(false);
});

test('the sandbox shows each request as it arrives, and its clock ends tokens', { tag: '@afresh' }, async ({
  page,
}) => {
  await send(page, '/api/v1/groups');
  await goTo(page, 'Sandbox');
  const journal = page.getByRole('list', { name: 'Requests to the sandbox org' });
  await expect(journal.getByText('/api/v1/groups')).toBeVisible();
  await page.getByRole('button', { name: 'Expire all tokens' }).click();
  await expect(page.getByText('1 h 1 min ahead of the real time')).toBeVisible();
  await page.getByRole('button', { name: 'Real time' }).click();
  await expect(page.getByText('the real time', { exact: true })).toBeVisible();
  await expectAccessible(page);
});
