// A vault on a real file, with the slots that a test wants. Opening it again is what another process, or a restart, does.
import { join } from 'node:path';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { createPassphraseSlot } from '../../../electron/adapters/slots/passphrase-slot.ts';
import type { VaultSlot } from '../../../electron/engine/ports.ts';
import { createVault, type Vault, type VaultOptions } from '../../../electron/engine/vault/vault.ts';
import { CHEAP_PASSPHRASE } from '../cost/cheap-passphrase.ts';
import { createFakeSlot } from './storage-slot.ts';

/** A secret's place: its reference, and the address that it is for. */
export const at = (ref: string, origin = 'https://acme.okta.com') => ({ ref, origin });

export const PASSPHRASE = 'correct horse battery';

/** The least work that the passphrase slot takes, so that a test does not wait for what protects a person. */
export const quickPassphraseSlot = () => createPassphraseSlot({ cost: CHEAP_PASSPHRASE });

export function vaultAt(folder: string, slots?: VaultSlot[], more: Partial<VaultOptions> = {}): Vault {
  return createVault({
    file: createAtomicFile({ path: join(folder, 'vault.json') }),
    slots: slots ?? [createFakeSlot(), quickPassphraseSlot()],
    now: Date.now,
    ...more,
  });
}
