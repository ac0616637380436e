// A sweep as a person makes it: the form with its cost, the run, the matrix with the evidence behind a cell, the reload.
import type { Page } from '@playwright/test';
import { clientDraft } from '../support/credentials.ts';
import { expectAccessible } from './support/accessible.ts';
import { addOrg } from './support/add-org.ts';
import { goTo } from './support/go-to.ts';
import { holdCall } from './support/hold-call.ts';
import { expect, test } from './support/test.ts';
import { callHost, sandboxUrl } from './workbench/workbench.ts';

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

test('a probe sweep shows its cost, runs to the end, shows why a cell is as it is, and outlives a reload', async ({
  page,
}) => {
  await chooseIntegrations(page, 'Report Reader', 'No Role Connector');
  const cost = page.getByRole('complementary', { name: 'Cost' });
  await expect(cost.getByRole('status')).toContainText(/110 cells/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start sweep' }).click();
  await expect(run(page).getByText('Complete', { exact: true })).toBeVisible();
  await expect(grid(page).getByRole('columnheader')).toHaveText([
    'Scope and operation',
    'Report Reader Sandbox org',
    'No Role Connector Sandbox org',
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
  await expect(comparison).toContainText('No cell is only in the earlier sweep');

  await page.reload();
  await expect(run(page).getByText('Complete', { exact: true })).toBeVisible();
  await expect(comparison).toContainText('No cell is only in the earlier sweep');
  await page.getByText('Matrix', { exact: true }).click();
  await expect(evidence(page)).toContainText('GET /api/v1/authorizationServers');
  await page.getByRole('group', { name: 'Show rows with' }).getByRole('button', { name: 'Scope missing' }).click();
  await grid(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await expect(grid(page).getByRole('gridcell', { selected: true })).toHaveCount(1);
  await expect(evidence(page)).toContainText('No Role Connector');
  await evidence(page).getByRole('button', { name: 'Open in Workbench' }).click();
  await expect(page.getByRole('textbox', { name: 'Path', exact: true })).toHaveValue(/^\/api\/v1\/agentPools/);
});

test('a sweep is run again under a name of its own, and compared with the first over all credentials', async ({
  page,
}) => {
  await chooseIntegrations(page, 'Report Reader', 'No Role Connector');
  await page.getByRole('textbox', { name: 'Name' }).fill('Nightly');
  await page.getByRole('button', { name: 'Start sweep' }).click();
  await expect(run(page).getByText('Complete', { exact: true })).toBeVisible();
  await run(page).getByRole('button', { name: 'Run again' }).click();
  await expect(run(page).getByRole('heading', { name: 'Nightly 2' })).toBeVisible();
  await expect(run(page).getByText('Complete', { exact: true })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Sweeps' }).getByRole('option')).toContainText([
    /^Nightly 2/,
    /^Nightly/,
  ]);

  await page.getByText('Compare', { exact: true }).click();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  const choose = async (box: string, option: RegExp) => {
    await comparison.getByRole('combobox', { name: box }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await choose('Credential of this sweep', /^All credentials$/);
  await choose('Compare with', /Nightly$/);
  await expect(comparison.getByRole('status')).toHaveText('0 cells differ, 110 are the same');
  await choose('Compare with', /^Sandbox org, Report Reader · /);
  await expect(comparison.getByRole('status')).toContainText(/^\d+ cells differ/);
  await expect(comparison.getByRole('option').first()).toContainText(/^No Role Connector GET /);
  await expectAccessible(page);
  const saved = page.waitForEvent('download');
  await comparison.getByRole('button', { name: 'Export CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^scopebench-comparison-.*\.csv$/);
});

test('a sweep is paused, gone on with after a reload, cancelled and exported', async ({ page }) => {
  await chooseIntegrations(page, 'Report Reader');
  await page.getByText('All safe GETs').click();
  await page.getByText('Each scope alone').click();
  await page.getByRole('button', { name: 'Start sweep' }).click();
  await expect(run(page).getByRole('progressbar')).toBeVisible();
  await run(page).getByRole('button', { name: 'Pause' }).click();
  await expect(run(page).getByText('Paused', { exact: true })).toBeVisible();
  await page.reload();
  // The host has resumed it, and the page has not been answered yet: a cancel is not held up by that.
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/rpc/run/resume', async (route) => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  const resuming = page.waitForRequest('**/rpc/run/resume');
  await run(page).getByRole('button', { name: 'Resume' }).click();
  await resuming;
  await run(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(run(page).getByText('Cancelled', { exact: true })).toBeVisible();
  answer();

  // Of 55 × 288 only what is looked for.
  await expect(grid(page)).toHaveAttribute('aria-colcount', '289');
  const filter = run(page).getByRole('searchbox', { name: 'Filter scopes and operations' });
  await filter.fill('zones');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await expect(grid(page)).toHaveAttribute('aria-colcount', '3');
  await filter.fill('unicorns');
  await expect(run(page)).toContainText('No scope or operation matches');
  await expectAccessible(page);
  await run(page).getByRole('button', { name: 'Show all' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '56');

  await run(page).getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^scopebench-sweep-.*\.csv$/);
});

test('a list of operations is swept over two tenants side by side', async ({ page }) => {
  await callHost(page, 'vault/setUp', { protection: { kind: 'session' } });
  const url = await sandboxUrl(page);
  const add = async (name: string, production: boolean, credential: string) => {
    const { id } = (await callHost(page, 'tenant/add', { name, url, production })) as { id: string };
    await callHost(
      page,
      'credential/save',
      clientDraft({
        tenantId: id,
        name: credential,
        clientId: '0oa1example',
        secret: { value: 'made-up-secret-of-forty-characters-abcdef' },
      }),
    );
  };
  await add('Acme', true, 'Main');
  await add('Acme trial', false, 'Trial');
  await page.reload();
  await goTo(page, 'Sweep');
  await page.getByRole('button', { name: 'New sweep' }).first().click();
  await page.getByRole('radiogroup', { name: 'Scopes' }).getByText('A list').click();
  await page.getByRole('textbox', { name: 'Scopes to try' }).fill('okta.users.read');
  await page.getByRole('radiogroup', { name: 'Operations' }).getByText('A list').click();
  const list = page.getByRole('textbox', { name: 'Operations to call' });
  await list.fill('# ours\nlistUsers\nlistUnicorns');
  const cost = page.getByRole('complementary', { name: 'Cost' });
  await expect(cost).toContainText('Line 3: the catalogue has no operation listUnicorns.');
  await list.fill('listUsers\nGET /api/v1/users/{id}');
  await expect(page.getByRole('checkbox', { name: /^Try write scopes/ })).toBeVisible();
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Other tenants as well…' }).click();
    await page.getByRole('combobox', { name: 'Credentials of other tenants' }).fill(name);
    await page.getByRole('option', { name }).click();
    await page.keyboard.press('Escape');
  };
  await choose('Main');
  // A tenant allows invalid writes once, for this and every later sweep.
  const writes = page.getByRole('checkbox', { name: /^Try write scopes/ });
  await page.getByRole('checkbox', { name: 'Main' }).uncheck();
  await choose('Trial');
  await expect(page.getByText('Acme trial does not allow invalid writes')).toBeVisible();
  await expect(writes).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Allow on Acme trial' }).click();
  await expect(writes).toBeVisible();
  await page.getByRole('checkbox', { name: 'Trial' }).uncheck();
  await choose('Main');
  // One of the two is marked as production: no write may be sent there.
  await expect(page.getByRole('checkbox', { name: /^Try write scopes/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'New sweep' })).toContainText('Acme is marked as production');
  await expect(cost.getByRole('status')).toContainText('4 cells');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start sweep' }).click();
  await expect(run(page).getByText('Complete', { exact: true })).toBeVisible();
  await expect(grid(page).getByRole('columnheader')).toHaveText([
    'Scope and operation',
    'Directory Insights Sandbox org',
    'Main Acme',
  ]);
  await expect(rowOf(page, 'okta.users.read').first().getByRole('gridcell')).toContainText([
    'Allowed',
    'Client refused',
  ]);
});

test('a call that is never answered ends the sweep as unreachable, and is asked for again on a click', async ({
  page,
}) => {
  await callHost(page, 'sandbox/addFault', { fault: 'reset=before,path=/api/v1/zones' });
  await goTo(page, 'Sweep');
  await page.getByRole('button', { name: 'New sweep' }).first().click();
  await page.getByRole('button', { name: 'Start sweep' }).click();
  await expect(run(page).getByText('Complete', { exact: true })).toBeVisible();
  const again = run(page).getByRole('button', { name: 'Retry the unanswered call' });
  await expect(again).toBeVisible();
  const zones = rowOf(page, 'okta.networkZones.read').getByRole('gridcell');
  await run(page).getByRole('searchbox', { name: 'Filter scopes and operations' }).fill('zones');
  await expect(zones).toContainText('Unreachable');
  await zones.click();
  await expect(evidence(page)).toContainText('never answered, while the org answered other calls');
  await expectAccessible(page);
  await callHost(page, 'sandbox/removeFault', { faultId: null });
  await again.click();
  await expect(zones).toContainText('Allowed');
  await expect(again).toHaveCount(0);
  await expect(run(page).getByText('Complete', { exact: true })).toBeVisible();

  // A cell that was not sent says why, and takes its call to the Workbench.
  const sessions = rowOf(page, 'okta.sessions.read').getByRole('gridcell');
  await run(page).getByRole('searchbox', { name: 'Filter scopes and operations' }).fill('sessions.read');
  await sessions.first().click();
  await expect(evidence(page)).toContainText('Skipped: No value for sessionId. No list gives one');
  await evidence(page).getByRole('button', { name: 'Open in Workbench' }).click();
  await expect(page.getByRole('textbox', { name: 'Path', exact: true })).toHaveValue('/api/v1/sessions/{sessionId}');
});

test('the cost of a sweep is a range until the org has reported its limits; the sandbox org’s are known', async ({
  page,
}) => {
  const cost = page.getByRole('complementary', { name: 'Cost' });
  await addOrg(page, { name: 'Acme', url: await sandboxUrl(page) });
  await goTo(page, 'Sweep');
  await page.getByRole('button', { name: 'New sweep' }).first().click();
  await page.getByText('All safe GETs', { exact: true }).click();
  await expect(cost.getByRole('status')).toContainText(/ to \d+ min/);
  await expect(cost).toContainText('The rate limits are not known yet');
  await expect(cost).toContainText('free Integrator org');
  await expectAccessible(page);

  // The sandbox org itself is known.
  await page.getByRole('button', { name: 'Other tenants as well' }).click();
  await page.getByRole('option', { name: 'Directory Insights' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Made-up integration' }).uncheck();
  await expect(cost.getByRole('status')).toContainText('less than a minute');
  await expect(cost).not.toContainText('not known yet');

  // A cost of the form as it was is marked, and nothing is started on it.
  const goOn = await holdCall(page, 'sweep/plan');
  const start = page.getByRole('button', { name: 'Start sweep' });
  await expect(start).toBeEnabled();
  await page.getByText('Each scope alone', { exact: true }).click();
  await expect(start).toBeDisabled();
  await expect(cost.getByRole('status').locator('..')).toHaveAttribute('aria-busy', 'true');
  goOn();
  await expect(start).toBeEnabled();
});
