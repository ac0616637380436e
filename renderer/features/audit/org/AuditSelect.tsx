// Which of the audits of orgs that the host has is shown.
import { useStore } from 'zustand';
import { RunSelect } from '../../../ui/progress/RunSelect.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import css from './Audit.module.css';
import { auditStore } from './audit-store.ts';

export function AuditSelect() {
  const { run, runs } = useStore(auditStore);
  return (
    <RunSelect
      page="audit"
      label="Which audit"
      className={css.runs}
      runs={runs}
      shownId={run?.runId ?? null}
      words={({ clients, high }) => `${formatCounted(clients, 'client')}${high === null ? '' : ` · ${high} high`}`}
    />
  );
}
