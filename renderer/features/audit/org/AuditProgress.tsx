// How far an audit is, what it reads now, and how long it waits for the org's rate limit. Gone once it has ended.
import { auditProgress } from '../../../../shared/runs/audit/audit-progress.ts';
import { ProgressBar } from '../../../ui/progress/ProgressBar.tsx';
import { Countdown } from '../../../ui/values/Countdown.tsx';
import css from './Audit.module.css';
import type { AuditRun } from './audit-store.ts';

export function AuditProgress({ run: { view, interrupted } }: { run: AuditRun }) {
  if (view.end !== null) return null;
  const { fraction, words } = auditProgress(view);
  const { waiting, paused } = view;
  return (
    <div className={css.progress}>
      <ProgressBar label="Progress of the audit" fraction={fraction}>
        <span role="status">{words}</span>
        {interrupted && <span>Scopebench was closed while it ran. Resume continues where it stopped.</span>}
        {paused?.message && <span className={css.waiting}>{paused.message}</span>}
        {waiting !== null && !interrupted && (
          <span className={css.waiting}>
            The rate limit of {waiting.bucket} is waited for. Continues in{' '}
            <Countdown until={waiting.until} over="a moment" />.
          </span>
        )}
      </ProgressBar>
    </div>
  );
}
