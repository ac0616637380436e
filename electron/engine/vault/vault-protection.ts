// Making a vault, changing what protects it, and what a person may decide about a damaged one. Each step leaves a file that
// opens: a new wrapping is proven before the old one goes, and what is given up is kept aside.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Protection, SlotKind } from '../../../shared/model/vault.ts';
import { DATA_KEY_BYTES, discardQuietly, findSlot, wrapDataKey } from './open-slot.ts';
import { sealSecret } from './secret-box.ts';
import type { VaultCore } from './vault-core.ts';
import type { DataKey } from './vault-disk.ts';
import { lastProtection, noBackup, notDamaged, protectionMissing, vaultExists, vaultLocked } from './vault-errors.ts';
import { toSecretPart, toSlotPart, toVaultText } from './vault-file.ts';
import type { StoredSlot } from './vault-shape.ts';

export interface VaultProtection {
  setUp(protection: Protection | { kind: 'session' }): Promise<void>;
  addProtection(protection: Protection): Promise<void>;
  removeProtection(kind: SlotKind): Promise<void>;
  restoreBackup(): Promise<void>;
  startOver(): Promise<void>;
}

export function createVaultProtection(core: VaultCore): VaultProtection {
  const { file } = core;

  return {
    setUp: (protection) => setUp(core, protection),
    addProtection: (protection) => addProtection(core, protection),
    removeProtection: (kind) => removeProtection(core, kind),

    async restoreBackup() {
      await file.exclusively(async () => {
        const found = await core.look();
        const damage = found.state === 'damaged' ? found : found.state === 'good' ? found.damage : null;
        if (damage === null) throw notDamaged();
        if (damage.backup === null) throw noBackup();
        // A crash between the two leaves the backup, which can be taken again.
        await file.setAside();
        await file.replace(damage.backup.text);
      });
      await core.openQuietly();
      core.changed();
    },

    async startOver() {
      await file.exclusively(async () => {
        if ((await core.look()).state !== 'absent') await file.setAside(true);
      });
      core.endSession().clear();
      core.forget();
      core.changed();
    },
  };
}

/** The first file of a new vault; secrets of a session move in. */
async function writeFirst(core: VaultCore, key: DataKey, stored: StoredSlot): Promise<void> {
  await core.file.exclusively(async () => {
    const session = await core.session();
    if ((await core.look()).state !== 'absent') throw vaultExists();
    const secrets = new Map(
      [...(session ?? [])].map(([ref, { origin, secret }]) => [
        ref,
        toSecretPart(ref, sealSecret(key.bytes, key.vaultId, { ref, origin }, secret)),
      ]),
    );
    const vault = { id: key.vaultId, createdAt: core.now(), slots: [toSlotPart(stored)], secrets };
    await core.file.replace(toVaultText(vault, key.bytes));
  });
}

async function setUp(core: VaultCore, protection: Protection | { kind: 'session' }): Promise<void> {
  if ((await core.look()).state !== 'absent') throw vaultExists();
  if (protection.kind === 'session') {
    core.startSession();
    core.changed();
    return;
  }
  const slot = findSlot(core.slots, protection.kind);
  const key: DataKey = { vaultId: randomUUID(), bytes: randomBytes(DATA_KEY_BYTES) };
  const stored = await wrapDataKey(slot, key.bytes, protection, core.now);
  try {
    await writeFirst(core, key, stored);
  } catch (cause) {
    await discardQuietly(slot, stored.wrapped);
    key.bytes.fill(0);
    throw cause;
  }
  core.endSession().clear();
  core.hold(key);
}

async function addProtection(core: VaultCore, protection: Protection): Promise<void> {
  const slot = findSlot(core.slots, protection.kind);
  const { key } = await core.requireOpen();
  const stored = await wrapDataKey(slot, key.bytes, protection, core.now);
  let replaced: StoredSlot | null | undefined;
  try {
    replaced = await core.edit(
      (open) => {
        // Locked meanwhile: what was wrapped may be an overwritten key.
        if (open.key !== key) throw vaultLocked();
        const old = open.file.slots.find((one) => one.kind === protection.kind);
        const others = open.file.slots.filter((one) => one !== old);
        return { next: { ...open.file, slots: [...others, toSlotPart(stored)] }, result: old?.value };
      },
      // An old passphrase must not go on opening the backup.
      { twice: true },
    );
  } catch (cause) {
    await discardQuietly(slot, stored.wrapped);
    throw cause;
  }
  if (replaced) await discardQuietly(slot, replaced.wrapped);
  core.changed();
}

async function removeProtection(core: VaultCore, kind: SlotKind): Promise<void> {
  const removed = await core.edit(
    ({ file: vault }) => {
      const old = vault.slots.find((one) => one.kind === kind);
      if (!old) throw protectionMissing(kind);
      // A damaged one opens nothing: it does not count.
      if (!vault.slots.some((one) => one !== old && one.value !== null)) throw lastProtection();
      return { next: { ...vault, slots: vault.slots.filter((one) => one !== old) }, result: old.value };
    },
    { twice: true },
  );
  const slot = core.slots.find((one) => one.kind === kind);
  if (removed) await discardQuietly(slot, removed.wrapped);
  core.changed();
}
