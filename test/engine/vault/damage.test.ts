// A vault file that was changed by a failing disk or by someone: it never opens to a wrong value, nothing is overwritten
// until the person decides, and the backup brings back what it can.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { at, PASSPHRASE, vaultAt } from '../../support/storage/storage-vault.ts';
import { type OnDisk, resum } from '../../support/vault-text.ts';

/** Whose secret it is, as tenants would say. */
const OWNERS = { originOf: async () => null, nameOf: async (ref: string) => `Acme ${ref}` };

const SECRETS = { one: 'first secret', two: 'second secret', three: 'third secret' };

/** Three secrets; the backup holds the first two. */
async function filled(): Promise<{ folder: string; path: string; text: string }> {
  const folder = await makeFolder();
  const vault = vaultAt(folder);
  await vault.setUp({ kind: 'keyring' });
  for (const [ref, secret] of Object.entries(SECRETS)) await vault.put(at(ref), secret);
  const path = join(folder, 'vault.json');
  return { folder, path, text: await readFile(path, 'utf8') };
}

async function change(path: string, edit: (file: OnDisk) => void): Promise<void> {
  const file = JSON.parse(await readFile(path, 'utf8')) as OnDisk;
  edit(file);
  await writeFile(path, JSON.stringify(file));
}

async function outcome(vault: ReturnType<typeof vaultAt>, ref: string): Promise<string> {
  return vault.get(at(ref)).catch((error: { code: string }) => error.code);
}

test.each([
  ['cut in the middle', (text: string) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['zeroes, as after a power failure', (text: string) => '\u0000'.repeat(text.length)],
  ['another JSON file', () => '{"version":1}'],
])('a file that is %s is damaged; the backup is offered and restores', async (_, damage) => {
  const { folder, path, text } = await filled();
  const damaged = damage(text);
  await writeFile(path, damaged);
  const vault = vaultAt(folder);
  expect(await vault.open()).toBeNull();
  expect(await vault.status()).toMatchObject({
    state: 'damaged',
    damage: { message: 'The vault file is damaged as a whole and cannot be read.', backupUsable: true },
  });
  for (const attempt of [
    () => vault.get(at('one')),
    () => vault.put(at('one'), 'x'),
    () => vault.remove(['one']),
    () => vault.unlock('keyring', null),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
  await expect(vault.setUp({ kind: 'keyring' })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await readFile(path, 'utf8')).toBe(damaged);

  expect(await vault.restoreBackup()).toMatchObject({ state: 'open', secrets: 2, damage: null });
  expect([await outcome(vault, 'one'), await outcome(vault, 'two'), await outcome(vault, 'three')]).toEqual([
    'first secret',
    'second secret',
    'SECRET_MISSING',
  ]);
  const aside = (await readdir(folder)).find((name) => name.includes('set-aside')) ?? '';
  expect(await readFile(join(folder, aside), 'utf8')).toBe(damaged);
  await expect(vault.restoreBackup()).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a missing file beside its backup is damage, not a new start', async () => {
  const { folder, path } = await filled();
  await createAtomicFile({ path }).setAside();
  const vault = vaultAt(folder);
  expect(await vault.status()).toMatchObject({ state: 'damaged', damage: { backupUsable: true } });
  expect(await vault.restoreBackup()).toMatchObject({ state: 'open', secrets: 2 });
});

test('without a good backup only starting over is left, and it keeps both files', async () => {
  const { folder, path } = await filled();
  await writeFile(path, 'one');
  await writeFile(`${path}.bak`, 'two');
  const vault = vaultAt(folder);
  expect(await vault.status()).toMatchObject({ state: 'damaged', damage: { backupUsable: false } });
  await expect(vault.restoreBackup()).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
  expect((await vault.startOver()).state).toBe('absent');
  const kept = (await readdir(folder)).sort();
  expect(await Promise.all(kept.map((name) => readFile(join(folder, name), 'utf8')))).toEqual(['one', 'two']);
});

test('a ciphertext that was changed costs that secret only, and entering it again mends it', async () => {
  const { folder, path } = await filled();
  await change(path, ({ secrets }) => {
    const data = Buffer.from(secrets.two!.data, 'base64');
    data[3]! ^= 1;
    secrets.two!.data = data.toString('base64');
  });
  const vault = vaultAt(folder);
  expect(await vault.open()).toBeNull();
  expect([await outcome(vault, 'one'), await outcome(vault, 'two'), await outcome(vault, 'three')]).toEqual([
    'first secret',
    'VAULT_DAMAGED',
    'third secret',
  ]);
  await vault.put(at('two'), 'entered again');
  expect(await outcome(vault, 'two')).toBe('entered again');
});

function swapSecrets(file: OnDisk): OnDisk {
  const { one, two } = file.secrets;
  file.secrets = { ...file.secrets, one: two!, two: one! };
  return file;
}

function dropSecret(file: OnDisk): OnDisk {
  delete file.secrets.two;
  return file;
}

const UNSUMMED = 'The vault file is damaged: its checksum does not fit';
const SEALED = 'The vault file was changed by something other than Scopebench.';

test.each<[string, (file: OnDisk) => void, string]>([
  ['swapped between two names', swapSecrets, `${UNSUMMED} (the secret of Acme one and the secret of Acme two).`],
  ['taken away', dropSecret, `${UNSUMMED}.`],
  ['copied under a new name', ({ secrets }) => (secrets.four = secrets.one!), `${UNSUMMED} (the secret of Acme four).`],
  ['swapped, with new checksums', (file) => resum(swapSecrets(file)), SEALED],
  ['taken away, with a new checksum', (file) => resum(dropSecret(file)), SEALED],
])('an entry that was %s is noticed, nothing opens, and the backup restores', async (_, edit, message) => {
  const { folder, path } = await filled();
  const vault = vaultAt(folder, undefined, { owners: OWNERS });
  await vault.open();
  await change(path, edit);
  for (const one of [vault, vaultAt(folder, undefined, { owners: OWNERS })]) {
    await one.open();
    expect(await one.status()).toMatchObject({
      state: 'damaged',
      damage: { message, backupUsable: true },
    });
    expect(await outcome(one, 'one')).toBe('VAULT_DAMAGED');
    await expect(one.put(at('one'), 'x')).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
  }
  expect(await vault.restoreBackup()).toMatchObject({ state: 'open', secrets: 2 });
  expect(await outcome(vault, 'one')).toBe('first secret');
});

test('an older ciphertext put back under its own name is noticed', async () => {
  const { folder, path } = await filled();
  const old = (JSON.parse(await readFile(path, 'utf8')) as OnDisk).secrets.one!;
  const vault = vaultAt(folder);
  await vault.open();
  await vault.put(at('one'), 'rotated');
  await change(path, ({ secrets }) => {
    secrets.one = old;
  });
  expect(await outcome(vault, 'one')).toBe('VAULT_DAMAGED');
});

test('protections of another vault with the same passphrase do not open this one, and its backup still does', async () => {
  const [ours, theirs] = [await makeFolder(), await makeFolder()];
  for (const folder of [ours, theirs]) {
    const vault = vaultAt(folder);
    await vault.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
    await vault.put(at('ref'), `of ${folder === ours ? 'ours' : 'theirs'}`);
  }
  const foreign = (JSON.parse(await readFile(join(theirs, 'vault.json'), 'utf8')) as OnDisk).slots;
  await change(join(ours, 'vault.json'), (file) => {
    file.slots = foreign;
  });
  // The backup was made before the secret was put in.
  const vault = vaultAt(ours);
  await expect(vault.unlock('passphrase', PASSPHRASE)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
  expect(await vault.status()).toMatchObject({ state: 'damaged', damage: { backupUsable: true } });
  expect((await vault.restoreBackup()).state).toBe('locked');
  expect((await vault.unlock('passphrase', PASSPHRASE)).state).toBe('open');
});

test('a file of a newer Scopebench is left alone and says so', async () => {
  const { folder, path } = await filled();
  await change(path, (file) => {
    file.version = 3;
    file.sum = 'AAAA';
  });
  expect(await vaultAt(folder).status()).toMatchObject({
    state: 'damaged',
    damage: { message: 'The vault file was written by a newer Scopebench, which opens it.', backupUsable: false },
  });
});
