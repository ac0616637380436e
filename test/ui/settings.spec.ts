// The list of sections beside the settings: it shows where the person is, however they got there.
import type { Locator, Page } from '@playwright/test';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

const section = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name, exact: true });

test('the section in view is the one marked, after a click and after scrolling', async ({ page }) => {
  await goTo(page, 'Settings');
  await expect(section(page, 'Appearance')).toHaveAttribute('aria-current', 'true');
  // Too near to the end to come up to the top: the click counts all the same.
  await section(page, 'Sandbox org').click();
  await expect(section(page, 'Sandbox org')).toHaveAttribute('aria-current', 'true');
  await page.getByRole('region', { name: 'Settings' }).hover();
  await page.mouse.wheel(0, 10_000);
  await expect(section(page, 'About')).toHaveAttribute('aria-current', 'true');
  await page.mouse.wheel(0, -10_000);
  await expect(section(page, 'Appearance')).toHaveAttribute('aria-current', 'true');
  await expect(section(page, 'About')).not.toHaveAttribute('aria-current', 'true');
});

test('a theme is kept, though the page is loaded again in the same moment', async ({ ownPage: page }) => {
  for (const theme of ['Dark', 'Light', 'Dark']) {
    await goTo(page, 'Settings');
    const choice = page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: theme });
    const loaded = page.waitForEvent('load');
    // In one task of the page: the call has left it, and nothing else is certain.
    await choice.evaluate((radio: HTMLInputElement) => {
      radio.click();
      location.reload();
    });
    await loaded;
    await page.getByRole('main', { name: 'Settings' }).waitFor();
    await expect(choice).toBeChecked();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase());
  }
});
