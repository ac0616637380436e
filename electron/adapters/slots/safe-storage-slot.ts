// The data key under Electron's safeStorage. Which backend encrypted it is stored beside it: on Linux the desktop chooses one
// at each start, and another one cannot decrypt. `basic_text` is a fixed password in Chromium's source and is refused.
// Electron itself is not imported: its host passes the object, tests pass another.
import { z } from 'zod';
import { BenchError } from '../../engine/errors.ts';
import type { VaultSlot } from '../../engine/ports.ts';

/** The part of Electron's `safeStorage` that is used. */
export interface SafeStorageLike {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plain: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string }>;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
}

const PLAIN_TEXT = 'basic_text';
const wrappedKey = z.object({ backend: z.string(), data: z.base64() });

export interface SafeStorageSlotOptions {
  safeStorage: SafeStorageLike;
  platform?: NodeJS.Platform;
}

/** To be used after the application is ready: before that, safeStorage knows no backend. */
export function createSafeStorageSlot({ safeStorage, platform = process.platform }: SafeStorageSlotOptions): VaultSlot {
  function backendName(): string {
    if (platform === 'win32') return 'dpapi';
    if (platform === 'darwin') return 'keychain';
    return safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
  }

  async function offer(): Promise<{ available: boolean; reason: string }> {
    if (backendName() === PLAIN_TEXT)
      return {
        available: false,
        reason: 'This desktop session has no key store: secrets would be as good as plain text.',
      };
    const available = await safeStorage.isAsyncEncryptionAvailable().catch(() => false);
    return available
      ? { available, reason: '' }
      : { available, reason: 'The key store of this desktop session does not answer.' };
  }

  return {
    kind: 'safe-storage',
    backend: async () => backendName(),
    offer,

    async wrap(key) {
      const { available, reason } = await offer();
      if (!available) throw refused(reason);
      const data = await safeStorage.encryptStringAsync(Buffer.from(key).toString('base64'));
      return { backend: backendName(), data: data.toString('base64') };
    },

    async unwrap(wrapped) {
      const read = wrappedKey.safeParse(wrapped);
      if (!read.success || read.data.backend === PLAIN_TEXT)
        throw new BenchError('VAULT_DAMAGED', "What protects the vault with this computer's key store is damaged.", {
          fix: 'Open the vault in another way, or restore the backup: Settings, Vault.',
        });
      const { backend, data } = read.data;
      try {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(data, 'base64'));
        return Buffer.from(result, 'base64');
      } catch (cause) {
        throw backend === backendName() ? failed(cause) : changed(backend, backendName(), cause);
      }
    },

    discard: async () => undefined,
  };
}

function refused(reason: string): BenchError {
  return new BenchError('PROTECTION_UNAVAILABLE', reason, {
    fix: 'Choose a passphrase, or keep secrets for this session only.',
  });
}

function failed(cause: unknown): BenchError {
  return new BenchError(
    'PROTECTION_UNAVAILABLE',
    "This computer's key store could not open the vault.",
    { fix: 'Unlock the key store of your desktop, or open the vault with its passphrase.' },
    { cause },
  );
}

function changed(recorded: string, now: string, cause: unknown): BenchError {
  return new BenchError(
    'PROTECTION_UNAVAILABLE',
    `The vault was protected with ${recorded}, and this desktop session offers ${now}.`,
    {
      fix: `Start with --password-store=${recorded.replaceAll('_', '-')}, or open the vault with its passphrase.`,
      details: { recorded, now },
    },
    { cause },
  );
}
