// What the vault holds in memory, and the one way to its file: the data key while it is open, the secrets of a session,
// and who wants to know of changes. Everything else of the vault is built on these few moves.
import type { SlotKind } from '../../../shared/model/vault.ts';
import { BenchError } from '../errors.ts';
import type { AtomicFile, Now, VaultSlot } from '../ports.ts';
import { type AutoLock, createAutoLock, type Schedule } from './auto-lock.ts';
import { finishMigration } from './migrate-vault.ts';
import { createVaultOpening } from './open-vault.ts';
import { createVaultDisk, type DataKey, type VaultDisk } from './vault-disk.ts';
import { vaultAbsent, vaultDamaged, vaultLocked, vaultTooLarge } from './vault-errors.ts';
import { toVaultText, VAULT_MAX_BYTES } from './vault-file.ts';
import type { UnsealedVault, VaultFile } from './vault-shape.ts';

export interface OpenVault {
  key: DataKey;
  file: VaultFile;
}

/** What is kept for one session only, with the address that it is for. */
export interface SessionSecret {
  origin: string;
  secret: string;
}

/** What is saved of the owners of secrets: tenants and settings. */
export interface SecretOwners {
  /** The address that a secret is for; null when nothing saved knows it. Asked once, for a vault of version 1. */
  originOf(ref: string): Promise<string | null>;
  /** As in “Acme, Read only”, for sentences; null when nothing saved knows it. */
  nameOf(ref: string): Promise<string | null>;
}

export interface VaultCore {
  readonly file: AtomicFile;
  readonly slots: readonly VaultSlot[];
  readonly now: Now;
  readonly autoLock: AutoLock;
  readonly owners: SecretOwners;
  isOpen(): boolean;
  /** True when an open vault had not been used for too long and is locked by this. */
  lockIfOver(): boolean;
  /** The file as it is now; a key whose vault is gone, or whose time is over, is forgotten. */
  look(): Promise<VaultDisk>;
  /** VAULT_ABSENT, VAULT_LOCKED, VAULT_DAMAGED. */
  requireOpen(): Promise<OpenVault>;
  /** Changes the file alone among all processes. `twice` puts the new text into the backup too. */
  edit<T>(change: (open: OpenVault) => { next: UnsealedVault; result: T }, options?: { twice: boolean }): Promise<T>;
  /** Takes over a data key; one that was held is overwritten. */
  hold(key: DataKey): void;
  forget(): void;
  open(kind: SlotKind, passphrase: string | null): Promise<void>;
  /** Tries the slots that ask nothing, in order; the first failure when none opened. */
  openQuietly(): Promise<BenchError | null>;
  /** The session's secrets while there is one and no file. */
  session(): Promise<Map<string, SessionSecret> | null>;
  startSession(): void;
  endSession(): Map<string, SessionSecret>;
  changed(): void;
  onChange(listener: () => void): () => void;
}

export interface VaultCoreOptions {
  file: AtomicFile;
  slots: readonly VaultSlot[];
  now: Now;
  monotonic: () => number;
  schedule: Schedule;
  owners: SecretOwners;
}

export function createVaultCore(options: VaultCoreOptions): VaultCore {
  const { file, slots, now, monotonic, schedule, owners } = options;
  const disk = createVaultDisk(file, owners.nameOf);
  const opening = createVaultOpening({ file, slots, disk, originOf: owners.originOf });
  const { changed, onChange } = createListeners();
  const autoLock = createAutoLock({ now, monotonic, schedule, lock: () => held.forget() });
  const held = createHeldKey({ used: () => autoLock.used(), changed });
  const { hold, forget } = held;
  const inSession = createSessionSecrets();

  async function look(): Promise<VaultDisk> {
    autoLock.lockIfOver();
    const found = await disk.read(held.get());
    // A file of version 1 was put back in place of the one that was opened: it has to be opened and migrated again.
    const isOther = found.state === 'good' && (found.file.id !== held.get()?.vaultId || found.file.version === 1);
    if (found.state === 'absent' || isOther) forget();
    return found;
  }

  async function requireFile(): Promise<VaultDisk & { state: 'good' }> {
    const found = await look();
    if (found.state === 'absent') throw vaultAbsent();
    if (found.state === 'damaged') throw vaultDamaged(found.message);
    return found;
  }

  async function requireOpen(): Promise<OpenVault> {
    const found = await requireFile();
    const key = held.get();
    if (key === null) throw vaultLocked();
    return { key, file: found.file };
  }

  async function open(kind: SlotKind, passphrase: string | null): Promise<void> {
    hold(await opening.open(await requireFile(), kind, passphrase));
    await requireFile();
  }

  return {
    file,
    slots,
    now,
    autoLock,
    owners,
    isOpen: () => !autoLock.lockIfOver() && held.get() !== null,
    lockIfOver: () => held.get() !== null && autoLock.lockIfOver(),
    look,
    requireOpen,
    edit: (change, { twice } = { twice: false }) =>
      file.exclusively(async () => {
        await finishMigration(file, (await requireOpen()).key, owners.originOf);
        const opened = await requireOpen();
        const { next, result } = change(opened);
        await replaceVault(file, toVaultText(next, opened.key.bytes), twice);
        return result;
      }),
    hold,
    forget,
    open,
    async openQuietly() {
      const found = await look();
      if (found.state !== 'good' || held.get() !== null) return null;
      const kinds = slots.map(({ kind }) => kind).filter((kind) => found.file.slots.some((one) => one.kind === kind));
      return openFirst(kinds, (kind) => open(kind, null));
    },
    async session() {
      const kept = inSession.get();
      return kept !== null && (await look()).state === 'absent' ? kept : null;
    },
    startSession: inSession.start,
    endSession: inSession.end,
    changed,
    onChange,
  };
}

/** The data key while the vault is open; one that is given up is overwritten. */
function createHeldKey({ used, changed }: { used(): void; changed(): void }) {
  let key: DataKey | null = null;
  return {
    get: () => key,
    hold(next: DataKey): void {
      key?.bytes.fill(0);
      key = next;
      used();
      changed();
    },
    forget(): void {
      if (key === null) return;
      key.bytes.fill(0);
      key = null;
      changed();
    },
  };
}

function createListeners() {
  const listeners = new Set<() => void>();
  return {
    changed(): void {
      for (const listener of listeners) listener();
    },
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Tries those that ask nothing, in order; the first failure when none opened. */
async function openFirst(
  kinds: readonly SlotKind[],
  open: (kind: SlotKind) => Promise<void>,
): Promise<BenchError | null> {
  let failure: BenchError | null = null;
  for (const kind of kinds) {
    if (kind === 'passphrase') continue;
    try {
      await open(kind);
      return null;
    } catch (cause) {
      if (!(cause instanceof BenchError)) throw cause;
      failure ??= cause;
    }
  }
  return failure;
}

/** Secrets that no file keeps, from when a person chose that until a vault is made. */
function createSessionSecrets() {
  let kept: Map<string, SessionSecret> | null = null;
  return {
    get: () => kept,
    start(): void {
      kept ??= new Map();
    },
    end(): Map<string, SessionSecret> {
      const ended = kept ?? new Map<string, SessionSecret>();
      kept = null;
      return ended;
    },
  };
}

/** `twice`: also in the backup, which the first replacement leaves as the file was. */
async function replaceVault(file: AtomicFile, text: string, twice: boolean): Promise<void> {
  if (text.length > VAULT_MAX_BYTES) throw vaultTooLarge();
  await file.replace(text);
  if (twice) await file.replace(text);
}
