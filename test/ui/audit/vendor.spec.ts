// What a vendor asks for, as an admin works with it: found by typing, judged while pasting, answered by a copy, kept over a reload.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/test.ts';

const asked = (page: Page) => page.getByRole('region', { name: 'Scopes asked for' });
const row = (page: Page, scope: string) => asked(page).getByRole('listitem').filter({ hasText: scope });

test('a pasted list is judged, answered and compared, and is there after a reload', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('over-privileged');
  await page.getByRole('option', { name: /Judge what a vendor asks for/ }).click();
  await expect(page.getByText('See whether a vendor asks for more than it needs')).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Scopes it asks for').fill('okta.users.manage, okta.groups.read\nokta.apps.manage');
  await expect(row(page, 'okta.apps.manage')).toContainText('not judged');
  await page.getByLabel('What it says it does').fill('reads users and groups, frobnicates widgets');
  await expect(row(page, 'okta.apps.manage')).toContainText('too much');
  await expect(row(page, 'okta.users.manage')).toContainText('Use instead: okta.users.read');
  await expect(row(page, 'okta.groups.read')).toContainText('For Get group, List groups');
  await expect(page.getByText('“frobnicates widgets”: not understood')).toBeVisible();
  await row(page, 'okta.apps.manage').getByRole('button', { name: 'What it opens' }).click();
  await expect(page.getByRole('list', { name: 'What okta.apps.manage opens beyond that' })).toContainText('DELETE');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Copy the answer' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('okta.users.read in place of okta.users.manage');

  // A recording is certain: deactivating needs what the words did not say.
  const log =
    '10.0.0.1 - - [01/Mar/2026:10:00:00 +0000] "POST /api/v1/users/00u1/lifecycle/deactivate HTTP/1.1" 200 12\n';
  await page
    .getByLabel('File of calls')
    .setInputFiles({ name: 'access.log', mimeType: 'text/plain', buffer: Buffer.from(log) });
  await expect(row(page, 'okta.users.manage')).toContainText('needed');

  await page.getByRole('button', { name: 'Compare two lists' }).click();
  await page.getByLabel('Earlier list').fill('okta.users.read');
  await expect(page.getByRole('region', { name: 'Against the earlier list' })).toContainText('widened');
  await expect(page.getByRole('region', { name: 'Against the earlier list' })).toContainText(/Opens \d+ operations/);

  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Earlier list' })).toHaveValue('okta.users.read');
  await expect(row(page, 'okta.apps.manage')).toContainText('too much');
});
