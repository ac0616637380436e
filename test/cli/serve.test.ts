// `scopebench serve`: the browser host from the command line, one a data folder.
import { once } from 'node:events';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { runScopebench } from './support/scopebench.ts';
import { runSpawned, startSpawned } from './support/spawn-scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let served: Awaited<ReturnType<typeof startSpawned>>;
beforeAll(async () => {
  folder = await tempFolder();
  served = await startSpawned(['serve', '--port', '0', '--json', '--data-dir', folder.path]);
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
  const { code, json } = await runSpawned(['serve', '--port', '0', '--json', '--data-dir', folder.path]);
  expect(code).toBe(0);
  expect(json.running).toBe(true);
  expect(new URL(json.url).origin).toBe(new URL(served.first.url).origin);
});

test('other commands work beside it on the same folder', async () => {
  const added = await runScopebench([
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
  const token = await runScopebench(['token', '--scopes', 'okta.users.read', '--json', '--data-dir', folder.path]);
  expect([token.code, token.json.granted]).toEqual([0, ['okta.users.read']]);
});

test('a port that is taken: exit code 3; one that is none: exit code 1', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const port = String((server.address() as AddressInfo).port);
  const other = await tempFolder();
  const taken = await runScopebench(['serve', '--port', port, '--json', '--data-dir', other.path]);
  const none = await runScopebench(['serve', '--port', 'http', '--json', '--data-dir', other.path]);
  server.close();
  await other.remove();
  expect([taken.code, taken.json.error.code]).toEqual([3, 'PORT_TAKEN']);
  expect([none.code, none.json.error.code]).toEqual([1, 'INVALID_INPUT']);
});

test.each(['usual', 'the same'])(
  'six that start at once on one folder (port: %s): one serves, five say where',
  async (port) => {
    const { path, remove } = await tempFolder();
    const taken = port === 'the same' ? await freePort() : port;
    const options = port === 'usual' ? [] : ['--port', taken];
    const all = await Promise.all(
      Array.from({ length: 6 }, () => startSpawned(['serve', ...options, '--json', '--data-dir', path])),
    );
    const serving = all.filter(({ first }) => first.running === undefined);
    expect(all.map(({ first }) => first.running ?? false).sort()).toEqual([false, true, true, true, true, true]);
    const { origin } = new URL(serving[0]?.first.url);
    for (const { first } of all) {
      expect(new URL(first.url).origin).toBe(origin);
      // Each address lets its reader in.
      const answer = await fetch(`${origin}/session`, {
        method: 'POST',
        body: JSON.stringify({ token: new URL(first.url).hash.slice('#t='.length) }),
      });
      expect(answer.status).toBe(200);
    }
    const joined = all.filter((one) => one !== serving[0]);
    expect(await Promise.all(joined.map(({ ended }) => ended))).toEqual([0, 0, 0, 0, 0]);
    expect(await serving[0]?.stop()).toEqual({ code: 0 });
    expect(await readdir(path)).not.toContain('instance.json');
    await remove();
  },
);

test('a record that was left over, whose port is another program’s now, is not trusted, and its key is not reported', async () => {
  const { path, remove } = await tempFolder();
  let heard = '';
  // It says yes to whatever is asked.
  const other = createServer((request, response) => {
    heard += `${request.url} ${JSON.stringify(request.headers)}`;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"token":"x","digest":"x"}');
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
  const record = { pid: process.pid, host: hostname(), url, startedAt: 1, control: 'key-of-the-one-that-is-gone' };
  await writeFile(join(path, 'instance.json'), JSON.stringify(record));
  const next = await startSpawned(['serve', '--port', '0', '--json', '--data-dir', path]);
  expect(next.first.running).toBeUndefined();
  expect(heard).not.toContain(record.control);
  expect(JSON.parse(await readFile(join(path, 'instance.json'), 'utf8'))).toMatchObject({ pid: next.pid });

  // A copy of the folder, record and all, is another folder: what serves the first one is not what is asked for.
  const copy = await tempFolder();
  await cp(path, copy.path, { recursive: true });
  const beside = await startSpawned(['serve', '--port', '0', '--json', '--data-dir', copy.path]);
  expect(beside.first.running).toBeUndefined();
  await Promise.all([next.stop(), beside.stop()]);
  other.close();
  await Promise.all([remove(), copy.remove()]);
});

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

test('SIGTERM ends it with exit code 0, and its place is free again', async () => {
  const { code } = await served.stop();
  expect(code).toBe(0);
  const next = await startSpawned(['serve', '--port', '0', '--json', '--data-dir', folder.path]);
  expect(next.first.running).toBeUndefined();
  expect((await next.stop('SIGINT')).code).toBe(0);
});
