// A service app from nothing: its private key pasted or chosen as a file, the token that it gets by it, and a call; and the one that the
// sandbox org has built in.
import { serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { expectAccessible } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import {
  addTenant,
  chooseCredential,
  panel,
  pickOperation,
  send,
  tokenButton,
  verdict,
} from '../workbench/workbench.ts';

test('a private key is pasted, and gets a token and a call; a public one is refused in words', async ({ page }) => {
  const org = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off' });
  const app = org.sandbox.clients().find(({ privateJwk }) => privateJwk !== null);
  const { kty, n, e, kid } = app?.privateJwk ?? {};
  await addTenant(page, { name: 'Acme', url: org.url, production: false });
  await goTo(page, 'Tenants');
  await page.getByRole('main').getByRole('button', { name: 'Add credential' }).first().click();
  const form = page.getByRole('form', { name: 'New credential' });
  await form.getByText('Service app', { exact: true }).click();
  await form.getByLabel('Client ID').fill(app?.clientId ?? '');
  const key = form.getByRole('textbox', { name: 'Private key' });
  await key.fill(JSON.stringify({ kty, n, e, kid }));
  await form.getByLabel('Add scopes').fill('okta.users.read okta.groups.read');
  await form.getByRole('button', { name: 'Add credential' }).click();
  await expect(page.getByText('This is the public key.')).toBeVisible();
  await expectAccessible(page);
  await form.getByLabel('Private key from a file').setInputFiles({
    name: 'key.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(app?.privateJwk, null, 2)),
  });
  await expect(key).toHaveValue(/"d"/);
  await form.getByRole('button', { name: 'How it signs' }).click();
  await form.getByRole('textbox', { name: 'Assertion life' }).fill('90');
  await expect(form).toContainText('cannot hold for “90” minutes');
  await form.getByRole('textbox', { name: 'Assertion life' }).fill('30');
  await form.getByText('ES384', { exact: true }).click();
  await form.getByRole('button', { name: 'Add credential' }).click();
  await expect(page.getByText('ES384 does not fit the private key.')).toBeVisible();
  await form.getByText('RS256', { exact: true }).click();
  await form.getByRole('switch', { name: 'Name the key (kid)' }).uncheck();
  await form.getByRole('button', { name: 'Add credential' }).click();
  const question = page.getByRole('form', { name: 'Protect saved secrets' });
  await question.getByText('A passphrase').click();
  await question.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await question.getByLabel('Repeat it').fill('correct horse battery staple');
  await question.getByRole('button', { name: 'Protect and save' }).click();
  const card = page.getByRole('article', { name: 'Service app' });
  await expect(card).toContainText('Key 1');
  await expect(card).toContainText(/AlgorithmRS256.*Name the key \(kid\)off.*Assertion life30/s);
  await expect.poll(() => page.content()).not.toContain(app?.privateJwk?.d ?? '-');

  await goTo(page, 'Workbench');
  await page.getByRole('button', { name: 'What will be signed' }).click();
  const outline = page.getByRole('region', { name: 'What will be signed' });
  await expect(outline.getByRole('row')).toContainText([
    /^algRS256/,
    /^kidnone.*one key/,
    `iss${app?.clientId}`,
    `sub${app?.clientId}`,
    `aud${org.url}/oauth2/v1/token`,
    /^iat\d{10} .*when it is sent/,
    /^exp\d{10} 30 min later/,
    'jtinew for every attempt',
  ]);
  await expectAccessible(page);
  await pickOperation(page, 'list users', 'List users');
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');
  await org.close();
});

test('the sandbox org has one, whose token request shows its assertion masked', async ({ page }) => {
  await chooseCredential(page, 'Nightly Sync');
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText('granted');
  await goTo(page, 'History');
  await page.getByRole('tab', { name: 'Request' }).click();
  await expect(page.getByRole('main')).toContainText('client_assertion');
  await expect(page.getByRole('main')).not.toContainText(/client_assertion=eyJ/);
});
