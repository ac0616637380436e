// From version 1 of the file, where a secret was bound to its name alone, to version 2, where it is bound to its address too.
// The old file stays as `vault.json.v1` until the new one was read back and every secret in it compared: at every moment
// one of them opens. The addresses are those of the tenants and settings of that moment; a secret whose owner is not
// known keeps its value and has no address, so nothing can be sent with it.
import type { AtomicFile } from '../ports.ts';
import { openSecret, sealSecret } from './secret-box.ts';
import { BROKEN_SEAL, type DataKey } from './vault-disk.ts';
import { vaultDamaged } from './vault-errors.ts';
import { isSealIntact, parseVaultFile, toSecretPart, toSlotPart, toVaultText } from './vault-file.ts';
import { openOldSecret } from './vault-file-v1.ts';
import type { SecretPart, VaultFile } from './vault-shape.ts';

/** The address that a secret is for by what is saved now; null when nothing saved knows it. */
export type OriginOf = (ref: string) => Promise<string | null>;

/** The name under which the old file stays beside the new one. */
export const OLD_COPY = 'v1';

/**
 * Under the lock of the file: does what is left to do, after a kill too, and nothing when there is nothing to do.
 * @throws BenchError STORAGE_FAILED, VAULT_DAMAGED, or what `originOf` throws; the file that was there still opens then.
 */
export async function finishMigration(file: AtomicFile, key: DataKey, originOf: OriginOf): Promise<void> {
  const { text } = await file.read();
  const found = text === null ? null : parseVaultFile(text);
  if (found?.ok && found.file.version === 1 && found.file.id === key.vaultId) {
    const next = await toNewText(found.file, key, originOf);
    await file.keep(OLD_COPY);
    await file.replace(next);
  }
  const old = await file.kept(OLD_COPY);
  if (old === null) return;
  const before = parseVaultFile(old);
  // Not of this vault, or not whole: nothing to compare with, and not ours to throw away.
  if (!before.ok || before.file.id !== key.vaultId || !isSealIntact(before.file, key.bytes)) return;
  const { text: written } = await file.read();
  if (written === null || !holdsTheSame(before.file, written, key)) {
    await file.replace(old);
    throw vaultDamaged('The new form of the vault file did not read back as it was written.');
  }
  // The backup in the new form too: an old one would be bound to whatever the tenants say when it is restored.
  await file.replace(written);
  await file.drop(OLD_COPY);
}

/** @throws BenchError VAULT_DAMAGED when something else than Scopebench changed the old file. */
export async function toNewText(old: VaultFile, key: DataKey, originOf: OriginOf): Promise<string> {
  if (!isSealIntact(old, key.bytes)) throw vaultDamaged(BROKEN_SEAL);
  const secrets = new Map<string, SecretPart>();
  for (const [ref, { value }] of old.secrets) {
    if (value === null) continue;
    const origin = (await originOf(ref)) ?? '';
    const secret = openOldSecret(key.bytes, { vaultId: old.id, ref }, value);
    // One that does not open today is carried along as it is: it does not open tomorrow either, and says so.
    const sealed = secret === null ? { ...value, origin } : sealSecret(key.bytes, old.id, { ref, origin }, secret);
    secrets.set(ref, toSecretPart(ref, sealed));
  }
  const slots = old.slots.flatMap(({ value }) => (value === null ? [] : [toSlotPart(value)]));
  return toVaultText({ id: old.id, createdAt: old.createdAt, slots, secrets }, key.bytes);
}

function holdsTheSame(old: VaultFile, text: string, key: DataKey): boolean {
  const parsed = parseVaultFile(text);
  if (!parsed.ok || parsed.file.version === 1 || !isSealIntact(parsed.file, key.bytes)) return false;
  for (const [ref, { value }] of old.secrets) {
    const before = value === null ? null : openOldSecret(key.bytes, { vaultId: old.id, ref }, value);
    if (before === null) continue;
    const now = parsed.file.secrets.get(ref)?.value;
    if (!now || openSecret(key.bytes, old.id, { ref, origin: now.origin }, now) !== before) return false;
  }
  return true;
}
