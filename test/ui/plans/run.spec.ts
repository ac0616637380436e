// A plan run on the page: its verdict, the evidence behind a step that is not as expected, the scopes that it does not need; and a run that goes on
// while the page is loaded again. The plans are files, as a person has them.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startGatedOrg } from '../../support/orgs/gated-org.ts';
import { expectAccessible } from '../support/accessible.ts';
import { addOrg } from '../support/add-org.ts';
import { goTo } from '../support/go-to.ts';
import type { Bench } from '../support/start-bench.ts';
import { expect, test } from '../support/test.ts';

const PEOPLE = `plan: People
scopes:
  okta.users.read: reads people
  okta.groups.read: reads groups
  okta.brands.read: nobody knows
steps:
  - id: list-users
    request: GET /api/v1/users?limit=1
    save: { userId: '$[0].id' }
  - id: read-user
    request: GET /api/v1/users/{userId}
    expect: { body: { $.status: DELETED } }
  - { id: list-groups, request: GET /api/v1/groups }
`;

const WAITS = `plan: Waits
scopes: { okta.users.read: reads people }
steps:
  - { id: first, request: GET /api/v1/users }
  - { id: second, request: GET /api/v1/users }
  - { id: third, request: GET /api/v1/users }
`;

const run = (page: Page): Locator => page.getByRole('article', { name: 'Run', exact: true });
const step = (page: Page, name: RegExp): Locator =>
  page.getByRole('listbox', { name: 'Steps' }).getByRole('option', { name });
const runButton = (page: Page): Locator =>
  page.getByRole('region', { name: 'Next run' }).getByRole('button', { name: /^Run/ }).last();

async function openPlan(page: Page, { dataDir }: Bench, name: string, text: string): Promise<void> {
  const folder = join(dataDir, 'plans');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.scopebench.yaml`), text);
  await goTo(page, 'Plans');
  await page.getByRole('region', { name: 'Plan files' }).getByRole('button', { name, exact: true }).click();
  await page.getByRole('radio', { name: 'Run' }).check({ force: true });
}

test('a plan is run, and shows what was not as expected, with its evidence, and the scope that nothing needs', async ({
  page,
  bench,
}) => {
  await openPlan(page, bench, 'people', PEOPLE);
  const next = page.getByRole('region', { name: 'Next run' });
  await expect(next).toContainText('At most 3 requests, 1 token · writes nothing');
  await expect(page.getByText('This plan was not run yet')).toBeVisible();
  await next.getByRole('checkbox', { name: 'Check each scope' }).check();
  await expect(next).toContainText(/At most \d+ requests, 4 tokens/);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(run(page)).toContainText('2 met, 1 failed; 1 scope not needed');

  await step(page, /read-user/).click();
  const answer = page.getByRole('region', { name: 'Answer: read-user', exact: true });
  await expect(answer.getByRole('row', { name: /body \$\.status/ })).toHaveText(/"DELETED""ACTIVE"Failed$/);
  await expect(answer.getByRole('button', { name: /response headers$/ })).toBeVisible();
  await expectAccessible(page);

  await run(page).getByText('Scopes 3, 1 not needed').click();
  const scopes = page.getByRole('table', { name: 'Scopes' });
  await expect(scopes.getByRole('row', { name: /okta\.brands\.read/ })).toContainText('Not needed');
  await expect(scopes.getByRole('row', { name: /okta\.groups\.read/ })).toContainText('Needed');
  await scopes.getByRole('button', { name: 'list-groups' }).click();
  const refusal = page.getByRole('region', { name: 'Answer: list-groups', exact: true });
  await expect(refusal).toContainText('As it was answered without okta.groups.read');
  await expect(refusal).toContainText('Your token lacks okta.groups.read');
  await expectAccessible(page);

  // All of it is there after a reload, and an export holds what the page shows.
  await page.reload();
  await expect(run(page)).toContainText('2 met, 1 failed; 1 scope not needed');
  await expect(refusal).toBeVisible();
  await run(page).getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'JSON', exact: true }).click();
  const { plans } = JSON.parse(await readFile((await (await saved).path()) ?? '', 'utf8'));
  expect(plans).toMatchObject([{ file: 'people.scopebench.yaml', outcome: 'failed' }]);

  // Only what failed again, with the text as it is now: the run before is of an earlier text from then on.
  await writeFile(join(bench.dataDir, 'plans', 'people.scopebench.yaml'), PEOPLE.replace('DELETED', 'ACTIVE'));
  await expect(run(page)).toContainText('This run is of an earlier text of the plan.');
  await run(page).getByRole('button', { name: 'Run the failed step' }).click();
  await expect(run(page)).toContainText('2 met');
  await expect(run(page)).toContainText('Only a part of the plan was run: read-user, and what it needs.');
  await expect(run(page)).not.toContainText('earlier text');
  await expect(run(page).getByRole('combobox', { name: 'Which run' }).getByRole('option')).toHaveCount(2);
});

test('a run goes on while the page is loaded again, is paused, resumed and cancelled', async ({ page, bench }) => {
  const org = await startGatedOrg();
  await addOrg(page, { name: 'Acme that waits', url: org.url, production: true });
  await openPlan(page, bench, 'waits', WAITS);
  await runButton(page).click();
  org.let(2);
  await expect(run(page)).toContainText('1 met so far');
  await expect(step(page, /second/)).toContainText('On its way');
  await expect(step(page, /third/)).toContainText('Waiting');
  await expectAccessible(page);
  await page.reload();
  await expect(run(page)).toContainText('1 met so far');
  await expect(step(page, /second/)).toContainText('On its way');
  await run(page).getByRole('button', { name: 'Pause' }).click();
  org.let(1);
  await expect(run(page).getByRole('button', { name: 'Resume' })).toBeVisible();
  await run(page).getByRole('button', { name: 'Resume' }).click();
  await run(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(run(page)).toContainText('The teardown was not sent.');
  await expect(run(page).getByRole('button', { name: /^Run the \d unmet steps?$/ })).toBeVisible();

  // What writes waits for a word on a tenant that is marked as production, and a delete for its name.
  await openPlan(page, bench, 'writes', WAITS.replace('third, request: GET', 'third, request: DELETE'));
  await runButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Run 1 step that writes on Acme that waits?' });
  await expect(dialog.getByRole('button', { name: 'Run it' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('Acme that waits');
  await dialog.getByRole('button', { name: 'Run it' }).click();
  // More than what was cancelled still waits for.
  org.let(100);
  await expect(run(page).getByRole('button', { name: 'Export' })).toBeVisible();
  expect(org.asked()).toContain('DELETE /api/v1/users');
  await org.close();
});
