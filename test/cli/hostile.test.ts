// A server that means ill, asked by the commands as a pipeline runs them: each ends with a line and an exit code that a script
// can distinguish, never with silence. The whole table of such answers is in test/hosts/wire-hostile.test.ts.
import { afterAll, describe, expect, it } from 'vitest';
import { type FakeOrigin, startRaw } from '../support/orgs/fake-origin.ts';
import { HOSTILE_ANSWERS } from '../support/orgs/hostile-answers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { runScopebench } from './support/scopebench.ts';
import { runSpawned } from './support/spawn-scopebench.ts';

const open: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(open.map((one) => one.close())));

async function serve(name: string): Promise<FakeOrigin> {
  const answer = HOSTILE_ANSWERS.find((one) => one.name === name);
  if (answer === undefined) throw new Error(`no hostile answer ${name}`);
  const server = await startRaw(answer.serve);
  open.push(server);
  return server;
}

describe('a hostile answer', () => {
  it.concurrent.each([
    ['101 with Upgrade', 'protocol', '101 Switching Protocols'],
    ['status 000', 'protocol', 'the status 000'],
    ['a body that drips to its end, never', 'timeout', 'sent so slowly'],
    ['trailers that drip', 'timeout', 'stopped sending'],
    ['three codings', 'protocol', 'packed 3 times over'],
  ])('send: %s', async (name, kind, says) => {
    const { url } = await serve(name);
    // Nothing but the time ends those that drip; what ends by itself has time enough on a busy machine.
    const limit = kind === 'timeout' ? ['--timeout', '2'] : [];
    const { code, json } = await runScopebench([
      ...['send', 'GET', '/api/v1/users', '--org', url, '--no-auth', '--json', ...limit],
    ]);
    expect([code, json.failure.kind]).toEqual([3, kind]);
    expect(json.failure.message).toContain(says);
  });

  it('token and tenants check: 101', async () => {
    const { url } = await serve('101 with Upgrade');
    const token = runScopebench(
      ['token', '--scopes', 'okta.users.read', '--org', url, '--client-id', '0oa1', '--json'],
      {
        env: { SCOPEBENCH_CLIENT_SECRET: 'made-up-secret' },
      },
    );
    const folder = await tempFolder();
    open.push({ close: folder.remove });
    const dir = ['--data-dir', folder.path];
    await runScopebench(['tenants', 'add', '--name', 'Acme', '--url', url, ...dir]);
    const check = await runScopebench(['tenants', 'check', 'Acme', '--json', ...dir]);
    expect(check.code).toBe(3);
    expect(check.stdout).toContain('101 Switching Protocols');
    expect((await token).code).toBe(3);
    expect((await token).stderr).toContain('101 Switching Protocols');
  });
});

describe('a command that nothing can end any more', () => {
  // No timer and no connection holds the process: what a promise without an end looks like, whatever its origin.
  const ORPHANED = `data:text/javascript,${encodeURIComponent(`
    import { createRequire } from 'node:module';
    const { Socket } = createRequire(process.execPath)('node:net');
    Socket.prototype.connect = function () { this.connecting = true; return this; };
    const original = setTimeout;
    globalThis.setTimeout = (...given) => original(...given).unref();
  `)}`;

  it('says so, and ends with the code for "could not run"', async () => {
    const args = ['send', 'GET', '/api/v1/users', '--org', 'http://127.0.0.1:9', '--no-auth', '--json'];
    const { code, json, stderr } = await runSpawned(args, { env: { NODE_OPTIONS: `--import=${ORPHANED}` } });
    expect([code, json.error.code]).toEqual([3, 'UNFINISHED']);
    expect(stderr).toContain('stopped before it was done');
  });
});
