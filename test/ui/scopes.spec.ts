// The Scopes page: what a token and a call showed is in the ledger, a scope is found and explained, an operation leads to
// its scopes, and both lead to the Workbench.
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/test.ts';
import { panel, send, tokenButton, verdict } from './workbench/workbench.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'scopes' });

async function openScopes(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Scopes', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Scopes' })).toBeVisible();
}

const rows = (page: Page) => page.getByRole('listbox', { name: 'Scopes' }).getByRole('option');

test('a token and a call fill the ledger, which finds, explains and hands over a scope', async ({ page }) => {
  await openScopes(page);
  await expect(page.getByText('No call has shown anything yet')).toBeVisible();
  // What the integration has registered is first, until another order is chosen.
  await expect(rows(page).first()).toContainText('okta.agentPools.manage');
  await page.getByRole('button', { name: 'Scope', exact: true }).click();
  await expect(rows(page).first()).toContainText('okta.accessRequests.catalog.read');
  await page.getByRole('button', { name: 'Registered', exact: true }).click();
  await expect(rows(page).first()).toContainText('okta.agentPools.manage');
  await page.getByRole('button', { name: 'Go to the Workbench' }).click();
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText('1 of 1 granted');
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');

  await openScopes(page);
  await page.getByRole('button', { name: /^Shown by a call/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('okta.users.read');
  await expect(rows(page).getByRole('img', { name: 'granted', exact: true })).toBeVisible();
  await expect(rows(page)).toContainText('Allowed');
  await page.getByRole('button', { name: /^Shown by a call/ }).click();
  await page.getByRole('button', { name: 'Forget this ledger…' }).click();
  await expect(page.getByRole('dialog')).toContainText('for 1 scope, 1 requested, 1 granted, 1 shown by a call');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  const detail = page.getByRole('article', { name: 'okta.users.manage' });
  await page.getByRole('searchbox', { name: 'Filter scopes' }).fill('users man');
  await expect(rows(page).first()).toContainText('okta.users.manage');
  await expect(detail).toContainText(/Adds \d+ to the \d+ that okta\.users\.read opens\./);
  await detail.getByRole('button', { name: 'okta.users.read' }).click();
  const read = page.getByRole('article', { name: 'okta.users.read' });
  await expect(read.getByRole('link', { name: 'Okta’s list of scopes' })).toHaveAttribute('href', /docs\/api\/oauth2/);
  await expect(read.getByRole('region', { name: 'Probe' })).toContainText('/api/v1/users?limit=1');
  await expectAccessible(page);

  await read.getByRole('button', { name: 'Show the exchange: Effective' }).click();
  await expect(page.getByRole('article', { name: /^GET \/api\/v1\/users/ })).toContainText('200');
  await page.goBack();
  await page.getByRole('searchbox', { name: 'Filter scopes' }).fill('factors');
  await expect(page.getByRole('article', { name: 'okta.factors.read' })).toContainText('Retired');
  await page.getByRole('button', { name: 'okta.users.read' }).click();
  await read.getByRole('button', { name: 'Use in Workbench' }).click();
  await expect(page.getByRole('textbox', { name: 'Path', exact: true })).toHaveValue('/api/v1/users?limit=1');
});

test('the ledger forgets a scope, and all of a credential, when it is asked to', { tag: '@afresh' }, async ({
  page,
}) => {
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText('1 of 1 granted');
  await openScopes(page);
  await page.getByRole('searchbox', { name: 'Filter scopes' }).fill('users read');
  const read = page.getByRole('article', { name: 'okta.users.read' });
  await expect(read.getByRole('button', { name: 'Show the exchange: Granted' })).toBeVisible();
  await read.getByRole('button', { name: 'Forget what is known of this scope' }).click();
  await expect(page.getByRole('dialog')).toContainText('Lost: 1 requested, 1 granted; the earliest from');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(read).toContainText('never granted');
  await expect(page.getByRole('button', { name: 'Forget this ledger…' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('No call has shown anything yet')).toBeVisible();
});

test('an operation leads to the scopes that satisfy it', async ({ page }) => {
  await openScopes(page);
  await page.getByText('By operation').click();
  const search = page.getByRole('searchbox', { name: 'Search operations' });
  await search.fill('list groups');
  const detail = page.getByRole('article', { name: 'List groups', exact: true });
  await expect(detail.getByRole('link', { name: 'Okta documentation' })).toHaveAttribute('href', /other\/listgroups$/);
  await expect(detail.getByRole('region', { name: 'Satisfied by' })).toContainText('okta.groups.manage');
  await expectAccessible(page);

  await detail.getByRole('button', { name: 'Use in Workbench' }).click();
  await expect(page.getByRole('textbox', { name: 'Path', exact: true })).toHaveValue('/api/v1/groups');
  await expect(panel(page, 'Scopes')).toContainText('okta.groups.read');
});
