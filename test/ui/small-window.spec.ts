// A small window, as half a screen and as 150 % of a small one (960×600): what a person looks for has room on every page, and nothing is beyond the edge.
import { expect, type Locator, type Page } from '@playwright/test';
import { goTo, type PageName } from './support/go-to.ts';
import { test } from './support/test.ts';
import { callHost, panel, send, sendButton, tokenButton } from './workbench/workbench.ts';

const SIZES = [
  { width: 960, height: 600 },
  { width: 1366, height: 640 },
];
const PAGES: readonly PageName[] = [
  'Scopes',
  'Sweep',
  'Error lab',
  'Protect',
  'Tenants',
  'History',
  'Sandbox',
  'Settings',
];

/** What can be scrolled inside, with the height of its view. */
const scrolled = (region: Locator): Promise<number> =>
  region.evaluate((root) => {
    const heights = [...root.querySelectorAll('*')]
      .filter((one) => one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY))
      .map((one) => one.clientHeight);
    return Math.max(0, ...heights);
  });

/** Of these, how many a person sees and can click. */
const seen = (rows: Locator): Promise<number> =>
  rows.evaluateAll(
    (all) =>
      all.filter((row) => {
        const { left, top, bottom } = row.getBoundingClientRect();
        return [top + 2, bottom - 2].every((y) => row.contains(document.elementFromPoint(left + 40, y)));
      }).length,
  );

/** Panes that reach beyond the window, and a page that scrolls sideways. */
const beyond = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const panes = [...document.querySelectorAll('main [role="separator"]')].flatMap(({ parentElement }) => [
      ...(parentElement?.children ?? []),
    ]);
    const wide = panes.filter((pane) => pane.getBoundingClientRect().right > window.innerWidth + 1);
    const sideways = document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : [];
    return [...sideways, ...wide.map((pane) => pane.textContent?.slice(0, 40) ?? '')];
  });

async function sweep(page: Page): Promise<void> {
  await callHost(page, 'run/start', {
    kind: 'sweep',
    name: 'A sweep with a rather long name, before the new submission',
    targets: [{ tenantId: 'sandbox', credentialId: 'sandbox-directory-insights' }],
    scopes: 'readable',
    operations: 'probes',
    isolation: 'together',
    share: 1,
    concurrency: 4,
    invalidWrites: false,
  });
  await expect
    .poll(async () => (await callHost(page, 'run/list', { kind: 'sweep' })) as { running: boolean }[])
    .toEqual([expect.objectContaining({ running: false })]);
}

test('the answer, the scopes and what sends have room in a small window, and nothing lies beyond its edge', async ({
  page,
}) => {
  await send(page);
  await sweep(page);
  for (const size of SIZES)
    await test.step(`${size.width}×${size.height}`, async () => {
      await page.setViewportSize(size);
      await goTo(page, 'Workbench');
      await page.reload();
      await expect(sendButton(page)).toBeInViewport({ ratio: 1 });
      await expect(tokenButton(page)).toBeInViewport({ ratio: 1 });
      const body = panel(page, 'Response').getByRole('region', { name: 'Response body' });
      await expect(body).toBeVisible();
      await expect.poll(() => scrolled(body)).toBeGreaterThanOrEqual(110);
      await expect
        .poll(() =>
          seen(
            panel(page, 'Scopes')
              .getByRole('row')
              .filter({ has: page.getByRole('checkbox') }),
          ),
        )
        .toBeGreaterThanOrEqual(4);
      const id = page.getByTitle(/^x-okta-request-id: \S{20,}$/);
      expect((await id.boundingBox())?.width).toBeGreaterThanOrEqual(90);
      expect(await beyond(page)).toEqual([]);
      for (const name of PAGES) {
        await goTo(page, name);
        expect(await beyond(page), name).toEqual([]);
      }
      await goTo(page, 'Sweep');
      await expect
        .poll(() => seen(page.getByRole('grid', { name: 'Matrix' }).getByRole('gridcell')))
        .toBeGreaterThanOrEqual(5);
      await expect(page.getByRole('columnheader', { name: 'Directory Insights Sandbox org' })).toBeVisible();
      await page.getByRole('button', { name: 'New sweep' }).click();
      await expect(page.getByRole('button', { name: 'Start sweep' })).toBeInViewport({ ratio: 1 });
      await page.getByRole('button', { name: 'Cancel' }).click();
      await goTo(page, 'Scopes');
      for (const view of ['By operation', 'Least privilege', 'Catalogue']) {
        await page.getByRole('radiogroup', { name: 'View' }).getByText(view).click();
        expect(await beyond(page), view).toEqual([]);
      }
      await page.getByRole('radiogroup', { name: 'View' }).getByText('By scope').click();
    });
});
