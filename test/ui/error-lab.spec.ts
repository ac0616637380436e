// The Error lab as a person uses it: cases run by mouse and by keyboard, an answer that differs shown and saved as this org's
// baseline, what leaves it as files, and a pasted response explained.
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { startOrigin } from '../support/orgs/fake-origin.ts';
import { expectAccessible } from './support/accessible.ts';
import { addOrg } from './support/add-org.ts';
import { paste, responseField } from './support/explain.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';
import { sandboxUrl } from './workbench/workbench.ts';

// Ninety cases and more, several times over.

const gallery = (page: Page) => page.getByRole('treegrid', { name: 'Error cases' });
const caseRow = (page: Page, title: string): Locator =>
  gallery(page)
    .getByRole('row')
    .filter({ has: page.getByTitle(title, { exact: true }) });
const detail = (page: Page, title: string) => page.getByRole('article', { name: title, exact: true });
const view = (page: Page, name: 'Cases' | 'Explain') =>
  page.getByRole('radiogroup', { name: 'View' }).getByText(name, { exact: true });

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

async function exported(page: Page, item: string, section: number): Promise<Download> {
  await page.getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).nth(section).click();
  return saved;
}

test('all cases run by the mouse, are as expected on the sandbox org, and leave as report and fixtures', async ({
  page,
}) => {
  await goTo(page, 'Error lab');
  const filters = page.getByRole('radiogroup', { name: 'Show' });
  await expect(page.getByText(/^\d+ cases · \d+ requests at most$/)).toBeVisible();
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(filters.getByText('Not run 0')).toBeVisible();
  await expect(filters.getByText('Differs 0')).toBeVisible();

  await caseRow(page, 'Wrong client secret').click();
  const wrong = detail(page, 'Wrong client secret');
  await expect(wrong).toContainText('As expected');
  await expect(wrong.getByRole('region', { name: 'What is sent' })).toContainText('Authorization: Basic ••••••');
  const table = wrong.getByRole('table', { name: 'Expected and Actual' });
  await expect(table.getByRole('row', { name: /^Status/ })).toContainText(['401401']);
  await expect(table.getByRole('row', { name: /^error invalid_client invalid_client$/ })).toBeVisible();
  await wrong.getByRole('button', { name: 'Show the exchange in History' }).click();
  await expect(page.getByRole('article', { name: /^POST \/oauth2\/v1\/token/ })).toContainText('401');
  await page.goBack();

  const report = await exported(page, 'Markdown', 0);
  expect(report.suggestedFilename()).toMatch(/\.md$/);
  expect((await bytesOf(report)).toString()).toContain('Wrong client secret');
  const fixtures = unzipSync(await bytesOf(await exported(page, 'As expected', 0)));
  const names = Object.keys(fixtures);
  expect(names.length).toBeGreaterThan(45);
  expect(names.every((name) => name.endsWith('.json'))).toBe(true);

  // One fixture is saved as it is.
  await wrong.getByRole('button', { name: 'More', exact: true }).click();
  const one = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save, as this org answered' }).click();
  expect(JSON.parse((await bytesOf(await one)).toString())).toMatchObject({ response: { status: 401 } });

  // What the search leaves goes out alone.
  await page.getByRole('searchbox', { name: 'Search cases' }).fill('token/wrong-secret');
  await expect(page.getByText('1 shown · 1 request at most')).toBeVisible();
  await page.getByRole('button', { name: 'Run shown' }).click();
  await expect(wrong.getByRole('radiogroup', { name: 'Compare with' })).toContainText('Previous run');
  await expect(page.getByRole('region', { name: 'Run', exact: true })).toContainText('1 as expected.');
});

test('the gallery is used by the keyboard alone, and a reload keeps the place', async ({ page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { level: 1, name: 'Error lab' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search cases' }).fill('api/another-orgs-token');
  await expect(gallery(page).getByRole('row')).toHaveCount(2);
  await gallery(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await expect(page.getByText(/^1 chosen · \d+ requests? at most$/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(caseRow(page, 'Token of another org')).toContainText('As expected');
  await page.keyboard.press('Space');
  // Folded, the group alone is left; unfolded, all of it is chosen at once.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(gallery(page).getByRole('row')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(gallery(page).getByRole('row', { selected: true })).toHaveCount(2);

  await page.reload();
  await expect(detail(page, 'Token of another org')).toContainText('As expected');
  await view(page, 'Explain').click();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Response to explain' })).toBeVisible();
  await page.goBack();
  await expect(detail(page, 'Token of another org')).toBeVisible();
});

test('an answer that differs is said in words, saved as this org’s baseline, and forgotten', async ({ page }) => {
  let wording = 'Nope.';
  const org = await startOrigin((_request, response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: 'invalid_client', error_description: wording }));
  });
  try {
    await addOrg(page, { name: 'Acme behind a gateway', url: org.url });
    await goTo(page, 'Error lab');
    await caseRow(page, 'Wrong client secret').click();
    const wrong = detail(page, 'Wrong client secret');
    const run = wrong.getByRole('button', { name: 'Run', exact: true });
    await run.click();
    await expect(wrong).toContainText('One thing differs');
    await expect(wrong).toContainText('$.error_description is “Nope.” where');
    await expect(wrong.getByRole('row', { name: /^differs: error_description .* Nope\.$/ })).toBeVisible();
    await expectAccessible(page);

    await wrong.getByRole('button', { name: 'Save as this org’s baseline…' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('The gateway rewords it.');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await run.click();
    await expect(caseRow(page, 'Wrong client secret')).toContainText('As this org');
    await expect(wrong).toContainText('The gateway rewords it.');

    // The org changes its words: that is another answer than its baseline, and than that of the run before.
    wording = 'No way.';
    await run.click();
    await expect(caseRow(page, 'Wrong client secret')).toContainText('Differs');
    await expect(wrong).toContainText('changed since the previous run');
    await wrong.getByText('Previous run', { exact: true }).click();
    await expect(wrong.getByRole('row', { name: /^differs: error_description Nope\. No way\.$/ })).toBeVisible();
    // Of headers that are alike there is nothing to see.
    await expect(wrong.getByRole('button', { name: /^\d+ headers, which are the same$/ })).toBeVisible();
    await wrong.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(wrong).toContainText('Nothing differs from the previous run.');
    await wrong.getByRole('button', { name: 'Forget this org’s baseline' }).click();
    await expect(wrong.getByText('This org’s baseline', { exact: true })).toHaveCount(0);

    // Nobody answers any more: that is said, too.
    await org.close();
    await run.click();
    await expect(caseRow(page, 'Wrong client secret')).toContainText('No answer');
  } finally {
    await org.close();
  }
});

test('a run shows how far it is and is cancelled, and what was received until then is kept', async ({ page }) => {
  let asked = 0;
  const org = await startOrigin((_request, response) => {
    asked += 1;
    // The third request is never answered.
    if (asked > 2) return;
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end('{"error":"invalid_client","error_description":"Nope."}');
  });
  try {
    await addOrg(page, { name: 'Acme that hangs', url: org.url });
    await goTo(page, 'Error lab');
    await gallery(page)
      .getByRole('button', { name: /^Run group: Client authentication/ })
      .click();
    const bar = page.getByRole('region', { name: 'Run', exact: true });
    await expect(bar).toContainText(/2 of 1\d cases/);
    await expect(page.getByRole('progressbar', { name: 'Progress of the run' })).toBeVisible();
    await bar.getByRole('button', { name: 'Cancel' }).click();
    await expect(bar.getByRole('button', { name: 'Run all' })).toBeVisible();
    await page.getByRole('radiogroup', { name: 'Show' }).getByText('Differs 2').click();
    await expect(gallery(page).getByRole('row', { name: /Differs/ })).toHaveCount(2);
  } finally {
    await org.close();
  }
});

test('what is not safe on a real org is left out, asked about, and never offered on production', async ({ page }) => {
  const sandbox = await sandboxUrl(page);
  await addOrg(page, { name: 'Acme test', url: sandbox });
  await goTo(page, 'Error lab');
  await expect(page.getByText(/\d+ cases left out: not safe on a real org/)).toBeVisible();
  const revoked = caseRow(page, 'Revoked token');
  await gallery(page).getByRole('checkbox', { name: 'Choose the group Access token' }).check();
  await expect(revoked.getByRole('checkbox')).not.toBeChecked();
  await page.getByRole('button', { name: 'Choose none' }).click();
  await revoked.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Run selected' }).click();
  await expect(page.getByRole('dialog')).toContainText('It revokes a token, though only its own.');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(revoked).toContainText('Left out');

  await addOrg(page, { name: 'Acme production', url: sandbox, production: true });
  await expect(revoked.getByRole('checkbox')).toBeDisabled();
  await revoked.click();
  await expect(detail(page, 'Revoked token')).toContainText('Not offered on a production tenant');
  await expect(detail(page, 'Revoked token').getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
});

const PASTED = `HTTP/2 403
content-type: application/json
www-authenticate: Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups"
x-okta-request-id: madeuprequestid0001
x-rate-limit-limit: 300
x-rate-limit-remaining: 299
x-rate-limit-reset: 1772000060
authorization: SSWS 00madeUpTokenOfNobody1234567890

`;

test('a pasted response is explained with its parts and codes, and its secrets are not shown back', async ({
  page,
}) => {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('explain a response');
  await page.getByRole('dialog').getByRole('option', { name: 'Explain a response…' }).click();
  const field = page.getByRole('textbox', { name: 'Response to explain' });
  await expect(field).toBeFocused();
  await paste(responseField(page), PASTED);
  await expect(field).not.toHaveValue(/madeUpTokenOfNobody/);
  const said = page.getByRole('region', { name: 'Explanation' });
  await expect(said.getByRole('region', { name: 'Verdict' })).toContainText('Your token lacks okta.groups.read');
  await expect(said.getByRole('region', { name: 'WWW-Authenticate: Bearer' })).toContainText('insufficient_scope');
  await expect(said.getByRole('region', { name: 'Facts' })).toContainText('299 of 300 left');
  await expect(said.getByRole('region', { name: 'Facts' })).toContainText('madeuprequestid0001');
  expect(await page.content()).not.toContain('madeUpTokenOfNobody');
  await said.getByRole('button', { name: 'Show in the list' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search codes' })).toHaveValue('access_token_insufficient_scopes');
  await expect(page.getByRole('table', { name: 'Codes' }).getByRole('row')).toHaveCount(2);

  // A file does the same, and a text that is none says so.
  await page
    .getByLabel('File with a response')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('{"errorCode":"E0000011"}') });
  await expect(said).toContainText('E0000011');
  await page
    .getByLabel('File with a response')
    .setInputFiles({ name: 'a.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2]) });
  await expect(page.getByRole('alert')).toContainText('a.bin is not a text.');
  await field.fill('hello there');
  await expect(said.getByRole('note')).toBeVisible();
});

test('a text of 2 MB is explained whole, and the field stays quick by showing its beginning', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('explain a response');
  await page.getByRole('dialog').getByRole('option', { name: 'Explain a response…' }).click();
  const field = page.getByRole('textbox', { name: 'Response to explain' });
  const users = Array.from({ length: 20_000 }, (_, index) => ({
    id: `00u${index}`,
    status: 'ACTIVE',
    note: 'made up for a test',
  }));
  const earlier = `HTTP/2 200\nset-cookie: sid=planted0Secret1\n\n${JSON.stringify(users)}`;
  await paste(responseField(page), `${earlier}\n\n${PASTED}`);
  const said = page.getByRole('region', { name: 'Explanation' });
  await expect(said.getByRole('region', { name: 'Verdict' })).toContainText('Your token lacks okta.groups.read');
  await expect(field).not.toBeEditable();
  await expect(
    page.getByText('Only its beginning is shown; all of it is explained. Secrets are masked.'),
  ).toBeVisible();
  expect((await field.inputValue()).length).toBeLessThan(50_000);
  expect(await page.content()).not.toContain('planted0Secret1');

  // Another paste takes its place, by the keys of a person.
  await page.evaluate(() => navigator.clipboard.writeText('{"errorCode":"E0000011"}'));
  await field.focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(field).toHaveValue('{"errorCode":"E0000011"}');
  await expect(field).toBeEditable();
  await expect(said).toContainText('E0000011');
});

test('a client secret in a pasted command is not shown', async ({ page }) => {
  await goTo(page, 'Error lab');
  await view(page, 'Explain').click();
  await paste(
    responseField(page),
    `$ curl -i -u '0oamadeup:planted0Secret1' -d grant_type=client_credentials https://acme.okta.com/oauth2/v1/token\nHTTP/2 401\nset-cookie: sid=planted0Secret1; Path=/\n\n{"error":"invalid_client","error_description":"The client secret supplied for a confidential client is invalid."}`,
  );
  const said = page.getByRole('region', { name: 'Explanation' });
  await expect(said).toContainText('Client refused');
  await expect(page.getByRole('textbox', { name: 'Response to explain' })).toHaveValue(/0oamadeup:••••••/);
  expect(await page.content()).not.toContain('planted0Secret1');
});

test('an exchange of the history is explained by a click', async ({ page }) => {
  await goTo(page, 'Error lab');
  await view(page, 'Cases').click();
  await caseRow(page, 'No client credentials').click();
  const none = detail(page, 'No client credentials');
  await none.getByRole('button', { name: 'Run', exact: true }).click();
  await none.getByRole('button', { name: 'Show the exchange in History' }).click();
  const exchange = page.getByRole('article', { name: /^POST \/oauth2\/v1\/token/ });
  await exchange.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Explain' }).click();
  const said = page.getByRole('region', { name: 'Explanation' });
  await expect(said).toContainText('A response with its status line');
  await expect(said).toContainText('missing_client_credentials');
  await expect(said.getByRole('region', { name: 'Facts' })).toContainText(
    /POST http:\/\/127\.0\.0\.1:\d+\/oauth2\/v1\/token/,
  );
});

test('both tabs are accessible, light and dark, each wide and narrow', async ({ page }) => {
  await goTo(page, 'Error lab');
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of [
      { width: 1440, height: 900 },
      { width: 1024, height: 700 },
    ]) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await view(page, 'Cases').click();
      await caseRow(page, 'Unknown client ID').click();
      await detail(page, 'Unknown client ID').getByRole('button', { name: 'Run', exact: true }).click();
      await expect(caseRow(page, 'Unknown client ID')).toContainText('As expected');
      await expectAccessible(page);
      await view(page, 'Explain').click();
      await paste(responseField(page), PASTED);
      await expect(page.getByRole('region', { name: 'Explanation' })).toContainText('Scope missing');
      await expectAccessible(page);
    }
});
