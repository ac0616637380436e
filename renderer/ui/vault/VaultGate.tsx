// Asks for what the vault needs, right where a secret is being saved or used: which protection to set up, or the passphrase.
// When it is answered, the waiting work goes on (see platform/session-state/vault.ts); *Not now* ends it and loses nothing.
// Few meet a question in a day's work: its code is read when there is one.
import { onDemand } from '../../platform/on-demand.tsx';
import { useVaultQuestion } from '../../platform/session-state/vault.ts';

const VaultQuestion = onDemand(async () => (await import('./VaultQuestion.tsx')).VaultQuestion);

export function VaultGate({ place }: { place: string }) {
  const need = useVaultQuestion(place);
  // Another need is another question, which has the focus once more.
  return need && <VaultQuestion key={need} need={need} />;
}
