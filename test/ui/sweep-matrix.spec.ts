// The large matrix, whose cells are pictures on canvas: a person must see in each what is shown over it for those who point at
// it or have it read out, in the theme of the page, wherever they have scrolled.
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

const run = (page: Page) => page.getByRole('article', { name: 'Sweep' });
const grid = (page: Page) => page.getByRole('grid', { name: 'Matrix' });

/** Every pixel of the canvas under a cell, as `rgb(…)`. */
function pixelsUnder(cell: Locator): Promise<string[]> {
  return cell.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const canvas = [...document.querySelectorAll('canvas')].find((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return left <= box.left && top <= box.top && right > box.left && bottom > box.top;
    });
    const at = canvas?.getBoundingClientRect();
    if (!canvas || !at) return [];
    const { data } = canvas
      .getContext('2d')
      ?.getImageData(box.left - at.left, box.top - at.top, box.width - 1, box.height - 1) ?? { data: [] };
    const pixels: string[] = [];
    for (let i = 0; i < data.length; i += 4)
      pixels.push(data[i + 3] === 0 ? 'none' : `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`);
    return pixels;
  });
}

/** The colours of the canvas under a cell, most frequent first. */
async function coloursUnder(cell: Locator): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const colour of await pixelsUnder(cell)) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
}

const pictureUnder = async (cell: Locator): Promise<string> => (await pixelsUnder(cell)).join();

/** A colour of the theme as `rgb(…)`. */
const token = (page: Page, name: string): Promise<string> =>
  page.evaluate((property) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${property})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);

async function expectPicture(page: Page, cell: Locator, name: string): Promise<void> {
  await expect
    .poll(async () => {
      const [ground, line] = [await token(page, `--${name}-soft`), await token(page, `--${name}`)];
      const colours = await coloursUnder(cell);
      return colours[0] === ground && colours.includes(line);
    })
    .toBe(true);
}

/** The whole cell is to be seen, at the left of the evidence and at the right of the first column. */
async function expectBeside(cell: Locator, evidence: Locator): Promise<void> {
  const side = cell.page().getByRole('rowheader').first();
  await expect
    .poll(async () => {
      const [box, beside, head] = await Promise.all([cell, evidence, side].map((each) => each.boundingBox()));
      return box && beside && head && box.x >= head.x + head.width && box.x + box.width <= beside.x;
    })
    .toBe(true);
}

test('the large matrix shows its cells in both themes, and where it was scrolled to', async ({ page }) => {
  await goTo(page, 'Sweep');
  await page.getByRole('button', { name: 'New sweep' }).first().click();
  await page.getByText('All safe GETs').click();
  await page.getByText('Each scope alone').click();
  await page.getByText('100 %').click();
  await page.getByRole('button', { name: 'Start sweep' }).click();
  const allowed = grid(page).getByRole('gridcell', { name: 'Allowed', exact: true });
  const missing = grid(page).getByRole('gridcell', { name: 'Scope missing', exact: true });
  await expect(allowed.first()).toBeVisible();
  // The second scope is refused what the first one opens: a column with both outcomes, whatever is chosen later.
  const second = grid(page).getByRole('row').nth(2);
  await expect(second.getByRole('gridcell', { name: 'Scope missing' }).first()).toBeVisible();
  // And a row with both, which the filter keeps.
  const cell = (name: string) => page.getByRole('gridcell', { name, exact: true });
  const both = grid(page)
    .getByRole('row')
    .filter({ has: cell('Scope missing') })
    .filter({ has: cell('Allowed') });
  await expect(both.first()).toBeVisible();
  await run(page).getByRole('button', { name: 'Pause' }).click();
  await expect(run(page).getByText('Paused', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await expectPicture(page, allowed.first(), 'allowed');
  await expectPicture(page, missing.first(), 'scope');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectPicture(page, allowed.first(), 'allowed');
  expect((await coloursUnder(grid(page).getByRole('gridcell', { name: 'not done' }).first()))[0]).toBe('none');

  // The system's own colours are the only ones then, and they can change while the page is open.
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  expect(await token(page, '--allowed')).toBe(await token(page, '--scope'));
  await expectPicture(page, allowed.first(), 'allowed');
  await expectPicture(page, missing.first(), 'scope');
  expect(await pictureUnder(allowed.first())).not.toBe(await pictureUnder(missing.first()));
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
  await expectPicture(page, allowed.first(), 'allowed');

  // What the filter leaves is drawn in its new place; other outcomes grow faint.
  const onlyMissing = run(page)
    .getByRole('group', { name: 'Show rows with' })
    .getByRole('button', { name: /^Scope missing/ });
  await onlyMissing.click();
  await expectPicture(page, missing.first(), 'scope');
  expect((await coloursUnder(allowed.first()))[0]).not.toBe(await token(page, '--allowed-soft'));

  // The last column, far to the right, has its cells as soon as the scroll stands still.
  await onlyMissing.click();
  await grid(page).focus();
  await page.keyboard.press('End');
  const chosen = grid(page).getByRole('gridcell', { selected: true });
  await expect(chosen).toHaveCount(1);
  await expect(chosen).toBeInViewport();
  await expect(chosen).toHaveAttribute('aria-colindex', String(288 + 1));

  // In a small window the evidence takes half of the matrix: the cell that it belongs to moves out from under it.
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(chosen).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Home');
  await expect(chosen).toBeInViewport({ ratio: 1 });
  await missing.last().click();
  const evidence = page.getByRole('region', { name: 'Evidence', exact: true });
  await expect(evidence).toBeVisible();
  await expectBeside(chosen, evidence);
});
