// The settings: the list of sections shows where the person is, however they got there, and what is chosen is kept, whatever
// becomes of the page.
import type { ServerResponse } from 'node:http';
import type { Locator, Page } from '@playwright/test';
import { startOrigin } from '../support/orgs/fake-origin.ts';
import { addOrg } from './support/add-org.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'settings' });

const section = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name, exact: true });

test('the section in view is the one marked, after a click and after scrolling', async ({ page }) => {
  await goTo(page, 'Settings');
  await expect(section(page, 'Appearance')).toHaveAttribute('aria-current', 'true');
  // Too near to the end to scroll up to the top: the click counts all the same.
  await section(page, 'Sandbox org').click();
  await expect(section(page, 'Sandbox org')).toHaveAttribute('aria-current', 'true');
  await page.getByRole('region', { name: 'Settings' }).hover();
  await page.mouse.wheel(0, 10_000);
  await expect(section(page, 'About')).toHaveAttribute('aria-current', 'true');
  await page.mouse.wheel(0, -10_000);
  await expect(section(page, 'Appearance')).toHaveAttribute('aria-current', 'true');
  await expect(section(page, 'About')).not.toHaveAttribute('aria-current', 'true');
});

const theme = (page: Page, name: string): Locator =>
  page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name });

/** In one task of the page: the call has been made, and nothing else is certain. */
async function chooseAndReload(page: Page, name: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await theme(page, name).evaluate((radio: HTMLInputElement) => {
    radio.click();
    location.reload();
  });
  await loaded;
  await page.getByRole('main', { name: 'Settings' }).waitFor();
}

async function expectTheme(page: Page, name: string): Promise<void> {
  await expect(theme(page, name)).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', name.toLowerCase());
}

test('a theme is kept, though the page is loaded again in the same moment', async ({ page }) => {
  await goTo(page, 'Settings');
  for (const name of ['Dark', 'Light', 'Dark']) {
    await chooseAndReload(page, name);
    await expectTheme(page, name);
  }
});

test('a theme is kept, though the page is closed before its call has left the browser', async ({
  context,
  bench,
  page,
}) => {
  const waiting = new Set<ServerResponse>();
  const org = await startOrigin((_request, response) => void waiting.add(response));
  try {
    await addOrg(page, { name: 'Acme asleep', url: org.url });
    await goTo(page, 'Settings');
    // A browser opens six connections to a host: with all of them taken, every other call waits in the browser.
    await page.evaluate(async () => {
      const headers = {
        'content-type': 'application/json',
        'x-bench-session': sessionStorage.getItem('scopebench.session') ?? '',
      };
      const call = (path: string, json: unknown) =>
        fetch(`/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify({ json }) });
      const { json } = (await (await call('app/snapshot', undefined)).json()) as {
        json: { tenants: { id: string; name: string }[] };
      };
      const tenantId = json.tenants.find(({ name }) => name === 'Acme asleep')?.id;
      for (let at = 0; at < 6; at++) void call('tenant/check', { tenantId }).catch(() => undefined);
    });
    await expect.poll(() => waiting.size).toBeGreaterThanOrEqual(6);
    await theme(page, 'Dark').evaluate((radio: HTMLInputElement) => radio.click());
    await page.close();
    const next = await context.newPage();
    await next.goto(await bench.invite());
    await goTo(next, 'Settings');
    await expectTheme(next, 'Dark');
  } finally {
    for (const response of waiting) response.destroy();
    await org.close();
  }
});

test('the largest body has a limit that is kept, and what is no size is refused with the sizes that are', async ({
  page,
}) => {
  await goTo(page, 'Settings');
  const limit = page.getByRole('textbox', { name: 'Largest body in MB' });
  await expect(limit).toHaveValue('1000');
  await limit.fill('0');
  await limit.press('Enter');
  await expect(page.getByText('A whole number from 1 to 50,000.')).toBeVisible();
  await limit.fill('20');
  await limit.press('Enter');
  await expect(page.getByText('A whole number from 1 to 50,000.')).toBeHidden();
  await page.reload();
  await expect(limit).toHaveValue('20');
});
