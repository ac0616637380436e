// The frame: every page in both themes is free of axe's complaints, at both sizes; the palette reaches verbs, operations and errors;
// a lost host is reported and found again by itself with what was typed still there.
import { expectAccessible, LOOKS } from './support/accessible.ts';
import { goTo, type PageName } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'the frame' });

const PAGES: PageName[] = ['Workbench', 'Error lab', 'Protect', 'History', 'Tenants', 'Sandbox', 'Settings'];

for (const name of PAGES)
  test(`${name} is accessible, light and dark, wide and narrow`, async ({ page }) => {
    for (const { colorScheme, ...size } of LOOKS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await goTo(page, name);
      await expectAccessible(page);
    }
  });

test('the window never scrolls as a whole, from 1024×700 up', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  for (const name of PAGES) {
    await goTo(page, name);
    const { width, height } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
    }));
    expect({ name, width, height }).toEqual({ name, width: 1024, height: 700 });
  }
});

test('the palette runs a verb by a word of it', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('tenants');
  await page.getByRole('dialog').getByRole('option', { name: 'Go to Tenants' }).click();
  await expect(page.getByRole('heading', { name: 'Tenants', level: 1 })).toBeVisible();
});

test('the palette finds an operation by its words, and is accessible', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('list users');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('/api/v1/users');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the palette finds a code of Okta and a case that brings it about', async ({ page }) => {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search or run' });
  await field.fill('E0000006');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('option').first()).toContainText('You do not have permission');
  await field.press('Enter');
  await expect(page.getByRole('region', { name: 'Known codes' })).toContainText('1 of 681');
  await page.keyboard.press('Control+k');
  await field.fill('wrong client secret');
  await dialog.getByRole('option', { name: /Wrong client secret/ }).click();
  await expect(page.getByRole('heading', { name: 'Wrong client secret' })).toBeVisible();
});

test('keys go to pages, and ? lists them', async ({ page }) => {
  await goTo(page, 'Tenants');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('main', { name: 'History' })).toBeVisible();
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Go to Settings');
});

test('a lost host is said, and nothing typed is lost', async ({ ownBench, ownPage: page }) => {
  await goTo(page, 'Tenants');
  await page.getByRole('button', { name: 'Add tenant' }).first().click();
  await page.getByLabel('Org address').fill('acme.okta.com');
  await ownBench.kill();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /does not answer/ });
  await expect(dialog).toBeVisible();
  await ownBench.restart();
  // The new host does not know the old session: the page says so and lets the person copy what was typed.
  await expect(page.getByRole('dialog', { name: /no longer connected/ })).toBeVisible();
  await page.getByRole('button', { name: 'Stay on this page' }).click();
  await expect(page.getByLabel('Org address')).toHaveValue('acme.okta.com');
});
