// Recorder: a program is pointed at the URL that the page shows, each call is seen as it passes, and the end says what the calls show.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';
import { callHost } from './workbench/workbench.ts';

test.use({ viewport: { width: 1024, height: 700 } });

test('a program is recorded: live calls, the fault that was put between, what they show, and again after a reload', async ({
  page,
}) => {
  await goTo(page, 'Recorder');
  await expectAccessible(page);
  await page.getByLabel('One 429, reset in 5 s').check();
  await page.getByRole('button', { name: /^Record/ }).click();
  const url = await page.getByRole('textbox', { name: 'URL for your program' }).inputValue();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}$/);
  // What the address bar shows is copied and kept: the path of the URL is not in it.
  expect(page.url()).not.toContain(new URL(url).pathname.slice(1));

  const { clients } = (await callHost(page, 'sandbox/status', undefined)) as { clients: { clientId: string }[] };
  const clientId = clients[0]?.clientId ?? '';
  const { secret } = (await callHost(page, 'sandbox/revealSecret', { clientId })) as { secret: string };
  const token = await fetch(`${url}/oauth2/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'okta.users.read' }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const call = (path: string) => fetch(`${url}${path}`, { headers: { authorization: `Bearer ${access_token}` } });
  expect((await call('/api/v1/users?limit=1')).status).toBe(429);
  const calls = page.getByRole('listbox', { name: 'Recorded calls' });
  await expect(calls.getByRole('option')).toHaveCount(2);
  await expect(calls.getByRole('option').first()).toContainText('fault');
  expect((await call('/api/v1/users?limit=1')).status).toBe(200);
  expect((await call('/api/v1/groups')).status).toBe(403);
  await expect(calls.getByRole('option')).toHaveCount(4);
  await calls.getByRole('option').first().click();
  const evidence = page.getByRole('region', { name: 'Recorded call', exact: true });
  await expect(evidence).toContainText('GET /api/v1/groups');
  await expect(evidence).toContainText('insufficient_scope');
  await expectAccessible(page);

  await page.getByText('What they show').click();
  const shows = page.getByRole('region', { name: 'What the calls show' });
  await expect(shows).toContainText('after a 429 that named a wait of at least');
  await expect(shows).toContainText('GET /api/v1/groups was called without okta.groups.');
  await page.getByRole('button', { name: 'End the recording' }).click();
  await expect(page.getByText('4 calls recorded.')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(shows).toContainText('okta.groups.readokta.users.read');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  const result = JSON.parse(await readFile((await (await saved).path()) ?? '', 'utf8')) as { least: string[] };
  expect(result.least).toEqual(['okta.groups.read', 'okta.users.read']);

  // What passed is a plan at once.
  await page.getByRole('button', { name: 'Keep as a plan…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the plan' });
  await expect(text).toContainText('request: GET /api/v1/users');
  await expect(text).toContainText('request: GET /api/v1/groups');
});
