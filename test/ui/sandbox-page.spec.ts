// The Sandbox page beside its faults: how one's own product is pointed at the org, and the org that is not running.
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'the sandbox page' });

test('says how to run the same org on a port that stays, with its seed when it has one of its own', async ({
  page,
}) => {
  await goTo(page, 'Sandbox');
  const section = page.getByRole('region', { name: 'The sandbox org' });
  await expect(section.getByText('scopebench sandbox --port 8080 --json', { exact: true })).toBeVisible();
  await page.route(/\/rpc\/sandbox\/status$/, async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({ response: answer, body: body.replace('"seed":"scopebench"', '"seed":"mum\'s org"') });
  });
  await expect(
    section.getByText(`scopebench sandbox --port 8080 --seed 'mum'\\''s org' --json`, { exact: true }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll({ behavior: 'wait' });
});

test('a client with the scopes of the Workbench is a credential, and its secret is shown when it is asked for', async ({
  page,
}) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('sandbox client with my scopes');
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'New client' });
  const name = form.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await expect(form).toContainText('okta.users.read');
  await name.fill('Directory insights');
  await form.getByRole('textbox', { name: 'Scopes of the new client' }).fill('okta.groups.read');
  await form.getByRole('button', { name: 'Create client' }).click();
  await expect(form).toContainText('There is a client “Directory insights” already.');
  await expectAccessible(page);
  await name.fill('Our product');
  await form.getByRole('button', { name: 'Create client' }).click();
  await expect(form).toBeHidden();
  const made = page
    .getByRole('list', { name: 'Clients of the sandbox org' })
    .getByRole('listitem')
    .filter({ hasText: 'Our product' });
  await expect(made).toContainText('2 scopes');
  const secret = made.getByRole('textbox', { name: 'The client secret of Our product' });
  await expect(secret).toHaveCount(0);
  await made.getByRole('button', { name: 'Show client secret' }).click();
  await expect(secret).toHaveValue(/^[\w-]{64}$/);
  await expect(made.getByRole('button', { name: 'Copy the client secret of Our product' })).toBeVisible();
  await expectAccessible(page);
  await made.getByRole('button', { name: 'Hide client secret' }).click();
  await expect(secret).toHaveCount(0);

  const people = page.getByRole('list', { name: 'People of the sandbox org' }).getByRole('listitem');
  await expect(people).toHaveCount(3);
  await people.first().getByRole('button', { name: 'Show password' }).click();
  await expect(people.first().getByRole('textbox', { name: /^The password of .+@/ })).toHaveValue(/./);
  const tokens = page.getByRole('list', { name: 'API tokens of the sandbox org' }).getByRole('listitem');
  await expect(tokens.first()).toContainText('SUPER_ADMIN');
  await tokens.first().getByRole('button', { name: 'Show API token' }).click();
  await expect(tokens.first().getByRole('textbox')).toHaveValue(/^00/);
  await expectAccessible(page);

  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Credential/ })
    .click();
  await expect(page.getByRole('menuitem', { name: /Our product/ })).toBeVisible();
});

test('an org that is not running is started by one click, without a question about what would be lost', async ({
  page,
}) => {
  // The page asks again and again: it is informed so until it has asked for the start.
  let stopped = true;
  await page.route(/\/rpc\/sandbox\/(?:status|reset)$/, async (route) => {
    if (route.request().url().endsWith('reset')) stopped = false;
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({ response: answer, body: stopped ? body.replace('"running":true', '"running":false') : body });
  });
  await goTo(page, 'Sandbox');
  await expect(page.getByText('The sandbox org is not running')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reset…' })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Sandbox org started')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Reset…' })).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
});
