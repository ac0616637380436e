// A command that somebody copied, pasted into the address: six dialects, each sent as the request that it is, with the bench's own
// credential. Its secrets are neither shown nor kept, and what is for another host is not sent.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/test.ts';
import { chooseCredential, panel, sandboxUrl, sendButton, verdict } from './workbench.ts';

const path = (page: Page) => page.getByRole('textbox', { name: 'Path', exact: true });
const SECRET = 'planted0Secret1';
const BODY = '{"profile":{"name":"it\'s new","description":"a"}}';

/** By the keys of a person: what was in the field is replaced. */
async function pasteInto(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await path(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
}

/** What the page asks its host to send. */
async function sent(page: Page): Promise<Record<string, unknown>> {
  const asked = page.waitForRequest((request) => request.url().endsWith('/rpc/request/send'));
  const answered = page.waitForResponse((response) => response.url().endsWith('/rpc/request/send'));
  await sendButton(page).click();
  await answered;
  await expect(verdict(page)).toBeVisible();
  return ((await asked).postDataJSON() as { json: Record<string, unknown> }).json;
}

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('six dialects are pasted and sent', async ({ page }) => {
  const org = await sandboxUrl(page);
  await chooseCredential(page, 'Directory Insights');
  // Whoever sends before the reader of commands is loaded sends what was pasted, and not what was there before.
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(/\/builder-request-[^/]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await pasteInto(page, `curl '${org}/api/v1/groups?limit=1'`);
  const early = page.waitForRequest((request) => request.url().endsWith('/rpc/request/send'));
  await sendButton(page).click();
  release();
  expect((await early).postDataJSON()).toMatchObject({ json: { method: 'GET', path: '/api/v1/groups?limit=1' } });
  await expect(verdict(page)).toBeVisible();

  const get = { method: 'GET', path: '/api/v1/groups?limit=2', body: null };
  const post = { method: 'POST', path: '/api/v1/groups', body: BODY };
  const groups = `${org}/api/v1/groups`;
  const dialects: [text: string, request: Record<string, unknown>][] = [
    // bash, as Chrome writes it.
    [
      `curl '${groups}' \\\n  -H 'content-type: application/json' \\\n  -H 'Authorization: SSWS ${SECRET}' \\\n  --data-raw $'${BODY.replace("'", "\\'")}'`,
      { ...post, headers: [['content-type', 'application/json']] },
    ],
    // The Windows prompt, as Chrome writes it.
    [
      `curl ^"${groups}?limit=2^" ^\n  -H ^"accept: application/json^" ^\n  -H ^"authorization: Bearer ${SECRET}^"`,
      { ...get, headers: [['accept', 'application/json']] },
    ],
    // PowerShell.
    [
      `$headers = @{ Authorization = "SSWS ${SECRET}"; Accept = 'application/json' }\nInvoke-RestMethod -Method Post -Uri "${groups}" -Headers $headers -ContentType 'application/json' -Body '${BODY.replace("'", "''")}'`,
      {
        ...post,
        headers: [
          ['Accept', 'application/json'],
          ['Content-Type', 'application/json'],
        ],
      },
    ],
    // curl in PowerShell.
    [
      `curl.exe "${groups}?limit=2" \`\n  -H "Accept: application/json" \`\n  -u "me:${SECRET}"`,
      { ...get, headers: [['Accept', 'application/json']] },
    ],
    // Chrome's fetch.
    [
      `fetch("${groups}?limit=2", {\n  "headers": {\n    "accept": "application/json",\n    "cookie": "sid=${SECRET}",\n    "sec-fetch-mode": "cors"\n  },\n  "body": null,\n  "method": "GET"\n});`,
      { ...get, headers: [['accept', 'application/json']] },
    ],
    // Postman.
    [
      `curl --location '{{url}}/api/v1/groups?limit=2' \\\n--header 'Accept: application/json' \\\n--header 'Authorization: SSWS {{apikey}}'`,
      { ...get, headers: [['Accept', 'application/json']] },
    ],
  ];
  for (const [text, request] of dialects) {
    await pasteInto(page, text);
    await expect(panel(page, 'Request').getByRole('note')).toContainText('No secret of a pasted text is kept');
    await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue(String(request.method));
    expect(await sent(page)).toMatchObject(request);
  }
  await expect(panel(page, 'Request').getByRole('note')).toContainText('The host was {{url}}');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept + (await page.content())).not.toContain(SECRET);
});

test('a whole address is a path; one of another host says so and is not sent', async ({ page }) => {
  await pasteInto(page, `${await sandboxUrl(page)}/api/v1/users?limit=1`);
  await expect(path(page)).toHaveValue('/api/v1/users?limit=1');
  await expect(panel(page, 'Request').getByRole('note')).toHaveCount(0);

  let asked = false;
  page.on('request', (request) => {
    asked ||= request.url().endsWith('/rpc/request/send');
  });
  await pasteInto(page, `curl -X DELETE https://other.okta.com/api/v1/users/00u1 -H 'Authorization: SSWS ${SECRET}'`);
  const note = panel(page, 'Request').getByRole('note');
  await expect(note).toContainText('This request is for https://other.okta.com, but Sandbox org is ');
  await expect(note).toContainText('the header Authorization');
  await sendButton(page).click();
  await expect(panel(page, 'Request').getByRole('alert')).toContainText('only: enter just the path');
  expect(asked).toBe(false);
  await expectAccessible(page);

  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toHaveCount(0);
  // A command that cannot be read may hold a secret all the same.
  await pasteInto(page, `curl -H 'Authorization: SSWS ${SECRET}'`);
  await expect(note).toContainText('no address in it that can be read');
  await expect(path(page)).toHaveValue('https://other.okta.com/api/v1/users/00u1');
  expect(await page.content()).not.toContain(SECRET);
  // What is no command is text as before.
  await pasteInto(page, '/api/v1/groups');
  await expect(path(page)).toHaveValue('/api/v1/groups');
});
