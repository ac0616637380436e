// A pasted response with what is known of its request: found by the text, written by a person, or handed over by the bench.
import { startOrigin } from '../support/orgs/fake-origin.ts';
import { expectAccessible } from './support/accessible.ts';
import { addOrg } from './support/add-org.ts';
import { explained, openExplain, paste, responseField } from './support/explain.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';
import { callHost, chooseCredential, panel, tokenButton, typeScopes } from './workbench/workbench.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'explain' });

/** Payload: scp okta.users.read. */
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzY3AiOlsib2t0YS51c2Vycy5yZWFkIl19.c2lnbmF0dXJl';
const VERBOSE = `> GET /api/v1/groups/00g1?limit=2 HTTP/2
> Host: acme.okta.com
> Authorization: Bearer ${TOKEN}
>
< HTTP/2 403
< x-okta-request-id: madeuprequestid0001
<
`;

test('a bare refusal is explained by method, path and scopes that are typed, by the keyboard alone', async ({
  page,
}) => {
  await openExplain(page);
  await paste(responseField(page), 'HTTP/2 403\ncontent-length: 0\n\n');
  const said = explained(page);
  await expect(said).toContainText('Refused, probably because an admin role is missing');
  await responseField(page).focus();
  for (const name of ['Method of the request', 'Path of the request']) {
    await page.keyboard.press('Tab');
    // There is nothing to clear yet, so that button is passed over.
    await expect(page.getByRole('combobox', { name })).toBeFocused();
  }
  await page.keyboard.type('list groups');
  await expect(page.getByRole('listbox', { name: 'Operations' }).getByRole('option').first()).toContainText(
    'List groups',
  );
  await expectAccessible(page, { overlay: true });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Path of the request' })).toHaveValue('/api/v1/groups');
  await expect(page.getByRole('combobox', { name: 'Method of the request' })).toHaveValue('GET');
  await expect(page.getByText('List groups needs okta.groups.read.')).toBeVisible();
  await page.keyboard.press('Tab');
  const scopes = page.getByRole('textbox', { name: 'Scopes of the token' });
  await expect(scopes).toBeFocused();
  await paste(scopes, 'okta.users.read, okta.apps.manage\nokta.logs.read');
  await expect(page.getByRole('button', { name: /^Remove okta/ })).toHaveCount(3);
  await expect(said.getByRole('region', { name: 'Verdict' })).toContainText('Your token lacks okta.groups.read');
  await expect(said.getByRole('region', { name: 'Operation' })).toContainText('okta.groups.read, missing');

  await page.keyboard.type('okta.groups.manage ');
  await expect(said.getByRole('region', { name: 'Operation' })).toContainText('okta.groups.read, included');
  await expect(said).toContainText('Refused, probably because an admin role is missing');

  // Over a reload what was written stays, and the text does not.
  await page.reload();
  await expect(responseField(page)).toHaveValue('');
  await expect(page.getByRole('combobox', { name: 'Path of the request' })).toHaveValue('/api/v1/groups');
  await expect(page.getByRole('button', { name: /^Remove okta/ })).toHaveCount(4);
  await page.getByRole('button', { name: 'Clear the request' }).click();
  await expect(page.getByRole('combobox', { name: 'Path of the request' })).toHaveValue('');
  await expect(page.getByRole('button', { name: /^Remove okta/ })).toHaveCount(0);
});

test('what the text says fills the fields, until it is overwritten, and a click restores it', async ({ page }) => {
  await openExplain(page);
  const path = page.getByRole('combobox', { name: 'Path of the request' });
  const method = page.getByRole('combobox', { name: 'Method of the request' });
  const operation = explained(page).getByRole('region', { name: 'Operation' });
  await path.fill('/api/v1/users');
  await paste(responseField(page), VERBOSE);
  await expect(path).toHaveValue('/api/v1/groups/00g1?limit=2');
  await expect(method).toHaveValue('GET');
  await expect(page.getByRole('button', { name: 'Remove okta.users.read' })).toBeVisible();
  await expect(page.getByText('from the text', { exact: true })).toBeVisible();
  await expect(operation).toContainText('Get group');

  await method.selectOption('DELETE');
  await expect(operation).toContainText('okta.groups.manage, missing');
  await path.fill('/api/v1/nothing');
  await expect(operation).toContainText('The catalogue has no such path.');
  await page.getByRole('button', { name: 'Use what the text says' }).click();
  await expect(operation).toContainText('Get group');

  await page.getByRole('button', { name: 'Clear the request' }).click();
  await expect(operation).toHaveCount(0);
  await expect(path).toHaveValue('');
  // A request line is taken apart.
  await path.fill('POST https://acme.okta.com/api/v1/groups');
  await expect(method).toHaveValue('POST');
  await expect(operation).toContainText('Add group');
  // A path that is filled in stays, and the operation of the list gives its method only.
  await path.fill('/api/v1/groups/00g1');
  await page.getByRole('option', { name: /Replace group/ }).click();
  await expect(path).toHaveValue('/api/v1/groups/00g1');
  await expect(method).toHaveValue('PUT');
});

test('a long body is read for the explanation, and said where it is cut', async ({ page }) => {
  const users = JSON.stringify(
    Array.from({ length: 30_000 }, (_, index) => ({ id: `00u${index}`, note: 'made up for a test' })),
  );
  const refused = JSON.stringify({
    errorCode: 'E0000006',
    errorSummary: 'You do not have permission to perform the requested action',
    errorCauses: Array.from({ length: 9000 }, (_, index) => ({ errorSummary: `Made-up cause number ${index}` })),
  });
  const org = await startOrigin((request, response) => {
    const asked = request.url?.startsWith('/api/v1/users');
    response.writeHead(asked ? 200 : 403, { 'content-type': 'application/json' });
    response.end(asked ? users : refused);
  });
  try {
    await addOrg(page, { name: 'Acme with much', url: org.url });
    const { tenants } = (await callHost(page, 'app/snapshot', undefined)) as {
      tenants: { id: string; name: string }[];
    };
    const send = (path: string) =>
      callHost(page, 'request/send', {
        tenantId: tenants.find(({ name }) => name === 'Acme with much')?.id,
        credentialId: null,
        method: 'GET',
        path,
        operationId: null,
        headers: [],
        body: null,
        auth: { kind: 'pasted', scheme: 'Bearer', value: TOKEN },
      });
    await send('/api/v1/users');
    await send('/api/v1/groups');
    const explain = async (path: string) => {
      await goTo(page, 'History');
      await page.getByRole('option').filter({ hasText: path }).first().click();
      const exchange = page.getByRole('article', { name: `GET ${path}` });
      await exchange.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Explain' }).click();
    };
    const verdict = explained(page).getByRole('region', { name: 'Verdict' });
    await explain('/api/v1/groups');
    await expect(explained(page)).toContainText('E0000006');
    await expect(verdict).toContainText('An admin role is missing');
    await expect(page.getByRole('button', { name: 'Remove okta.users.read' })).toBeVisible();

    await explain('/api/v1/users');
    await expect(verdict).toContainText('Allowed');
    await expect(verdict).toContainText(/The body is 1\.\d MB long; only the first 1(\.0)? MB are explained\./);
    await expect(verdict).not.toContainText('not valid JSON');
    await expect(explained(page).getByRole('region', { name: 'Operation' })).toContainText('okta.users.read, granted');
  } finally {
    await org.close();
  }
});

test('a token response that is handed over names what was requested and left out', { tag: '@afresh' }, async ({
  page,
}) => {
  await chooseCredential(page, 'Partial Sync');
  await typeScopes(page, ['okta.users.read', 'okta.apps.read']);
  await tokenButton(page).first().click();
  await expect(panel(page, 'Token')).toContainText('1 of 2 not granted');
  await goTo(page, 'History');
  await page.getByRole('option').filter({ hasText: '/oauth2/v1/token' }).first().click();
  const exchange = page.getByRole('article', { name: 'POST /oauth2/v1/token' });
  await exchange.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Explain' }).click();
  const said = explained(page);
  await expect(said.getByRole('region', { name: 'Verdict' })).toContainText('Granted without okta.apps.read');
  const scopes = said.getByRole('region', { name: 'Scopes', exact: true });
  await expect(scopes.getByRole('list', { name: 'Not granted' })).toContainText('okta.apps.read');
  await expect(scopes.getByRole('list', { name: 'Granted', exact: true })).toContainText('okta.users.read');
  await expect(page.getByRole('textbox', { name: 'Scopes requested' })).toBeVisible();
  await expectAccessible(page);
  // Nobody knows what was asked for: then it is said that nobody can know.
  await page.getByRole('button', { name: 'Remove okta.apps.read' }).click();
  await expect(said.getByRole('region', { name: 'Verdict' })).toContainText('Token granted');
  await page.getByRole('button', { name: 'Remove okta.users.read' }).click();
  await expect(scopes).toContainText('What was requested is not known.');
});

test('a cassette is read as soon as the reader of YAML is there', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openExplain(page);
  expect(asked.filter((url) => url.includes('yaml'))).toEqual([]);
  await paste(
    responseField(page),
    `interactions:
- request:
    body: null
    headers: {}
    method: GET
    uri: https://acme.okta.com/api/v1/groups
  response:
    body: {string: '{"errorCode":"E0000006","errorSummary":"You do not have permission to perform the requested action"}'}
    headers: {}
    status: {code: 403, message: Forbidden}
`,
  );
  await expect(explained(page)).toContainText('An admin role is missing');
  await expect(page.getByRole('combobox', { name: 'Path of the request' })).toHaveValue('/api/v1/groups');
  expect(asked.filter((url) => url.includes('yaml'))).toHaveLength(1);
});
