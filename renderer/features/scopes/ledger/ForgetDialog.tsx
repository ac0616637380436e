// Asks before the ledger forgets, and names what is lost: of one scope, or of the whole credential.
import { useStore } from 'zustand';
import { useSelectedCredential } from '../../../platform/session-state/tenants.ts';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { formatCounted, formatExact } from '../../../ui/values/format.ts';
import { scopesStore } from '../scopes-store.ts';
import { forgetLedger, isKnown, lossWords } from './forget.ts';

export interface ForgetDialogProps {
  /** Null: every scope of the chosen credential. */
  scope: string | null;
  opened: boolean;
  onClose: () => void;
}

export function ForgetDialog({ scope, opened, onClose }: ForgetDialogProps) {
  const credential = useSelectedCredential();
  const entries = useStore(scopesStore, (state) => state.ledger?.entries) ?? [];
  const lost = entries.filter((entry) => isKnown(entry) && (scope === null || entry.scope === scope));
  const times = lost.flatMap(({ requested, granted, effective }) =>
    [requested, granted, effective].flatMap((evidence) => evidence?.at ?? []),
  );
  return (
    <ConfirmDialog
      opened={opened}
      title={scope === null ? `Forget the ledger of ${credential?.name ?? 'this credential'}?` : `Forget ${scope}?`}
      confirm="Forget"
      danger
      onConfirm={() => forgetLedger(scope)}
      onClose={onClose}
    >
      {lost.length > 0 && (
        <p>
          Lost: {scope === null ? `for ${formatCounted(lost.length, 'scope')}, ` : ''}
          {lossWords(lost)}
          {times.length > 0 && `; the earliest from ${formatExact(Math.min(...times))}`}.
        </p>
      )}
      <p>
        The registered scopes stay, and so do the exchanges in the history and the sweeps. The next token and call fill
        it again.
      </p>
    </ConfirmDialog>
  );
}
