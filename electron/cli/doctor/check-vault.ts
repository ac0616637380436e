// The vault: its state, what protects it, and what could protect it here.
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { type Finding, fine, problem, remark } from './finding.ts';

export function checkVault(vault: VaultStatus): Finding[] {
  return [describeState(vault), describeKeyring(vault)];
}

function describeState({ state, slots, secrets, damage }: VaultStatus): Finding {
  const protectedBy = slots
    .map(({ kind, backend, usable }) => `${kind} (${backend}${usable ? '' : ', not usable here'})`)
    .join(', ');
  switch (state) {
    case 'open':
      return fine('vault', `The vault is open, with ${secrets} secrets, protected by ${protectedBy}.`);
    case 'locked':
      return remark(
        'vault',
        `The vault is locked, with ${secrets} secrets, protected by ${protectedBy}.`,
        'A command that needs a secret asks for the passphrase first.',
        'Set SCOPEBENCH_PASSPHRASE where nobody can be asked.',
      );
    case 'damaged':
      return problem(
        'vault',
        damage?.message ?? 'The vault file is damaged.',
        damage?.backupUsable ? 'Its backup is good.' : 'There is no good backup.',
        'Repair it in the window: Settings, Vault. Nothing is overwritten until you decide.',
      );
    default:
      return fine('vault', 'No secret is saved yet.', 'The vault is made with the first secret.');
  }
}

function describeKeyring({ offers }: VaultStatus): Finding {
  const offer = offers.find(({ kind }) => kind === 'keyring');
  if (offer?.available) return fine('keyring', 'The system keyring works.');
  return remark(
    'keyring',
    'The system keyring cannot be used.',
    offer?.reason || 'It is not offered on this host.',
    'Nothing is wrong with that: protect the vault with a passphrase.',
  );
}
