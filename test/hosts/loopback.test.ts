// The browser host as a person starts it: a process of its own on a data folder, good or bad.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SESSION_HEADER } from '../../electron/app/session-guard.ts';
import type { Contract } from '../../shared/contract/index.ts';
import { startTestBench } from '../support/bench.ts';
import { clientDraft } from '../support/credentials.ts';
import { tempFolder } from '../support/temp-folder.ts';

const BUILT = resolve(import.meta.dirname, '../../out/main/loopback.js');
let folder: Awaited<ReturnType<typeof tempFolder>>;
const running = new Set<ChildProcessWithoutNullStreams>();

beforeAll(() => {
  if (!existsSync(BUILT)) throw new Error('out/main/loopback.js is missing: run `npm run build` first.');
});
beforeEach(async () => {
  folder = await tempFolder();
});
afterEach(async () => {
  for (const child of running) {
    const gone = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGKILL')) await gone;
  }
  running.clear();
  await folder.remove();
});

interface Started {
  child: ChildProcessWithoutNullStreams;
  line: string;
  exited: Promise<number | null>;
  errors(): string;
}

/** Resolves with the first line, or when the process has ended without one. */
async function start(...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, [BUILT, '--data-dir', folder.path, ...args]);
  running.add(child);
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const exited = new Promise<number | null>((done) => child.once('close', done));
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    exited.then(() => ''),
  ]);
  return { child, line, exited, errors: () => errors };
}

async function open(url: string): Promise<ContractRouterClient<Contract>> {
  const { origin, hash } = new URL(url);
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    body: JSON.stringify({ token: hash.slice('#t='.length) }),
  });
  expect(answer.status).toBe(200);
  const { session } = (await answer.json()) as { session: string };
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { [SESSION_HEADER]: session } }));
}
const urlOf = ({ line }: Started) => (JSON.parse(line) as { url: string }).url;

test('says where it is, serves the page, and ends at a signal with everything released', async () => {
  const host = await start('--port', '0', '--json');
  expect(await (await fetch(new URL('/', urlOf(host)))).text()).toContain('<title>Scopebench');
  expect((await (await open(urlOf(host))).app.snapshot()).tenants).toMatchObject([{ kind: 'sandbox' }]);
  host.child.kill('SIGTERM');
  expect(await host.exited).toBe(0);
  expect(host.errors()).toBe('');
  expect(await readdir(folder.path)).not.toContain('instance.json');
});

test('a second start says that one is running, and lets its person in there', async () => {
  const first = await start('--port', '0', '--json');
  const second = await start('--port', '0');
  expect(await second.exited).toBe(0);
  expect(second.line).toMatch(/running already/);
  const url = second.line.match(/http\S+/)?.[0] ?? '';
  expect(new URL(url).origin).toBe(new URL(urlOf(first)).origin);
  expect((await (await open(url)).app.snapshot()).sandbox.running).toBe(true);
});

test('after a kill -9 the next start is not reported that one is running', async () => {
  const first = await start('--port', '0', '--json');
  first.child.kill('SIGKILL');
  await first.exited;
  const second = await start('--port', '0', '--json');
  expect((await (await open(urlOf(second))).app.snapshot()).notices).toEqual([]);
});

test('a port that is taken is reported with what to do; the usual one gives way by itself', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as { port: number };
  const host = await start('--port', String(port));
  expect(await host.exited).toBe(3);
  expect(host.errors()).toMatch(new RegExp(`Port ${port} is taken.*--port`));
  await new Promise((done) => other.close(done));
});

test('an unusable port is a mistake in the call', async () => {
  const host = await start('--port', 'eighty');
  expect(await host.exited).toBe(1);
  expect(host.errors()).toContain('--port');
});

test('a broken recording of megabytes keeps nobody from being answered while it is read', async () => {
  const { app, infer } = await open(urlOf(await start('--port', '0', '--json')));
  const text = `openapi: 3.0.0\npaths:\n${'  /a: { get: { operationId: b } }\n'.repeat(12_000)}  "/c: [`;
  let read = false;
  const reading = infer.run({ files: [{ name: 'cut.yaml', text }] }).then((result) => {
    read = true;
    return result.files[0]?.problems[0];
  });
  let answered = 0;
  while (!read) await app.snapshot().then(() => (answered += 1));
  expect(await reading).toMatch(/^The file is not valid JSON or YAML at line \d+, column \d+\./);
  // Read in the host's own turn, it would be over before the first of them.
  expect(answered).toBeGreaterThan(3);
});

test('damaged settings: the defaults serve, the file is kept aside, the page says so', async () => {
  await writeFile(join(folder.path, 'settings.json'), '{"theme": "dark", ');
  const { app } = await open(urlOf(await start('--port', '0', '--json')));
  const snapshot = await app.snapshot();
  expect(snapshot.settings.theme).toBe('system');
  expect(snapshot.notices).toMatchObject([
    { message: expect.stringMatching(/settings/i), fix: expect.stringMatching(/\w{4}/) },
  ]);
  expect((await readdir(folder.path)).some((name) => name.startsWith('settings.damaged'))).toBe(true);
});

test('a damaged vault: nothing is overwritten, the backup can be taken, tenants are there', async () => {
  const before = await startTestBench({ dataDir: folder.path });
  await before.client.vault.setUp({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' } });
  const tenant = await before.client.tenant.add({ name: 'Acme', url: 'acme.okta.com', production: false });
  for (const value of ['first-secret-value', 'second-secret-value'])
    await before.client.credential.save(
      clientDraft({
        tenantId: tenant.id,
        name: value,
        clientId: '0oa1',
        secret: { value },
      }),
    );
  await before.close();
  const damaged = (await readFile(join(folder.path, 'vault.json'), 'utf8')).slice(0, 200);
  await writeFile(join(folder.path, 'vault.json'), damaged);

  const { app, vault, token } = await open(urlOf(await start('--port', '0', '--json')));
  const snapshot = await app.snapshot();
  expect(snapshot.vault).toMatchObject({ state: 'damaged', damage: { backupUsable: true } });
  const credentialId = snapshot.tenants[1]!.credentials[0]!.id;
  await expect(token.request({ tenantId: tenant.id, credentialId, scopes: [] })).rejects.toMatchObject({
    code: 'VAULT_DAMAGED',
  });
  expect(await readFile(join(folder.path, 'vault.json'), 'utf8')).toBe(damaged);
  expect(await vault.restoreBackup()).toMatchObject({ state: 'locked' });
  expect(await vault.unlock({ kind: 'passphrase', passphrase: 'correct horse battery' })).toMatchObject({
    state: 'open',
    secrets: 1,
  });
});

test('damaged tenants: the last good ones serve', async () => {
  const before = await startTestBench({ dataDir: folder.path });
  for (const name of ['Acme', 'Beta'])
    await before.client.tenant.add({ name, url: 'acme.okta.com', production: false });
  await before.close();
  await writeFile(join(folder.path, 'tenants.json'), 'nonsense');
  const { app } = await open(urlOf(await start('--port', '0', '--json')));
  const snapshot = await app.snapshot();
  expect(snapshot.tenants.map(({ name }) => name)).toEqual(['Sandbox org', 'Acme']);
  expect(snapshot.notices).toMatchObject([{ message: expect.stringMatching(/tenants/i) }]);
});

test('a data folder that cannot be written: it starts, works with the sandbox org, and says what is not kept', async () => {
  // A file in the place of the folder: refused whoever runs the test, root too.
  const blocked = join(folder.path, 'blocked');
  await writeFile(blocked, '');
  const child = await start('--port', '0', '--json', '--data-dir', blocked);
  const host = await open(urlOf(child));
  const snapshot = await host.app.snapshot();
  expect(snapshot.notices).toMatchObject([{ level: 'warning', fix: expect.stringContaining('--data-dir') }]);
  const credentialId = snapshot.tenants[0]!.credentials[0]!.id;
  const sent = await host.request.send({
    tenantId: 'sandbox',
    credentialId,
    method: 'GET',
    path: '/api/v1/users?limit=1',
    operationId: null,
    headers: [],
    body: null,
    auth: { kind: 'auto', scopes: ['okta.users.read'] },
  });
  expect(sent).toMatchObject({
    outcome: 'answered',
    exchange: { response: { status: 200, body: { text: expect.stringContaining('"id"') } } },
  });
  if (sent.outcome === 'answered')
    expect(await host.history.get({ exchangeId: sent.exchange.id })).toMatchObject({ id: sent.exchange.id });
  await expect(host.tenant.add({ name: 'Acme', url: 'acme.okta.com', production: false })).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    data: { fix: expect.stringMatching(/\w{4}/) },
  });
});
