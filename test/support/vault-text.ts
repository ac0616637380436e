// The vault's file as a test changes it: its shape, its checksums made again as somebody would who knows how (but has no key),
// and a file of version 1 as it was written before secrets had an address. Written from the format, not from its code.
import { createCipheriv, createHash, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultSlot } from '../../electron/engine/ports.ts';

export interface OnDisk {
  format: string;
  version: number;
  id: string;
  createdAt: number;
  slots: { kind: string; backend: string; createdAt: number; wrapped: unknown; sum?: string }[];
  secrets: Record<string, { origin?: string; iv: string; data: string; sum?: string }>;
  seal: string;
  sum?: string;
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64');

/** Every checksum again, so that only the seal and the ciphertexts show what was done. */
export function resum(file: OnDisk): OnDisk {
  for (const slot of file.slots)
    slot.sum = digest(['scopebench-vault-slot', slot.kind, slot.backend, slot.createdAt, slot.wrapped]);
  for (const [ref, secret] of Object.entries(file.secrets))
    secret.sum = digest(['scopebench-vault-secret', ref, secret.origin, secret.iv, secret.data]);
  const secrets = Object.keys(file.secrets)
    .sort()
    .map((ref) => [ref, file.secrets[ref]?.sum]);
  const covered = [file.format, file.version, file.id, file.createdAt, file.slots.map(({ sum }) => sum), secrets];
  file.sum = digest(['scopebench-vault-file', covered, file.seal]);
  return file;
}

/** A vault of version 1 with these secrets. Gives its text. */
export async function writeOldVault(
  folder: string,
  secrets: Record<string, string>,
  slots: { slot: VaultSlot; passphrase?: string }[],
): Promise<string> {
  const key = randomBytes(32);
  const id = randomUUID();
  const stored = await Promise.all(
    slots.map(async ({ slot, passphrase }) => ({
      kind: slot.kind,
      backend: await slot.backend(),
      createdAt: 1_760_000_000_000,
      wrapped: await slot.wrap(key, passphrase ?? null),
    })),
  );
  const sealed = Object.fromEntries(
    Object.entries(secrets).map(([ref, secret]) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(Buffer.from(JSON.stringify(['scopebench-vault-secret', 1, id, ref])));
      const data = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [ref, { iv: iv.toString('base64'), data: data.toString('base64') }];
    }),
  );
  const head = { format: 'scopebench-vault', version: 1, id, createdAt: 1_760_000_000_000 };
  const covered = [
    head.format,
    head.version,
    id,
    head.createdAt,
    stored.map((slot) => [slot.kind, slot.backend, slot.createdAt, slot.wrapped]),
    Object.keys(sealed)
      .sort()
      .map((ref) => [ref, sealed[ref]?.iv]),
  ];
  const sealKey = Buffer.from(hkdfSync('sha256', key, id, 'scopebench vault seal', 32));
  const seal = createHmac('sha256', sealKey).update(JSON.stringify(covered)).digest('base64');
  const text = `${JSON.stringify({ ...head, slots: stored, secrets: sealed, seal }, null, 1)}\n`;
  await writeFile(join(folder, 'vault.json'), text);
  return text;
}
