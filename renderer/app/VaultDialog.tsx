// The vault's question where no page has a place for it (a verb of the palette, a button of the top bar).
import { answerVault, useVaultQuestion } from '../platform/session-state/vault.ts';
import { Dialog } from '../ui/notices/Dialog.tsx';
import { VaultGate } from '../ui/vault/VaultGate.tsx';
import css from './VaultDialog.module.css';

export function VaultDialog() {
  const need = useVaultQuestion('overlay');
  return (
    <Dialog
      opened={need !== null}
      onClose={() => answerVault(false)}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': 'The vault' } }}
      classNames={{ body: css.body }}
    >
      <VaultGate place="overlay" />
    </Dialog>
  );
}
