// The last way out of a vault that does not open: its file is kept aside, and secrets are entered again.
import { useState } from 'react';
import { host } from '../../platform/client.ts';
import { loadSnapshot } from '../../platform/session-state/load-snapshot.ts';
import { setVaultStatus } from '../../platform/session-state/vault.ts';
import { Button } from '../controls/Button.tsx';
import { ConfirmDialog } from '../notices/ConfirmDialog.tsx';

async function startOver(): Promise<void> {
  setVaultStatus(await host.vault.startOver({ confirm: 'start over' }));
  await loadSnapshot();
}

export function VaultStartOver({ label = 'Start over…' }: { label?: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" variant="danger-quiet" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <ConfirmDialog
        opened={asking}
        title="Discard the saved secrets?"
        confirm="Start over"
        danger
        typeToConfirm="start over"
        onConfirm={startOver}
        onClose={() => setAsking(false)}
      >
        <p>
          The vault file is set aside, not deleted. Tenants and credentials stay; every secret must be entered again.
        </p>
      </ConfirmDialog>
    </>
  );
}
