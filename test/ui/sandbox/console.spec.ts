// An admin of the sandbox org installs a draft in a real browser, rotates its secret and revokes it, on the org's own pages under their own policy; the token endpoint answers to each step.
import { expect, test } from '@playwright/test';
import { type ServedSandbox, serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { expectAccessible } from '../support/accessible.ts';

let org: ServedSandbox;
test.beforeEach(async () => {
  org = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off' });
});
test.afterEach(() => org.close());

async function askForToken(clientId: string, secret: string): Promise<string> {
  const response = await fetch(`${org.url}/oauth2/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'okta.users.read' }),
  });
  const { error, errorCode } = await response.json();
  // Of a client that the org does not know in the shape of the management API (FACTS §1.4).
  return response.status === 200 ? 'granted' : (error ?? errorCode);
}

test('a draft is authorized, its secret shown once and rotated, and the integration revoked', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const draft = {
    name: 'Hawk Sync',
    description: 'Keeps the people of your org in step with Hawk.',
    guide: 'https://hawk.example/okta/guide',
    scopes: ['okta.users.read', 'okta.groups.manage', 'okta.logs.read'],
  };
  await page.goto(org.url + org.sandbox.authorizePage(draft));
  await expect(page.getByRole('heading', { name: 'Authorize integration' })).toBeVisible();
  await expect(
    page.getByRole('row', { name: /okta\.groups\.manage View, create, update and delete groups/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Install and Authorize' }).click();

  const dialog = page.getByRole('dialog', { name: 'Client secret' });
  const first = await dialog.locator('code').innerText();
  await dialog.getByRole('button', { name: 'Copy client secret' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Shown once' })).toBeVisible();
  await expect(page.getByText(first)).toBeHidden();
  await page.getByRole('link', { name: 'Go to the integration' }).click();

  const clientId = await page.locator('#client-id').innerText();
  expect(await askForToken(clientId, first)).toBe('granted');
  await expect(page.locator('#domain')).toHaveText(org.url);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Generate new secret' }).click();
  const second = await dialog.locator('code').innerText();
  await dialog.getByRole('link', { name: 'Done' }).click();
  await page.getByRole('button', { name: `Deactivate ***${first.slice(-4)}` }).click();
  await expect(page.getByRole('row', { name: `***${first.slice(-4)}` })).toContainText('Inactive');
  expect([await askForToken(clientId, first), await askForToken(clientId, second)]).toEqual([
    'invalid_client',
    'granted',
  ]);

  await page.getByRole('link', { name: 'Revoke integration' }).click();
  await expect(page.getByRole('heading', { name: 'Revoke Hawk Sync?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Revoke integration' }).click();
  await expect(page.getByText('The integration was revoked.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Directory Insights' })).toBeVisible();
  await expectAccessible(page);
  expect(await askForToken(clientId, second)).toBe('invalid_client');
  // The pages that say 410 are answers, not faults of the page.
  expect(complaints.filter((text) => !text.includes('410'))).toEqual([]);
});
