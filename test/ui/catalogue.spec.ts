// A newer OpenAPI file in the page: its drift report before anything changes, the import that everything takes up, the way
// back, and bad files that change nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';
import { send, tokenButton, verdict } from './workbench/workbench.ts';

/** A specification of today's own operations but for what the tests look at. */
async function specification(change: (spec: Specification) => void): Promise<string> {
  const file = join(import.meta.dirname, '../../resources/catalogue/management.json');
  const { operations } = JSON.parse(await readFile(file, 'utf8')) as { operations: ShippedOperation[] };
  const spec: Specification = {
    openapi: '3.0.3',
    info: { title: 'Okta Admin Management', version: '2026.09.0' },
    paths: {},
  };
  for (const { id, method, path, scopes } of operations) {
    spec.paths[path] ??= {};
    const pathParameters = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    spec.paths[path][method.toLowerCase()] = {
      operationId: id,
      tags: ['T'],
      parameters: pathParameters,
      responses: { '200': { description: '' } },
      security: [{ oauth2: scopes }],
    };
  }
  change(spec);
  return JSON.stringify(spec);
}

interface ShippedOperation {
  id: string;
  method: string;
  path: string;
  scopes: string[];
}
interface Specification {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, unknown>>;
}

const report = (page: Page) => page.getByRole('article', { name: 'Drift report' });
const choose = (page: Page, name: string, text: string) =>
  page.getByLabel('OpenAPI file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

test('a newer file is looked at, imported, taken up by everything, and gone back from', async ({ page }) => {
  // Something that the import touches: evidence in the ledger.
  await tokenButton(page).click();
  await send(page);
  await expect(verdict(page)).toContainText('Allowed');
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Import a newer one…' }).click();
  const inUse = page.getByRole('table', { name: 'Catalogue in use' });
  await expect(inUse.getByRole('row', { name: /Management/ })).toContainText('ships with Scopebench');
  await expectAccessible(page);

  const newer = await specification(({ paths }) => {
    paths['/api/v1/unicorns'] = {
      get: { operationId: 'listUnicorns', responses: { '200': {} }, security: [{ oauth2: ['okta.unicorns.read'] }] },
    };
    delete paths['/api/v1/users']?.get;
  });
  await choose(page, 'management.json', newer);
  await expect(report(page)).toContainText('2026.09.0');
  await expect(report(page).getByRole('listitem')).toContainText([
    'Evidence of calls for 1 scope would be marked as stale.',
  ]);
  await report(page)
    .getByText(/^Added/)
    .click();
  await expect(report(page).getByRole('listitem')).toContainText([
    '/api/v1/unicornsList unicornsrequires okta.unicorns.read',
  ]);
  await report(page)
    .getByText(/^Removed/)
    .click();
  await expect(report(page).getByRole('listitem')).toContainText(['/api/v1/users']);
  await report(page)
    .getByText(/^Changed/)
    .click();
  await page.getByRole('searchbox', { name: 'Filter the report' }).fill('replaceuser');
  await expect(report(page).getByRole('listitem')).toContainText(['/api/v1/users/{id}Replace user']);
  await expectAccessible(page);
  await expect(page.getByText(/catalogue 2026\.06/)).toBeVisible();

  await report(page).getByRole('button', { name: 'Import it' }).click();
  await expect(inUse.getByRole('row', { name: /Management/ })).toContainText('imported');
  await expect(page.getByText('catalogue 2026.09.0')).toBeVisible();
  await page.reload();
  await expect(inUse.getByRole('row', { name: /Management/ })).toContainText('2026.09.0');
  await page.getByText('By operation').click();
  await page.getByRole('searchbox', { name: 'Search operations' }).fill('unicorns');
  await expect(page.getByRole('article', { name: 'List unicorns' })).toContainText('okta.unicorns.read');
  await page.getByText('By scope').click();
  await page.getByRole('button', { name: /^Stale 1/ }).click();
  await expect(page.getByRole('article', { name: 'okta.users.read' })).toContainText('The catalogue was changed since');

  await page.getByText('Catalogue', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Use the shipped catalogue' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Use the shipped catalogue' }).click();
  await expect(inUse.getByRole('row', { name: /Management/ })).toContainText('ships with Scopebench');
});

test('bad files are refused by line or path, and the catalogue stays', async ({ page }) => {
  await page.goto(`${page.url().split('#')[0]}#/scopes/catalogue`);
  const inUse = page.getByRole('table', { name: 'Catalogue in use' });
  await expect(page.getByRole('region', { name: 'Seen of 2026.09.2' })).toContainText('seen by name only');
  for (const [name, text, place] of [
    ['torn.json', '{\n  "openapi": "3.0.3",\n  "paths": {', 'line'],
    ['swagger.json', '{"swagger":"2.0","info":{"version":"1"},"paths":{}}', '$.openapi'],
    ['nothing.json', '{"openapi":"3.0.3","info":{"version":"1"},"paths":{"/a":{"get":{}}}}', '$.paths["/a"].get'],
  ] as const) {
    await choose(page, name, text);
    await expect(page.getByRole('alert')).toContainText(`${name}: `);
    await expect(page.getByRole('alert')).toContainText(place);
    await expect(page.getByRole('alert')).toContainText('Nothing was changed');
    await expect(inUse.getByRole('row', { name: /Management/ })).toContainText('ships with Scopebench');
  }
  await expectAccessible(page);
});
