// Asks for what the vault needs, right where a secret is being saved or used: which protection to set up, or the passphrase.
// When it is answered, the waiting work goes on (see platform/session-state/vault.ts); *Not now* ends it and loses nothing.
import { useVaultQuestion } from '../platform/session-state/vault.ts';
import { VaultSetUp } from './VaultSetUp.tsx';
import { VaultUnlock } from './VaultUnlock.tsx';

export function VaultGate({ place }: { place: string }) {
  const need = useVaultQuestion(place);
  if (need === 'set-up') return <VaultSetUp />;
  if (need === 'unlock') return <VaultUnlock />;
  return null;
}
