// The vault's file, or a part of it, is damaged: what it is, and the ways on. Both keep the damaged file aside. Shown in the
// settings, and wherever the vault is asked for when it turns out.
import { host } from '../../platform/client.ts';
import { loadSnapshot } from '../../platform/session-state/load-snapshot.ts';
import { setVaultStatus, useVaultStatus } from '../../platform/session-state/vault.ts';
import { Button } from '../controls/Button.tsx';
import { announceDone } from '../notices/announce-done.ts';
import { ErrorNotice } from '../notices/ErrorNotice.tsx';
import { Note } from '../notices/Note.tsx';
import { useAction } from '../progress/use-action.ts';
import { VaultStartOver } from './VaultStartOver.tsx';

/** `onOpen`: the backup was restored, and it opened by itself. */
export function VaultDamage({ onOpen }: { onOpen?: () => void }) {
  const { state, damage } = useVaultStatus();
  const restoring = useAction(async () => {
    const restored = await host.vault.restoreBackup();
    setVaultStatus(restored);
    await loadSnapshot();
    announceDone('Backup restored');
    if (restored.state === 'open') onOpen?.();
  });
  if (damage === null) return null;
  const partly = state !== 'damaged';
  return (
    <>
      <Note
        tone="warning"
        title={damage.message}
        action={
          <>
            {damage.backupUsable && (
              <Button
                size="small"
                variant={partly ? 'default' : 'primary'}
                busy={restoring.busy}
                onClick={() => restoring.run()}
              >
                Restore backup
              </Button>
            )}
            {!partly && <VaultStartOver />}
          </>
        }
      >
        {partly && 'The rest of the vault can be used. Enter a damaged secret again, or replace a damaged protection. '}
        {damage.backupUsable
          ? 'There is a backup of the last good state. Restoring replaces the damaged file with it; a secret saved since then must be entered again.'
          : partly
            ? 'There is no backup that helps.'
            : 'There is no backup that can be read. Restore a copy of the file that you have, or start over and enter the secrets again. Tenants are not affected.'}
      </Note>
      {restoring.error && <ErrorNotice error={restoring.error} onDismiss={restoring.clear} />}
    </>
  );
}
