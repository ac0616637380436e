// What the vault says when it cannot do what was asked: each sentence with the next step. None shows an internal text.
import type { SlotKind } from '../../../shared/model/vault.ts';
import { BenchError } from '../errors.ts';

/** Slot kinds in the words of the Settings page. */
export const SLOT_NAMES: Record<SlotKind, string> = {
  'safe-storage': "this computer's key store",
  keyring: 'the system keyring',
  passphrase: 'a passphrase',
};

export const UNKNOWN_OWNER = 'a tenant that no longer exists';

export const vaultAbsent = () =>
  new BenchError('VAULT_ABSENT', 'There is no vault to save secrets in yet.', {
    fix: 'Choose how saved secrets are protected: Settings, Vault. “This session only” keeps them in memory.',
  });

export const vaultLocked = () =>
  new BenchError('VAULT_LOCKED', 'The vault is locked.', { fix: 'Unlock it, then try again.' });

export const vaultDamaged = (message: string) =>
  new BenchError('VAULT_DAMAGED', message, {
    fix: 'Open Settings, Vault: restore the backup, or start over. Nothing is overwritten until you decide.',
  });

/** `whose`: as in “Acme, Read only”; null where nobody is known any more. */
export const secretDamaged = (whose: string | null) =>
  new BenchError(
    'VAULT_DAMAGED',
    `The saved secret of ${whose ?? UNKNOWN_OWNER} was changed on the disk and cannot be opened.`,
    {
      fix: 'Enter the secret again where it belongs (Tenants, or Settings, Network); the others are not affected.',
    },
  );

/** `boundTo` empty: it was saved before secrets had an address, and its tenant was not there when they were given one. */
export const secretElsewhere = (whose: string | null, boundTo: string, asked: string) =>
  new BenchError(
    'ADDRESS_CHANGED',
    boundTo === ''
      ? `It is not known for which address the secret of ${whose ?? UNKNOWN_OWNER} was saved.`
      : `The secret of ${whose ?? UNKNOWN_OWNER} was saved for ${boundTo}, and the saved address is ${asked || 'empty'} now.`,
    {
      meaning: 'A secret goes only to the address that it was saved for, so it was not opened and nothing was sent.',
      fix:
        boundTo === ''
          ? 'Enter the secret again: it is kept for the present address then.'
          : `Put the address back to ${boundTo}, or enter the secret again for the present one.`,
      details: { boundTo, asked },
    },
  );

export const secretMissing = () =>
  new BenchError('SECRET_MISSING', 'The secret of this credential is not saved here.', {
    fix: 'Enter it on the Tenants page.',
    meaning: 'It was kept for one session only, was removed, or the tenant was imported without secrets.',
  });

export const vaultExists = () =>
  new BenchError('CONFLICT', 'There is already a vault.', {
    fix: 'Unlock it to add another protection, or start over, which discards the saved secrets.',
  });

export const slotDamaged = (kind: SlotKind) =>
  new BenchError('VAULT_DAMAGED', `The protection of the vault with ${SLOT_NAMES[kind]} is damaged in its file.`, {
    fix: 'Open the vault in another way, or restore the backup: Settings, Vault.',
  });

export const vaultTooLarge = () =>
  new BenchError('STORAGE_FAILED', 'The vault would grow beyond 16 MB.', {
    meaning: 'What was saved before is untouched; this secret was not saved.',
    fix: 'Remove credentials that are not needed any more, then try again.',
  });

export const slotNotHere = (kind: SlotKind) =>
  new BenchError('PROTECTION_UNAVAILABLE', `The vault cannot be opened with ${SLOT_NAMES[kind]} here.`, {
    fix: 'Choose another protection that the vault has, or open it in the application that added this one.',
  });

export const slotRefused = (kind: SlotKind, reason: string) =>
  new BenchError('PROTECTION_UNAVAILABLE', `Secrets cannot be protected with ${SLOT_NAMES[kind]}. ${reason}`, {
    fix: 'Choose a passphrase, or keep secrets for this session only.',
  });

export const slotFailed = (kind: SlotKind, cause: unknown) =>
  new BenchError(
    'PROTECTION_UNAVAILABLE',
    `The vault could not be opened with ${SLOT_NAMES[kind]}.`,
    { fix: 'Try again, or choose another protection that the vault has.' },
    { cause },
  );

export const lastProtection = () =>
  new BenchError('CONFLICT', 'This is the only protection of the vault.', { fix: 'Add another one first.' });

export const protectionMissing = (kind: SlotKind) =>
  new BenchError('NOT_FOUND', `The vault is not protected with ${SLOT_NAMES[kind]}.`, { fix: 'Reload the page.' });

export const emptySecret = () =>
  new BenchError('INVALID_INPUT', 'The secret is empty.', { fix: 'Enter the secret, or remove the credential.' });

export const notDamaged = () =>
  new BenchError('CONFLICT', 'The vault is not damaged.', { fix: 'Nothing needs to be restored.' });

export const noBackup = () =>
  new BenchError('VAULT_DAMAGED', 'There is no backup that can be used.', {
    fix: 'Restore a copy of the file, or start over: tenants stay, secrets are entered again.',
  });
