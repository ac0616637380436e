// What each panel is about, and that a button acts on what it is beside: with two orgs, over a change of tenant, a reload and
// a request that is opened from the history.
import { addOrg } from '../support/add-org.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import {
  addTenant,
  callHost,
  chooseCredential,
  chooseTenant,
  panel,
  pickOperation,
  sandboxUrl,
  send,
  tokenButton,
  typeScopes,
  verdict,
} from './workbench.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'what each panel is about' });

interface Journal {
  entries: { method: string; path: string }[];
  /** Number of the newest. */
  last: number;
}
const journal = (page: Parameters<typeof callHost>[0], after = 0) =>
  callHost(page, 'sandbox/journal', { after, limit: 1000 }) as Promise<Journal>;

test('an answer names its tenant and credential, and says when another tenant is in use', async ({ page }) => {
  await addTenant(page, { name: 'Globex', url: await sandboxUrl(page), production: false });
  await chooseTenant(page, 'Sandbox org');
  await pickOperation(page, 'list groups', 'List groups');
  await send(page);
  const response = panel(page, 'Response');
  await expect(response).toContainText(/Sandbox org\s*Directory Insights/);
  await expect(response).not.toContainText('another tenant');
  await expect(panel(page, 'Token')).toContainText('Sandbox org');
  await chooseTenant(page, 'Globex');
  await expect(response).toContainText('another tenant');
  // Globex has no credential: the request could go nowhere but to the org that it was sent to.
  await page.getByRole('button', { name: 'Request it and send again' }).click();
  await expect(verdict(page)).toContainText('Requested okta.groups.read: granted. Sent again.');
  await expect(response).toContainText(/Sandbox org\s*Directory Insights/);
  await page.getByRole('button', { name: 'Explain this response' }).click();
  await expect(response).toContainText(/Sandbox org\s*Directory Insights\s*another tenant/);
  await page.getByRole('button', { name: 'Clear the response' }).click();
  await expect(response).not.toContainText('Sandbox org');
});

test('after a reload the button beside a read sends that read, whatever the draft is', { tag: '@afresh' }, async ({
  page,
}) => {
  await typeScopes(page, ['okta.users.manage']);
  await pickOperation(page, 'list groups', 'List groups');
  await send(page);
  await expect(verdict(page)).toContainText('Your token lacks okta.groups.read');
  await pickOperation(page, 'create user', 'Create user');
  await page.getByRole('button', { name: 'Insert an example' }).click();
  await page.reload();
  const { last } = await journal(page);
  await page.getByRole('button', { name: 'Request it and send again' }).click();
  await expect(verdict(page)).toContainText('List groups, by okta.groups.read');
  const received = (await journal(page, last)).entries.map(({ method, path }) => `${method} ${path}`);
  expect(received).toEqual(['POST /oauth2/v1/token', expect.stringMatching(/^GET \/api\/v1\/groups/)]);
});

test('a request that is opened from the history has its own answer and nothing else', {
  tag: '@afresh',
}, async ({ page }) => {
  await pickOperation(page, 'list groups', 'List groups');
  await send(page);
  await expect(verdict(page)).toContainText('Scope missing');
  await pickOperation(page, 'list users', 'List users');
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'History' }).click();
  const rows = page.getByRole('listbox', { name: 'Exchanges' }).getByRole('option');
  await rows.filter({ hasText: '/api/v1/groups' }).first().click();
  await page.getByRole('button', { name: 'Open in Workbench' }).click();
  await expect(page.getByRole('textbox', { name: 'Path' })).toHaveValue('/api/v1/groups');
  await expect(verdict(page)).toContainText('Scope missing');
});

test('a token says when it is for other scopes than the chosen ones', async ({ page }) => {
  await typeScopes(page, ['okta.users.read', 'okta.policies.read']);
  await tokenButton(page).click();
  const token = panel(page, 'Token');
  await expect(token).toContainText('2 of 2 granted');
  await expect(token).not.toContainText('For other scopes');
  await typeScopes(page, ['okta.users.read', 'okta.groups.read']);
  await expect(token).toContainText('Not for the scopes that are chosen now. Requested without okta.groups.read.');
});

test('a write to a production tenant is asked about before it is sent again', async ({ page }) => {
  await addTenant(page, { name: 'Acme production', url: await sandboxUrl(page), production: true });
  await page.getByRole('combobox', { name: 'Authorise with' }).selectOption('none');
  await page.getByRole('combobox', { name: 'Method' }).selectOption('DELETE');
  await page.getByRole('textbox', { name: 'Path' }).fill('/api/v1/groups/00gnobody');
  await callHost(page, 'sandbox/addFault', { fault: 'status=503' });
  const guard = page.getByRole('region', { name: 'Write guard' });
  await guard.getByRole('switch').check({ force: true });
  await guard.getByRole('textbox').fill('Acme production');
  await send(page);
  await expect(verdict(page)).toContainText('Server fault');
  await callHost(page, 'sandbox/removeFault', { faultId: null });
  // The draft is another request meanwhile.
  await page.getByRole('combobox', { name: 'Method' }).selectOption('GET');
  await page.getByRole('button', { name: 'Send again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send again?' });
  await expect(dialog).toContainText('DELETE /api/v1/groups/00gnobody');
  await expect(dialog.getByRole('button', { name: 'Send again' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('Acme production');
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await expect(verdict(page)).toContainText('No token');
});

test('a countdown uses the clock of the org', { tag: '@afresh' }, async ({ page }) => {
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText(/(59:\d\d|1:00:00) left/);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Sandbox' }).click();
  await page.getByRole('button', { name: 'Expire all tokens' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: /scopes granted/ })).toContainText('expired');
});

test('an end of a token is the same in every panel, however far the clock of the org is off', {
  tag: '@afresh',
}, async ({ page }) => {
  await callHost(page, 'sandbox/moveClock', { byMs: 2 * 3_600_000 });
  await page.reload();
  await send(page);
  const token = panel(page, 'Token');
  await expect(token).toContainText(/(59:\d\d|1:00:00) left/);
  await token.getByText('Decoded', { exact: true }).click();
  await expect(token.getByRole('row', { name: /^exp / })).toContainText(/in (59 min|1 h)/);
  await expect(token.getByRole('row', { name: /^iat / })).toContainText('just now');
  await panel(page, 'Response').getByRole('tab', { name: 'Token' }).click();
  await expect(panel(page, 'Response')).toContainText(/Expires\s*in (59 min|1 h)/);
});

test('no button outlives the credential or the tenant that it needs', async ({ page }) => {
  await addOrg(page, { name: 'Acme', url: await sandboxUrl(page) });
  await page.getByRole('textbox', { name: 'Path', exact: true }).fill('/api/v1/groups');
  await callHost(page, 'sandbox/addFault', { fault: 'status=503' });
  await send(page);
  await expect(verdict(page).getByRole('button').first()).toBeVisible();
  await goTo(page, 'Tenants');
  await page.getByRole('button', { name: 'More for Made-up integration' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete credential' }).click();
  await goTo(page, 'Workbench');
  await expect(panel(page, 'Response')).toContainText('removed credential');
  await expect(verdict(page)).toContainText('Made-up integration is no longer a credential of Acme.');
  await expect(panel(page, 'Token')).toContainText('Acme has no credential to request a token with.');
});

test('a scope that was left out is asked for again, not chosen again', { tag: '@afresh' }, async ({ page }) => {
  await chooseCredential(page, 'Partial Sync');
  await typeScopes(page, ['okta.apps.read']);
  await page.getByRole('textbox', { name: 'Path', exact: true }).fill('/api/v1/apps');
  await typeScopes(page, ['okta.apps.read', 'okta.users.read']);
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText('1 of 2 granted');
  const again = panel(page, 'Request').getByRole('button', { name: 'Granted since? Request again' });
  const asked = page.waitForRequest((request) => request.url().endsWith('/rpc/token/request'));
  await again.click();
  expect((await asked).postDataJSON()).toMatchObject({ json: { scopes: ['okta.apps.read', 'okta.users.read'] } });
  await expect(panel(page, 'Request').getByRole('button', { name: 'Select what it needs' })).toHaveCount(0);
});
