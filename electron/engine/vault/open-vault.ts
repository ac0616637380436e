// From a slot to the data key, with every doubt settled on the way: whether it was the passphrase that was wrong or the slot
// that was damaged, whether the key sealed this file, and whether the file is of the version of today. What the key showed
// to be damaged is remembered, so that the backup is offered from then on.
import type { SlotKind } from '../../../shared/model/vault.ts';
import { BenchError, isFolderUnusable } from '../errors.ts';
import type { AtomicFile, VaultSlot } from '../ports.ts';
import { finishMigration, OLD_COPY, type OriginOf, toNewText } from './migrate-vault.ts';
import { findSlot, unwrapDataKey } from './open-slot.ts';
import { BROKEN_SEAL, type DataKey, type VaultDisk, type VaultFileOnDisk } from './vault-disk.ts';
import { protectionMissing, SLOT_NAMES, slotDamaged, vaultDamaged } from './vault-errors.ts';
import { isSealIntact, parseVaultFile } from './vault-file.ts';
import type { StoredSlot, VaultFile } from './vault-shape.ts';

export interface VaultOpening {
  /** PASSPHRASE_WRONG, PROTECTION_UNAVAILABLE, NOT_FOUND, VAULT_DAMAGED. The key is the caller's to overwrite. */
  open(found: VaultDisk & { state: 'good' }, kind: SlotKind, passphrase: string | null): Promise<DataKey>;
}

export function createVaultOpening(options: {
  file: AtomicFile;
  slots: readonly VaultSlot[];
  disk: VaultFileOnDisk;
  originOf: OriginOf;
}): VaultOpening {
  const { file, slots, disk, originOf } = options;

  /** The slot would not open: is it the file's fault? Then its backup, which opens in the same way, can show it. */
  async function settleFailure(
    found: VaultDisk & { state: 'good' },
    kind: SlotKind,
    passphrase: string | null,
    cause: unknown,
  ): Promise<unknown> {
    if (!(cause instanceof BenchError) || cause.code === 'INVALID_INPUT') return cause;
    const slot = slots.find((one) => one.kind === kind);
    const here = slotOf(found.file, kind);
    const spare = found.backup === null ? null : slotOf(found.backup.file, kind);
    const differs = JSON.stringify(spare?.wrapped) !== JSON.stringify(here?.wrapped);
    if (slot && found.backup !== null && spare !== null && differs) {
      const bytes = await unwrapDataKey(slot, spare.wrapped, passphrase).catch(() => null);
      // When the key sealed the file as it is, the slot is meant: an old passphrase opens an old backup.
      const damaged = bytes !== null && isSealIntact(found.backup.file, bytes) && !isSealIntact(found.file, bytes);
      bytes?.fill(0);
      if (damaged) {
        const message = `The protection of the vault with ${SLOT_NAMES[kind]} is damaged in its file; the backup opens with it.`;
        disk.condemn(found.text, message, kind);
        return vaultDamaged(message);
      }
    }
    if (cause.code === 'VAULT_DAMAGED') disk.condemn(found.text, cause.message, kind);
    return cause;
  }

  /** Version 1 becomes version 2: on the disk, or in memory alone where the disk takes nothing. */
  async function bringToday({ text, file: vault }: VaultDisk & { state: 'good' }, key: DataKey): Promise<void> {
    try {
      await file.exclusively(() => finishMigration(file, key, originOf));
    } catch (cause) {
      if (!isFolderUnusable(cause)) throw cause;
      if (vault.version !== 1) return;
      const lifted = parseVaultFile(await toNewText(vault, key, originOf));
      if (lifted.ok) disk.lift(text, lifted.file);
    }
  }

  return {
    async open(found, kind, passphrase) {
      const part = found.file.slots.find((one) => one.kind === kind);
      if (!part) throw protectionMissing(kind);
      let bytes: Buffer;
      try {
        if (part.value === null) throw slotDamaged(kind);
        bytes = await unwrapDataKey(findSlot(slots, kind), part.value.wrapped, passphrase);
      } catch (cause) {
        throw await settleFailure(found, kind, passphrase, cause);
      }
      const key = { vaultId: found.file.id, bytes };
      try {
        if (!isSealIntact(found.file, bytes)) {
          disk.condemn(found.text, BROKEN_SEAL);
          throw vaultDamaged(BROKEN_SEAL);
        }
        if (found.file.version === 1 || (await file.kept(OLD_COPY).catch(() => null)) !== null)
          await bringToday(found, key);
      } catch (cause) {
        bytes.fill(0);
        throw cause;
      }
      return key;
    },
  };
}

function slotOf(vault: VaultFile, kind: SlotKind): StoredSlot | null {
  return vault.slots.find((one) => one.kind === kind)?.value ?? null;
}
