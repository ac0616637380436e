// Runs live in the host: a page that is loaded again in the middle of one finds it, shows how far it is, can cancel it, and ends
// with the same picture as a page that was never away. The org answers only what the test lets through.
import type { Page } from '@playwright/test';
import { type GatedOrg, startGatedOrg } from '../support/orgs/gated-org.ts';
import { addOrg } from './support/add-org.ts';
import { goTo } from './support/go-to.ts';
import { choose, LIST_GROUPS, LIST_USERS, mutation, needed, openLeast, search } from './support/least-privilege.ts';
import { test as base, expect } from './support/test.ts';
import { chooseTenant, panel, pickOperation, send, sendButton } from './workbench/workbench.ts';

/** More than any of these runs asks for. */
const ALL = 100_000;

const test = base.extend<{ org: GatedOrg }>({
  org: async ({ page }, use) => {
    const org = await startGatedOrg();
    await addOrg(page, { name: 'Acme that waits', url: org.url });
    await use(org);
    await org.close();
  },
});

const runBar = (page: Page) => page.getByRole('region', { name: 'Run', exact: true });
const cases = (page: Page) => page.getByRole('treegrid', { name: 'Error cases' });
const shown = (page: Page) => page.getByRole('radiogroup', { name: 'Show' });
const round = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function runClientCases(page: Page): Promise<void> {
  await goTo(page, 'Error lab');
  await cases(page)
    .getByRole('button', { name: /^Run group: Client authentication/ })
    .click();
}

async function startMutation(page: Page): Promise<void> {
  await openLeast(page);
  await choose(page, LIST_USERS, LIST_GROUPS);
  await expect(needed(page).getByRole('listitem')).toHaveCount(2);
  await mutation(page).getByRole('button', { name: 'Check it' }).click();
}

test('a run of error cases is found after a reload, with what was received until then, and goes on to its end', async ({
  page,
  org,
}) => {
  await runClientCases(page);
  org.let(2);
  await expect(runBar(page)).toContainText(/^2 of 1\d cases/);
  await page.reload();
  await expect(runBar(page)).toContainText(/^2 of 1\d cases/);
  await expect(page.getByRole('progressbar', { name: 'Progress of the run' })).toBeVisible();
  await expect(shown(page)).toContainText('Differs 2');
  await expect(runBar(page).getByRole('button', { name: 'Cancel' })).toBeVisible();
  org.let(1);
  await expect(runBar(page)).toContainText(/^3 of 1\d cases/);
  org.let(ALL);
  await expect(runBar(page)).toContainText(/1\d different(?:, 1 skipped)?\.(?:Run all)?$/);
  // The filters count what is kept, which follows a moment after the run has reported its end.
  const [, differing = ''] = /(1\d) different/.exec((await runBar(page).textContent()) ?? '') ?? [];
  await expect(shown(page)).toContainText(`Differs ${differing}`);
  const words = await runBar(page).textContent();
  const filters = await shown(page).textContent();
  // The end is remembered, too.
  await page.reload();
  await expect(runBar(page)).toHaveText(words ?? '');
  await expect(shown(page)).toHaveText(filters ?? '');
});

test('a second page finds the run of error cases and cancels it, and the first sees it end', async ({
  page,
  bench,
  org,
}) => {
  await runClientCases(page);
  org.let(2);
  await expect(runBar(page)).toContainText(/^2 of 1\d cases/);
  const second = await page.context().newPage();
  await second.goto(await bench.invite());
  await goTo(second, 'Error lab');
  await expect(runBar(second)).toContainText(/^2 of 1\d cases/);
  await expect(runBar(second).getByRole('button', { name: 'Run all' })).toHaveCount(0);
  await second.keyboard.press('ControlOrMeta+.');
  await expect(runBar(second)).toContainText('Cancelled after 2 of');
  await expect(runBar(page)).toContainText('Cancelled after 2 of');
  await expect(shown(page)).toContainText('Differs 2');
  await second.close();
});

test('a second run at the same place is refused in clear words, and the one that goes on is shown', async ({
  page,
  bench,
  org,
}) => {
  const second = await page.context().newPage();
  await second.goto(await bench.invite());
  await goTo(second, 'Error lab');
  await expect(runBar(second).getByRole('button', { name: 'Run all' })).toBeEnabled();
  await runClientCases(page);
  org.let(2);
  await expect(runBar(page)).toContainText(/^2 of 1\d cases/);
  await runBar(second).getByRole('button', { name: 'Run all' }).click();
  await expect(second.getByRole('alert')).toContainText(
    'A run of error cases is already going on against this tenant.',
  );
  await expect(runBar(second)).toContainText(/^2 of 1\d cases/);
  await expect(shown(second)).toContainText('Differs 2');

  await openLeast(second);
  await choose(second, LIST_USERS);
  await startMutation(page);
  await expect(mutation(page).getByRole('progressbar')).toBeVisible();
  await mutation(second).getByRole('button', { name: 'Check it' }).click();
  await expect(mutation(second).getByRole('alert')).toContainText(
    'A set of scopes is already being checked with this credential.',
  );
  await expect(mutation(second).getByRole('button', { name: 'Check it again' })).toBeVisible();
  await second.close();
});

test('a run against one tenant goes on while another is looked at', async ({ page, org }) => {
  await runClientCases(page);
  org.let(2);
  await expect(runBar(page)).toContainText(/^2 of 1\d cases/);
  await chooseTenant(page, 'Sandbox org');
  await expect(runBar(page).getByRole('button', { name: 'Run all' })).toBeEnabled();
  org.let(1);
  await chooseTenant(page, 'Acme that waits');
  await expect(runBar(page)).toContainText(/^3 of 1\d cases/);
  await runBar(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(runBar(page)).toContainText('Cancelled after 3 of');
});

test('a mutation is found after a reload with the set that it is of, and goes on to its end', async ({ page, org }) => {
  await startMutation(page);
  org.let(2);
  const whole = round(page, 'With exactly the set').getByRole('listitem');
  await expect(whole).toHaveCount(1);
  await expect(mutation(page)).toContainText('2 of about 7 requests');
  const set = await needed(page).textContent();
  await page.reload();
  await expect(mutation(page)).toContainText('2 of about 7 requests');
  await expect(whole).toHaveCount(1);
  await expect(needed(page)).toHaveText(set ?? '');
  // The choice that gave the set is open again.
  await search(page, 'list groups');
  await expect(page.getByRole('option', { name: LIST_GROUPS[1], selected: true })).toBeVisible();
  await expect(mutation(page).getByRole('button', { name: 'Cancel' })).toBeVisible();
  org.let(1);
  await expect(whole).toHaveCount(2);
  org.let(ALL);
  await expect(mutation(page).getByRole('note')).toContainText('Sufficient, but not all of it is necessary');
  await expect(round(page, 'Without okta.users.read')).toContainText('nothing was refused without it');
  await expect(mutation(page).getByRole('button', { name: 'Check it again' })).toBeVisible();
  await page.reload();
  await expect(mutation(page).getByRole('note')).toContainText('Sufficient, but not all of it is necessary');
  await expect(whole).toHaveCount(2);

  // Another set: its mutation is forgotten, after a reload as well.
  await search(page, 'list groups');
  const forgotten = page.waitForResponse((response) => response.url().endsWith('/rpc/run/remove'));
  await page.getByRole('option', { name: LIST_GROUPS[1] }).click();
  await expect(needed(page).getByRole('listitem')).toHaveCount(1);
  // A page that is loaded again takes back what it was still asking.
  await forgotten;
  await page.reload();
  await expect(needed(page).getByRole('listitem')).toHaveCount(1);
  await expect(mutation(page).getByRole('button', { name: 'Check it', exact: true })).toBeVisible();
  await expect(mutation(page).getByRole('note')).toHaveCount(0);
});

test('a mutation is cancelled after a reload, and begun again', async ({ page, org }) => {
  await startMutation(page);
  org.let(1);
  await expect(mutation(page)).toContainText('1 of about 7 requests');
  await page.reload();
  await mutation(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(mutation(page).getByRole('note')).toContainText('Cancelled');
  await mutation(page).getByRole('button', { name: 'Check it again' }).click();
  org.let(ALL);
  await expect(mutation(page).getByRole('note')).toContainText('Sufficient');
});

test('a sweep goes on over a reload', async ({ page, org }) => {
  await goTo(page, 'Sweep');
  await page.getByRole('button', { name: 'New sweep' }).first().click();
  await page.getByRole('button', { name: 'Start sweep' }).click();
  const run = page.getByRole('article', { name: 'Sweep' });
  org.let(6);
  await expect(run.getByRole('progressbar')).toBeVisible();
  await page.reload();
  await expect(run.getByText('Running', { exact: true })).toBeVisible();
  await expect(run.getByRole('progressbar')).toBeVisible();
  org.let(ALL);
  await expect(run.getByText('Complete', { exact: true })).toBeVisible();
});

test('fetch all goes on over a reload and behind another response; what a cancelled one has fetched is kept', async ({
  page,
  org,
}) => {
  const response = panel(page, 'Response');
  const begin = async () => {
    await response.getByRole('button', { name: 'Fetch all' }).click();
    await page.getByRole('dialog', { name: 'Fetch all' }).getByRole('button', { name: 'Fetch all' }).click();
  };
  await pickOperation(page, 'list users', 'List users');
  org.let(2);
  await send(page);
  await begin();
  org.let(1);
  await expect(response).toContainText('2 pages, 2 items');
  await page.reload();
  await expect(response).toContainText('2 pages, 2 items');
  await expect(response.getByRole('progressbar', { name: 'Items fetched of the limit' })).toBeVisible();
  await response.getByRole('button', { name: 'Cancel' }).click();
  await expect(response).toContainText('Cancelled. What was fetched is kept.');
  await expect(response).toContainText('2 fetched');
  await expect(response).toContainText('00uexample2');
  await page.reload();
  await expect(response).toContainText('Cancelled. What was fetched is kept.');
  await expect(response).toContainText('00uexample2');

  await begin();
  await expect(response).toContainText('1 page, 1 item');
  // What waited when it was cancelled is answered first: nobody listens to it any more.
  org.let(2);
  await expect(response).toContainText('2 pages, 2 items');
  await sendButton(page).click();
  org.let(ALL);
  await expect(response).toContainText('There are more pages.');
  await page.getByRole('toolbar', { name: 'Responses of this session' }).getByRole('button').first().click();
  await expect(response).toContainText('All 5 items in 5 pages.');
  await page.reload();
  await expect(response).toContainText('All 5 items in 5 pages.');
  await response.getByText('All 5', { exact: true }).click();
  await expect(response).toContainText('00uexample5');
});
