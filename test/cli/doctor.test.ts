// `scopebench doctor`: rows that say what works here and what to do about what does not.
import { execFileSync } from 'node:child_process';
import { chmod, chown, lstat, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { runScopebench } from './support/scopebench.ts';
import { startSpawned } from './support/spawn-scopebench.ts';

interface Row {
  id: string;
  level: string;
  message: string;
  meaning: string | null;
  fix: string | null;
}

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const rowsOf = (json: { checks: Row[] }) => new Map(json.checks.map((row) => [row.id, row]));

test('looks at everything, and finds this machine able', async () => {
  const { code, json } = await runScopebench(['doctor', '--json', '--tenant', 'sandbox', '--data-dir', folder.path]);
  const rows = rowsOf(json);
  expect([...rows.keys()]).toEqual([
    'node',
    'data-folder',
    'data-folder-rights',
    'vault',
    'keyring',
    'proxy',
    'certificates',
    'clock',
    'catalogue',
    'electron',
    'browser',
    'sandbox',
  ]);
  expect([code, json.ok]).toEqual([0, true]);
  expect(rows.get('node')?.message).toContain(process.versions.node);
  expect(rows.get('data-folder')?.message).toMatch(/\d+(\.\d)? (GiB|MiB) are free/);
  expect(rows.get('catalogue')?.message).toMatch(/^Catalogue 2026\.06\.3: \d+ operations, \d+ scopes\.$/);
  expect(rows.get('sandbox')?.message).toMatch(/works \(start \d+ ms, token and GET \/api\/v1\/users \d+ ms\)/);
  expect(rows.get('clock')?.level).toBe('ok');
  for (const { level, fix } of json.checks) if (level !== 'ok') expect(fix.length).toBeGreaterThan(10);
});

test('a data folder that cannot be one, damaged tenants and unchecked certificates are problems: exit code 4', async () => {
  const file = join(folder.path, 'a-file');
  await writeFile(file, 'in the way');
  const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
  const { code, json, stdout } = await runScopebench(['doctor', '--json', '--data-dir', join(file, 'data')], { env });
  expect([code, json.ok]).toEqual([4, false]);
  expect(rowsOf(json).get('data-folder')?.level).toBe('problem');
  expect(rowsOf(json).get('certificates')?.level).toBe('problem');
  expect(rowsOf(json).get('sandbox')?.level).toBe('ok');
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);

  const damaged = await tempFolder();
  await writeFile(join(damaged.path, 'tenants.json'), '{"version":1,"value":{"tenants":[{"id":');
  const second = await runScopebench(['doctor', '--data-dir', damaged.path]);
  await damaged.remove();
  expect(second.code).toBe(4);
  expect(second.stdout).toMatch(/✗ problem.*tenants could not be read/);
});

test('a proxy of the environment that the settings ignore is remarked, without its password', async () => {
  const env = { HTTPS_PROXY: 'http://someone:planted-proxy-password@proxy.example:3128' };
  const { json, stdout, code } = await runScopebench(['doctor', '--json', '--data-dir', folder.path], { env });
  expect(code).toBe(0);
  expect(rowsOf(json).get('proxy')).toMatchObject({ level: 'note', fix: expect.stringContaining('Settings, Network') });
  expect(stdout).toContain('proxy.example');
  expect(stdout).not.toContain('planted-proxy-password');
});

const posix = test.runIf(process.platform !== 'win32');

posix('what is made is its owner’s only, whatever the umask, and the doctor says so', async () => {
  const made = await tempFolder();
  const data = join(made.path, 'new', 'data');
  const old = process.umask(0);
  try {
    const env = { SCOPEBENCH_PASSPHRASE: 'planted-passphrase-1', SCOPEBENCH_CLIENT_SECRET: 'planted-client-secret' };
    const org = ['--url', 'acme.okta.com', '--client-id', '0oaexample', '--protect', 'passphrase'];
    const added = await runScopebench(['tenants', 'add', '--name', 'Acme', ...org, '--data-dir', data], { env });
    expect(added.code, added.stderr).toBe(0);
    expect((await runScopebench(['send', 'GET', '/api/v1/users', '--data-dir', data])).code).toBe(0);
    const served = await startSpawned(['serve', '--port', '0', '--json', '--data-dir', data]);
    const wide: string[] = [];
    for (const entry of ['', ...(await readdir(data, { recursive: true }))]) {
      const { mode } = await lstat(join(data, entry));
      if ((mode & 0o077) !== 0) wide.push(`${entry} ${mode.toString(8)}`);
    }
    expect(wide).toEqual([]);
    expect(await readdir(data)).toContain('instance.json');
    await served.stop();
  } finally {
    process.umask(old);
  }
  const { code, json } = await runScopebench(['doctor', '--json', '--data-dir', data]);
  expect([code, rowsOf(json).get('data-folder-rights')?.message]).toEqual([
    0,
    'Only you may read and change what is in it.',
  ]);
  await made.remove();
});

posix(
  'a folder that others may write to, links in it and in its place, and other owners are said with what to do',
  async () => {
    const made = await tempFolder();
    const data = join(made.path, "it's data");
    await mkdir(data, { mode: 0o700 });
    const rows = async (path = data) => rowsOf((await runScopebench(['doctor', '--json', '--data-dir', path])).json);

    await writeFile(join(data, 'tenants.json'), '{"version":1,"value":{"tenants":[]}}', { mode: 0o644 });
    await chmod(join(data, 'tenants.json'), 0o666);
    await mkdir(join(data, 'window', 'x'), { recursive: true, mode: 0o700 });
    await symlink('/etc/hosts', join(data, 'window', 'SingletonLock'));
    // In a closed folder nobody gets at it.
    expect((await rows()).get('data-folder-rights')).toMatchObject({
      level: 'note',
      message: `Others may change ${join(data, 'tenants.json')}.`,
    });
    await chmod(data, 0o777);
    await symlink('/etc/hosts', join(data, 'odd.txt'));
    if (process.getuid?.() === 0) await chown(join(data, 'tenants.json'), 65_534, 65_534);
    const found = await rows();
    expect(found.get('data-folder-rights')).toMatchObject({
      level: 'problem',
      message: `Others may change ${data}, ${join(data, 'tenants.json')}.`,
      fix: `Run: chmod -R go-rwx '${data.replace("'", `'\\''`)}'`,
    });
    expect(found.get('data-folder-links')).toMatchObject({
      level: 'problem',
      message: `In the data folder there is a link: ${join(data, 'odd.txt')}.`,
    });
    if (process.getuid?.() === 0)
      expect(found.get('data-folder-owner')).toMatchObject({
        level: 'problem',
        message: `Another user owns ${join(data, 'tenants.json')}.`,
      });
    // The fix mends it.
    execFileSync('/bin/sh', ['-c', (found.get('data-folder-rights')?.fix ?? '').replace('Run: ', '')]);
    expect((await lstat(data)).mode & 0o777).toBe(0o700);

    const link = join(made.path, 'link');
    await symlink(data, link);
    expect((await rows(link)).get('data-folder-link')).toMatchObject({
      level: 'note',
      message: `The data folder ${link} is a link to ${data}.`,
    });
    await made.remove();
  },
);
