// An audit: its head with what can be done, how far it is, what could not be seen, the clients, and one of them in full.
import { useMemo } from 'react';
import { type AuditResult as Result, toAuditResult } from '../../../../shared/runs/audit/audit-result.ts';
import { useAddress } from '../../../platform/navigation.ts';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { auditAddress } from '../audit-address.ts';
import css from './Audit.module.css';
import { AuditHead } from './AuditHead.tsx';
import { AuditProgress } from './AuditProgress.tsx';
import type { AuditRun } from './audit-store.ts';
import { BlindSpots } from './BlindSpots.tsx';
import { ClientPane } from './ClientPane.tsx';
import { ClientTable } from './ClientTable.tsx';

export function AuditResult({ run }: { run: AuditRun }) {
  const { view } = run;
  const result = useMemo(() => toAuditResult(view), [view]);
  const failed = view.end?.reason === 'no-token' || view.end?.reason === 'nothing-read';
  return (
    <>
      <AuditHead run={run} result={result} />
      <AuditProgress run={run} />
      {failed && (
        <div className={css.notice}>
          <Note tone="warning" title={view.end?.reason === 'no-token' ? 'There was no token' : 'Nothing could be read'}>
            {view.end?.message}
          </Note>
        </div>
      )}
      <BlindSpots spots={result.blind} />
      {result.clients.length > 0 ? (
        <Clients result={result} />
      ) : (
        view.end !== null &&
        !failed && <EmptyState title="No client was found" text="What could not be seen is above." />
      )}
    </>
  );
}

function Clients({ result }: { result: Result }) {
  const { client: chosen } = useAddress(auditAddress);
  const client = result.clients.find(({ clientId }) => clientId === chosen);
  const table = <ClientTable clients={result.clients} chosen={client?.clientId ?? null} />;
  return (
    <div className={css.clients}>
      {client === undefined ? (
        table
      ) : (
        <Splitter id="audit" label="Width of the client" fixed="end" initial={440} min={340} max={760} restMin={440}>
          {table}
          <ClientPane key={client.clientId} client={client} to={result.window?.to ?? 0} />
        </Splitter>
      )}
    </div>
  );
}
