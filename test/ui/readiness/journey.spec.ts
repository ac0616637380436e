// The journey of Okta's guide for an API service integration, on the page and in the sandbox org's own console, from nothing to a pack that says
// ready: described, made a version of, installed in two orgs, tried, recorded, rotated, confirmed. Then an edit, and a revoked instance.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { type ServedSandbox, serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { clientDraft } from '../../support/credentials.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { installIn } from '../../support/orgs/two-orgs.ts';
import { type Customer, PRODUCT_TRIALS, runProduct } from '../../support/readiness/product.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import { callHost } from '../workbench/workbench.ts';

const SCOPES = ['okta.users.read', 'okta.groups.read'];
const PLAN = `plan: Acme reads
scopes: { okta.users.read: Reads people, okta.groups.read: Reads groups }
steps:
  - { id: list-users, request: GET /api/v1/users?limit=2 }
  - { id: list-groups, request: GET /api/v1/groups?limit=2 }
`;
/** The head of a PNG of 200 by 200 pixels: what is read of a logo. */
const LOGO = Buffer.from('89504e470d0a1a0a0000000d49484452000000c8000000c80806000000', 'hex');

const written = (guide: string): string => `integration: Acme Access Reviews
description: Reviews who is in which group, so that customers see at once who should not be there any more.
scopes:
  okta.users.read: Reads people, to show each with a name.
  okta.groups.read: Reads groups, which are what is reviewed.
guide: ${guide}
logo: logo.png
contacts: { support: help@acme.example, escalation: oncall@acme.example }
testAccount:
  url: https://app.acme.example
  username: isvtest@okta.com
  password: { secret: ACME_TEST_PASSWORD }
  instructions: Settings, Okta, enter domain, client ID and secret, then press Review now.
plans: [acme.scopebench.yaml]
`;

let second: ServedSandbox;
let guide: Server;
test.beforeEach(async () => {
  second = await serveSandbox({ catalogue: loadCatalogue(), seed: 'second' });
  guide = createServer((_request, response) => response.end('<h1>Acme Access Reviews for Okta</h1>'));
  await new Promise<void>((listening) => guide.listen(0, '127.0.0.1', listening));
});
test.afterEach(async () => {
  guide.close();
  await second.close();
});

test.setTimeout(120_000);
test('from nothing to a pack that says ready; an edit makes stale, a revocation is noticed', async ({
  page,
  bench,
  context,
}) => {
  const folder = join(bench.dataDir, 'plans');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'acme.scopebench.yaml'), PLAN);
  await writeFile(join(folder, 'logo.png'), LOGO);
  const address = `http://127.0.0.1:${(guide.address() as AddressInfo).port}/okta`;

  await goTo(page, 'Readiness');
  await page.getByRole('button', { name: 'New integration' }).click();
  await page.getByLabel('Name').fill('Acme Access Reviews');
  await page.getByRole('button', { name: 'Create' }).click();
  await typeAll(page, written(address));
  await view(page, 'Journey');
  await page.getByRole('button', { name: 'Make version 1' }).click();
  await expect(page.getByText('is what the file says now')).toBeVisible();

  const org = await test.step('install in the sandbox org, and rotate its secret without a failed call', () =>
    installAndRotate(page, context));
  await page.getByRole('button', { name: 'Add it as an instance of version 1' }).click();
  const other = await installElsewhere(page);
  await expect(page.getByText('2 instances of version 1.')).toBeVisible();

  await recordProduct(page, 'sandbox', org, PRODUCT_TRIALS);
  await recordProduct(page, other.tenantId, other, []);
  await view(page, 'Checks');
  await runChecks(page, 'It calls nothing beyond its scopes', 'Passed');
  await confirmAll(page);
  await expect(page.getByRole('status').filter({ hasText: 'Ready to submit' })).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save evidence pack' }).first().click();
  const pack = unzipSync(await readFile((await (await saved).path()) ?? ''));
  const report = JSON.parse(strFromU8(pack['readiness.json'] ?? new Uint8Array())) as { ready: boolean };
  expect(report.ready).toBe(true);
  for (const bytes of Object.values(pack))
    for (const secret of [org.secret, other.secret]) expect(strFromU8(bytes)).not.toContain(secret);

  await other.revoke();
  await runChecks(page, 'The credentials work by Basic', 'Acme two does not let');

  const file = join(folder, 'Acme Access Reviews.integration.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(
      'okta.groups.read: Reads',
      'okta.logs.read: Reads sign-ins of each person.\n  okta.groups.read: Reads',
    ),
  );
  await expect(page.getByText('edited since version 1').first()).toBeVisible();
  for (const name of ['The token has every scope', 'Every registered scope is needed', 'Somebody reads the escalation'])
    await expect(page.getByRole('listitem', { name })).toContainText(/Stale|edited|which is not what/);
  await expect(page.getByRole('listitem', { name: 'A wrong secret is refused' })).not.toContainText('Stale');
});

async function view(page: Page, name: string): Promise<void> {
  await page.getByText(name, { exact: true }).click();
}

async function typeAll(page: Page, text: string): Promise<void> {
  await view(page, 'Text');
  const editor = page.getByRole('textbox', { name: 'Text of the integration' });
  await expect(editor).toContainText('integration: Acme Access Reviews');
  await editor.press('Control+a');
  await page.keyboard.insertText(text);
  await page
    .getByRole('button', { name: /^Save\b/ })
    .last()
    .click();
}

const tokenStatus = async ({ url, clientId, secret }: Customer): Promise<number> =>
  (
    await fetch(`${url}/oauth2/v1/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPES.join(' ') }),
    })
  ).status;

/** In the console of the sandbox org; each secret is tried at once, and so is the one before. */
async function installAndRotate(page: Page, context: BrowserContext): Promise<Customer> {
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Authorize in the sandbox org' }).click();
  const admin = await opened;
  await admin.getByRole('button', { name: 'Install and Authorize' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Client secret' });
  const first = await dialog.locator('code').innerText();
  await dialog
    .getByRole('link', { name: 'Done' })
    .or(dialog.getByRole('button', { name: 'Done' }))
    .click();
  const clientId = await admin.locator('#client-id').innerText();
  const url = await admin.locator('#domain').innerText();
  expect(await tokenStatus({ url, clientId, secret: first })).toBe(200);
  await admin.getByRole('button', { name: 'Generate new secret' }).click();
  const secret = await dialog.locator('code').innerText();
  for (const each of [first, secret]) expect(await tokenStatus({ url, clientId, secret: each })).toBe(200);
  await admin.close();
  return { url, clientId, secret };
}

async function installElsewhere(page: Page): Promise<Customer & { tenantId: string; revoke(): Promise<void> }> {
  const installed = await installIn(second, SCOPES);
  const { clientId, secret, secondSecret, revoke } = installed;
  const tenant = (await callHost(page, 'tenant/add', { name: 'Acme two', url: second.url, production: false })) as {
    id: string;
  };
  await callHost(page, 'vault/setUp', { protection: { kind: 'session' } });
  await page.reload();
  await page.getByRole('button', { name: 'Add an instance of a real org…' }).click();
  await page.getByLabel('Client ID').fill(clientId);
  await page.getByLabel('Client secret').fill(secret);
  await page.getByRole('button', { name: 'Save the credential and add the instance' }).click();
  await expect(page.getByLabel('Instances that the file names')).toContainText('Acme two');
  const { tenants } = (await callHost(page, 'app/snapshot', undefined)) as {
    tenants: { id: string; credentials: { id: string; name: string }[] }[];
  };
  const credential = tenants.find(({ id }) => id === tenant.id)?.credentials[0];
  const draft = { tenantId: tenant.id, credentialId: credential?.id ?? '', name: credential?.name ?? '', clientId };
  await callHost(page, 'credential/save', clientDraft({ ...draft, secret: { value: secondSecret } }));
  return { url: second.url, clientId, secret, tenantId: tenant.id, revoke };
}

async function recordProduct(page: Page, tenantId: string, customer: Customer, faults: string[]): Promise<void> {
  const { runId } = (await callHost(page, 'run/start', { kind: 'recording', tenantId, port: 0, faults })) as {
    runId: string;
  };
  const address = async () => ((await callHost(page, 'recorder/address', { runId })) as { url: string | null }).url;
  await expect.poll(address).not.toBeNull();
  await runProduct({ ...customer, url: (await address()) ?? '' }, SCOPES.join(' '));
  await callHost(page, 'run/cancel', { runId });
}

/** Until that check has such a result, and nothing is on its way any more: a short run may be over before its progress was seen. */
async function runChecks(page: Page, check: string, result: string): Promise<void> {
  await page.getByRole('button', { name: 'Run the checks' }).first().click();
  await expect(page.getByRole('listitem', { name: check })).toContainText(result, { timeout: 60_000 });
  await expect(page.getByRole('progressbar')).toBeHidden({ timeout: 60_000 });
}

async function confirmAll(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Confirm for version 1' });
  for (let left = await open.count(); left > 0; left -= 1) {
    const row = page.getByRole('listitem').filter({ has: open }).first();
    await row.getByRole('textbox').fill('Looked at it, and it is so.');
    await row.getByRole('button', { name: 'Confirm for version 1' }).click();
    await expect(open).toHaveCount(left - 1);
  }
}
