// One secret under the data key: AES-256-GCM with a fresh random 96-bit IV. The vault's id and the secret's reference are
// authenticated with it, so a ciphertext under another name, or from another vault, does not open.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealedSecret } from './vault-file.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface SecretPlace {
  vaultId: string;
  ref: string;
}

export function sealSecret(dataKey: Uint8Array, place: SecretPlace, secret: string): SealedSecret {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, dataKey, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(toAad(place));
  const data = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { iv: iv.toString('base64'), data: data.toString('base64') };
}

/** Null when the ciphertext, its name or the key is not the one it was sealed with. */
export function openSecret(dataKey: Uint8Array, place: SecretPlace, sealed: SealedSecret): string | null {
  const iv = Buffer.from(sealed.iv, 'base64');
  const data = Buffer.from(sealed.data, 'base64');
  if (iv.byteLength !== IV_BYTES || data.byteLength < TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, dataKey, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(toAad(place));
  decipher.setAuthTag(data.subarray(-TAG_BYTES));
  const plain = decipher.update(data.subarray(0, -TAG_BYTES));
  try {
    decipher.final();
    return plain.toString('utf8');
  } catch {
    return null;
  } finally {
    plain.fill(0);
  }
}

function toAad({ vaultId, ref }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify(['scopebench-vault-secret', 1, vaultId, ref]), 'utf8');
}
