// The clients of an org: what each was granted, what it asked for, and what nobody uses. The newest audit, the one of the address, or the form of a new one.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAddress } from '../../../platform/navigation.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { auditAddress } from '../audit-address.ts';
import css from './Audit.module.css';
import { AuditResult } from './AuditResult.tsx';
import { auditStore } from './audit-store.ts';
import { NewAudit } from './NewAudit.tsx';
import { showAudit } from './run-audit.ts';

export function OrgAudit() {
  const { rest, form } = useAddress(auditAddress);
  const { run, runs, error } = useStore(auditStore);
  useEffect(() => void showAudit(rest).catch(reportProblem), [rest]);
  const asks = form || (run === null && (error !== null || runs?.length === 0));
  return (
    <div className={css.view}>
      {error && <ErrorNotice bar error={error} onDismiss={() => auditStore.setState({ error: null })} />}
      {asks ? <NewAudit /> : run && <AuditResult run={run} />}
    </div>
  );
}
