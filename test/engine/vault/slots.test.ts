// The three protections: what each refuses, and that none gives a wrong key.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeyringSlot } from '../../../electron/adapters/slots/keyring-slot.ts';
import { createKeyringStore, type KeyringModule } from '../../../electron/adapters/slots/keyring-store.ts';
import { createPassphraseSlot } from '../../../electron/adapters/slots/passphrase-slot.ts';
import { createSafeStorageSlot, type SafeStorageLike } from '../../../electron/adapters/slots/safe-storage-slot.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { at, PASSPHRASE, quickPassphraseSlot, vaultAt } from '../../support/storage/storage-vault.ts';

test('a passphrase costs real work by default, and is the same however its letters are composed', async () => {
  const slot = createPassphraseSlot();
  const key = randomBytes(32);
  const wrapped = await slot.wrap(key, 'caf\u00e9 au lait');
  expect(wrapped).toMatchObject({ kdf: 'scrypt', cost: 2 ** 17, blockSize: 8, parallel: 1 });
  expect(Buffer.from(await slot.unwrap(wrapped, 'cafe\u0301 au lait')).equals(key)).toBe(true);
  await expect(slot.unwrap(wrapped, 'cafe au lait')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
});

test.each([
  ['endless memory', { cost: 2 ** 30 }],
  ['hardly any work', { cost: 2 }],
  ['a cost that is no power of two', { cost: 2 ** 15 + 1 }],
  ['another block size', { blockSize: 4096 }],
  ['no salt', { salt: null }],
  ['another function', { kdf: 'md5' }],
])('a stored passphrase protection that asks for %s is refused as damaged, not tried', async (_, change) => {
  const slot = quickPassphraseSlot();
  const wrapped = { ...((await slot.wrap(randomBytes(32), PASSPHRASE)) as object), ...change };
  await expect(slot.unwrap(wrapped, PASSPHRASE)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
});

interface FakeKeyring {
  entries: Map<string, string>;
  options: unknown[];
  module: KeyringModule;
}

/** `@napi-rs/keyring` as its type definitions describe it, in memory. */
function fakeKeyring(): FakeKeyring {
  const entries = new Map<string, string>();
  const options: unknown[] = [];
  class AsyncEntry {
    readonly #name: string;
    constructor(service: string, account: string, option: unknown) {
      this.#name = `${service}/${account}`;
      options.push(option);
    }
    getPassword = async () => entries.get(this.#name) ?? null;
    setPassword = async (password: string) => void entries.set(this.#name, password);
    deletePassword = async () => entries.delete(this.#name);
  }
  return { entries, options, module: { AsyncEntry } };
}

const keyringSlot = ({ module }: FakeKeyring) =>
  createKeyringSlot({ load: async () => createKeyringStore(module), platform: 'linux' });

test('the keyring holds a key of its own, pinned to the Secret Service, and no trial entry stays', async () => {
  const keyring = fakeKeyring();
  const slot = keyringSlot(keyring);
  expect(await slot.offer()).toEqual({ available: true, reason: '' });
  expect(keyring.entries.size).toBe(0);
  const key = randomBytes(32);
  const wrapped = await slot.wrap(key, null);
  expect([...keyring.entries.keys()]).toEqual([expect.stringMatching(/^Scopebench\/vault-/)]);
  expect([...keyring.entries.values(), JSON.stringify(wrapped)].join()).not.toContain(key.toString('base64'));
  expect(Buffer.from(await slot.unwrap(wrapped, null)).equals(key)).toBe(true);
  for (const option of keyring.options) expect(option).toEqual({ linux: { store: 'secret-service' } });
  await slot.discard(wrapped);
  expect(keyring.entries.size).toBe(0);
  await expect(slot.unwrap(wrapped, null)).rejects.toMatchObject({ code: 'PROTECTION_UNAVAILABLE' });
});

test('a keyring entry that was changed is noticed', async () => {
  const keyring = fakeKeyring();
  const slot = keyringSlot(keyring);
  const wrapped = await slot.wrap(randomBytes(32), null);
  const [account = ''] = keyring.entries.keys();
  for (const other of [randomBytes(32).toString('base64'), '', 'short']) {
    keyring.entries.set(account, other);
    await expect(slot.unwrap(wrapped, null)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
  }
  await expect(slot.unwrap({ account: '' }, null)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
});

test('a vault in the keyring opens at the start, and replacing its entry leaves one', async () => {
  const folder = await makeFolder();
  const keyring = fakeKeyring();
  const vault = vaultAt(folder, [keyringSlot(keyring)]);
  await vault.setUp({ kind: 'keyring' });
  await vault.put(at('ref'), 'kept');
  await vault.addProtection({ kind: 'keyring' });
  expect(keyring.entries.size).toBe(1);
  const again = vaultAt(folder, [keyringSlot(keyring)]);
  expect(await again.open()).toBeNull();
  expect(await again.get(at('ref'))).toBe('kept');
});

test('a keyring that hangs is no hang of ours', async () => {
  const never = new Promise<never>(() => {});
  const slot = createKeyringSlot({ load: () => never, offerMs: 50 });
  expect(await slot.offer()).toEqual({ available: false, reason: 'The system keyring did not answer in time.' });
});

test.runIf(process.platform === 'linux' && !process.env.DBUS_SESSION_BUS_ADDRESS)(
  'on a machine without a keyring the real package says so, and falls back to nothing',
  async () => {
    const slot = createKeyringSlot();
    expect(await slot.offer()).toEqual({
      available: false,
      reason: 'No Secret Service (GNOME Keyring, KWallet, KeePassXC) answers in this session.',
    });
    await expect(slot.wrap(randomBytes(32), null)).rejects.toMatchObject({ code: 'PROTECTION_UNAVAILABLE' });
    await expect(vaultAt(await makeFolder(), [slot]).setUp({ kind: 'keyring' })).rejects.toMatchObject({
      code: 'PROTECTION_UNAVAILABLE',
      data: { fix: 'Choose a passphrase, or keep secrets for this session only.' },
    });
  },
);

/** Electron's safeStorage: a key for each backend. */
function fakeSafeStorage(backend: string, available = true): SafeStorageLike {
  const mask = Buffer.from(backend.padEnd(8, '.'));
  return {
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (plain) => Buffer.concat([mask, Buffer.from(plain)]),
    async decryptStringAsync(encrypted) {
      if (!encrypted.subarray(0, mask.length).equals(mask)) throw new Error('Error while decrypting the ciphertext');
      return { shouldReEncrypt: false, result: encrypted.subarray(mask.length).toString() };
    },
    getSelectedStorageBackend: () => backend,
  };
}

const safeSlot = (backend: string, available?: boolean) =>
  createSafeStorageSlot({ safeStorage: fakeSafeStorage(backend, available), platform: 'linux' });

test('safeStorage protects under a named backend, and refuses the one that protects nothing', async () => {
  const key = randomBytes(32);
  const slot = safeSlot('gnome_libsecret');
  expect([await slot.offer(), await slot.backend()]).toEqual([{ available: true, reason: '' }, 'gnome_libsecret']);
  const wrapped = await slot.wrap(key, null);
  expect(wrapped).toMatchObject({ backend: 'gnome_libsecret' });
  expect(Buffer.from(await slot.unwrap(wrapped, null)).equals(key)).toBe(true);

  for (const refusing of [safeSlot('basic_text'), safeSlot('kwallet6', false)]) {
    expect(await refusing.offer()).toMatchObject({ available: false, reason: expect.stringMatching(/./) });
    await expect(refusing.wrap(key, null)).rejects.toMatchObject({ code: 'PROTECTION_UNAVAILABLE' });
  }
  await expect(slot.unwrap({ ...(wrapped as object), backend: 'basic_text' }, null)).rejects.toMatchObject({
    code: 'VAULT_DAMAGED',
  });
});

test('a backend that changed is named, with the way back', async () => {
  const wrapped = await safeSlot('gnome_libsecret').wrap(randomBytes(32), null);
  await expect(safeSlot('kwallet5').unwrap(wrapped, null)).rejects.toMatchObject({
    code: 'PROTECTION_UNAVAILABLE',
    message: 'The vault was protected with gnome_libsecret, and this desktop session offers kwallet5.',
    data: { fix: 'Start with --password-store=gnome-libsecret, or open the vault with its passphrase.' },
  });
});
