// A low window, or one that is zoomed to 150 %: Send stays in view whatever is said above it, and what is cut off has its whole text
// where the pointer rests.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { addTenant, chooseCredential, panel, sandboxUrl, send, sendButton } from './workbench.ts';

const COMMAND = `curl -X DELETE 'https://other.okta.com/api/v1/groups/00g1' -H 'Authorization: SSWS planted0Secret1' -H 'Cookie: sid=planted0Secret2' --compressed --http2 -k --proxy http://127.0.0.1:9`;
const LONG = 'The nightly synchronisation of every directory of this customer';

/** Texts that are cut off with an ellipsis while no tooltip of their own or of what they are in has them. */
const cutWithoutTitle = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).textOverflow === 'ellipsis')
      .filter((one) => one.scrollWidth > one.clientWidth && (one.textContent ?? '').trim() !== '')
      .filter((one) => (one.closest('[title]')?.getAttribute('title') ?? '').trim() === '')
      .map((one) => `${one.className}: ${one.textContent}`),
  );

/** Widths of the line of facts at which the status beside its code is cut in the middle: a longer time takes from it what it needs. */
const widthsThatCutTheStatus = (page: Page): Promise<number[]> =>
  page.getByText('200 OK', { exact: true }).evaluate((status) => {
    const line = status.parentElement?.parentElement as HTMLElement;
    const widths = Array.from({ length: 81 }, (_, step) => 200 + 5 * step);
    const cut = widths.filter((width) => {
      line.style.width = `${width}px`;
      const phrase = status.querySelector('span')?.getBoundingClientRect();
      const box = status.getBoundingClientRect();
      return phrase !== undefined && phrase.top < box.bottom && phrase.right > box.right + 0.5;
    });
    line.style.width = '';
    return cut;
  });

for (const viewport of [
  { width: 960, height: 600 },
  { width: 1024, height: 700 },
])
  test(`at ${viewport.width}×${viewport.height}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.setViewportSize(viewport);
    await chooseCredential(page, 'Directory Insights');
    await send(page);
    expect(await cutWithoutTitle(page)).toEqual([]);
    expect(await widthsThatCutTheStatus(page)).toEqual([]);
    // The body of the answer can be read: the panel scrolls to it.
    const body = page.getByRole('region', { name: 'Response body' });
    await body.scrollIntoViewIfNeeded();
    await expect(body).toBeInViewport({ ratio: 0.5 });
    expect((await body.boundingBox())?.height).toBeGreaterThan(120);

    await addTenant(page, { name: LONG, url: await sandboxUrl(page), production: true });
    await page.evaluate((text) => navigator.clipboard.writeText(text), COMMAND);
    await page.getByRole('textbox', { name: 'Path', exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+v');
    await expect(panel(page, 'Request').getByRole('note')).toContainText('https://other.okta.com');
    await expect(page.getByRole('region', { name: 'Write guard' })).toBeVisible();
    await expect(sendButton(page)).toBeInViewport({ ratio: 1 });
    await expect(panel(page, 'Request').getByRole('note')).toBeInViewport();
    expect(await cutWithoutTitle(page)).toEqual([]);
  });
