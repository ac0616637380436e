// Plan files in the page: made, saved, open again after a reload, followed while another program writes them, and a request of the Workbench kept in one.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import { pickOperation, send, verdict } from '../workbench/workbench.ts';

const planText = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the plan' });
/** In a text area or in an editor, whose lines have no breaks between them. */
const expectText = (page: Page, part: string): Promise<void> =>
  expect
    .poll(() => planText(page).evaluate((box) => (box instanceof HTMLTextAreaElement ? box.value : box.textContent)))
    .toContain(part);
const tabs = (page: Page): Locator => page.getByRole('navigation', { name: 'Open plans' });
const files = (page: Page): Locator => page.getByRole('region', { name: 'Plan files' });

/** As a person who marks all and types over it; the editor need not be a text area. */
async function typeOver(page: Page, text: string): Promise<void> {
  await planText(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

const PLAN = `plan: People
scopes: { okta.users.read: reads people }
steps:
  - { id: list-users, request: GET /api/v1/users }
`;

test('a plan is made, saved and open again after a reload; what another program writes is noticed and drops no draft', async ({
  page,
  bench,
}) => {
  const path = join(bench.dataDir, 'plans', 'people.scopebench.yaml');
  await goTo(page, 'Plans');
  await page.getByRole('button', { name: 'New plan' }).last().click();
  await typeOver(page, PLAN);
  await page.keyboard.press('ControlOrMeta+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name of the file' }).fill('people');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(tabs(page).getByRole('button', { name: /^people/ })).toBeVisible();
  await expect(files(page).getByRole('button', { name: 'people', exact: true })).toBeVisible();
  expect(await readFile(path, 'utf8')).toBe(PLAN);
  await page.reload();
  await expectText(page, 'plan: People');
  await expectAccessible(page);

  // Nothing is unsaved here: their text takes the place.
  await writeFile(path, `${PLAN}# theirs\n`);
  await expectText(page, '# theirs');
  await typeOver(page, `${PLAN}# mine\n`);
  await writeFile(path, `${PLAN}# theirs again\n`);
  const notice = page.getByRole('note').filter({ hasText: 'changed by another program' });
  await expect(notice).toBeVisible();
  await expectText(page, '# mine');
  // Saving does not choose for the person.
  await page.keyboard.press('ControlOrMeta+s');
  expect(await readFile(path, 'utf8')).toBe(`${PLAN}# theirs again\n`);
  await notice.getByRole('button', { name: 'Compare…' }).click();
  await expect(dialog.getByText('1 change')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect(notice).toBeHidden();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(tabs(page).getByRole('img', { name: 'not saved' })).toBeHidden();
  expect(await readFile(path, 'utf8')).toBe(`${PLAN}# mine\n`);
  await rm(path);
  await expect(tabs(page).getByText('deleted outside')).toBeVisible();
  // Its text is nowhere else, so closing it is a question.
  await tabs(page).getByRole('button', { name: 'Close people' }).click();
  await dialog.getByRole('button', { name: 'Close without saving' }).click();
  await expect(page.getByText('No plan is open')).toBeVisible();
});

test('a request of the Workbench is kept as a step of a file that is not open, and a plan is made of a pasted command', async ({
  page,
  bench,
}) => {
  await mkdir(join(bench.dataDir, 'plans'), { recursive: true });
  const path = join(bench.dataDir, 'plans', 'people.scopebench.yaml');
  await writeFile(path, PLAN);
  await pickOperation(page, 'list groups', 'List groups');
  await send(page);
  await expect(verdict(page)).toBeVisible();
  await page.getByRole('button', { name: 'Keep as step…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'In the plan' }).selectOption('people');
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByText('1 step added, not saved yet')).toBeVisible();
  await expectText(page, '/api/v1/groups');
  await expectText(page, 'list-users');
  expect(await readFile(path, 'utf8')).toBe(PLAN);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(tabs(page).getByRole('img', { name: 'not saved' })).toBeHidden();
  expect(await readFile(path, 'utf8')).toContain('/api/v1/groups');

  await page.getByRole('button', { name: 'Make a plan…' }).click();
  await dialog.getByRole('textbox', { name: 'cURL or fetch' }).fill("curl 'https://acme.okta.com/api/v1/apps?limit=2'");
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make the plan' }).click();
  await expect(dialog.getByText('A plan of 1 step')).toBeVisible();
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await expectText(page, '/api/v1/apps');
});
