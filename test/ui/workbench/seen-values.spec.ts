// A placeholder is filled with a value that an earlier answer of this tenant has shown: ArrowDown opens them, Enter takes one. Where
// nothing was seen there is the operation that would show some; another tenant is offered nothing.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/test.ts';
import {
  addTenant,
  chooseCredential,
  panel,
  pickOperation,
  sandboxUrl,
  send,
  typeScopes,
  verdict,
} from './workbench.ts';

const group = (page: Page) => page.getByRole('combobox', { name: 'Path parameter groupId' });
const values = (page: Page, name: string) => page.getByRole('listbox', { name: `Values of ${name}` });

test('two keys fill an id, by the name that a person knows; another tenant is offered none', async ({ page }) => {
  await chooseCredential(page, 'Directory Insights');
  await typeScopes(page, ['okta.groups.read']);
  await pickOperation(page, 'get group', 'Get group');
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/request/seenValues')) asked += 1;
  });
  // Nothing was seen: the list is one key away.
  await group(page).press('ArrowDown');
  await expect(
    page.getByText('No earlier answer of Sandbox org in the history shows a value for groupId.'),
  ).toBeVisible();
  expect(asked).toBe(1);
  await group(page).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Operation' })).toHaveValue('List groups');
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');

  await pickOperation(page, 'get group', 'Get group');
  await group(page).press('ArrowDown');
  const everyone = values(page, 'groupId').getByRole('option', { name: 'Everyone' });
  await expect(everyone).toContainText('List groups, just now');
  await expectAccessible(page, { overlay: true });
  await group(page).pressSequentially('everyone');
  await expect(values(page, 'groupId').getByRole('option')).toHaveCount(1);
  await group(page).press('Enter');
  await expect(values(page, 'groupId')).toHaveCount(0);
  await expect(group(page)).toHaveValue(/^00g\w+$/);
  // With Ctrl it sends, as everywhere.
  await group(page).press('ControlOrMeta+Enter');
  await expect(panel(page, 'Response')).toContainText('/api/v1/groups/00g');

  await addTenant(page, { name: 'Acme', url: await sandboxUrl(page), production: false });
  await group(page).fill('');
  await panel(page, 'Request').getByRole('button', { name: 'Values of groupId seen earlier' }).click();
  await expect(page.getByText('No earlier answer of Acme in the history shows a value for groupId.')).toBeVisible();
  await expect(values(page, 'groupId').getByRole('option')).toHaveText(['List groups first']);
});
