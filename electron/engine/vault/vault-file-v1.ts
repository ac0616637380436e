// The vault's file of version 1, read only to bring it to version 2: no checksums, and secrets that were bound to their
// reference alone, not to the address that they may go to. Nothing writes it any more.
import { createHmac, hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { SLOT_KINDS } from '../../../shared/model/vault.ts';
import { openSealed } from './secret-box.ts';
import { base64, type SealedSecret, VAULT_FORMAT, type VaultFile } from './vault-shape.ts';

const oldVault = z.strictObject({
  format: z.literal(VAULT_FORMAT),
  version: z.literal(1),
  id: z.string().min(1).max(100),
  createdAt: z.number(),
  slots: z
    .array(z.strictObject({ kind: z.enum(SLOT_KINDS), backend: z.string(), createdAt: z.number(), wrapped: z.json() }))
    .min(1)
    .refine((slots) => new Set(slots.map(({ kind }) => kind)).size === slots.length),
  secrets: z.record(z.string(), z.strictObject({ iv: base64, data: base64 })),
  seal: base64,
});

/** Null when it is not one. Its parts have no sums: only the seal can judge them. */
export function parseOldVault(value: unknown): VaultFile | null {
  const read = oldVault.safeParse(value);
  if (!read.success) return null;
  const { id, createdAt, slots, secrets, seal } = read.data;
  return {
    version: 1,
    id,
    createdAt,
    slots: slots.map((slot) => ({ kind: slot.kind, raw: slot, sum: '', value: slot })),
    secrets: new Map(
      Object.entries(secrets).map(([ref, sealed]) => [ref, { raw: sealed, sum: '', value: { origin: '', ...sealed } }]),
    ),
    seal,
  };
}

export function sealOfOldVault({ id, createdAt, slots, secrets }: VaultFile, dataKey: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', dataKey, id, 'scopebench vault seal', 32));
  const covered = [
    VAULT_FORMAT,
    1,
    id,
    createdAt,
    slots.map(({ value }) => [value?.kind, value?.backend, value?.createdAt, value?.wrapped]),
    [...secrets.keys()].sort().map((ref) => [ref, secrets.get(ref)?.value?.iv]),
  ];
  const seal = createHmac('sha256', key).update(JSON.stringify(covered)).digest();
  key.fill(0);
  return seal;
}

/** Null when the ciphertext, its name or the key is not the one it was sealed with. */
export function openOldSecret(
  dataKey: Uint8Array,
  { vaultId, ref }: { vaultId: string; ref: string },
  sealed: Pick<SealedSecret, 'iv' | 'data'>,
): string | null {
  return openSealed(dataKey, JSON.stringify(['scopebench-vault-secret', 1, vaultId, ref]), sealed);
}
