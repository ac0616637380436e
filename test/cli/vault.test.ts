// `scopebench vault`: what is damaged is said, the backup is restored, and a lost passphrase is no dead end, all without a
// window. The passphrase is never printed.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { type OnDisk, resum } from '../support/vault-text.ts';
import { runScopebench } from './support/scopebench.ts';

const PASSPHRASE = 'planted-passphrase-4711';
const SECRET = 'planted-client-secret-of-forty-characters';
const ORG = ['--url', 'acme.okta.com', '--client-id', '0oaexample'];

let folder: Awaited<ReturnType<typeof tempFolder>>;
let path: string;
let good: string;
const vault = (...args: string[]) =>
  runScopebench(['vault', ...args, '--data-dir', folder.path], { env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE } });
const salted = (text: string): OnDisk => {
  const file = JSON.parse(text) as OnDisk;
  const wrapped = file.slots[0]?.wrapped as { salt: string };
  wrapped.salt = wrapped.salt.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
  return file;
};

beforeAll(async () => {
  folder = await tempFolder();
  path = join(folder.path, 'vault.json');
  const added = await runScopebench(
    ['tenants', 'add', '--name', 'Acme', ...ORG, '--protect', 'passphrase', '--data-dir', folder.path],
    { env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE, SCOPEBENCH_CLIENT_SECRET: SECRET } },
  );
  expect(added.code, added.stderr).toBe(0);
  good = await readFile(path, 'utf8');
});
afterAll(() => folder.remove());

test('a sound vault: shown without a passphrase, and nothing to restore', async () => {
  const { code, json } = await vault('show', '--json');
  expect([code, json]).toEqual([
    0,
    {
      state: 'locked',
      slots: [{ kind: 'passphrase', backend: 'scrypt', createdAt: expect.any(Number), usable: true }],
      secrets: 1,
      damage: null,
    },
  ]);
  const restore = await vault('restore', '--json');
  expect([restore.code, restore.json.error.message]).toEqual([1, 'The vault is not damaged.']);
});

test('a changed slot: said by show, doctor and every command that needs a secret; restored from the backup', async () => {
  await writeFile(`${path}.bak`, good);
  await writeFile(path, JSON.stringify(salted(good)));
  expect((await vault('show')).stdout).toContain('Damaged in the vault file: the protection with a passphrase.');
  const doctor = await runScopebench(['doctor', '--json', '--data-dir', folder.path]);
  expect(doctor.json.checks.find(({ id }: { id: string }) => id === 'vault')).toMatchObject({
    level: 'problem',
    fix: expect.stringContaining('scopebench vault restore'),
  });
  // With its checksums made again only the passphrase itself shows it.
  await writeFile(path, JSON.stringify(resum(salted(good))));
  const token = await runScopebench(
    ['token', '--tenant', 'Acme', '--scopes', 'okta.users.read', '--json', '--data-dir', folder.path],
    { env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE } },
  );
  expect([token.code, token.json.error.code]).toEqual([3, 'VAULT_DAMAGED']);
  expect(token.json.error.message).toContain('with a passphrase');
  expect(token.json.error.fix).toContain('vault restore');
  const restored = await vault('restore', '--json');
  expect([restored.code, restored.json]).toMatchObject([0, { state: 'locked', secrets: 1, damage: null }]);
  expect(restored.stderr).toContain('with a passphrase');
  expect(await readFile(path, 'utf8')).toBe(good);
});

test('a changed secret is said to be whose it is', async () => {
  const file = JSON.parse(good) as OnDisk;
  const secret = Object.values(file.secrets)[0]!;
  secret.data = secret.data.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
  await writeFile(path, JSON.stringify(file));
  const { json } = await vault('show', '--json');
  expect(json).toMatchObject({
    state: 'locked',
    damage: { message: 'Damaged in the vault file: the secret of Acme, Integration.' },
  });
});

test('nothing that helps: starting over wants its words, keeps the files aside, and takes secrets again', async () => {
  await writeFile(path, 'no vault');
  await writeFile(`${path}.bak`, 'no vault either');
  const restore = await vault('restore', '--json');
  expect([restore.code, restore.json.error.code]).toEqual([3, 'VAULT_DAMAGED']);
  const unconfirmed = await vault('start-over', '--json');
  expect([unconfirmed.code, unconfirmed.json.error.code]).toEqual([1, 'USAGE']);
  const over = await vault('start-over', '--confirm', 'start over', '--json');
  expect([over.code, over.json]).toMatchObject([0, { state: 'absent', damage: null }]);
  expect((await readdir(folder.path)).filter((name) => name.includes('set-aside')).length).toBeGreaterThan(1);
  const again = await runScopebench(
    [
      'tenants',
      'credential',
      'Acme',
      '--name',
      'Integration',
      '--replace',
      '--protect',
      'passphrase',
      '--data-dir',
      folder.path,
    ],
    { env: { SCOPEBENCH_PASSPHRASE: 'another-passphrase', SCOPEBENCH_CLIENT_SECRET: SECRET } },
  );
  expect(again.code, again.stderr).toBe(0);
  for (const { stdout, stderr } of [restore, over, again]) {
    expect(stdout + stderr).not.toContain(PASSPHRASE);
    expect(stdout + stderr).not.toContain(SECRET);
  }
});
