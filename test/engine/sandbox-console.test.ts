// The bench opens the Authorize integration page of a draft in the sandbox org and sees what became of it: an instance with its scopes and secrets, none of them readable.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBench, type TestBench } from '../support/bench.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());

test('a draft that an admin authorizes is an instance and a credential of the sandbox tenant', async () => {
  const { sandbox, tenant } = bench.client;
  const before = await sandbox.instances();
  const { url } = await sandbox.authorizePage({ name: 'Hawk', scopes: ['okta.users.read', 'okta.apps.read'] });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/admin\/apps\/api-services\/authorize\/[\w-]+$/);
  expect(await sandbox.instances()).toEqual(before);
  const page = await fetch(url);
  const token = /name="token" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { cookie, origin: new URL(url).origin };
  const shown = await fetch(url, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ token, decision: 'install' }),
  });
  const secret = /id="secret">([^<]+)</.exec(await shown.text())?.[1] ?? '';
  expect(secret).toMatch(/^[\w-]{64}$/);
  const made = (await sandbox.instances()).at(-1);
  expect(made).toMatchObject({
    name: 'Hawk',
    scopes: ['okta.apps.read', 'okta.users.read'],
    active: true,
    secrets: [{ status: 'ACTIVE', lastFour: secret.slice(-4) }],
  });
  const own = (await tenant.list()).find(({ id }) => id === 'sandbox');
  expect(own?.credentials.find(({ name }) => name === 'Hawk')).toMatchObject({ clientId: made?.id });
  expect(JSON.stringify([made, own, await sandbox.status(), await sandbox.journal({})])).not.toContain(secret);
});

test('a draft that no admin could authorize is refused in words', async () => {
  await expect(bench.client.sandbox.authorizePage({ name: 'Hawk', scopes: ['okta.user.read'] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'The org knows no scope okta.user.read.',
  });
});
