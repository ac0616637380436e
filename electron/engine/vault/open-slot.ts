// Wrapping and unwrapping the data key with a slot. A wrapped key is opened again and compared before it counts: a slot
// that cannot give back what it took must not become the only way in.
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Protection, SlotKind } from '../../../shared/model/vault.ts';
import { BenchError } from '../errors.ts';
import type { Now, VaultSlot } from '../ports.ts';
import { slotFailed, slotNotHere, slotRefused, vaultDamaged } from './vault-errors.ts';
import type { StoredSlot } from './vault-shape.ts';

export const DATA_KEY_BYTES = 32;

export function findSlot(slots: readonly VaultSlot[], kind: SlotKind): VaultSlot {
  const slot = slots.find((one) => one.kind === kind);
  if (!slot) throw slotNotHere(kind);
  return slot;
}

/** @throws BenchError PROTECTION_UNAVAILABLE when the slot cannot be used here */
export async function wrapDataKey(
  slot: VaultSlot,
  key: Uint8Array,
  protection: Protection,
  now: Now,
): Promise<StoredSlot> {
  const passphrase = protection.kind === 'passphrase' ? protection.passphrase : null;
  const offer = await slot.offer();
  if (!offer.available) throw slotRefused(slot.kind, offer.reason);
  const made: unknown = await guarded(slot.kind, () => slot.wrap(key, passphrase));
  // As it will be read back: the seal covers it.
  const wrapped = z.json().parse(JSON.parse(JSON.stringify(made)));
  const back = await unwrapDataKey(slot, wrapped, passphrase).catch(async (cause: unknown) => {
    await discardQuietly(slot, wrapped);
    throw cause;
  });
  const same = timingSafeEqual(back, key);
  back.fill(0);
  if (!same) {
    await discardQuietly(slot, wrapped);
    throw slotRefused(slot.kind, 'It did not return what was saved in it.');
  }
  return { kind: slot.kind, backend: await slot.backend(), createdAt: now(), wrapped };
}

/** The slot's own BenchErrors pass; anything else that it throws becomes PROTECTION_UNAVAILABLE without its text. */
export async function unwrapDataKey(slot: VaultSlot, wrapped: unknown, passphrase: string | null): Promise<Buffer> {
  const bytes = await guarded(slot.kind, () => slot.unwrap(wrapped, passphrase));
  if (bytes.byteLength !== DATA_KEY_BYTES) throw vaultDamaged('The key of the vault is damaged.');
  const key = Buffer.from(bytes);
  bytes.fill(0);
  return key;
}

/** What a slot keeps outside the file is tidied up where possible; failing to is harmless. */
export async function discardQuietly(slot: VaultSlot | undefined, wrapped: unknown): Promise<void> {
  await slot?.discard(wrapped).catch(() => undefined);
}

async function guarded<T>(kind: SlotKind, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof BenchError ? cause : slotFailed(kind, cause);
  }
}
