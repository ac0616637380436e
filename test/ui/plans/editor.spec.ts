// A plan as form and as text: both change the same text, no comment is lost, what is wrong is underlined with what to do, and the editor's
// undo takes back what the form did.
import type { Page } from '@playwright/test';
import { expectAccessible, LOOKS } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';

const PLAN = `# Kept by hand
plan: People # the name
scopes:
  okta.users.read: Matches people
steps:
  # the first
  - id: list-users
    request: GET /api/v1/users   # all of them
    expect: { status: 200 }

  - id: read-me
    request: GET /api/v1/users/me
`;
const editor = (page: Page) => page.getByRole('textbox', { name: 'Text of the plan' });
const lines = (page: Page) => editor(page).locator('.cm-line').allTextContents();
const text = async (page: Page) => (await lines(page)).join('\n');
const step = (page: Page, name: string) => page.getByRole('article', { name });

async function openPlan(page: Page, content: string): Promise<void> {
  await goTo(page, 'Plans');
  await page.getByRole('button', { name: 'New plan' }).first().click();
  await writeText(page, content);
}
async function writeText(page: Page, content: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), content);
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(() => text(page)).toBe(content);
}

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('form and text change one another, and keep comments and lines', async ({ page }) => {
  await openPlan(page, PLAN);
  await step(page, 'list-users').getByRole('button', { expanded: false }).click();
  await page.getByRole('textbox', { name: 'Expected status' }).fill('200 404');
  await page.keyboard.press('Enter');
  const changed = PLAN.replace('{ status: 200 }', '{ status: [ 200, 404 ] }');
  await expect.poll(() => text(page)).toBe(changed);
  await expect(page).toHaveURL(/step=list-users/);

  // In the text, then in the form.
  await writeText(page, changed.replace('users/me', 'groups').replace('id: read-me', 'id: read-groups'));
  await step(page, 'read-groups').getByRole('button', { expanded: false }).click();
  await expect(page.getByRole('textbox', { name: 'Request', exact: true })).toHaveValue('GET /api/v1/groups');

  // Moved by keys, renamed, duplicated, and each taken back.
  const before = await text(page);
  await step(page, 'read-groups').getByRole('button', { expanded: true }).press('Alt+ArrowUp');
  await expect(page.getByRole('article').first()).toHaveAccessibleName('read-groups');
  expect(await text(page)).toContain('steps:\n  - id: read-groups\n    request: GET /api/v1/groups\n\n  # the first\n');
  await page.getByRole('button', { name: 'Duplicate list-users' }).click();
  await expect(step(page, 'list-users-2')).toBeVisible();
  await page.getByRole('button', { name: 'Remove read-groups' }).click();
  await expect(step(page, 'read-groups')).toHaveCount(0);
  await page.getByRole('button', { name: 'Move list-users-2 to teardown' }).click();
  await expect(page.getByRole('button', { name: 'Move list-users-2 to steps' })).toBeVisible();
  expect(await text(page)).toContain('\nteardown:\n  # the first\n  - id: list-users-2\n');
  for (let times = 0; times < 4; times += 1) await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => text(page)).toBe(before);
});

test('one key fills the {id} of a request from what an earlier step saves', async ({ page }) => {
  await openPlan(
    page,
    `${PLAN.replace('{ status: 200 }', '{ status: 200 }\n    save: { userId: $.id }')}`.replace(
      'users/me',
      'users/{id}',
    ),
  );
  await step(page, 'read-me').getByRole('button', { expanded: false }).click();
  await page.getByRole('textbox', { name: 'Request', exact: true }).press('ControlOrMeta+i');
  const choices = page.getByRole('group', { name: 'Values for id' });
  await expect(choices).toContainText('No earlier answer of Sandbox org shows a value for id.');
  await expect(choices.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => text(page)).toContain('request: GET /api/v1/users/{userId}');
});

test('a problem is underlined with what to do, and a broken text is shown as what it is', async ({ page }) => {
  await openPlan(page, PLAN.replace('expect: {', 'expct: {'));
  const problem = page.getByRole('region', { name: 'Problems' }).getByRole('button').first();
  await expect(problem).toContainText('Line 9');
  await expect(problem).toContainText('Did you mean expect?');
  await expect(editor(page).locator('.cm-lintRange-error')).toHaveText('expct:');
  await writeText(page, PLAN);
  await expect(page.getByText('warning')).toHaveCount(0);
  await expect(editor(page).locator('.cm-lintRange-error')).toHaveCount(0);
  await step(page, 'list-users').getByRole('button', { expanded: false }).click();
  // In another size something else is below the pointer, and has a tooltip.
  await page.mouse.move(0, 0);
  for (const { colorScheme, ...size } of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  await writeText(page, 'plan: x\nsteps: [');
  await expect(page.getByText('The text cannot be read: line 2, column 8')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(editor(page)).toBeFocused();

  await page.setViewportSize({ width: 960, height: 600 });
  await page.getByRole('radio', { name: 'Text' }).check({ force: true });
  await expect(editor(page)).toBeVisible();
  await page.getByRole('radio', { name: 'Form' }).check({ force: true });
  await expect(editor(page)).toBeHidden();
  await expectAccessible(page);
});
