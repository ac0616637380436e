// An audit of an org: begun, followed, paused, resumed, cancelled, found again and saved. It lives in the host: a page that is loaded again reads its
// events from the first.
import type { AuditInput } from '../../../../shared/runs/audit/audit-events.ts';
import { type AuditView, EMPTY_AUDIT, reduceAudit } from '../../../../shared/runs/audit/reduce-audit.ts';
import { type AuditReportFormat, auditReport } from '../../../../shared/runs/audit/report/audit-report.ts';
import { host } from '../../../platform/client.ts';
import { createShownRuns } from '../../../platform/runs/shown-runs.ts';
import { saveText } from '../../../platform/save-text.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { auditStore } from './audit-store.ts';

const shown = createShownRuns({
  kind: 'audit',
  page: 'audit',
  store: auditStore,
  empty: EMPTY_AUDIT,
  reduce: reduceAudit,
});
/** That run, or the newest one. */
export const showAudit = shown.show;
/** Without effect while one goes on that is shown; one that is paused waits, and is found again. */
export async function startAudit(input: AuditInput): Promise<void> {
  if (auditStore.getState().run?.view.paused) auditStore.setState({ run: null });
  await shown.start(input);
}

export async function pauseAudit(runId: string): Promise<void> {
  await host.run.pause({ runId });
}

/** From here on this process of Scopebench runs it, so it is followed from its first event. */
export async function resumeAudit(runId: string): Promise<void> {
  const resumed = await withVault('overlay', () => host.run.resume({ runId }));
  if (resumed === null) return;
  auditStore.setState({ run: null, error: null });
  // Not waited for: it takes as long as the audit.
  void shown.show(runId);
}

/** Of the one that is shown; of one that was interrupted, too. */
export async function cancelAudit(): Promise<void> {
  const runId = auditStore.getState().run?.runId;
  if (!runId) return;
  const { interrupted } = auditStore.getState().run ?? { interrupted: false };
  await host.run.cancel({ runId });
  if (!interrupted) return;
  auditStore.setState({ run: null, error: null });
  await shown.show(runId);
}

const TYPES: Record<AuditReportFormat, string> = {
  json: 'application/json',
  markdown: 'text/markdown',
  csv: 'text/csv',
  html: 'text/html',
};

export async function saveAudit(view: AuditView, format: AuditReportFormat): Promise<void> {
  const { filename, text } = auditReport(view, format);
  if (await saveText(filename, text, TYPES[format])) announceDone('Exported');
}
