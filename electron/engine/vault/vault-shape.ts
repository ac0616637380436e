// What a vault's file is made of: slots that wrap the data key, and secrets under it. Both are kept as they are in the file,
// so that a damaged one is neither lost nor taken for a good one when something beside it changes.
import { z } from 'zod';
import { SLOT_KINDS, type SlotKind } from '../../../shared/model/vault.ts';

export const VAULT_FORMAT = 'scopebench-vault';
export const VAULT_VERSION = 2;

export const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

export const sealedSecret = z.strictObject({
  /** The only address that the secret may go to; empty where it was not known. Authenticated with the ciphertext. */
  origin: z.string(),
  /** 96 random bits. */
  iv: base64,
  /** AES-256-GCM ciphertext followed by its 16-byte tag. */
  data: base64,
  sum: base64,
});
export type SealedSecret = Omit<z.infer<typeof sealedSecret>, 'sum'>;

export const storedSlot = z.strictObject({
  kind: z.enum(SLOT_KINDS),
  backend: z.string(),
  createdAt: z.number(),
  /** The data key as the slot wrapped it: its own JSON. */
  wrapped: z.json(),
  sum: base64,
});
export type StoredSlot = Omit<z.infer<typeof storedSlot>, 'sum'>;

/** A slot or a secret as it is in the file. What is damaged stays as it is until a person replaces it. */
export interface Part<T> {
  raw: unknown;
  sum: string;
  /** Null when it is damaged. */
  value: T | null;
}
export type SecretPart = Part<SealedSecret>;
/** `kind` null: not one that this Scopebench knows. */
export type SlotPart = Part<StoredSlot> & { kind: SlotKind | null };

export interface UnsealedVault {
  id: string;
  createdAt: number;
  slots: readonly SlotPart[];
  secrets: ReadonlyMap<string, SecretPart>;
}

export interface VaultFile extends UnsealedVault {
  /** 1 is read only to be brought to 2. */
  version: 1 | 2;
  seal: string;
}
