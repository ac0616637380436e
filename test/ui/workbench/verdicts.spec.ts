// Answers that are no success, each with its cause and the next step, and the steps that a click takes.
import { expect, test } from '../support/test.ts';
import {
  addTenant,
  chooseCredential,
  panel,
  pickOperation,
  send,
  sendButton,
  typeScopes,
  verdict,
} from './workbench.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'verdicts' });

test('a missing scope is forecast, answered 403 with an empty body, requested, and sent again', async ({ page }) => {
  await pickOperation(page, 'list groups', 'List groups');
  const forecast = page.getByRole('status', { name: 'Before sending' });
  await expect(forecast).toContainText(/without okta\.groups\.read Okta answers 403 with an empty body/i);
  await send(page);
  await expect(verdict(page)).toContainText('Your token lacks okta.groups.read');
  await expect(panel(page, 'Response')).toContainText('It says why in the WWW-Authenticate header');
  await expect(page.getByRole('textbox', { name: 'Find in the body' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Request it and send again' }).click();
  await expect(verdict(page)).toContainText('Requested okta.groups.read: granted. Sent again.');
  await expect(verdict(page)).toContainText('List groups, by okta.groups.read');
  const strip = page.getByRole('toolbar', { name: 'Responses of this session' });
  await strip.getByRole('button', { name: /^403/ }).click();
  await expect(verdict(page)).toContainText('Scope missing');
});

test('a scope that is not granted is requested, and nothing is sent in vain', async ({ page }) => {
  await chooseCredential(page, 'Partial Sync');
  await pickOperation(page, 'list applications', 'List applications');
  await send(page);
  await page.getByRole('button', { name: 'Request it and send again' }).click();
  await expect(verdict(page)).toContainText('granted a token without okta.apps.read');
  await expect(page.getByRole('status', { name: 'Before sending' })).toContainText('was requested and not granted');
  await expect(page.getByRole('button', { name: 'Request it and send again' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Granted since? Request again and send' })).toBeVisible();
});

test('Select what it needs puts the forecast right', async ({ page }) => {
  await pickOperation(page, 'list policies', 'List policies');
  await page.getByRole('button', { name: 'Select what it needs' }).click();
  await expect(page.getByRole('status', { name: 'Before sending' })).toContainText(
    /The chosen scopes cover it|The token has what this needs/,
  );
  await expect(panel(page, 'Scopes').getByRole('checkbox', { name: 'okta.policies.read', exact: true })).toBeChecked();
});

test('a held scope without the admin role is distinguished from a missing scope', { tag: '@afresh' }, async ({
  page,
}) => {
  await chooseCredential(page, 'No Role Connector');
  await send(page);
  await expect(verdict(page)).toContainText('Role missing');
});

test('an unknown id is not found', { tag: '@afresh' }, async ({ page }) => {
  await pickOperation(page, 'get user', 'Get user');
  await sendButton(page).click();
  await expect(panel(page, 'Request').getByRole('alert')).toHaveText('id has no value yet.');
  await expect(page.getByRole('combobox', { name: 'Path parameter id' })).toBeFocused();
  await page.keyboard.type('00unobody');
  await send(page);
  await expect(verdict(page)).toContainText('Not found');
});

test('malformed JSON is said with its place, and is sent on purpose', async ({ page }) => {
  await typeScopes(page, ['okta.users.manage']);
  await pickOperation(page, 'create user', 'Create user');
  await page.getByRole('textbox', { name: 'Request body' }).click();
  await page.keyboard.insertText('{"profile": }');
  await expect(panel(page, 'Request')).toContainText(
    'The body is not valid JSON (line 1, column 13). It will be sent as it is',
  );
  await send(page);
  await expect(verdict(page)).toContainText('Bad request');
  await expect(panel(page, 'Response')).toContainText('E0000003');
});

test('a user is created from the example', { tag: '@afresh' }, async ({ page }) => {
  await typeScopes(page, ['okta.users.manage']);
  await pickOperation(page, 'create user', 'Create user');
  await page.getByRole('button', { name: 'Insert an example' }).click();
  await page.getByRole('tab', { name: 'Parameters' }).click();
  await page.getByRole('combobox', { name: 'Query parameter activate' }).selectOption('false');
  await send(page);
  await expect(verdict(page)).toContainText('Create user, by okta.users.manage');
  await expect(panel(page, 'Response')).toContainText('STAGED');
});

test('a dead host is shown as richly as an answer', async ({ page }) => {
  await addTenant(page, { name: 'Gone', url: 'http://127.0.0.1:1', production: false });
  await page.getByRole('combobox', { name: 'Authorise with' }).selectOption('none');
  await send(page);
  await expect(verdict(page)).toContainText('Unreachable');
  await expect(panel(page, 'Response')).toContainText('ECONNREFUSED');
  await expect(page.getByRole('button', { name: 'Proxy and certificates' })).toBeVisible();
});

test('a refused token is the answer when nothing could be sent', { tag: '@afresh' }, async ({ page }) => {
  await typeScopes(page, ['okta.users.read', 'okta.dreams.read']);
  await send(page);
  await expect(verdict(page)).toContainText('The request was not sent');
  await verdict(page).getByRole('button', { name: 'Leave out okta.dreams.read' }).click();
  await expect(verdict(page)).toContainText('List users, by okta.users.read');
});
