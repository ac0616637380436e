// The vault as the page sees it: what protects it, whether it is open. Passphrases go in and are never shown.
import { z } from 'zod';

export const SLOT_KINDS = ['safe-storage', 'keyring', 'passphrase'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

export const slotInfo = z.object({
  kind: z.enum(SLOT_KINDS),
  /** The backend that wrapped the key, as the system names it: `gnome_libsecret`, `secret-service`, `scrypt`, ... */
  backend: z.string(),
  createdAt: z.number(),
  /** Whether this host can try to open it. */
  usable: z.boolean(),
});
export type SlotInfo = z.infer<typeof slotInfo>;

export const vaultStatus = z.object({
  /**
   * `absent`: nothing saved yet. `locked`, `open`: as said. `session`: kept in memory only, gone at exit.
   * `damaged`: nothing of it can be opened; nothing is overwritten until the person decides.
   */
  state: z.enum(['absent', 'locked', 'open', 'session', 'damaged']),
  slots: z.array(slotInfo),
  /** Kinds that this host can offer for a new slot, with the reason where one cannot. */
  offers: z.array(z.object({ kind: z.enum(SLOT_KINDS), available: z.boolean(), reason: z.string() })),
  secrets: z.number(),
  /** What is damaged. Beside `locked` or `open`: a part, and the rest can be used. The backup can be restored in each case. */
  damage: z.object({ message: z.string(), backupUsable: z.boolean() }).nullable(),
});
export type VaultStatus = z.infer<typeof vaultStatus>;

export const protection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('safe-storage') }),
  z.object({ kind: z.literal('keyring') }),
  z.object({ kind: z.literal('passphrase'), passphrase: z.string().min(8).max(1000) }),
]);
export type Protection = z.infer<typeof protection>;
