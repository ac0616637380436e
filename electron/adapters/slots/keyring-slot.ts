// The data key under a key that the system's keyring keeps (Keychain, Credential Manager, Secret Service). The keyring holds
// a wrapping key under an account of its own, the vault's file holds what it wraps: neither is of use without the other,
// and a foreign entry is noticed instead of giving a wrong key.
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { BenchError } from '../../engine/errors.ts';
import type { VaultSlot } from '../../engine/ports.ts';
import { type KeyringStore, loadKeyringStore } from './keyring-store.ts';

const SERVICE = 'Scopebench';
const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
/** A keyring that must be started first, or asks the person, may take a while; one that hangs must not stop the start. */
const OFFER_MS = 4_000;

const wrappedKey = z.object({ account: z.string().min(1).max(200), iv: z.base64(), data: z.base64() });
type WrappedKey = z.infer<typeof wrappedKey>;

export interface KeyringSlotOptions {
  load?: () => Promise<KeyringStore>;
  platform?: NodeJS.Platform;
  offerMs?: number;
}

export function createKeyringSlot(options: KeyringSlotOptions = {}): VaultSlot {
  const { load = loadKeyringStore, platform = process.platform, offerMs = OFFER_MS } = options;
  const backend = { win32: 'credential-manager', darwin: 'keychain' }[platform as string] ?? 'secret-service';
  let loading: Promise<KeyringStore> | null = null;

  function store(): Promise<KeyringStore> {
    loading ??= load();
    return loading;
  }

  return {
    kind: 'keyring',
    backend: async () => backend,

    async offer() {
      try {
        const outcome = await within(offerMs, store().then(roundTrip));
        if (outcome === true) return { available: true, reason: '' };
        if (outcome === 'late') return { available: false, reason: 'The system keyring did not answer in time.' };
        return { available: false, reason: 'The system keyring did not return what was saved in it.' };
      } catch {
        return { available: false, reason: absenceReason(platform) };
      }
    },

    async wrap(key) {
      const account = `vault-${randomUUID()}`;
      const wrapping = randomBytes(32);
      const sealed = seal(key, wrapping, account);
      try {
        await (await store()).setPassword(SERVICE, account, wrapping.toString('base64'));
      } catch (cause) {
        throw unavailable(`The system keyring saved nothing. ${absenceReason(platform)}`, cause);
      } finally {
        wrapping.fill(0);
      }
      return sealed;
    },

    async unwrap(wrapped) {
      const read = wrappedKey.safeParse(wrapped);
      if (!read.success) throw damaged();
      const kept = await getKept(read.data.account);
      if (kept === null) throw unavailable('The system keyring no longer has a key for this vault.');
      const wrapping = Buffer.from(kept, 'base64');
      try {
        return unseal(read.data, wrapping);
      } catch {
        throw damaged();
      } finally {
        wrapping.fill(0);
      }
    },

    async discard(wrapped) {
      const read = wrappedKey.safeParse(wrapped);
      if (read.success) await (await store()).deletePassword(SERVICE, read.data.account);
    },
  };

  async function getKept(account: string): Promise<string | null> {
    try {
      return await (await store()).getPassword(SERVICE, account);
    } catch (cause) {
      throw unavailable(`The system keyring could not be read. ${absenceReason(platform)}`, cause);
    }
  }
}

/** The data key under the wrapping key, bound to the account that keeps it. */
function seal(key: Uint8Array, wrapping: Buffer, account: string): WrappedKey {
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, wrapping, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(account, 'utf8'));
  const data = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { account, iv: iv.toString('base64'), data: data.toString('base64') };
}

/** Throws when the wrapping key is another one, or anything was changed. */
function unseal({ account, iv, data: base64 }: WrappedKey, wrapping: Buffer): Buffer {
  const data = Buffer.from(base64, 'base64');
  const decipher = createDecipheriv(CIPHER, wrapping, Buffer.from(iv, 'base64'), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(account, 'utf8'));
  decipher.setAuthTag(data.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(data.subarray(0, -TAG_BYTES)), decipher.final()]);
}

/** Whether the keyring gives back what it is given. */
async function roundTrip(keyring: KeyringStore): Promise<boolean> {
  const account = `trial-${randomUUID()}`;
  const word = randomBytes(16).toString('base64');
  await keyring.setPassword(SERVICE, account, word);
  try {
    return (await keyring.getPassword(SERVICE, account)) === word;
  } finally {
    await keyring.deletePassword(SERVICE, account);
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  // A failure after the time is up is nobody's news.
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function absenceReason(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'The Windows Credential Manager does not answer for this user.';
  if (platform === 'darwin') return 'The macOS keychain does not answer for this user.';
  return 'No Secret Service (GNOME Keyring, KWallet, KeePassXC) answers in this session.';
}

function unavailable(message: string, cause?: unknown): BenchError {
  const fix = 'Unlock the keyring of the system, or open the vault with its passphrase.';
  return new BenchError('PROTECTION_UNAVAILABLE', message, { fix }, { cause });
}

function damaged(): BenchError {
  return new BenchError('VAULT_DAMAGED', 'The key in the system keyring and the vault file do not belong together.', {
    fix: 'Open the vault in another way, or restore the backup: Settings, Vault.',
  });
}
