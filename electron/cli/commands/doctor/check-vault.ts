// The vault: its state, what protects it, and what could protect it here.
import type { VaultStatus } from '../../../../shared/model/vault.ts';
import { mendingOf } from '../../bench/vault.ts';
import { type Finding, fine, problem, remark } from './finding.ts';

export function checkVault(vault: VaultStatus): Finding[] {
  return [describeState(vault), describeKeyring(vault)];
}

function describeState({ state, slots, secrets, damage }: VaultStatus): Finding {
  const protectedBy = slots
    .map(({ kind, backend, usable }) => `${kind} (${backend}${usable ? '' : ', not usable here'})`)
    .join(', ');
  if (damage !== null && state !== 'damaged')
    return problem(
      'vault',
      damage.message,
      `The rest of it works: it is ${state}, with ${secrets} secrets, protected by ${protectedBy}.`,
      damage.backupUsable
        ? 'Enter a damaged secret again, or restore the backup with scopebench vault restore.'
        : 'Enter a damaged secret again; replace a damaged protection in the window: Settings, Vault.',
    );
  switch (state) {
    case 'open':
      return fine('vault', `The vault is open, with ${secrets} secrets, protected by ${protectedBy}.`);
    case 'locked':
      return remark(
        'vault',
        `The vault is locked, with ${secrets} secrets, protected by ${protectedBy}.`,
        'A command that needs a secret asks for the passphrase first.',
        'Set SCOPEBENCH_PASSPHRASE where nobody is there to type it.',
      );
    case 'damaged':
      return problem(
        'vault',
        damage?.message ?? 'The vault file is damaged.',
        damage?.backupUsable ? 'Its backup is good.' : 'There is no good backup.',
        mendingOf({ damage }),
      );
    default:
      return fine('vault', 'No secret is saved yet.', 'The vault is created with the first secret.');
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
