// An app that requires DPoP, met without it: the refusal is recognised, and one click beside it switches it on and sends what was refused. The
// request as sent shows its proof in words.
import type { Page } from '@playwright/test';
import { serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { keyClientDraft } from '../../support/credentials.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { expectAccessible } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import { callHost, chooseTenant, panel, pickOperation, send, tokenButton, verdict } from '../workbench/workbench.ts';

const OFFER = 'Switch DPoP on and send again';
let org: Awaited<ReturnType<typeof serveSandbox>>;

test.beforeEach(async ({ page }) => {
  org = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off' });
  const app = org.sandbox.clients().find(({ dpop }) => dpop);
  const { id } = (await callHost(page, 'tenant/add', { name: 'Acme', url: org.url, production: false })) as {
    id: string;
  };
  await callHost(page, 'vault/setUp', { protection: { kind: 'session' } });
  const secret = { value: JSON.stringify(app?.privateJwk) };
  await callHost(
    page,
    'credential/save',
    keyClientDraft({ tenantId: id, name: 'Sealed', clientId: app?.clientId ?? '', secret }),
  );
  await page.reload();
  await chooseTenant(page, 'Acme');
});
test.afterEach(() => org.close());

const isBound = async (page: Page) => {
  const { tenants } = (await callHost(page, 'app/snapshot', undefined)) as {
    tenants: { name: string; credentials: { dpop?: boolean }[] }[];
  };
  return tenants.find(({ name }) => name === 'Acme')?.credentials[0]?.dpop;
};

test('beside the request that waited for a token, and its evidence has the proof', async ({ page }) => {
  await pickOperation(page, 'list users', 'List users');
  await send(page);
  await expect(verdict(page)).toContainText('This app requires DPoP');
  await verdict(page).getByRole('button', { name: OFFER }).click();
  await expect(verdict(page)).toContainText('Switched DPoP on. Sent again.');
  await expect(verdict(page)).toContainText('Allowed');
  expect(await isBound(page)).toBe(true);
  await panel(page, 'Response').getByRole('tab', { name: 'Request' }).click();
  const proof = page.getByRole('region', { name: 'DPoP proof, decoded' });
  await expect(proof).toContainText('"ath"');
  await expect(proof).toContainText('dpop+jwt');
  await expectAccessible(page);
});

test('beside the refused token', async ({ page }) => {
  await tokenButton(page).click();
  await panel(page, 'Token').getByRole('button', { name: OFFER }).click();
  await expect(panel(page, 'Token')).toContainText('granted');
  await expect(panel(page, 'Token').getByRole('button', { name: OFFER })).toHaveCount(0);
});

test('on the card of the credential, after its test; and the form shows it switched on', async ({ page }) => {
  await goTo(page, 'Tenants');
  const card = page.getByRole('article', { name: 'Sealed' });
  await card.getByRole('button', { name: 'Test' }).click();
  await card.getByRole('button', { name: 'Switch DPoP on and test again' }).click();
  await expect(card).toContainText('works');
  await card.getByRole('button', { name: 'More for Sealed' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(page.getByRole('form', { name: 'Edit Sealed' }).getByRole('switch', { name: 'DPoP' })).toBeChecked();
  await expectAccessible(page);
});

test('in the history, where the refusal is kept', async ({ page }) => {
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText('This app requires DPoP');
  await goTo(page, 'History');
  await page.getByRole('tab', { name: 'Summary' }).click();
  await page.getByRole('button', { name: 'Switch DPoP on for Sealed' }).click();
  await expect(page.getByText('DPoP is on for Sealed.')).toBeVisible();
  expect(await isBound(page)).toBe(true);
});

test('a clock that differs from the org’s is named, with what is corrected; a request works all the same', async ({
  page,
}) => {
  org.sandbox.clock.set(Date.now() + 3 * 3_600_000);
  await pickOperation(page, 'list users', 'List users');
  await send(page);
  await verdict(page).getByRole('button', { name: OFFER }).click();
  await expect(verdict(page)).toContainText('Allowed');
  await expect(page.getByRole('note')).toContainText('The clock of this computer is 3 h behind that of Acme.');
  await expectAccessible(page);
});
