// The outcomes of a token request: all granted, part of it, nothing; and what can be asked about a token afterwards.
import { expect, test } from '../support/test.ts';
import { chooseCredential, panel, send, tokenButton, typeScopes, verdict } from './workbench.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'tokens' });

test('a token with fewer scopes than requested says which are missing and why', async ({ page }) => {
  await chooseCredential(page, 'Partial Sync');
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: /^All registered \d/ }).click();
  await tokenButton(page).click();
  const token = panel(page, 'Token');
  await expect(token).toContainText('3 of 6 granted');
  await expect(token).toContainText('leaves out what is not granted to the integration and says nothing');
  await expect(token.getByRole('list', { name: 'Not granted' }).getByRole('listitem')).toHaveText([
    /okta\.apps\.read/,
    /okta\.groups\.manage/,
    /okta\.users\.manage/,
  ]);
});

test('an unknown scope is marked, sent as typed, and the refusal is shown in the org’s own words', {
  tag: '@afresh',
}, async ({ page }) => {
  const search = page.getByRole('searchbox', { name: 'Search or type scopes' });
  await search.fill('okta.dreams.read');
  await search.press('Enter');
  await expect(panel(page, 'Scopes')).toContainText(
    'okta.dreams.read is not in the catalogue. You can request them anyway.',
  );
  await tokenButton(page).click();
  const token = panel(page, 'Token');
  await expect(token).toContainText('Scopes refused');
  await expect(token).toContainText('invalid_scope');
  await token.getByRole('button', { name: 'Show the exchange' }).click();
  await expect(token.getByRole('region', { name: 'Request body' })).toContainText('okta.users.read okta.dreams.read');
  await expect(token.getByRole('region', { name: 'Request as sent' })).not.toContainText(/Basic [A-Za-z0-9+/]{20}/);
  await token.getByRole('button', { name: 'Leave out okta.dreams.read' }).click();
  await expect(token).toContainText('1 of 1 granted');
  await expect(panel(page, 'Scopes')).toContainText('1 chosen');
});

test('no scopes at all are sent as they are', async ({ page }) => {
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(panel(page, 'Scopes')).toContainText('You can request a token without scopes');
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText('Scopes refused');
});

test('1,100 characters of scopes are counted, and requested in parts that say what they are', async ({ page }) => {
  await typeScopes(
    page,
    Array.from({ length: 50 }, (_, index) => `okta.made.up.${String(index).padStart(3, '0')}.read`),
  );
  await expect(panel(page, 'Scopes')).toContainText('1,099 / 1,024');
  await expect(panel(page, 'Scopes')).toContainText('75 characters too long for one request: sent in 2 parts');
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: /^All registered \d/ }).click();
  await tokenButton(page).click();
  const token = panel(page, 'Token');
  await expect(token).toContainText(/Part (\d) of \1: the 107 chosen scopes do not fit into one request/);
  await expect(token).toContainText('A token is held for each part; Send uses the one that fits.');
  await send(page);
  await expect(verdict(page)).toContainText('List users, by okta.users');
});

test('names pasted into the search are all added', { tag: '@afresh' }, async ({ page }) => {
  const search = page.getByRole('searchbox', { name: 'Search or type scopes' });
  await search.fill('okta.apps.read, okta.logs.read');
  await expect(search).toHaveValue('');
  await expect(panel(page, 'Scopes')).toContainText('3 chosen');
});

test('a token is verified, introspected, renewed, revoked; the same scopes again take the held one', async ({
  page,
}) => {
  await typeScopes(page, ['okta.users.read', 'okta.policies.read']);
  await tokenButton(page).click();
  const token = panel(page, 'Token');
  // The token of the test before may say the same: wait for that of these scopes.
  await expect(token).toContainText('okta.policies.read');
  await expect(token).not.toContainText('For other scopes');
  await tokenButton(page).click();
  await expect(token).toContainText('already held');
  const choose = async (name: string) => {
    await token.getByRole('button', { name: 'Token actions' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('Verify signature');
  await expect(token).toContainText('Signature verified');
  await choose('Introspect');
  await expect(token).toContainText('The org calls it active');
  await choose('Renew');
  await expect(token).not.toContainText('already held');
  await choose('Revoke at the org');
  await expect(page.getByText('Token revoked')).toBeVisible();
});

test('the chip in the top bar opens the token decoded', async ({ page }) => {
  await tokenButton(page).click();
  await page
    .getByRole('banner')
    .getByRole('button', { name: /scopes granted/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Access token' });
  await expect(dialog.getByRole('table', { name: 'Token claims' })).toContainText('okta.users.read');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
