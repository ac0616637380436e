// The body viewer as a person uses it: real Chromium, real worker, the strict content security policy of the app. One page shows one
// body after the other, as in the app.
import { test as base, expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { type HarnessServer, startHarness } from './harness/build-harness.ts';
import { users, usersOfSize } from './harness/made-up-bodies.ts';
import type { Harness, ShowBody } from './harness/main.tsx';

declare global {
  interface Window {
    harness: Harness;
  }
}

const test = base.extend<object, { server: HarnessServer; onePage: Page }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
    async ({}, use) => {
      const server = await startHarness();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  onePage: [
    async ({ browser, server }, use) => {
      const page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(server.url);
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ onePage, viewport }, use) => {
    if (viewport) await onePage.setViewportSize(viewport);
    await use(onePage);
  },
});
test.describe.configure({ mode: 'default' });

/** Everything the page complained of; the policy's refusals are console errors. */
let complaints: string[] = [];
test.beforeEach(async ({ page }) => {
  complaints = [];
  await page.evaluate(() => window.harness.clear());
});
test.afterEach(() => expect(complaints).toEqual([]));

const show = (page: Page, body: ShowBody): Promise<void> => page.evaluate((b) => window.harness.show(b), body);
const lines = (page: Page) => page.getByRole('listbox');
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const choose = (page: Page, mode: string): Promise<void> => page.getByRole('tab', { name: mode }).click();

test('shows JSON laid out, numbers to the digit', async ({ page }) => {
  await show(page, { text: '{"id":12345678901234567890,"rate":1.0,"note":"a\\u00e9b","list":[],"deep":{"x":[1]}}' });
  const rows = page.getByRole('option');
  await expect(rows).toHaveCount(11);
  await expect(rows.nth(1)).toHaveText(/^2 +"id": 12345678901234567890,$/);
  await expect(rows.nth(2)).toHaveText(/^3 +"rate": 1\.0,$/);
  await expect(page.getByText('11 lines')).toBeVisible();
});

test('copies rows, values and paths by keyboard', async ({ page }) => {
  await show(page, { text: '{"profile":{"odd name":["x",{"login":"person@acme.example"}]},"n":1}' });
  await lines(page).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('p');
  await expect(page.getByText('Copied $.profile')).toBeVisible();
  expect(await clipboard(page)).toBe('$.profile["odd name"][1].login');
  await page.keyboard.press('v');
  await expect(page.getByText('Copied the value')).toBeVisible();
  expect(await clipboard(page)).toBe('person@acme.example');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText('Copied 2 rows')).toBeVisible();
  expect(await clipboard(page)).toBe('        "login": "person@acme.example"\n      }');
});

test('offers copy and links in a menu, at the pointer and by key', async ({ page }) => {
  await show(page, { text: '{"self":{"href":"https://acme.okta.com/api/v1/users/00u1"}}' });
  await page.getByRole('option').nth(2).click({ button: 'right' });
  await expect(page.getByRole('menu', { name: '$.self.href' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Open link' }).click();
  expect(await page.evaluate(() => window.harness.seen.links)).toEqual(['https://acme.okta.com/api/v1/users/00u1']);
  await expect(lines(page)).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Copy value' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied $.self.href')).toBeVisible();
});

test('finds text off the page, counts it, steps round and respects case', async ({ page }) => {
  await show(page, { text: users(300) });
  await lines(page).focus();
  await page.keyboard.press('ControlOrMeta+f');
  const field = page.getByLabel('Find in the body');
  await expect(field).toBeFocused();
  await field.fill('PERSON299@');
  await expect(page.getByText('1 of 3', { exact: true })).toBeVisible();
  await expect(page.locator('mark[data-now]')).toHaveText('person299@');
  await expect(page.locator('mark[data-now]')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 of 3', { exact: true })).toBeVisible();
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByText('3 of 3', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Match case' }).click();
  await expect(page.getByText('No match')).toBeVisible();
  await field.fill('"status": "STAGED"');
  await expect(page.getByText('of 75')).toBeVisible();
});

/** The text from the hit on. The one long line of a raw body is cut into rows by the width of a letter: maybe within the hit. */
const fromHit = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const mark = document.querySelector('mark[data-now]');
    const row = mark?.closest('[data-row]');
    if (!mark || !row) return '';
    const rest = document.createRange();
    rest.setStartBefore(mark);
    rest.setEndAfter(row);
    const next = document.querySelector(`[data-row="${Number(row.getAttribute('data-row')) + 1}"]`);
    return `${rest.toString()}${next?.textContent?.replace(/^↪ */, '') ?? ''}`;
  });

test('keeps the hit when the mode changes', async ({ page }) => {
  await show(page, { text: users(300) });
  await page.getByLabel('Find in the body').fill('person250@');
  await expect(page.locator('mark[data-now]')).toBeInViewport();
  await choose(page, 'Tree');
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('login');
  await expect(page.getByRole('treeitem', { selected: true })).toBeInViewport();
  await choose(page, 'Table');
  await expect(page.getByRole('gridcell', { selected: true })).toHaveText('person250@acme.example');
  await choose(page, 'Raw');
  await expect.poll(() => fromHit(page)).toMatch(/^person250@acme\.example"/);
  await expect(page.locator('mark[data-now]')).toBeInViewport();
});

test('folds and walks the tree by keyboard', async ({ page }) => {
  await show(page, { text: '{"value":[{"id":"a","tags":["x","y"]},{"id":"b"}],"next":null}' });
  await choose(page, 'Tree');
  const tree = page.getByRole('tree');
  await expect(page.getByRole('treeitem')).toHaveCount(3);
  await tree.focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(page.getByRole('treeitem')).toHaveCount(7);
  const open = page.getByRole('treeitem', { expanded: true });
  await expect(open).toHaveCount(3);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect(page.getByRole('treeitem')).toHaveCount(9);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('p');
  await expect(page.getByText('Copied $.value[0].tags[0]')).toBeVisible();
  expect(await clipboard(page)).toBe('$.value[0].tags[0]');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('treeitem')).toHaveCount(7);
  await page.keyboard.press('Home');
  await page.keyboard.press('*');
  await expect(page.getByRole('treeitem')).toHaveCount(10);
});

test('shows an array of objects as a table and copies a cell', async ({ page }) => {
  await show(page, { text: users(40) });
  await choose(page, 'Table');
  await expect(page.getByRole('columnheader', { name: 'profile.login' })).toBeVisible();
  await expect(page.getByText('40 rows · 15 columns')).toBeVisible();
  await page.getByRole('grid').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect(page.getByRole('gridcell', { selected: true })).toHaveText('SUSPENDED');
  await page.keyboard.press('p');
  await expect(page.getByText('Copied $[2].status')).toBeVisible();
  await page.keyboard.press('Control+End');
  await expect(page.getByRole('gridcell', { selected: true })).toBeInViewport();
  await expect(page.getByRole('gridcell', { selected: true })).toContainText('"self"');
});

test('offers the table for arrays of objects only', async ({ page }) => {
  await show(page, { text: '[1,2,3]' });
  await expect(page.getByRole('tab', { name: 'Tree' })).toBeEnabled();
  await expect(page.getByRole('tab', { name: 'Table' })).toBeDisabled();
});

test('says where malformed JSON is wrong and loses none of it', async ({ page }) => {
  await show(page, { text: '{"a":1,\n "b": nope,\n "c":3}' });
  await expect(page.getByText('line 2, column 7')).toBeVisible();
  await expect(page.getByRole('option').nth(2)).toHaveText(/^3 +"b": nope,$/);
  await expect(page.getByRole('option').nth(3)).toContainText('"c":3}');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('option', { selected: true })).toContainText('nope');
});

test('shows a cut body up to the cut and says why it is short', async ({ page }) => {
  const truncatedReason = 'The connection closed early.';
  await show(page, { text: '[{"id":"00u1","login":"pers', truncated: true, truncatedReason });
  await expect(page.getByText(truncatedReason)).toBeVisible();
  await expect(page.getByRole('option').last()).toContainText('"login": "pers');
  await expect(page.getByText('Not valid JSON')).toHaveCount(0);
});

test('shows text, binary and nothing for what they are', async ({ page, server }) => {
  await show(page, { text: '<html>\n<b>Bad gateway</b>', contentType: 'text/html' });
  await expect(page.getByRole('tab')).toHaveText(['Text']);
  await expect(page.getByRole('option').nth(1)).toContainText('<b>Bad gateway</b>');
  server.bodies.set('png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  await show(page, { url: '/body/png', size: 16, contentType: 'image/png' });
  await expect(page.getByRole('tab')).toHaveText(['Hex']);
  await expect(page.getByRole('option').first()).toContainText('89 50 4e 47 0d 0a 1a 0a');
  await show(page, { text: '', contentType: null });
  await expect(page.getByText('The body is empty')).toBeVisible();
  // There is nothing to search, to wrap or to go to.
  await expect(page.getByRole('textbox', { name: 'Find in the body' })).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('says when the stored body cannot be read, and reads it again', async ({ page, server }) => {
  await show(page, { url: '/body/later', size: 9 });
  await expect(page.getByRole('alert')).toContainText('could not be read (404)');
  server.bodies.set('later', Buffer.from('{"ok":true}'));
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByRole('option').nth(1)).toContainText('"ok": true');
  complaints = complaints.filter((text) => !text.includes('404'));
});

test('wraps long lines, keeps the place, and goes to a line', async ({ page }) => {
  await show(page, { text: users(400) });
  await lines(page).focus();
  await page.keyboard.press('ControlOrMeta+g');
  await page.getByRole('textbox', { name: 'Line' }).fill('9,001');
  await page.keyboard.press('Enter');
  const current = page.getByRole('option', { selected: true });
  await expect(current).toBeInViewport();
  await expect(current).toContainText('9001');
  const text = await current.textContent();
  await page.keyboard.press('Alt+z');
  await expect(page.getByRole('button', { name: 'Wrap long lines' })).toHaveAttribute('aria-pressed', 'true');
  await expect(current).toHaveText(text ?? '');
  await expect(current).toBeInViewport();
  await page.keyboard.press('Alt+z');
  await expect(page.getByRole('button', { name: 'Wrap long lines' })).toHaveAttribute('aria-pressed', 'false');
});

test('a single line of 20 MB is rows like any other, and is searched to its end', async ({ page, server }) => {
  server.bodies.set('long', Buffer.from(JSON.stringify({ blob: `${'lorem ipsum '.repeat(1_700_000)}the end` })));
  await show(page, { url: '/body/long', size: 20_400_000 });
  await expect(page.getByRole('option').nth(1)).toContainText('"blob": "lorem ipsum');
  await page.getByLabel('Find in the body').fill('the end');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await expect(page.locator('mark[data-now]')).toBeInViewport();
  await lines(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText('too much to copy')).toBeVisible();
});

test('scrolls to the very end of more rows than an element may be high', async ({ page, server }) => {
  server.bodies.set('many', Buffer.from(`[${'0,'.repeat(2_500_000)}1]`));
  await show(page, { url: '/body/many', size: 5_000_002 });
  await expect(page.getByText('2,500,003 lines')).toBeVisible();
  await lines(page).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('option', { selected: true })).toContainText('2500003');
  await expect(page.getByRole('option', { selected: true })).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^2500002 +1$/);
  const middle = page
    .getByRole('option')
    .filter({ hasText: /^12500\d\d/ })
    .first();
  // Keeping the selected row in view may still be under way: the scroll is asked for until it holds.
  await expect(async () => {
    await lines(page).evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
    await expect(middle).toBeVisible({ timeout: 2000 });
  }).toPass();
  const before = await page.getByRole('option').first().getAttribute('data-row');
  await lines(page).hover();
  await page.mouse.wheel(0, 18 * 10);
  await expect
    .poll(async () => Number(await page.getByRole('option').first().getAttribute('data-row')))
    .toBe(Number(before) + 10);
});

test('gives back its memory when it is closed', async ({ page, server }) => {
  server.bodies.set('big', usersOfSize(20_000_000));
  const session = await page.context().newCDPSession(page);
  const open = async (): Promise<void> => {
    await show(page, { url: '/body/big', size: 20_000_000 });
    await expect(page.getByRole('tab', { name: 'Tree' })).toBeEnabled();
    await page.evaluate(() => window.harness.clear());
    await expect(page.getByRole('option')).toHaveCount(0);
  };
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
      usedSize: number;
      backingStorageSize?: number;
    };
    return usedSize + backingStorageSize;
  };
  await open();
  const before = await heap();
  for (let i = 0; i < 5; i++) await open();
  expect((await heap()) - before).toBeLessThan(8_000_000);
  // the body's worker is gone; one idle spare may wait
  await expect.poll(() => page.workers().length).toBeLessThanOrEqual(1);
});

test('compares two bodies by their members, opens what is folded, goes from change to change', async ({ page }) => {
  const before = users(60);
  const after = JSON.parse(before);
  after[3].status = 'LOCKED_OUT';
  after.splice(40, 1);
  after[50].profile.remote = 'yes';
  await page.evaluate(
    ([a, b]) => window.harness.diff({ text: a }, { text: b }),
    [before, JSON.stringify(after, null, 4)],
  );
  await expect(page.getByText('3 changes · 2 added · 36 removed')).toBeVisible();
  await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(/Removed: .*DEPROVISIONED/);
  await expect(page.getByRole('option', { name: /Added: .*LOCKED_OUT/ })).toBeVisible();
  await page.getByRole('button', { name: 'Next change' }).click();
  await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(/Removed/);
  await page.getByRole('button', { name: 'Next change' }).click();
  await expect(page.getByRole('option', { name: /Added: .*"yes"/ })).toBeInViewport();
  await lines(page).focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('option').first()).toContainText('equal lines');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toContainText('[');
});

test('edits JSON: says what is wrong, lays it out, and lets Tab out after Escape', async ({ page }) => {
  await page.evaluate(() => window.harness.edit('{"a":1,}'));
  await expect(page.getByText('Line 1, column 8: A name in double quotes is expected')).toBeVisible();
  const editor = page.getByRole('textbox', { name: 'Request body' });
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('17');
  await expect.poll(() => page.evaluate(() => window.harness.seen.edited)).toBe('17');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('{"a":[1,12345678901234567890');
  await expect(page.getByText('Valid JSON')).toBeVisible();
  await page.keyboard.press('Shift+Alt+f');
  const laidOut = '{\n  "a": [\n    1,\n    12345678901234567890\n  ]\n}';
  await expect.poll(() => page.evaluate(() => window.harness.seen.edited)).toBe(laidOut);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Format' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(editor).toBeFocused();
});

const axe = (page: Page): Promise<void> => expectAccessible(page, { piece: true });

for (const theme of ['light', 'dark']) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ viewport: { width: 900, height: 420 } });
    test.beforeEach(async ({ page }) => {
      await page.evaluate((t) => document.documentElement.setAttribute('data-mantine-color-scheme', t), theme);
    });

    test('axe finds nothing in any mode, with something found', async ({ page }) => {
      await show(page, { text: users(30), truncated: true });
      await page.getByLabel('Find in the body').fill('person1');
      await expect(page.locator('mark[data-now]')).toBeVisible();
      for (const mode of ['Pretty', 'Tree', 'Table', 'Raw']) {
        await choose(page, mode);
        await expect(page.getByRole('tab', { name: mode })).toHaveAttribute('aria-selected', 'true');
        await expect(page.locator('mark').first()).toBeVisible();
        await axe(page);
      }
    });

    test('axe finds nothing in a faulty body with its menu, in a comparison, in the editor', async ({ page }) => {
      await show(page, { text: '{"a":1 "b":2}' });
      await expect(page.getByText('Not valid JSON')).toBeVisible();
      await page.getByRole('option').nth(1).click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      await axe(page);
      await page.evaluate(() => window.harness.diff({ text: '{"a":1,"b":2}' }, { text: '{"a":1,"b":3,"c":4}' }));
      await expect(page.getByText('1 change ·')).toBeVisible();
      await axe(page);
      await page.evaluate(() => window.harness.edit('{"a":1,}'));
      await expect(page.getByText('Line 1, column 8')).toBeVisible();
      await axe(page);
    });
  });
}
