// The vault as the page sees it: what protects it, whether it is open. Passphrases go in and are never shown.
import { z } from 'zod';
import { protection, SLOT_KINDS, vaultStatus } from '../model/vault.ts';
import { procedure } from './base.ts';

const passphrase = z.string().min(1).max(1000);

export const vaultContract = {
  /** First protection of a new vault, or `session` for none on disk. */
  setUp: procedure
    .input(z.object({ protection: z.union([protection, z.object({ kind: z.literal('session') })]) }))
    .output(vaultStatus),
  unlock: procedure
    .input(z.object({ kind: z.enum(SLOT_KINDS), passphrase: passphrase.optional() }))
    .output(vaultStatus),
  lock: procedure.output(vaultStatus),
  /** Adds a slot, or replaces the one of that kind (a changed passphrase). The vault must be open. */
  addProtection: procedure.input(z.object({ protection })).output(vaultStatus),
  /** Never the last one. */
  removeProtection: procedure.input(z.object({ kind: z.enum(SLOT_KINDS) })).output(vaultStatus),
  /** Takes the backup in place of a file that is damaged, or a part of it; the damaged one is kept aside. */
  restoreBackup: procedure.output(vaultStatus),
  /** Gives up the saved secrets: the old file is kept aside, tenants stay, secrets must be entered again. */
  startOver: procedure.input(z.object({ confirm: z.literal('start over') })).output(vaultStatus),
};
