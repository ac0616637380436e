// What the vault needs to be answered, in view and in focus: which protection to set up, or the passphrase.
import { useEffect, useRef } from 'react';
import { useVaultStatus, type VaultNeed } from '../../platform/session-state/vault.ts';
import { VaultSetUp } from './VaultSetUp.tsx';
import { VaultUnlock } from './VaultUnlock.tsx';

export function VaultQuestion({ need }: { need: VaultNeed }) {
  const { state } = useVaultStatus();
  const frame = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another need draws another form, whose field is to be in focus.
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'nearest' });
    frame.current?.querySelector<HTMLElement>('input:checked, input:not([type="radio"])')?.focus();
  }, [need]);
  // Given up while it was asked for: then the question is how to begin over.
  const setUp = need === 'set-up' || state === 'absent';
  return <div ref={frame}>{setUp ? <VaultSetUp /> : <VaultUnlock />}</div>;
}
