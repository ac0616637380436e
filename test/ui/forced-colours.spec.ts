// High contrast: the system's own colours are all there is, so what is chosen, what is next and what holds the focus must be
// told by more than a ground.
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'colours of the system' });

/** What a person sees of an element itself: fill, words, frame and ring. */
const look = (element: Locator): Promise<string> =>
  element.evaluate((target) => {
    const { backgroundColor, color, borderStyle, outlineStyle, outlineColor } = getComputedStyle(target);
    return [backgroundColor, color, borderStyle, outlineStyle === 'none' ? '' : outlineColor].join(' | ');
  });

async function expectTold(one: Locator, other: Locator): Promise<void> {
  const [marked, plain] = [await look(one), await look(other)];
  expect(marked).not.toBe(plain);
}

async function openForced(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`in the ${colorScheme} colours of the system, what is chosen stands out`, async ({ page }) => {
    await openForced(page, colorScheme);
    const rail = page.getByRole('navigation', { name: 'Pages' });
    await expectTold(rail.getByRole('link', { name: 'Workbench' }), rail.getByRole('link', { name: 'Scopes' }));
    const main = page.getByRole('main');
    await expectTold(
      main.getByRole('button', { name: 'Request token' }).first(),
      main.getByRole('button', { name: 'Copy as' }),
    );
    await expectTold(main.getByRole('tab', { name: 'Parameters' }), main.getByRole('tab', { name: 'Headers' }));
    await goTo(page, 'Error lab');
    const view = page.getByRole('radiogroup', { name: 'View' }).locator('label');
    await expectTold(view.nth(0), view.nth(1));
    const cases = page.getByRole('treegrid', { name: 'Error cases' }).getByRole('row');
    await expectTold(cases.nth(1), cases.nth(2));

    // By keyboard: the ring is one that the control without the focus has not.
    const run = page.getByRole('button', { name: 'Run all' });
    const before = await look(run);
    await run.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(run).toBeFocused();
    expect(await look(run)).not.toBe(before);
    await expectAccessible(page);
  });
