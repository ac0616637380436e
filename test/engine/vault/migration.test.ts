// A vault of version 1, whose secrets were bound to their names alone, becomes one of version 2 at the next unlock: every
// secret bound to the address that its owner has at that moment, and the old file there until that was verified. Killed at
// any moment, one of the two opens.
import { chmod, copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SecretOwners } from '../../../electron/engine/vault/vault-core.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { prepareStorageProcess } from '../../support/storage/storage-process.ts';
import { createFakeSlot } from '../../support/storage/storage-slot.ts';
import { at, PASSPHRASE, quickPassphraseSlot, vaultAt } from '../../support/storage/storage-vault.ts';
import { type OnDisk, writeOldVault } from '../../support/vault-text.ts';

const ACME = 'https://acme.okta.com';
const OTHER = 'https://other.okta.com';
const SECRETS = { 'tenant/a/1/1': 'of acme', 'tenant/b/1/1': 'of other', 'tenant/gone/1/1': 'of nobody' };
const start = prepareStorageProcess();

function ownersAt(origins: Record<string, string>): SecretOwners {
  const owner = (ref: string) => ref.split('/')[1] ?? '';
  return {
    originOf: async (ref) => origins[owner(ref)] ?? null,
    nameOf: async (ref) => (origins[owner(ref)] ? `Tenant ${owner(ref)}` : null),
  };
}
const owners = ownersAt({ a: ACME, b: OTHER });
const codeOf = (work: Promise<unknown>) => work.catch((error: { code: string }) => error.code);
const read = async (folder: string, name = 'vault.json') => readFile(join(folder, name), 'utf8');

test('every secret is bound to the address of its owner, and nothing of the old form stays', async () => {
  const folder = await makeFolder();
  await writeOldVault(folder, SECRETS, [
    { slot: createFakeSlot() },
    { slot: quickPassphraseSlot(), passphrase: PASSPHRASE },
  ]);
  const locked = vaultAt(folder, [quickPassphraseSlot()], { owners });
  expect(await locked.status()).toMatchObject({ state: 'locked', secrets: 3, damage: null });
  expect(await locked.unlock('passphrase', PASSPHRASE)).toMatchObject({ state: 'open', secrets: 3 });
  expect((await readdir(folder)).sort()).toEqual(['vault.json', 'vault.json.bak']);
  for (const name of ['vault.json', 'vault.json.bak']) {
    const { version, secrets } = JSON.parse(await read(folder, name)) as OnDisk;
    expect([version, Object.values(secrets).map(({ origin }) => origin)]).toEqual([2, [ACME, OTHER, '']]);
  }

  for (const vault of [locked, vaultAt(folder, undefined, { owners })]) {
    await vault.open();
    expect(await vault.get(at('tenant/a/1/1', ACME))).toBe('of acme');
    await expect(vault.get(at('tenant/a/1/1', OTHER))).rejects.toMatchObject({
      code: 'ADDRESS_CHANGED',
      message: `The secret of Tenant a was saved for ${ACME}, and the saved address is ${OTHER} now.`,
      data: { fix: `Put the address back to ${ACME}, or enter the secret again for the present one.` },
    });
    // Kept, not lost: what it is can be looked for in answers, but it goes nowhere until it is entered again.
    for (const origin of [ACME, ''])
      await expect(vault.get(at('tenant/gone/1/1', origin))).rejects.toMatchObject({
        code: 'ADDRESS_CHANGED',
        message: 'It is not known for which address the secret of a tenant that no longer exists was saved.',
      });
    expect((await vault.known(Object.keys(SECRETS))).values).toEqual(Object.values(SECRETS));
  }
  await locked.put(at('tenant/gone/1/1', ACME), 'entered again');
  expect(await locked.get(at('tenant/gone/1/1', ACME))).toBe('entered again');
});

test('an address that is changed beside the vault, in its own record too, sends no secret there', async () => {
  const folder = await makeFolder();
  const vault = vaultAt(folder);
  await vault.setUp({ kind: 'keyring' });
  await vault.put(at('ref', ACME), 'of acme');
  expect(await codeOf(vault.get(at('ref', 'https://acme.okta.com.evil.example')))).toBe('ADDRESS_CHANGED');
  const file = JSON.parse(await read(folder)) as OnDisk;
  const { resum } = await import('../../support/vault-text.ts');
  file.secrets.ref!.origin = OTHER;
  for (const text of [JSON.stringify(file), JSON.stringify(resum(file))]) {
    await writeFile(join(folder, 'vault.json'), text);
    expect(await codeOf(vault.get(at('ref', OTHER)))).toBe('VAULT_DAMAGED');
    const again = vaultAt(folder);
    await again.open();
    expect(await codeOf(again.get(at('ref', OTHER)))).toMatch(/^VAULT_/);
  }
});

test('an entry of the old form is refused in a file of the new one, and an old form under a new number', async () => {
  const folder = await makeFolder();
  const old = JSON.parse(await writeOldVault(folder, SECRETS, [{ slot: createFakeSlot() }])) as OnDisk;
  const vault = vaultAt(folder, undefined, { owners });
  await vault.open();
  const file = JSON.parse(await read(folder)) as OnDisk;
  file.secrets['tenant/a/1/1'] = old.secrets['tenant/a/1/1']!;
  await writeFile(join(folder, 'vault.json'), JSON.stringify(file));
  expect(await codeOf(vault.get(at('tenant/a/1/1', ACME)))).toBe('VAULT_DAMAGED');
  await writeFile(join(folder, 'vault.json'), JSON.stringify({ ...old, version: 2 }));
  expect(await vault.status()).toMatchObject({ state: 'damaged', damage: { backupUsable: true } });
});

test('tenants that cannot be read leave the vault as it is, locked; a later try binds its secrets', async () => {
  const folder = await makeFolder();
  const text = await writeOldVault(folder, SECRETS, [{ slot: createFakeSlot() }]);
  const { BenchError } = await import('../../../electron/engine/errors.ts');
  const refusing = async () => {
    throw new BenchError('FILE_INVALID', 'The saved tenants cannot be read.', { fix: 'Update Scopebench.' });
  };
  const vault = vaultAt(folder, undefined, { owners: { ...owners, originOf: refusing } });
  expect(await vault.open()).toMatchObject({ message: 'The saved tenants cannot be read.', fix: 'Update Scopebench.' });
  expect([(await vault.status()).state, await read(folder)]).toEqual(['locked', text]);
  const later = vaultAt(folder, undefined, { owners });
  await later.open();
  expect(await later.get(at('tenant/b/1/1', OTHER))).toBe('of other');
});

test('one secret that does not open in the old file is carried along and says so; the others are bound', async () => {
  const folder = await makeFolder();
  const file = JSON.parse(await writeOldVault(folder, SECRETS, [{ slot: createFakeSlot() }])) as OnDisk;
  const data = Buffer.from(file.secrets['tenant/a/1/1']!.data, 'base64');
  data[0]! ^= 1;
  file.secrets['tenant/a/1/1']!.data = data.toString('base64');
  await writeFile(join(folder, 'vault.json'), JSON.stringify(file));
  const vault = vaultAt(folder, undefined, { owners });
  await vault.open();
  await expect(vault.get(at('tenant/a/1/1', ACME))).rejects.toMatchObject({
    code: 'VAULT_DAMAGED',
    message: 'The saved secret of Tenant a was changed on the disk and cannot be opened.',
  });
  expect(await vault.get(at('tenant/b/1/1', OTHER))).toBe('of other');
});

test.runIf(process.getuid?.() !== undefined)(
  'a disk that takes nothing: the old file serves, bound in memory',
  async () => {
    const folder = await makeFolder();
    const text = await writeOldVault(folder, { 'tenant/a/1/1': 'of acme' }, [{ slot: createFakeSlot() }]);
    await chmod(folder, 0o755);
    await chmod(join(folder, 'vault.json'), 0o644);
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) await chmod(folder, 0o555);
    const child = start(['migrate', folder, ACME, 'tenant/a/1/1'], isRoot ? { uid: 65_534 } : {});
    expect(await child.ended, child.errors()).toBe(0);
    if (!isRoot) await chmod(folder, 0o700);
    expect(child.said.slice(1)).toEqual([{ name: 'tenant/a/1/1', value: 'of acme' }]);
    expect([await readdir(folder), await read(folder)]).toEqual([['vault.json'], text]);
  },
);

test('killed before or after any step on the disk, the next unlock finds every secret and ends what was begun', async () => {
  const secrets = { 'tenant/a/1/1': 'first', 'tenant/a/1/2': 'second', 'tenant/a/2/1': 'third' };
  const template = await makeFolder();
  await writeOldVault(template, secrets, [{ slot: createFakeSlot() }]);
  const leftovers = new Set<string>();
  let next = 0;
  let ended = false;
  const worker = async (): Promise<void> => {
    while (!ended) {
      const step = next++;
      const folder = await makeFolder();
      await copyFile(join(template, 'vault.json'), join(folder, 'vault.json'));
      const child = start(['migrate', folder, ACME, ...Object.keys(secrets)], { killAt: step });
      const code = await child.ended;
      if (code === 0) ended = true;
      else expect(code, child.errors()).toBeNull();
      leftovers.add((await readdir(folder)).filter((name) => name.startsWith('vault.json')).join(' '));
      const vault = vaultAt(folder, [createFakeSlot()], { owners });
      expect([step, await vault.open(), (await vault.status()).damage]).toEqual([step, null, null]);
      for (const [ref, secret] of Object.entries(secrets)) expect(await vault.get(at(ref, ACME))).toBe(secret);
      await vault.put(at('tenant/a/2/2', ACME), 'fourth');
      const files = (await readdir(folder)).sort();
      expect([step, files]).toEqual([step, ['vault.json', 'vault.json.bak']]);
      for (const name of files) expect(JSON.parse(await read(folder, name))).toMatchObject({ version: 2 });
    }
  };
  await Promise.all([worker(), worker()]);
  expect(next).toBeGreaterThan(25);
  expect([...leftovers].some((names) => names.includes('.v1'))).toBe(true);
});
