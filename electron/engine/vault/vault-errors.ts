// What the vault says when it cannot do what was asked: each sentence with the next step. None tells an internal text.
import type { SlotKind } from '../../../shared/contract/vault.ts';
import { BenchError } from '../errors.ts';

/** Slot kinds in the words of the Settings page. */
export const SLOT_NAMES: Record<SlotKind, string> = {
  'safe-storage': "this computer's key store",
  keyring: 'the system keyring',
  passphrase: 'a passphrase',
};

export const vaultAbsent = () =>
  new BenchError('VAULT_ABSENT', 'There is no place for secrets yet.', {
    fix: 'Choose how saved secrets are protected: Settings, Vault. “This session only” keeps them in memory.',
  });

export const vaultLocked = () =>
  new BenchError('VAULT_LOCKED', 'The vault is locked.', { fix: 'Unlock it, then try again.' });

export const vaultDamaged = (message: string) =>
  new BenchError('VAULT_DAMAGED', message, {
    fix: 'Open Settings, Vault: restore the backup, or start over. Nothing is overwritten until you decide.',
  });

export const secretDamaged = () =>
  new BenchError('VAULT_DAMAGED', 'This saved secret was changed on the disk and cannot be opened.', {
    fix: 'Enter the secret again on the Tenants page; the others are not affected.',
  });

export const secretMissing = () =>
  new BenchError('SECRET_MISSING', 'The secret of this credential is not saved here.', {
    fix: 'Enter it on the Tenants page.',
    meaning: 'It was kept for one session only, was removed, or the tenant was imported without secrets.',
  });

export const vaultExists = () =>
  new BenchError('INVALID_INPUT', 'There is a vault already.', {
    fix: 'Unlock it to add another protection, or start over, which gives up the saved secrets.',
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
  new BenchError('INVALID_INPUT', 'This is the only protection of the vault.', { fix: 'Add another one first.' });

export const protectionMissing = (kind: SlotKind) =>
  new BenchError('NOT_FOUND', `The vault is not protected with ${SLOT_NAMES[kind]}.`, { fix: 'Reload the page.' });

export const emptySecret = () =>
  new BenchError('INVALID_INPUT', 'The secret is empty.', { fix: 'Enter the secret, or remove the credential.' });

export const notDamaged = () =>
  new BenchError('INVALID_INPUT', 'The vault is not damaged.', { fix: 'Nothing needs to be restored.' });

export const noBackup = () =>
  new BenchError('VAULT_DAMAGED', 'There is no backup that can be used.', {
    fix: 'Put back a copy of the file, or start over: tenants stay, secrets are entered again.',
  });
