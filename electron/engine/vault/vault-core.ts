// What the vault holds in memory, and the one way to its file: the data key while it is open, the secrets of a session,
// and who wants to know of changes. Everything else of the vault is built on these few moves.
import type { SlotKind } from '../../../shared/contract/vault.ts';
import { BenchError } from '../errors.ts';
import type { AtomicFile, Now, VaultSlot } from '../ports.ts';
import { type AutoLock, createAutoLock, type Schedule } from './auto-lock.ts';
import { findSlot, unwrapDataKey } from './open-slot.ts';
import { createVaultDisk, type DataKey, type VaultDisk } from './vault-disk.ts';
import { protectionMissing, vaultAbsent, vaultDamaged, vaultLocked } from './vault-errors.ts';
import { toVaultText, type UnsealedVault, type VaultFile } from './vault-file.ts';

export interface OpenVault {
  key: DataKey;
  file: VaultFile;
}

export interface VaultCore {
  readonly file: AtomicFile;
  readonly slots: readonly VaultSlot[];
  readonly now: Now;
  readonly autoLock: AutoLock;
  isOpen(): boolean;
  /** The file as it is now; a key whose vault is gone is forgotten. */
  look(): Promise<VaultDisk>;
  /** VAULT_ABSENT, VAULT_LOCKED, VAULT_DAMAGED. */
  requireOpen(): Promise<OpenVault>;
  /** Changes the file alone among all processes. `twice` puts the new text into the backup too. */
  edit<T>(change: (open: OpenVault) => { next: UnsealedVault; result: T }, options?: { twice: boolean }): Promise<T>;
  /** Takes over a data key; one that was held is overwritten. */
  hold(key: DataKey): void;
  forget(): void;
  /** Forgets a key that never verified anything: the slot that gave it may be another vault's. */
  forgetUnproven(): void;
  open(kind: SlotKind, passphrase: string | null): Promise<void>;
  /** Tries the slots that ask nothing, in order; the first failure when none opened. */
  openQuietly(): Promise<BenchError | null>;
  /** The session's secrets while there is one and no file. */
  session(): Promise<Map<string, string> | null>;
  startSession(): void;
  endSession(): Map<string, string>;
  changed(): void;
  onChange(listener: () => void): () => void;
}

export function createVaultCore(options: {
  file: AtomicFile;
  slots: readonly VaultSlot[];
  now: Now;
  schedule: Schedule;
}): VaultCore {
  const { file, slots, now } = options;
  const disk = createVaultDisk(file);
  const listeners = new Set<() => void>();
  const autoLock = createAutoLock({ now, schedule: options.schedule, lock: () => forget() });
  let key: DataKey | null = null;
  let kept: Map<string, string> | null = null;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function forget(): void {
    if (key === null) return;
    key.bytes.fill(0);
    key = null;
    changed();
  }

  function hold(next: DataKey): void {
    key?.bytes.fill(0);
    key = next;
    autoLock.used();
    changed();
  }

  async function look(): Promise<VaultDisk> {
    const found = await disk.read(key);
    if (found.state === 'absent' || (found.state === 'good' && found.file.id !== key?.vaultId)) forget();
    return found;
  }

  async function requireFile(): Promise<VaultFile> {
    const found = await look();
    if (found.state === 'absent') throw vaultAbsent();
    if (found.state === 'damaged') throw vaultDamaged(found.message);
    return found.file;
  }

  async function requireOpen(): Promise<OpenVault> {
    const vault = await requireFile();
    if (key === null) throw vaultLocked();
    return { key, file: vault };
  }

  async function open(kind: SlotKind, passphrase: string | null): Promise<void> {
    const vault = await requireFile();
    const stored = vault.slots.find((one) => one.kind === kind);
    if (!stored) throw protectionMissing(kind);
    const bytes = await unwrapDataKey(findSlot(slots, kind), stored.wrapped, passphrase);
    // Held even when the seal turns out broken: then the key may tell whether the backup is whole.
    hold({ vaultId: vault.id, bytes, proven: false });
    await requireFile();
  }

  return {
    file,
    slots,
    now,
    autoLock,
    isOpen: () => key !== null,
    look,
    requireOpen,
    edit: (change, { twice } = { twice: false }) =>
      file.exclusively(async () => {
        const opened = await requireOpen();
        const { next, result } = change(opened);
        const text = toVaultText(next, opened.key.bytes);
        await file.replace(text);
        if (twice) await file.replace(text);
        return result;
      }),
    hold,
    forget,
    forgetUnproven() {
      if (key?.proven === false) forget();
    },
    open,
    async openQuietly() {
      const found = await look();
      if (found.state !== 'good' || key !== null) return null;
      let failure: BenchError | null = null;
      for (const { kind } of slots) {
        if (kind === 'passphrase' || !found.file.slots.some((one) => one.kind === kind)) continue;
        try {
          await open(kind, null);
          return null;
        } catch (cause) {
          if (!(cause instanceof BenchError)) throw cause;
          failure ??= cause;
        }
      }
      return failure;
    },
    session: async () => (kept !== null && (await look()).state === 'absent' ? kept : null),
    startSession() {
      kept ??= new Map();
    },
    endSession() {
      const ended = kept ?? new Map<string, string>();
      kept = null;
      return ended;
    },
    changed,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
