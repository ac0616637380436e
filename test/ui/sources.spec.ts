// Where an exchange comes from, as a person meets it: the history shows what they did, and the rest by choice; least privilege
// and HAR rest on the same; what a use leaves behind is true without a reload.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { addOrg } from './support/add-org.ts';
import { goTo } from './support/go-to.ts';
import { needed, openLeast } from './support/least-privilege.ts';
import { expect, test } from './support/test.ts';
import { callHost, chooseCredential, panel, sandboxUrl, send, tokenButton } from './workbench/workbench.ts';

const rows = (page: Page) => page.getByRole('listbox', { name: 'Exchanges' }).getByRole('option');
const sources = (page: Page) => page.getByRole('group', { name: 'Where it comes from' });
const source = (page: Page, name: RegExp) => sources(page).getByRole('button', { name });
const detail = (page: Page) => page.getByRole('article');

/** Another way of sending than the page's own, while the page looks on; then the window regains focus. */
async function runCases(page: Page): Promise<void> {
  const place = { tenantId: 'sandbox', credentialId: 'sandbox-directory-insights' };
  const caseIds = ['api/malformed-token', 'api/tampered-token'];
  await callHost(page, 'run/start', { kind: 'error-cases', ...place, caseIds });
  await expect
    .poll(async () => (await callHost(page, 'run/list', { kind: 'error-cases' })) as { running: boolean }[])
    .toMatchObject([{ running: false }]);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

test('the history shows what the person did; the rest by choice, with counts that follow what is sent and removed', async ({
  page,
}) => {
  await send(page);
  await goTo(page, 'History');
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByText('2 exchanges, ')).toBeVisible();
  await runCases(page);
  await expect(source(page, /^Error cases 2$/)).toBeVisible();
  await expect(page.getByText('2 of 4 exchanges shown, ')).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await source(page, /^All 4$/).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(rows(page).first()).toContainText('Error cases');
  await expect(rows(page).last()).not.toContainText('Workbench');
  await rows(page).first().click();
  await expect(detail(page)).toContainText('Sandbox org, Directory Insights·Error cases');
  await expectAccessible(page);
  await source(page, /^Error cases 2$/).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(source(page, /^Error cases 1$/)).toBeVisible();
  await expect(page.getByText('1 of 3 exchanges shown, ')).toBeVisible();

  // The choice is kept.
  await page.reload();
  await expect(source(page, /^Error cases 1$/)).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Purge…' }).click();
  await page.getByRole('dialog').getByLabel('Which').click();
  await page.getByRole('option', { name: 'Everything' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Purge' }).click();
  await expect(page.getByText('No exchanges yet')).toBeVisible();
});

test('a HAR takes what the person did, says what it leaves out, and takes exactly the chosen ones', async ({
  page,
}) => {
  await send(page);
  await goTo(page, 'History');
  await runCases(page);
  await source(page, /^All 4$/).click();
  const dialog = page.getByRole('dialog', { name: 'Export as HAR' });
  const exported = async () => {
    const file = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    const { log } = JSON.parse(await readFile(await (await file).path(), 'utf8'));
    await expect(dialog).toBeHidden();
    return { comment: log.comment, of: log.entries.map((entry: { _source: string }) => entry._source) };
  };
  await page.getByRole('button', { name: 'Export HAR…' }).click();
  await expect(dialog).toContainText('Left out: 2 of error cases.');
  expect(await exported()).toEqual({
    comment: expect.stringMatching(/^Redacted by Scopebench.* Left out: 2 of error cases\.$/),
    of: ['workbench', 'workbench'],
  });
  await page.getByRole('button', { name: 'Export HAR…' }).click();
  await dialog.getByLabel('Which').click();
  await page.getByRole('option', { name: 'All: 4' }).click();
  expect((await exported()).of).toHaveLength(4);

  await page.getByRole('button', { name: 'Choose several' }).click();
  await rows(page).filter({ hasText: 'Error cases' }).first().click();
  await page.getByRole('button', { name: 'Export these as HAR' }).click();
  await expectAccessible(page, { overlay: true });
  const chosen = await exported();
  expect(chosen.of).toEqual(['error-cases']);
  expect(chosen.comment).not.toContain('Left out');
});

test('least privilege rests on the calls of the credential in use, on a choice of exchanges, and on more when asked', async ({
  page,
}) => {
  await send(page);
  await runCases(page);
  await openLeast(page);
  await page.getByRole('button', { name: /^From the history of Sandbox org, Directory Insights/ }).click();
  await expect(needed(page)).toContainText('It is based on 1 call that you sent, as Directory Insights of Sandbox org');
  await expect(needed(page)).toContainText('Left out: 2 calls, 2 of error cases.');
  await needed(page).getByRole('button', { name: 'Include them' }).click();
  await expect(needed(page)).toContainText('It is based on 3 calls, 2 of them sent by Scopebench itself');
  await expectAccessible(page);

  // What is shown there is of another credential from now on.
  await chooseCredential(page, 'Partial Sync');
  await expect(needed(page).getByRole('note')).toContainText('but Partial Sync is in use now');
  await page.getByRole('button', { name: /^From the history of Sandbox org, Partial Sync/ }).click();
  await expect(needed(page)).toContainText('It is based on no calls: the history has none that match.');
  await page.getByRole('button', { name: /^Narrow the history/ }).click();
  await page.getByLabel('Also what Scopebench sent by itself').uncheck();
  await page.getByRole('button', { name: /^Credential of the calls/ }).click();
  await page.getByRole('option', { name: 'All credentials' }).click();
  await page.getByLabel('Time of the calls').selectOption('Last hour');
  await page.getByRole('button', { name: /^From the history of Sandbox org, last hour/ }).click();
  await expect(needed(page)).toContainText('It is based on 1 call that you sent');
  await expectAccessible(page);

  await goTo(page, 'History');
  await source(page, /^All/).click();
  await page.getByRole('button', { name: 'Choose several' }).click();
  await page.getByRole('button', { name: /^Choose all 4/ }).click();
  await page.getByRole('button', { name: 'Least privilege', exact: true }).click();
  await expect(needed(page)).toContainText('of 4 chosen exchanges');
  await expect(needed(page)).toContainText('Of the 4 chosen, not included: 1 token request or similar.');
});

test('a mutation of another set or credential is marked as that', async ({ page }) => {
  const mutation = page.getByRole('region', { name: 'Check by calls', exact: true });
  await send(page);
  await openLeast(page);
  await page.getByRole('button', { name: /^From the history of/ }).click();
  await mutation.getByRole('button', { name: 'Check it' }).click();
  await expect(mutation).toContainText('Necessary and sufficient');
  const marked = mutation.getByRole('note').filter({ hasText: 'not about what is shown here now' });
  await expect(marked).toHaveCount(0);
  await chooseCredential(page, 'Partial Sync');
  await expect(marked).toContainText('It was made as Sandbox org, Directory Insights, but Sandbox org, Partial');
  await chooseCredential(page, 'Directory Insights');
  await expect(marked).toHaveCount(0);
  await mutation.getByText(/^Registered \d/).click();
  await expect(marked).toContainText('It did not include okta.');
});

test('last used, and the check of a tenant that is being added, are shown without a reload', async ({ page }) => {
  const url = await sandboxUrl(page);
  await addOrg(page, { name: 'Acme', url });
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText(/refused|not granted|granted/);
  await goTo(page, 'Tenants');
  const card = page.getByRole('article', { name: 'Made-up integration' });
  await expect(card).toContainText('last used just now');
  await expect(card).not.toContainText('never used');

  await page.getByRole('main').getByRole('button', { name: 'Add tenant' }).first().click();
  await page.getByLabel('Org address').fill(url);
  await page.getByRole('textbox', { name: 'Name' }).fill('Checked');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const findings = page.getByRole('list', { name: 'Findings' });
  await expect(findings).toContainText('This is an Okta org');
  await page.locator('form').getByRole('button', { name: 'Add tenant' }).click();
  await expect(page.getByRole('heading', { name: 'Checked' })).toBeVisible();
  await expect(findings).toContainText('This is an Okta org');
  await page.reload();
  await expect(page.getByRole('main')).toContainText('Org ID');
});
