// The vault's file cannot be read: the person decides. Both ways keep the damaged file aside.
import { useState } from 'react';
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Note } from '../../ui/Note.tsx';
import { useAction } from '../../ui/use-action.ts';
import { restoreBackup, startOver } from './vault-actions.ts';

export function DamagedVault({ vault }: { vault: VaultStatus }) {
  const [asking, setAsking] = useState(false);
  const restoring = useAction(restoreBackup);
  const backup = vault.damage?.backupUsable ?? false;
  return (
    <>
      <Note
        tone="warning"
        title={backup ? 'There is a backup of the last good state.' : 'There is no backup that can be read.'}
        action={
          <>
            {backup && (
              <Button size="small" variant="primary" busy={restoring.busy} onClick={() => restoring.run()}>
                Restore backup
              </Button>
            )}
            <Button size="small" variant="danger-quiet" onClick={() => setAsking(true)}>
              Start over…
            </Button>
          </>
        }
      >
        {backup
          ? 'Restoring takes it in place of the damaged file. A secret saved since then must be entered again.'
          : 'Put back a copy of the file that you have, or start over and enter the secrets again. Tenants are not affected.'}
      </Note>
      {restoring.error && <ErrorNotice error={restoring.error} onDismiss={restoring.clear} />}
      <ConfirmDialog
        opened={asking}
        title="Give up the saved secrets?"
        confirm="Start over"
        danger
        typeToConfirm="start over"
        onConfirm={startOver}
        onClose={() => setAsking(false)}
      >
        <p>The damaged file is kept aside. Tenants and credentials stay; every secret must be entered again.</p>
      </ConfirmDialog>
    </>
  );
}
