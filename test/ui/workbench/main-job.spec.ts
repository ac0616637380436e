// The main job: pick scopes, request a token, decode it, send a request, read the answer. With the mouse, with the keyboard
// alone, and found again after a reload.
import type { Locator } from '@playwright/test';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import { panel, pickOperation, send, sendButton, tokenButton, verdict } from './workbench.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'the main job' });

test('one click on Request token and one on Send give a list of users', async ({ page }) => {
  await expect(page.getByRole('complementary', { name: 'First steps' })).toContainText('Pick scopes');
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText('1 of 1 granted');
  await sendButton(page).click();
  await expect(verdict(page)).toContainText('Allowed');
  await expect(panel(page, 'Response')).toContainText('200');
  await expect(panel(page, 'Response')).toContainText('@acme.example');
});

test('the next step is the one filled button, and the first steps are gone once they are dismissed', {
  tag: '@afresh',
}, async ({ page }) => {
  const ground = (button: Locator) => button.evaluate((element) => getComputedStyle(element).backgroundColor);
  const filled = await ground(tokenButton(page));
  expect(await ground(sendButton(page))).not.toBe(filled);
  await tokenButton(page).click();
  await page.mouse.move(0, 0);
  await expect(sendButton(page)).toHaveCSS('background-color', filled);
  await expect(tokenButton(page)).not.toHaveCSS('background-color', filled);
  await send(page);
  const steps = page.getByRole('complementary', { name: 'First steps' });
  await expect(steps).toContainText('and read what the org answers, done');
  await goTo(page, 'History');
  await goTo(page, 'Workbench');
  await expect(steps.getByRole('button', { name: 'Add your own org' })).toBeVisible();
  await steps.getByRole('button', { name: 'Dismiss the first steps' }).click();
  await page.reload();
  await expect(tokenButton(page)).toBeVisible();
  await expect(steps).toHaveCount(0);
});

test.describe('the first steps', () => {
  test.use({ journey: null });
  test('are gone for good once they are dismissed, whatever is done afterwards', async ({ page }) => {
    const steps = page.getByRole('complementary', { name: 'First steps' });
    await steps.getByRole('button', { name: 'Dismiss the first steps' }).click();
    await send(page);
    await page.reload();
    await expect(tokenButton(page)).toBeVisible();
    await expect(steps).toHaveCount(0);
  });

  test('end with an org of one’s own, in a small window too, and are gone on return', async ({ page }) => {
    await page.setViewportSize({ width: 960, height: 600 });
    const steps = page.getByRole('complementary', { name: 'First steps' });
    await expect(steps).toContainText('Pick scopes');
    expect(await steps.evaluate((hint) => hint.scrollWidth - hint.clientWidth)).toBeLessThanOrEqual(0);
    const last = await steps.getByRole('button', { name: 'Add your own org' }).boundingBox();
    const dismiss = await steps.getByRole('button', { name: 'Dismiss the first steps' }).boundingBox();
    expect((last?.x ?? 9999) + (last?.width ?? 0)).toBeLessThan(dismiss?.x ?? 0);
    await send(page);
    await page.reload();
    await expect(steps).toContainText('Send');
    await expect(steps.getByText(', done')).toHaveCount(3);
    await steps.getByRole('button', { name: 'Add your own org' }).click();
    await page.getByLabel('Org address').fill('acme.okta.com');
    await page.locator('form').getByRole('button', { name: 'Add tenant' }).click();
    await expect(page.getByRole('heading', { name: 'Credentials' })).toBeVisible();
    await goTo(page, 'Workbench');
    await expect(tokenButton(page)).toBeVisible();
    await expect(steps).toHaveCount(0);
    await page.reload();
    await expect(tokenButton(page)).toBeVisible();
    await expect(steps).toHaveCount(0);
  });
});

test('the whole job with the mouse: scopes, token, decode, another endpoint, its table', async ({ page }) => {
  const scopes = panel(page, 'Scopes');
  await scopes.getByRole('checkbox', { name: 'okta.groups.manage' }).click();
  await expect(
    scopes.getByRole('checkbox', { name: 'okta.groups.read, included in okta.groups.manage' }),
  ).toBeVisible();
  await tokenButton(page).click();
  const token = panel(page, 'Token');
  await expect(token).toContainText('2 of 2 granted');
  await token.getByText('Decoded').click();
  await expect(token).toContainText('Informational.');
  await expect(token.getByRole('row', { name: /^scp/ })).toContainText('okta.groups.manage');
  await pickOperation(page, 'list groups', 'List groups');
  await expect(panel(page, 'Request')).toContainText('The token has what this needs.');
  await send(page);
  await expect(verdict(page)).toContainText('List groups, by okta.groups.manage');
  await panel(page, 'Response').getByRole('tab', { name: 'Table' }).click();
  await expect(panel(page, 'Response')).toContainText('40 rows');
});

test('the whole job with the keyboard alone', { tag: '@afresh' }, async ({ page }) => {
  await expect(tokenButton(page)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('groups');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-place]:focus')).toHaveCount(1);
  // From the head of the group down to the first resource, okta.groups, and its read.
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('checkbox', { name: 'okta.groups.read', exact: true })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'okta.groups.read', exact: true })).toBeChecked();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(panel(page, 'Token')).toContainText('2 of 2 granted');
  await page.keyboard.press('o');
  await page.keyboard.type('list groups');
  await expect(page.getByRole('listbox', { name: 'Operations' }).getByRole('option').first()).toContainText(
    '/api/v1/groups',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Path' })).toHaveValue('/api/v1/groups');
  await page.keyboard.press('Control+Enter');
  await expect(verdict(page)).toContainText('Allowed');
  await page.getByRole('tab', { name: 'Body' }).last().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('table', { name: 'Response headers' })).toContainText('x-okta-request-id');
});

test('Control Enter sends from every field, the operation search included', { tag: '@afresh' }, async ({ page }) => {
  await page.getByRole('combobox', { name: 'Operation' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(verdict(page)).toContainText('Allowed');
  await page.getByRole('combobox', { name: 'Authorise with' }).selectOption('none');
  await page.keyboard.press('Control+Enter');
  await expect(verdict(page)).toContainText('No token');
});

test('scopes, draft and responses are found again after a reload; a pasted token and secret headers are not', async ({
  page,
}) => {
  await pickOperation(page, 'get user', 'Get user');
  await page.getByRole('combobox', { name: 'Path parameter id' }).fill('00unobody');
  await page.getByRole('combobox', { name: 'Authorise with' }).selectOption('pasted Bearer');
  await page.getByLabel('Access token').fill('pasted-canary');
  await panel(page, 'Request')
    .getByRole('tab', { name: /^Headers/ })
    .click();
  await page.getByLabel('Name of new header').pressSequentially('Authorization');
  await page.getByLabel('Value of header 1').fill('Bearer header-canary');
  await send(page);
  await expect(verdict(page)).toContainText('Token invalid');
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain('canary');
  await page.reload();
  await expect(verdict(page)).toContainText('Token invalid');
  await expect(page.getByRole('combobox', { name: 'Operation' })).toHaveValue('Get user');
  await expect(page.getByLabel('Access token')).toHaveValue('');
  await panel(page, 'Request')
    .getByRole('tab', { name: /^Parameters/ })
    .click();
  await expect(page.getByRole('combobox', { name: 'Path parameter id' })).toHaveValue('00unobody');
});
