// The vault: secrets in one file, under one random data key, which each protection (slot) wraps on its own. What is on the
// disk is what counts, in every process; memory holds the data key while the vault is open, and nothing else.
// Never plaintext, never an empty value for a failure, never a new key over an old vault.
import type { Notice } from '../../../shared/model/notice.ts';
import type { Protection, SlotKind, VaultStatus } from '../../../shared/model/vault.ts';
import type { AtomicFile, Now, VaultSlot } from '../ports.ts';
import { type Schedule, scheduleByTimer } from './auto-lock.ts';
import { createVaultCore, type SecretOwners } from './vault-core.ts';
import { createVaultProtection } from './vault-protection.ts';
import { createVaultSecrets, type VaultSecrets } from './vault-secrets.ts';
import { createVaultStatus } from './vault-status.ts';

export interface VaultOptions {
  file: AtomicFile;
  /** Those that this host has, in the order in which they are tried at the start. */
  slots: readonly VaultSlot[];
  now: Now;
  /** Who owns which secret, by what is saved. Without it nobody is known. */
  owners?: SecretOwners;
  /** For tests; a timer and the steady clock of the process otherwise. */
  schedule?: Schedule;
  monotonic?: () => number;
}

/** Every method that writes may reject with STORAGE_FAILED; other codes are named where they arise. */
export interface Vault extends VaultSecrets {
  /** At the start: opens the vault when a slot can without asking. The notice says why one that should could not. */
  open(): Promise<Notice | null>;
  status(): Promise<VaultStatus>;
  /** CONFLICT when there is a vault already, PROTECTION_UNAVAILABLE. Secrets of a session move into the new vault. */
  setUp(protection: Protection | { kind: 'session' }): Promise<VaultStatus>;
  /** PASSPHRASE_WRONG, PROTECTION_UNAVAILABLE, NOT_FOUND, VAULT_ABSENT, VAULT_DAMAGED. */
  unlock(kind: SlotKind, passphrase: string | null): Promise<VaultStatus>;
  /** Overwrites the data key in memory. A session stays: it has nothing to be opened from again. */
  lock(): Promise<VaultStatus>;
  /** Adds, or replaces the one of that kind. VAULT_LOCKED, PROTECTION_UNAVAILABLE. */
  addProtection(protection: Protection): Promise<VaultStatus>;
  /** CONFLICT for the last one, NOT_FOUND, VAULT_LOCKED. */
  removeProtection(kind: SlotKind): Promise<VaultStatus>;
  /** CONFLICT when nothing is damaged, VAULT_DAMAGED without a usable backup. A damaged part is enough. */
  restoreBackup(): Promise<VaultStatus>;
  /** File and backup are kept aside; what a keyring holds for them stays, so that they could be put back. */
  startOver(): Promise<VaultStatus>;
  /** Called when the vault was opened, locked, set up or given up; by another process: at the next use. */
  onChange(listener: () => void): () => void;
  /** Locks after this many minutes without `get` or `put`; 0 is never. */
  setAutoLock(minutes: number): void;
  /** Locks an open vault whose time without use is over, and says so: to be asked by what rests on an open vault. */
  lockIfOver(): boolean;
  /** At the end: overwrites what memory holds, the session too. */
  close(): Promise<void>;
}

const NOBODY: SecretOwners = { originOf: async () => null, nameOf: async () => null };

export function createVault(options: VaultOptions): Vault {
  const { file, slots, now, owners = NOBODY, schedule = scheduleByTimer } = options;
  const monotonic = options.monotonic ?? (() => performance.now());
  const core = createVaultCore({ file, slots, now, monotonic, schedule, owners });
  const protection = createVaultProtection(core);
  const describe = createVaultStatus(slots, now);

  async function status(): Promise<VaultStatus> {
    const found = await core.look();
    return describe(found, { open: core.isOpen(), session: await core.session() });
  }

  return {
    ...createVaultSecrets(core),
    status,
    async open() {
      const failure = await core.openQuietly();
      if (failure === null) return null;
      return { id: 'vault-not-opened', level: 'warning', message: failure.message, fix: failure.data.fix };
    },
    setUp: (wanted) => protection.setUp(wanted).then(status),
    async unlock(kind, passphrase) {
      if ((await core.session()) === null) await core.open(kind, passphrase);
      return status();
    },
    async lock() {
      core.forget();
      return status();
    },
    addProtection: (wanted) => protection.addProtection(wanted).then(status),
    removeProtection: (kind) => protection.removeProtection(kind).then(status),
    restoreBackup: () => protection.restoreBackup().then(status),
    startOver: () => protection.startOver().then(status),
    onChange: core.onChange,
    setAutoLock: core.autoLock.setMinutes,
    lockIfOver: core.lockIfOver,
    async close() {
      core.autoLock.setMinutes(0);
      core.endSession().clear();
      core.forget();
    },
  };
}
