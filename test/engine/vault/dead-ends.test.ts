// Whatever is damaged in a vault's file, by chance or on purpose: it opens, or it says what is damaged and a way forward, and
// that way works. Never another value, never a crash, never a wrong passphrase where the file is at fault.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runs } from '../../support/cost/long-run.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { createRandom } from '../../support/storage/storage-random.ts';
import { at, PASSPHRASE, quickPassphraseSlot, vaultAt } from '../../support/storage/storage-vault.ts';
import { type OnDisk, resum, writeOldVault } from '../../support/vault-text.ts';

const SECRETS = { one: 'first secret', two: 'second secret', three: 'third secret' };
const OWNERS = { originOf: async () => null, nameOf: async (ref: string) => `Acme ${ref}` };
const ORIGIN = at('').origin;

interface Vaults {
  folder: string;
  path: string;
  /** Three secrets. */
  text: string;
  /** The first two. */
  backup: string;
}

async function fill(folder: string, withKeyring: boolean): Promise<Vaults> {
  const vault = vaultAt(folder);
  await vault.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
  if (withKeyring) await vault.addProtection({ kind: 'keyring' });
  for (const [ref, secret] of Object.entries(SECRETS)) await vault.put(at(ref), secret);
  const path = join(folder, 'vault.json');
  return { folder, path, text: await readFile(path, 'utf8'), backup: await readFile(`${path}.bak`, 'utf8') };
}

interface Walked {
  /** How it went on: it opened, the backup was taken, or it was given up and made again. */
  way: 'opened' | 'restored' | 'over';
  /** What was said of the damage, by status and errors. */
  said: string[];
}

/** What a person does, step by step, each offered by what was said before. */
async function walk(folder: string): Promise<Walked> {
  const vault = vaultAt(folder, undefined, { owners: OWNERS });
  const said: string[] = [];
  const attempt = async <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((error: { code?: string; message: string; data?: { fix: string } }) => {
      expect(error.code, String(error)).toMatch(/^(VAULT_DAMAGED|PASSPHRASE_WRONG|PROTECTION_UNAVAILABLE|NOT_FOUND)$/);
      expect(error.data?.fix.length).toBeGreaterThan(10);
      said.push(`${error.code}: ${error.message}`);
      return null;
    });
  const enter = async (): Promise<string> => {
    const notice = await vault.open();
    if (notice) said.push(notice.message);
    if ((await vault.status()).state === 'locked') await attempt(vault.unlock('passphrase', PASSPHRASE));
    const { state, damage } = await vault.status();
    if (damage) said.push(damage.message);
    return state;
  };
  /** Right or said to be damaged, and then entered again; `missing`: saved after the backup was made. */
  const trySecrets = async (missing: string[]): Promise<void> => {
    for (const [ref, secret] of Object.entries(SECRETS)) {
      if (missing.includes(ref)) continue;
      const got = await attempt(vault.get(at(ref)));
      if (got === null) {
        expect(said.at(-1)).toContain(`Acme ${ref}`);
        await vault.put(at(ref), secret);
      } else expect(got).toBe(secret);
    }
    await vault.put(at('new'), 'as ever');
    expect([await vault.get(at('new')), (await vault.known(Object.keys(SECRETS))).values.length]).toEqual([
      'as ever',
      3 - missing.length,
    ]);
  };

  const state = await enter();
  const restorable = (await vault.status()).damage?.backupUsable ?? false;
  if (state === 'open') {
    await trySecrets([]);
    return { way: 'opened', said };
  }
  if (restorable) {
    await vault.restoreBackup();
    expect(await enter()).toBe('open');
    await trySecrets(['three']);
    return { way: 'restored', said };
  }
  expect((await vault.startOver()).state).toBe('absent');
  await vault.setUp({ kind: 'keyring' });
  await trySecrets(Object.keys(SECRETS));
  return { way: 'over', said };
}

/** Puts file and backup in place; nothing else may be there. */
async function place({ folder, path, backup }: Vaults, text: string | Buffer, withBackup: boolean): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  await writeFile(path, text);
  if (withBackup) await writeFile(`${path}.bak`, backup);
}

const BITS = runs(100, 200);

test(`${BITS} bits that flip, all over the file: with a good backup nobody starts over, without one nobody is stuck`, async () => {
  const random = createRandom(2026);
  const vaults = [await fill(await makeFolder(), false), await fill(await makeFolder(), true)];
  const ways = { opened: 0, restored: 0, over: 0 };
  for (let turn = 0; turn < BITS; turn++) {
    // One after the other through the file, a random bit of each stretch.
    const vault = vaults[turn % 8 === 0 ? 0 : 1] as Vaults;
    const bytes = Buffer.from(vault.text, 'utf8');
    const index = Math.floor(((turn + random()) / BITS) * bytes.length);
    const bit = Math.floor(random() * 8);
    bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
    for (const withBackup of [true, false]) {
      await place(vault, bytes, withBackup);
      const { way, said } = await walk(vault.folder);
      const where = `turn ${turn}, byte ${index}, bit ${bit}: ${said.join(' | ')}`;
      ways[way]++;
      expect(said.join(), where).not.toContain('PASSPHRASE_WRONG');
      // What opened beside a backup opens without one.
      if (way === 'opened') break;
      expect(way, where).toBe(withBackup ? 'restored' : 'over');
    }
  }
  expect(ways.opened).toBeGreaterThan(BITS * 0.3);
  expect(ways.restored).toBeGreaterThan(BITS * 0.25);
});

type Change = (file: OnDisk, text: string) => unknown;
/** The result beside a good backup; the message; `over` without one unless it opens. */
type Crafted = [name: string, change: Change, way: Walked['way'], says: RegExp];

const WHOLE = /damaged as a whole and cannot be read|checksum does not fit/;
const SLOT = /protection (of the vault )?with a passphrase|What protects the vault with a passphrase is damaged/;
const SEAL = /changed by something other than Scopebench/;
const passphraseOf = (file: OnDisk) =>
  file.slots.find(({ kind }) => kind === 'passphrase')?.wrapped as Record<string, unknown>;
/** With its checksums made again: only somebody who means harm does that. */
const summed =
  (change: (file: OnDisk) => unknown): Change =>
  (file) => {
    change(file);
    return resum(file);
  };
const onSlot = (values: Record<string, unknown>): Change => summed((file) => Object.assign(passphraseOf(file), values));
const onHead =
  (values: object): Change =>
  (file) => ({ ...file, ...values });
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const CRAFTED: Crafted[] = [
  // What is no vault at all.
  ['an empty file', () => '', 'restored', WHOLE],
  ['white space', () => ' \n\t', 'restored', WHOLE],
  ['binary', () => Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 151) % 256)), 'restored', WHOLE],
  ['zeroes', (_, text) => '\u0000'.repeat(text.length), 'restored', WHOLE],
  ['cut off', (_, text) => text.slice(0, -20), 'restored', WHOLE],
  ['a second one behind it', (_, text) => text + text, 'restored', WHOLE],
  ['a byte order mark before it', (_, text) => `\uFEFF${text}`, 'opened', /^$/],
  ['a number', () => '17', 'restored', WHOLE],
  ['null', () => 'null', 'restored', WHOLE],
  ['a list', (file) => [file], 'restored', WHOLE],
  ['nested a hundred thousand deep', () => nested(100_000), 'restored', WHOLE],
  ['40 MB of white space around it', (_, text) => ' '.repeat(40_000_000) + text, 'restored', WHOLE],
  // The head.
  ['no id', onHead({ id: undefined }), 'restored', WHOLE],
  ['an id that is a number', onHead({ id: 7 }), 'restored', WHOLE],
  ['another id', summed((file) => (file.id = 'another')), 'restored', SEAL],
  ['another format', onHead({ format: 'other' }), 'restored', WHOLE],
  ['version 0', onHead({ version: 0 }), 'restored', WHOLE],
  ['version 3 over the same', onHead({ version: 3 }), 'restored', WHOLE],
  ['the version before, over the same', onHead({ version: 1 }), 'restored', WHOLE],
  ['no seal', onHead({ seal: '' }), 'restored', WHOLE],
  ['no checksum', onHead({ sum: undefined }), 'restored', WHOLE],
  ['a key __proto__', (_, text) => text.replace('{', '{"__proto__":{"slots":[]},'), 'opened', /^$/],
  // What opens it.
  ['no slots', summed((file) => (file.slots = [])), 'restored', WHOLE],
  ['slots that are an object', onHead({ slots: {} }), 'restored', WHOLE],
  ['a slot that is null', (file) => ({ ...file, slots: [null] }), 'restored', WHOLE],
  ['the same slot twice', summed((file) => file.slots.push({ ...file.slots[0]! })), 'restored', WHOLE],
  ['a slot of an unknown kind', summed((file) => (file.slots[0]!.kind = 'palm')), 'restored', /unknown kind/],
  [
    'a slot of an unknown kind beside it',
    summed((file) => file.slots.push({ ...file.slots[0]!, kind: 'palm' })),
    'restored',
    SEAL,
  ],
  ['scrypt N of 2^30', onSlot({ cost: 2 ** 30 }), 'restored', SLOT],
  ['scrypt N of 2^20', onSlot({ cost: 2 ** 20 }), 'restored', SLOT],
  ['scrypt N of 1', onSlot({ cost: 1 }), 'restored', SLOT],
  ['scrypt r of 2^20', onSlot({ blockSize: 2 ** 20 }), 'restored', SLOT],
  ['scrypt p of 2^20', onSlot({ parallel: 2 ** 20 }), 'restored', SLOT],
  ['no scrypt parameters', summed((file) => (file.slots[0]!.wrapped = null)), 'restored', SLOT],
  ['a wrapped key that is too short', onSlot({ data: 'AAAA' }), 'restored', SLOT],
  ['an IV that is too long', onSlot({ iv: 'A'.repeat(64) }), 'restored', SLOT],
  ['another salt', onSlot({ salt: 'A'.repeat(43).concat('=') }), 'restored', SLOT],
  [
    'another salt, checksum left',
    (file) => Object.assign(passphraseOf(file), { salt: 'A'.repeat(43).concat('=') }) && file,
    'restored',
    SLOT,
  ],
  // The secrets.
  ['secrets that are a list', onHead({ secrets: [] }), 'restored', WHOLE],
  ['a secret that is null', (file) => ({ ...file, secrets: { ...file.secrets, two: null } }), 'restored', /Acme two/],
  ['a secret without its IV', (file) => delete (file.secrets.two as { iv?: string }).iv && file, 'opened', /Acme two/],
  [
    'a secret whose text is cut',
    (file) => Object.assign(file.secrets.two!, { data: 'AAAA' }) && file,
    'opened',
    /Acme two/,
  ],
  [
    'two secrets swapped',
    summed((file) => ([file.secrets.one, file.secrets.two] = [file.secrets.two!, file.secrets.one!])),
    'restored',
    SEAL,
  ],
  ['a secret named __proto__', (_, text) => text.replace('"two"', '"__proto__"'), 'restored', WHOLE],
  [
    'a secret for another address',
    summed((file) => (file.secrets.two!.origin = `${ORIGIN}.evil.example`)),
    'restored',
    SEAL,
  ],
];

test('more than 44 crafted vaults, with and without a good backup, lead nobody into a dead end', async () => {
  expect(CRAFTED.length).toBeGreaterThan(44);
  const vault = await fill(await makeFolder(), false);
  const before = process.memoryUsage().rss;
  for (const [name, change, way, says] of CRAFTED)
    for (const withBackup of [true, false]) {
      const made = change(JSON.parse(vault.text) as OnDisk, vault.text);
      const bytes = typeof made === 'string' || Buffer.isBuffer(made) ? made : JSON.stringify(made);
      await place(vault, bytes, withBackup);
      const walked = await walk(vault.folder);
      const where = `${name}, ${withBackup ? 'with' : 'without'} a backup: ${walked.said.join(' | ')}`;
      if (withBackup || way === 'opened') expect(walked.way, where).toBe(way);
      else expect(walked.way, where).toBe('over');
      if (withBackup) expect(walked.said.join(' | '), where).toMatch(says);
    }
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 ** 2);
});

test.runIf(process.platform !== 'win32')(
  'a folder, a pipe or a link to nowhere in its place is damage with a way out',
  async () => {
    const vault = await fill(await makeFolder(), false);
    for (const make of [
      ['mkdir', vault.path],
      ['mkfifo', vault.path],
      ['ln', '-s', '/nowhere/at/all', vault.path],
    ])
      for (const withBackup of [true, false]) {
        await place(vault, '', withBackup);
        await rm(vault.path);
        execFileSync(make[0] as string, make.slice(1));
        // A link to nowhere without a backup is no vault.
        if (make[0] === 'ln' && !withBackup) continue;
        expect((await walk(vault.folder)).way).toBe(withBackup ? 'restored' : 'over');
      }
  },
);

test('a changed slot of a vault of version 1, which has no checksums, is distinguished from a wrong passphrase by its backup', async () => {
  const folder = await makeFolder();
  const path = join(folder, 'vault.json');
  const good = await writeOldVault(folder, { one: 'first secret' }, [
    { slot: quickPassphraseSlot(), passphrase: PASSPHRASE },
  ]);
  for (const member of ['salt', 'iv', 'data']) {
    const file = JSON.parse(good) as OnDisk;
    const wrapped = passphraseOf(file) as Record<string, string>;
    wrapped[member] = String(wrapped[member]).replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    await writeFile(path, JSON.stringify(file));
    await writeFile(`${path}.bak`, good);
    const vault = vaultAt(folder, undefined, { owners: { ...OWNERS, originOf: async () => ORIGIN } });
    await expect(vault.unlock('passphrase', 'not the passphrase')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await expect(vault.unlock('passphrase', PASSPHRASE)).rejects.toMatchObject({
      code: 'VAULT_DAMAGED',
      message: 'The protection of the vault with a passphrase is damaged in its file; the backup opens with it.',
    });
    expect(await vault.restoreBackup()).toMatchObject({ state: 'locked', damage: null });
    await vault.unlock('passphrase', PASSPHRASE);
    expect(await vault.get(at('one'))).toBe('first secret');
  }
});

test('a passphrase that is really wrong stays just that, beside whatever backup', async () => {
  const { folder } = await fill(await makeFolder(), false);
  const vault = vaultAt(folder);
  await expect(vault.unlock('passphrase', 'not the passphrase')).rejects.toMatchObject({
    code: 'PASSPHRASE_WRONG',
    data: { fix: expect.stringContaining('start over in Settings, Vault') },
  });
  expect(await vault.status()).toMatchObject({ state: 'locked', damage: null });
  await expect(vault.restoreBackup()).rejects.toMatchObject({ code: 'CONFLICT' });
  // Killed between the two writings of a new passphrase: the old one opens the backup, and is wrong all the same.
  const backup = await readFile(join(folder, 'vault.json'), 'utf8');
  await vault.unlock('passphrase', PASSPHRASE);
  await vault.addProtection({ kind: 'passphrase', passphrase: 'a newer passphrase' });
  await writeFile(join(folder, 'vault.json.bak'), backup);
  const again = vaultAt(folder);
  await expect(again.unlock('passphrase', PASSPHRASE)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  expect(await again.status()).toMatchObject({ state: 'locked', damage: null });
  expect((await again.unlock('passphrase', 'a newer passphrase')).state).toBe('open');
});
