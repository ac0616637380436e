// A sweep as a person makes it: the form with its cost, the run, the matrix with the evidence behind a cell, the reload.
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

const run = (page: Page) => page.getByRole('article', { name: 'Sweep' });
const grid = (page: Page) => page.getByRole('grid', { name: 'Matrix' });
const evidence = (page: Page) => page.getByRole('region', { name: 'Evidence', exact: true });
const rowOf = (page: Page, scope: string) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByTitle(scope, { exact: true }) });

async function chooseIntegrations(page: Page, ...names: string[]): Promise<void> {
  await goTo(page, 'Sweep');
  await page.getByRole('button', { name: 'New sweep' }).first().click();
  for (const name of names) await page.getByRole('checkbox', { name }).check();
  // What is chosen in the bar is chosen here until another one is.
  await page.getByRole('checkbox', { name: 'Directory Insights' }).uncheck();
}

test('a probe sweep tells its cost, runs to the end, shows why a cell is as it is, and outlives a reload', async ({
  ownPage: page,
}) => {
  await chooseIntegrations(page, 'Report Reader', 'No Role Connector');
  const cost = page.getByRole('complementary', { name: 'Cost' });
  await expect(cost.getByRole('status')).toContainText(/110 cells/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start sweep' }).click();
  await expect(run(page).getByText('Complete', { exact: true })).toBeVisible({ timeout: 50_000 });
  await expect(grid(page).getByRole('columnheader')).toHaveText([
    'Scope and operation',
    'Report Reader',
    'No Role Connector',
  ]);
  // One has the scope and a role, the other neither: the org says so for each.
  await page.getByRole('group', { name: 'Show rows with' }).getByRole('button', { name: 'Scope missing' }).click();
  const servers = rowOf(page, 'okta.authorizationServers.read');
  await expect(servers.getByRole('gridcell')).toContainText(['Allowed', 'Scope missing']);
  await servers.getByRole('gridcell').nth(1).click();
  await expect(evidence(page)).toContainText('GET /api/v1/authorizationServers');
  await expect(evidence(page)).toContainText('WWW-Authenticate: Bearer');
  await expectAccessible(page);

  // The two integrations of this sweep against each other.
  await page.getByText('Compare', { exact: true }).click();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await comparison.getByRole('combobox', { name: 'Compare with' }).click();
  await page.getByRole('option', { name: /^Sandbox org, No Role Connector/ }).click();
  await expect(comparison.getByRole('status')).toContainText(/\d+ cells differ/);
  await comparison.getByRole('option', { name: /authorizationServers Allowed .*Scope missing/ }).click();
  const before = comparison.getByRole('region', { name: 'Before', exact: true });
  const after = comparison.getByRole('region', { name: 'After', exact: true });
  await expect(before).toContainText('200');
  await expect(before).toContainText('Report Reader');
  await expect(after).toContainText('403');
  await expect(after).toContainText('WWW-Authenticate: Bearer');
  await before.getByRole('button', { name: /response headers$/ }).click();
  await expect(before.getByRole('table', { name: 'Response headers' })).toContainText('x-okta-request-id');
  await expectAccessible(page);
  await comparison.getByText('Difference of the bodies').click();
  await expect(comparison).toContainText(/\d+ removed/);
  await comparison.getByText(/^Only before/).click();
  await expect(comparison).toContainText('No cell is in the earlier one alone');

  await page.reload();
  await expect(run(page).getByText('Complete', { exact: true })).toBeVisible();
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(grid(page).getByRole('gridcell', { selected: true })).toHaveCount(1);
  await expect(evidence(page)).toContainText('No Role Connector');
  await evidence(page).getByRole('button', { name: 'Open in Workbench' }).click();
  await expect(page.getByRole('textbox', { name: 'Path', exact: true })).toHaveValue(/^\/api\/v1\/agentPools/);
});

test('a sweep is paused, gone on with after a reload, cancelled and exported', async ({ ownPage: page }) => {
  await chooseIntegrations(page, 'Report Reader');
  await page.getByText('All safe GETs').click();
  await page.getByText('Each scope alone').click();
  await page.getByRole('button', { name: 'Start sweep' }).click();
  await expect(run(page).getByRole('progressbar')).toBeVisible();
  await run(page).getByRole('button', { name: 'Pause' }).click();
  await expect(run(page).getByText('Paused', { exact: true })).toBeVisible();
  await page.reload();
  await run(page).getByRole('button', { name: 'Resume' }).click();
  await expect(run(page).getByText('Running', { exact: true })).toBeVisible();
  await run(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(run(page).getByText('Cancelled', { exact: true })).toBeVisible();
  await run(page).getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^scopebench-sweep-.*\.csv$/);
});
