// The org's own reason beside ours, in the Workbench and in the history, each about its own exchange.
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/test.ts';
import { chooseCredential, panel, pickOperation, send, typeScopes } from './workbench/workbench.ts';

test.use({ journey: 'asking the org why' });

test('a refused token and a refused call are looked up in the System Log, and an allowed one is not', async ({
  page,
}) => {
  await chooseCredential(page, 'Partial Sync');
  await typeScopes(page, ['okta.apps.read']);
  await page.getByRole('button', { name: 'Request token' }).click();
  const token = panel(page, 'Token');
  const reason = token.getByRole('group', { name: 'The org’s own reason' });
  await reason.getByRole('button', { name: 'Ask the org why' }).click();
  await expect(reason.getByRole('article')).toContainText('FAILURE');
  await expect(reason).toContainText('Read with Partial Sync.');
  await expectAccessible(page);

  await typeScopes(page, ['okta.users.read']);
  await pickOperation(page, 'list groups', 'List groups');
  await send(page);
  const answer = panel(page, 'Response').getByRole('group', { name: 'The org’s own reason' });
  await answer.getByRole('button', { name: 'Ask the org why' }).click();
  await expect(answer.getByRole('article')).toContainText('FAILURE');
  await expectAccessible(page);
  await answer.getByRole('button', { name: 'Show exchange' }).click();
  await expect(page.getByRole('main', { name: 'History' })).toContainText('/api/v1/logs');
  await page.goBack();

  await pickOperation(page, 'list users', 'List users');
  await send(page);
  await expect(panel(page, 'Response')).toContainText('Allowed');
  await expect(panel(page, 'Response').getByRole('button', { name: /^Ask the org/ })).toHaveCount(0);
});
