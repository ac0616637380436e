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

test('an org that is not running is started by one click, without a question about what would be lost', async ({
  page,
}) => {
  // The page asks again and again: it is told so until it has asked for the start.
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
  await page.getByRole('button', { name: 'Start it' }).click();
  await expect(page.getByText('Sandbox org started')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Reset…' })).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
});
