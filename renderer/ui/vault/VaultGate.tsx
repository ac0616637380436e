// Asks for what the vault needs, right where a secret is being saved or used: which protection to set up, or the passphrase.
// When it is answered, the waiting work goes on (see platform/session-state/vault.ts); *Not now* ends it and loses nothing.
import { useEffect, useRef } from 'react';
import { useVaultQuestion, useVaultStatus } from '../../platform/session-state/vault.ts';
import { VaultSetUp } from './VaultSetUp.tsx';
import { VaultUnlock } from './VaultUnlock.tsx';

export function VaultGate({ place }: { place: string }) {
  const need = useVaultQuestion(place);
  const { state } = useVaultStatus();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (need === null) return;
    frame.current?.scrollIntoView({ block: 'nearest' });
    frame.current?.querySelector<HTMLElement>('input:checked, input:not([type="radio"])')?.focus();
  }, [need]);
  if (need === null) return null;
  // Given up while it was asked for: then the question is how to begin over.
  const setUp = need === 'set-up' || state === 'absent';
  return <div ref={frame}>{setUp ? <VaultSetUp /> : <VaultUnlock />}</div>;
}
