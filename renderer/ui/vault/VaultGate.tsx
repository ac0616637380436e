// Asks for what the vault needs, right where a secret is being saved or used. When it is answered, the waiting work goes on (see
// platform/session-state/vault.ts); *Not now* ends it and loses nothing. Few starts need it, so its form is read when it is.
import { onDemand } from '../../platform/on-demand.tsx';
import { useVaultQuestion } from '../../platform/session-state/vault.ts';

const VaultQuestion = onDemand(async () => (await import('./VaultQuestion.tsx')).VaultQuestion);

export function VaultGate({ place }: { place: string }) {
  const need = useVaultQuestion(place);
  return need === null ? null : <VaultQuestion need={need} />;
}
