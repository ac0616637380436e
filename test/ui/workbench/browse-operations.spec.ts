// Operations to look through while nothing is typed: favourites, those used last on this tenant, and every resource, by the keyboard.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/test.ts';
import { panel, pickOperation, send } from './workbench.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Operation' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Operations' });
const section = (page: Page, name: string) => list(page).getByRole('group', { name });

test('resources are opened and closed by the keys, and typing searches', async ({ page }) => {
  await page.keyboard.press('o');
  await expect(section(page, 'By resource').getByRole('option', { name: /^Group \(closed\)/ })).toContainText('read');
  await expect(section(page, 'Favourites')).toHaveCount(0);
  await expect(section(page, 'Used last on this tenant')).toHaveCount(0);
  await expectAccessible(page, { overlay: true });

  const first = list(page).getByRole('option').first();
  await page.keyboard.press('ArrowDown');
  await expect(first).toHaveAttribute('data-combobox-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(first).toContainText('(open)');
  const count = await list(page).getByRole('option').count();
  await page.keyboard.press('ArrowDown');
  // From inside it is closed, and its own row is where the person is.
  await page.keyboard.press('ArrowLeft');
  await expect(first).toContainText('(closed)');
  await expect(first).toHaveAttribute('data-combobox-selected', 'true');
  expect(await list(page).getByRole('option').count()).toBeLessThan(count);
  await page.keyboard.press('Enter');
  const inside = list(page).getByRole('option').nth(1);
  const title = await inside.locator('[title]').first().getAttribute('title');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue(title ?? '');
  await expect(field(page)).not.toBeFocused();

  await page.keyboard.press('o');
  await page.keyboard.type('list groups');
  await expect(list(page).getByRole('group')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('List groups');
});

test('favourites survive a reload, and what was sent on this tenant comes next', async ({ page }) => {
  await send(page);
  await field(page).click();
  await expect(section(page, 'Used last on this tenant').getByRole('option')).toHaveText([/List users/]);
  await page.keyboard.type('get group');
  await expect(list(page).getByRole('option').first()).toContainText('Get group');
  await page.keyboard.press('ControlOrMeta+d');
  await page.keyboard.press('Escape');
  await pickOperation(page, 'list apps', 'List applications');
  await panel(page, 'Request').getByRole('button', { name: 'Add List applications to favourites' }).click();

  await page.reload();
  await field(page).click();
  await expect(section(page, 'Favourites').getByRole('option')).toHaveText([/Get group/, /List applications/]);
  await page.keyboard.press('Escape');
  await panel(page, 'Request').getByRole('button', { name: 'Remove List applications from favourites' }).click();
  await field(page).click();
  await expect(section(page, 'Favourites').getByRole('option')).toHaveText([/Get group/]);
  // The star of a row does not choose the row.
  await section(page, 'Favourites').getByTitle('Remove from favourites').click();
  await expect(section(page, 'Favourites')).toHaveCount(0);
  await expect(field(page)).toBeFocused();
});

for (const viewport of [
  { width: 960, height: 600 },
  { width: 1024, height: 700 },
])
  test(`the whole list is in a window of ${viewport.width}×${viewport.height}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await field(page).click();
    const options = list(page).getByRole('option');
    await expect(options.first()).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('ArrowUp');
    await expect(options.last()).toBeInViewport({ ratio: 1 });
    await expect(page.getByText('Type to search.')).toBeInViewport({ ratio: 1 });
  });

test('Okta’s page of the operation is one click away, of its answer as well', async ({ page, context }) => {
  const opened: string[] = [];
  await context.route('https://developer.okta.com/**', (route) => {
    opened.push(route.request().url());
    return route.fulfill({ body: 'Okta' });
  });
  const listUsers = 'https://developer.okta.com/docs/api/openapi/okta-management/management/tags/user/other/listusers';
  const link = panel(page, 'Request').getByRole('link', { name: 'Okta’s page on List users' });
  await expect(link).toHaveAttribute('href', listUsers);
  const [shown] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await shown.waitForURL(listUsers);
  expect(opened).toEqual([listUsers]);
  await shown.close();

  await send(page);
  await pickOperation(page, 'list groups', 'List groups');
  // The answer in view is of the operation before.
  await expect(panel(page, 'Response').getByRole('link', { name: 'Okta’s page on List users' })).toBeVisible();
  await expect(panel(page, 'Request').getByRole('link', { name: 'Okta’s page on List groups' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Operation' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Path', exact: true }).fill('/api/v1/nothing');
  await expect(panel(page, 'Request').getByRole('link')).toHaveCount(0);
});
