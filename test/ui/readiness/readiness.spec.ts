// Readiness: an integration is described, made a version of, installed in the sandbox org on its own page, checked by calls, confirmed by a person and
// packed; the file stays the person's own.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessible } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';

test.use({ viewport: { width: 1024, height: 700 } });

const PLAN = `plan: People
scopes: { okta.users.read: Matches people by their login }
steps:
  - { id: list-users, request: 'GET /api/v1/users?limit=2', expect: { status: 200 } }
`;

test.setTimeout(60_000);
test('a new integration: fields, version, instance, checks, note and pack', async ({ page, bench, context }) => {
  const folder = join(bench.dataDir, 'plans');
  const file = join(folder, 'Acme Sync.integration.yaml');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'people.scopebench.yaml'), PLAN);
  await goTo(page, 'Readiness');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New integration' }).click();
  await page.getByLabel('Name').fill('Acme Sync');
  await page.getByRole('button', { name: 'Create' }).click();
  const answer = page.getByRole('status').filter({ hasText: 'Not ready' });
  await expect(answer).toBeVisible();
  await expectAccessible(page);

  await fillIn(page, file);
  await page.getByText('Journey', { exact: true }).click();
  await page.getByRole('button', { name: 'Make version 1' }).click();
  await expect(page.getByText('is what the file says now')).toBeVisible();
  await install(page, context);
  await expect(page.getByText('One instance of version 1.')).toBeVisible();
  await page.getByLabel('Add a plan').selectOption('people.scopebench.yaml');
  await expect(page.getByRole('button', { name: 'people.scopebench.yaml', exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Run the checks' }).first().click();
  await page.getByText('Checks', { exact: true }).click();
  const basic = page.getByRole('listitem', { name: 'The credentials work by Basic' });
  await expect(basic).toContainText('Passed');
  await expect(page.getByRole('listitem', { name: 'A wrong secret is refused' })).toContainText('Passed');
  await expect(page.getByRole('listitem', { name: 'The scopes are enough' })).toContainText('Passed');
  await expect(page.getByRole('progressbar')).toBeHidden();
  await basic.getByRole('button', { name: /of evidence/ }).click();
  await basic.getByRole('button', { name: 'Show the exchange' }).first().click();
  await expect(basic.getByText('POST /oauth2/v1/token')).toBeVisible();
  await basic.getByRole('button', { name: 'Hide the exchange' }).click();

  const people = page.getByRole('listitem', { name: 'Somebody reads the escalation address' });
  await expect(people).toContainText('To confirm');
  await people.getByRole('textbox').fill('Ada answered within an hour');
  await people.getByRole('button', { name: 'Confirm for version 1' }).click();
  await expect(people).toContainText('Ada answered within an hour');
  await expect(people.getByRole('button', { name: 'Withdraw the note' })).toBeVisible();
  await expectAccessible(page);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save evidence pack' }).first().click();
  const pack = unzipSync(await readFile((await (await saved).path()) ?? ''));
  const report = JSON.parse(strFromU8(pack['readiness.json'] ?? new Uint8Array())) as { integration: string };
  expect(report.integration).toBe('Acme Sync');

  await typeText(page, file);
});

async function fillIn(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'Fill in the fields' }).click();
  await expect(page.getByText(/fields to mend/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Description' }).fill('Keeps people as they are in Okta.');
  await page.getByRole('textbox', { name: 'Add scopes' }).fill('okta.users.read');
  await page.keyboard.press('Enter');
  const reason = page.getByRole('textbox', { name: 'Reason for okta.users.read' });
  await reason.fill('Matches people by their login');
  await reason.press('Enter');
  await expect.poll(() => readFile(file, 'utf8')).toMatch(/okta\.users\.read: '?Matches people by their login/);
  expect(await readFile(file, 'utf8')).toContain('description: Keeps people as they are in Okta.');
  await expectAccessible(page);
}

async function install(page: Page, context: BrowserContext): Promise<void> {
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Authorize in the sandbox org' }).click();
  const console = await opened;
  await console.getByRole('button', { name: 'Install and Authorize' }).click();
  await console.getByRole('dialog', { name: 'Client secret' }).waitFor();
  await console.close();
  await page.getByRole('button', { name: 'Add it as an instance of version 1' }).click();
}

/** A comment of the person stays, and what is typed as text counts when it is saved. */
async function typeText(page: Page, file: string): Promise<void> {
  await page.getByText('Text', { exact: true }).click();
  const text = page.getByRole('textbox', { name: 'Text of the integration' });
  await expect(text).toContainText('integration: Acme Sync');
  await text.press('Control+Home');
  await text.pressSequentially('# ours\n');
  await expectAccessible(page);
  await page
    .getByRole('button', { name: /^Save\b/ })
    .last()
    .click();
  await expect.poll(() => readFile(file, 'utf8')).toContain('# ours');
  await page.reload();
  await expect(text).toContainText('# ours');
  await page.getByText('Checks', { exact: true }).click();
  await expect(page.getByRole('listitem', { name: 'The credentials work by Basic' })).toContainText('Passed');
}
