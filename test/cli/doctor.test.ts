// `scopebench doctor`: rows that say what works here and what to do about what does not.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { runCli } from './support/cli.ts';

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
  const { code, json } = await runCli(['doctor', '--json', '--tenant', 'sandbox', '--data-dir', folder.path]);
  const rows = rowsOf(json);
  expect([...rows.keys()]).toEqual([
    'node',
    'data-folder',
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
  const { code, json, stdout } = await runCli(['doctor', '--json', '--data-dir', join(file, 'data')], { env });
  expect([code, json.ok]).toEqual([4, false]);
  expect(rowsOf(json).get('data-folder')?.level).toBe('problem');
  expect(rowsOf(json).get('certificates')?.level).toBe('problem');
  expect(rowsOf(json).get('sandbox')?.level).toBe('ok');
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);

  const damaged = await tempFolder();
  await writeFile(join(damaged.path, 'tenants.json'), '{"version":1,"value":{"tenants":[{"id":');
  const second = await runCli(['doctor', '--data-dir', damaged.path]);
  await damaged.remove();
  expect(second.code).toBe(4);
  expect(second.stdout).toMatch(/✗ problem.*tenants could not be read/);
});

test('a proxy of the environment that the settings ignore is remarked, without its password', async () => {
  const env = { HTTPS_PROXY: 'http://someone:planted-proxy-password@proxy.example:3128' };
  const { json, stdout, code } = await runCli(['doctor', '--json', '--data-dir', folder.path], { env });
  expect(code).toBe(0);
  expect(rowsOf(json).get('proxy')).toMatchObject({ level: 'note', fix: expect.stringContaining('Settings, Network') });
  expect(stdout).toContain('proxy.example');
  expect(stdout).not.toContain('planted-proxy-password');
});
