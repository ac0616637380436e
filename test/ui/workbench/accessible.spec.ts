// axe over the Workbench in its states: in the wide window by day, in the narrow one by night.
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/test.ts';
import { chooseCredential, panel, pickOperation, send, tokenButton, typeScopes, verdict } from './workbench.ts';

for (const { colorScheme, width, height } of [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 1024, height: 700 },
] as const) {
  test(`scopes, token and answers leave nothing to complain about, ${colorScheme}, ${width} wide`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await chooseCredential(page, 'Partial Sync');
    await typeScopes(page, ['okta.users.read', 'okta.apps.read', 'okta.factors.read', 'okta.groups.manage']);
    await tokenButton(page).click();
    await expect(panel(page, 'Token')).toContainText('Scopes refused');
    await expectAccessible(page);
    await typeScopes(page, ['okta.users.read', 'okta.apps.read']);
    await tokenButton(page).click();
    await expect(panel(page, 'Token')).toContainText('1 of 2 granted');
    await send(page);
    await expect(verdict(page)).toContainText('Allowed');
    await panel(page, 'Response').getByRole('tab', { name: 'Timing' }).click();
    await expectAccessible(page);
    await pickOperation(page, 'list groups', 'List groups');
    await send(page);
    await expect(verdict(page)).toContainText('Scope missing');
    await panel(page, 'Token').getByText('Decoded').click();
    await panel(page, 'Response').getByRole('tab', { name: 'Headers' }).click();
    await expectAccessible(page);
  });

  test(`writing and searching leave nothing to complain about, ${colorScheme}, ${width} wide`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await pickOperation(page, 'create user', 'Create user');
    await page.getByRole('combobox', { name: 'Authorise with' }).selectOption('none');
    await send(page);
    await expect(verdict(page)).toContainText('No token');
    await panel(page, 'Response').getByRole('tab', { name: 'Request' }).click();
    await page.getByRole('searchbox', { name: 'Search or type scopes' }).fill('okta.dreams.read');
    await expectAccessible(page);
    await page.getByRole('combobox', { name: 'Operation' }).click();
    await expect(page.getByRole('listbox', { name: 'Operations' }).getByRole('option').first()).toBeVisible();
    await expectAccessible(page, { overlay: true });
  });
}
