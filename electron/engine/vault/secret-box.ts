// One secret under the data key: AES-256-GCM with a fresh random 96-bit IV. The vault's id, the secret's reference and the
// only address that it may go to are authenticated with it: a ciphertext under another name, from another vault, or for
// another address does not open. So a changed list of tenants cannot send a secret elsewhere.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealedSecret } from './vault-shape.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Which secret, and the address that it is for: a tenant's origin, a proxy's address. */
export interface SecretPlace {
  ref: string;
  origin: string;
}

export function sealSecret(dataKey: Uint8Array, vaultId: string, place: SecretPlace, secret: string): SealedSecret {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, dataKey, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(toAad(vaultId, place), 'utf8'));
  const data = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { origin: place.origin, iv: iv.toString('base64'), data: data.toString('base64') };
}

/** Null when the ciphertext, its name, its address or the key is not the one it was sealed with. */
export function openSecret(
  dataKey: Uint8Array,
  vaultId: string,
  place: SecretPlace,
  sealed: SealedSecret,
): string | null {
  return openSealed(dataKey, toAad(vaultId, place), sealed);
}

export function openSealed(dataKey: Uint8Array, aad: string, sealed: Pick<SealedSecret, 'iv' | 'data'>): string | null {
  const iv = Buffer.from(sealed.iv, 'base64');
  const data = Buffer.from(sealed.data, 'base64');
  if (iv.byteLength !== IV_BYTES || data.byteLength < TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, dataKey, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(aad, 'utf8'));
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

function toAad(vaultId: string, { ref, origin }: SecretPlace): string {
  return JSON.stringify(['scopebench-vault-secret', 2, vaultId, ref, origin]);
}
