// Beside a refusal that says that the app requires DPoP, wherever it is shown as evidence: switches it on for the credential that was
// refused. What is sent after that is for the page that the evidence is on.
import { useState } from 'react';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { bindToKey, curedByDpop } from '../../platform/session-state/bind-to-key.ts';
import { useTenants } from '../../platform/session-state/tenants.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';

export function DpopOffer({ exchange }: { exchange: Exchange }) {
  const cured = curedByDpop(exchange, useTenants());
  const [done, setDone] = useState(false);
  const binding = useAction(async (credentialId: string) => {
    await bindToKey(exchange.tenantId, credentialId);
    setDone(true);
  });
  const { credentialId, credentialName } = exchange;
  if (done) return <p role="status">DPoP is on for {credentialName}. Start again what was refused.</p>;
  if (!cured || credentialId === null) return null;
  return (
    <>
      <div>
        <Button size="small" busy={binding.busy} onClick={() => binding.run(credentialId)}>
          Switch DPoP on for {credentialName}
        </Button>
      </div>
      {binding.error && <ErrorNotice error={binding.error} onDismiss={binding.clear} />}
    </>
  );
}
