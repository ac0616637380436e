// The sandbox org: what it is, who may call it, its clock and budgets at the left; its live journal at the right.
import { IconBox, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { navigate } from '../../platform/navigation.ts';
import { useSandboxStatus } from '../../platform/session-state/sandbox.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { ConfirmDialog } from '../../ui/notices/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { resetSandbox, startSandbox } from './actions.ts';
import { Journal } from './Journal.tsx';
import { followSandbox } from './journal-store.ts';
import { SandboxFacts } from './SandboxFacts.tsx';
import css from './SandboxPage.module.css';

export function SandboxPage() {
  const status = useSandboxStatus();
  const [resetting, setResetting] = useState(false);
  const starting = useAction(startSandbox);
  useEffect(followSandbox, []);
  const running = status?.running === true && status.url !== null;
  return (
    <>
      <PageHead
        title="Sandbox"
        note={
          running && (
            <span className={css.address}>
              <span className="mono">{status.url}</span>
              <CopyButton text={status.url ?? ''} label="Copy the address" />
            </span>
          )
        }
        actions={
          <>
            <Button variant="quiet" onClick={() => navigate('settings', 'sandbox')}>
              Options
            </Button>
            {running && (
              <Button icon={IconRefresh} onClick={() => setResetting(true)}>
                Reset…
              </Button>
            )}
          </>
        }
      />
      {running ? (
        <Splitter id="sandbox" label="Width of the facts" initial={480} min={360} max={720} restMin={380}>
          <SandboxFacts status={status} />
          <Journal clients={status.clients} />
        </Splitter>
      ) : (
        <EmptyState
          icon={IconBox}
          title="The sandbox org is not running"
          text="It is a simulated Okta org on this computer, to try requests without a real one."
          action={
            <Button variant="primary" busy={starting.busy} onClick={() => starting.run()}>
              Start
            </Button>
          }
        />
      )}
      {starting.error && <ErrorNotice error={starting.error} onDismiss={starting.clear} />}
      <ConfirmDialog
        opened={resetting}
        title="Reset the sandbox org?"
        confirm="Reset"
        onConfirm={resetSandbox}
        onClose={() => setResetting(false)}
      >
        <p>
          Everything that was created or changed in it is discarded, its tokens expire, its faults are removed, and its
          clock goes back to the real time. It starts over from its seed, at a new address.
        </p>
      </ConfirmDialog>
    </>
  );
}
