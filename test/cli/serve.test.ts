// `scopebench serve`: the browser host from the command line, one a data folder.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { runCli, type ServingCli, startCli } from './support/cli.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let served: ServingCli;
beforeAll(async () => {
  folder = await tempFolder();
  served = await startCli(['serve', '--port', '0', '--json', '--data-dir', folder.path]);
});
afterAll(() => folder.remove());

test('prints one line with the address, which lets the reader in', async () => {
  expect(Object.keys(served.first)).toEqual(['url']);
  const { origin, hash } = new URL(served.first.url);
  expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    body: JSON.stringify({ token: hash.slice('#t='.length) }),
  });
  const { session } = (await answer.json()) as { session: string };
  const snapshot = await fetch(`${origin}/rpc/app/snapshot`, {
    method: 'POST',
    headers: { 'x-bench-session': session, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(snapshot.status).toBe(200);
  expect(await snapshot.text()).toContain('"host":"loopback"');
});

test('a second start on the same folder says where the first one is', async () => {
  const { code, json } = await runCli(['serve', '--port', '0', '--json', '--data-dir', folder.path]);
  expect(code).toBe(0);
  expect(json.running).toBe(true);
  expect(new URL(json.url).origin).toBe(new URL(served.first.url).origin);
});

test('other commands work beside it on the same folder', async () => {
  const added = await runCli([
    'tenants',
    'add',
    '--name',
    'Beside',
    '--url',
    'acme.okta.com',
    '--data-dir',
    folder.path,
  ]);
  expect(added.code).toBe(0);
  const token = await runCli(['token', '--scopes', 'okta.users.read', '--json', '--data-dir', folder.path]);
  expect([token.code, token.json.granted]).toEqual([0, ['okta.users.read']]);
});

test('a port that is taken: exit code 3; one that is none: exit code 1', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const port = String((server.address() as AddressInfo).port);
  const other = await tempFolder();
  const taken = await runCli(['serve', '--port', port, '--json', '--data-dir', other.path]);
  const none = await runCli(['serve', '--port', 'http', '--json', '--data-dir', other.path]);
  server.close();
  await other.remove();
  expect([taken.code, taken.json.error.code]).toEqual([3, 'PORT_TAKEN']);
  expect([none.code, none.json.error.code]).toEqual([1, 'INVALID_INPUT']);
});

test('SIGTERM ends it with exit code 0, and its place is free again', async () => {
  const { code } = await served.stop();
  expect(code).toBe(0);
  const next = await startCli(['serve', '--port', '0', '--json', '--data-dir', folder.path]);
  expect(next.first.running).toBeUndefined();
  expect((await next.stop('SIGINT')).code).toBe(0);
});
