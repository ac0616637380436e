// The vault's file: its shape, and the seal over it. Secrets are encrypted one by one; the seal (an HMAC under a key made
// from the data key) covers which secrets there are and what protects them, so that an entry that was taken away, put back
// from an older file or protected differently is noticed. A whole older file cannot be told from a restored backup.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { SLOT_KINDS } from '../../../shared/contract/vault.ts';

export const VAULT_FORMAT = 'scopebench-vault';
export const VAULT_VERSION = 1;

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

const sealedSecret = z.object({
  /** 96 random bits. */
  iv: base64,
  /** AES-256-GCM ciphertext followed by its 16-byte tag. */
  data: base64,
});
export type SealedSecret = z.infer<typeof sealedSecret>;

const storedSlot = z.object({
  kind: z.enum(SLOT_KINDS),
  backend: z.string(),
  createdAt: z.number(),
  /** The data key as the slot wrapped it: its own JSON. */
  wrapped: z.json(),
});
export type StoredSlot = z.infer<typeof storedSlot>;

export const vaultFile = z.object({
  format: z.literal(VAULT_FORMAT),
  version: z.literal(VAULT_VERSION),
  id: z.string().min(1),
  createdAt: z.number(),
  slots: z.array(storedSlot).min(1),
  secrets: z.record(z.string(), sealedSecret),
  seal: base64,
});
export type VaultFile = z.infer<typeof vaultFile>;
export type UnsealedVault = Omit<VaultFile, 'seal'>;

export type ParsedVault = { ok: true; file: VaultFile } | { ok: false; newer: boolean };

export function parseVaultFile(text: string): ParsedVault {
  try {
    const value: unknown = JSON.parse(text);
    const read = vaultFile.safeParse(value);
    if (read.success) return { ok: true, file: read.data };
    const version = z.object({ format: z.literal(VAULT_FORMAT), version: z.number() }).safeParse(value);
    return { ok: false, newer: version.success && version.data.version > VAULT_VERSION };
  } catch {
    return { ok: false, newer: false };
  }
}

export function toVaultText(vault: UnsealedVault, dataKey: Uint8Array): string {
  const { format, version, id, createdAt, slots, secrets } = vault;
  return `${JSON.stringify({ format, version, id, createdAt, slots, secrets, seal: sealOf(vault, dataKey).toString('base64') }, null, 1)}\n`;
}

/** Whether this data key sealed exactly these slots and references. A data key of another vault fails as well. */
export function isSealIntact(file: VaultFile, dataKey: Uint8Array): boolean {
  const expected = sealOf(file, dataKey);
  const found = Buffer.from(file.seal, 'base64');
  return found.byteLength === expected.byteLength && timingSafeEqual(found, expected);
}

function sealOf(vault: UnsealedVault, dataKey: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', dataKey, vault.id, 'scopebench vault seal', 32));
  // Arrays, because the order of an object's keys is no promise. The tag inside `data` guards the ciphertext itself.
  const covered = [
    vault.format,
    vault.version,
    vault.id,
    vault.createdAt,
    vault.slots.map((slot) => [slot.kind, slot.backend, slot.createdAt, slot.wrapped]),
    Object.keys(vault.secrets)
      .sort()
      .map((ref) => [ref, vault.secrets[ref]?.iv]),
  ];
  const seal = createHmac('sha256', key).update(JSON.stringify(covered)).digest();
  key.fill(0);
  return seal;
}
