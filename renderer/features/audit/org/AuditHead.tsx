// The verdict of an audit, what it was about (its own tenant, credential and time, whatever is chosen now), and what can be done with it.
import { Menu } from '@mantine/core';
import { IconChevronDown, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconPlus } from '@tabler/icons-react';
import type { AuditResult } from '../../../../shared/runs/audit/audit-result.ts';
import type { AuditView } from '../../../../shared/runs/audit/reduce-audit.ts';
import { AUDIT_REPORTS, type AuditReportFormat } from '../../../../shared/runs/audit/report/audit-report.ts';
import { changeAddress } from '../../../platform/navigation.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { Tag, type TagProps } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { formatCounted, formatDate } from '../../../ui/values/format.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { auditAddress } from '../audit-address.ts';
import css from './Audit.module.css';
import type { AuditRun } from './audit-store.ts';
import { cancelAudit, pauseAudit, resumeAudit, saveAudit } from './run-audit.ts';

const FORMATS = Object.keys(AUDIT_REPORTS) as AuditReportFormat[];

export function AuditHead({ run, result }: { run: AuditRun; result: AuditResult }) {
  const { runId, view } = run;
  const control = useAction(async (what: 'pause' | 'resume') => {
    if (runId !== null) await (what === 'pause' ? pauseAudit(runId) : resumeAudit(runId));
  });
  // Never held up by a pause or a resume that is on its way.
  const cancelling = useAction(cancelAudit);
  const failure = control.error ?? cancelling.error;
  return (
    <>
      <header className={css.head}>
        <div className={css.verdict}>
          <StateTag run={run} result={result} />
          <div className={css.words}>
            <p className={css.summary} title={result.summary}>
              {view.end === null && result.clients.length === 0 ? 'Reading the clients of the org' : result.summary}
            </p>
            <About view={view} result={result} />
          </div>
        </div>
        <div className={css.actions}>
          {view.end === null && runId !== null && (
            <>
              {view.paused === null && !run.interrupted ? (
                <Button
                  icon={IconPlayerPause}
                  busy={control.busy}
                  onClick={() => void control.run('pause').catch(reportProblem)}
                >
                  Pause
                </Button>
              ) : (
                <Button
                  icon={IconPlayerPlay}
                  busy={control.busy}
                  onClick={() => void control.run('resume').catch(reportProblem)}
                >
                  Resume
                </Button>
              )}
              <Button
                icon={IconPlayerStop}
                busy={cancelling.busy}
                onClick={() => void cancelling.run().catch(reportProblem)}
              >
                Cancel
              </Button>
            </>
          )}
          {result.clients.length > 0 && <ExportMenu view={view} />}
          <Button icon={IconPlus} onClick={() => changeAddress(auditAddress, { form: true })}>
            New audit
          </Button>
        </div>
      </header>
      {failure && (
        <ErrorNotice
          bar
          error={failure}
          onDismiss={() => {
            control.clear();
            cancelling.clear();
          }}
        />
      )}
    </>
  );
}

function About({ view, result: { window } }: { view: AuditView; result: AuditResult }) {
  const { tenantName, credentialName, startedAt } = view;
  if (startedAt === 0) return null;
  return (
    <p className={css.about}>
      {tenantName}, asked as {credentialName} · <RelativeTime at={startedAt} />
      {window &&
        ` · System Log ${formatDate(window.from)} to ${formatDate(window.to)}, ${formatCounted(window.events, 'event')}`}
    </p>
  );
}

interface StateTagProps {
  run: AuditRun;
  result: AuditResult;
}

function StateTag({ run: { view, interrupted }, result: { sums, blind } }: StateTagProps) {
  const [tone, word] = stateOf(view, interrupted, sums, blind.length > 0);
  return <Tag tone={tone}>{word}</Tag>;
}

/** A clean bill is given only where everything was seen. */
function stateOf(
  { paused, end }: AuditView,
  interrupted: boolean,
  { high, medium }: AuditResult['sums'],
  blind: boolean,
): [NonNullable<TagProps['tone']>, string] {
  if (interrupted) return ['warning', 'Interrupted'];
  if (paused) return ['warning', 'Paused'];
  if (end === null) return ['accent', 'Running'];
  if (end.reason === 'cancelled') return ['warning', 'Cancelled'];
  if (end.reason !== 'complete') return ['danger', 'Not read'];
  if (high > 0) return ['danger', `${high} high`];
  if (medium > 0) return ['warning', `${medium} medium`];
  return blind ? ['warning', 'Partly seen'] : ['good', 'Nothing urgent'];
}

function ExportMenu({ view }: { view: AuditView }) {
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button trailing={<IconChevronDown size={14} stroke={1.75} aria-hidden />}>Export</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => void saveAudit(view, format).catch(reportProblem)}>
            {AUDIT_REPORTS[format].label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
