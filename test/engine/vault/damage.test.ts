// A vault file that was changed by a failing disk or by someone: it never opens to a wrong value, nothing is overwritten
// until the person decides, and the backup brings back what it can.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { makeFolder } from '../../support/storage-folder.ts';
import { createRandom } from '../../support/storage-random.ts';
import { PASSPHRASE, vaultAt } from '../../support/storage-vault.ts';

interface OnDisk {
  version: number;
  createdAt: number;
  slots: { kind: string; backend: string; wrapped: unknown }[];
  secrets: Record<string, { iv: string; data: string }>;
}

const SECRETS = { one: 'first secret', two: 'second secret', three: 'third secret' };

/** Three secrets; the backup holds the first two. */
async function filled(): Promise<{ folder: string; path: string; text: string }> {
  const folder = await makeFolder();
  const vault = vaultAt(folder);
  await vault.setUp({ kind: 'keyring' });
  for (const [ref, secret] of Object.entries(SECRETS)) await vault.put(ref, secret);
  const path = join(folder, 'vault.json');
  return { folder, path, text: await readFile(path, 'utf8') };
}

async function change(path: string, edit: (file: OnDisk) => void): Promise<void> {
  const file = JSON.parse(await readFile(path, 'utf8')) as OnDisk;
  edit(file);
  await writeFile(path, JSON.stringify(file));
}

async function outcome(vault: ReturnType<typeof vaultAt>, ref: string): Promise<string> {
  return vault.get(ref).catch((error: { code: string }) => error.code);
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
    damage: { message: 'The vault file is damaged and cannot be read.', backupUsable: true },
  });
  for (const attempt of [
    () => vault.get('one'),
    () => vault.put('one', 'x'),
    () => vault.remove(['one']),
    () => vault.unlock('keyring', null),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
  await expect(vault.setUp({ kind: 'keyring' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  expect(await readFile(path, 'utf8')).toBe(damaged);

  expect(await vault.restoreBackup()).toMatchObject({ state: 'open', secrets: 2, damage: null });
  expect([await outcome(vault, 'one'), await outcome(vault, 'two'), await outcome(vault, 'three')]).toEqual([
    'first secret',
    'second secret',
    'SECRET_MISSING',
  ]);
  const aside = (await readdir(folder)).find((name) => name.includes('set-aside')) ?? '';
  expect(await readFile(join(folder, aside), 'utf8')).toBe(damaged);
  await expect(vault.restoreBackup()).rejects.toMatchObject({ code: 'INVALID_INPUT' });
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

test('a bit that flips anywhere in the file gives an error or the right secret, never another value', async () => {
  const { folder, path, text } = await filled();
  const random = createRandom(7);
  const outcomes = new Map<string, number>();
  for (let turn = 0; turn < 300; turn++) {
    const bytes = Buffer.from(text, 'utf8');
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 7));
    await writeFile(path, bytes);
    const vault = vaultAt(folder);
    await vault.open();
    for (const [ref, secret] of Object.entries(SECRETS)) {
      const got = await outcome(vault, ref);
      const kind = got === secret ? 'right' : got;
      outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
    }
  }
  expect([...outcomes.keys()].filter((kind) => !['right', 'VAULT_DAMAGED', 'VAULT_LOCKED'].includes(kind))).toEqual([]);
  expect(outcomes.get('VAULT_DAMAGED')).toBeGreaterThan(100);
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
  await vault.put('two', 'entered again');
  expect(await outcome(vault, 'two')).toBe('entered again');
});

test.each<[string, (file: OnDisk) => void]>([
  ['swapped between two names', ({ secrets }) => ([secrets.one, secrets.two] = [secrets.two!, secrets.one!])],
  ['taken away', ({ secrets }) => delete secrets.two],
  ['copied under a new name', ({ secrets }) => (secrets.four = secrets.one!)],
  ['put under another backend name', ({ slots }) => (slots[0]!.backend = 'basic_text')],
])('an entry that was %s is noticed, nothing opens, and the backup restores', async (_, edit) => {
  const { folder, path } = await filled();
  const vault = vaultAt(folder);
  await vault.open();
  await change(path, edit);
  for (const one of [vault, vaultAt(folder)]) {
    await one.open();
    expect(await one.status()).toMatchObject({
      state: 'damaged',
      damage: { message: 'The vault file was changed by something other than Scopebench.', backupUsable: true },
    });
    expect(await outcome(one, 'one')).toBe('VAULT_DAMAGED');
    await expect(one.put('one', 'x')).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
  }
  expect(await vault.restoreBackup()).toMatchObject({ state: 'open', secrets: 2 });
  expect(await outcome(vault, 'one')).toBe('first secret');
});

test('an older ciphertext put back under its own name is noticed', async () => {
  const { folder, path } = await filled();
  const old = (JSON.parse(await readFile(path, 'utf8')) as OnDisk).secrets.one!;
  const vault = vaultAt(folder);
  await vault.open();
  await vault.put('one', 'rotated');
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
    await vault.put('ref', `of ${folder === ours ? 'ours' : 'theirs'}`);
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
    file.version = 2;
  });
  expect(await vaultAt(folder).status()).toMatchObject({
    state: 'damaged',
    damage: { message: 'The vault file was written by a newer Scopebench.', backupUsable: false },
  });
});
