// A test of one's own API: begun, followed, cancelled, found again and saved. It lives in the host: a page that is loaded again reads its
// events from the first.
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { ProtectInput } from '../../../shared/runs/protect/protect-events.ts';
import { ROUTE_TEMPLATE } from '../../../shared/runs/protect/read-routes.ts';
import { EMPTY_PROTECT, type ProtectView, reduceProtect } from '../../../shared/runs/protect/reduce-protect.ts';
import { type ProtectReportFormat, protectReport } from '../../../shared/runs/protect/report/protect-report.ts';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../platform/errors.ts';
import { navigate } from '../../platform/navigation.ts';
import { followRun } from '../../platform/runs/follow-run.ts';
import { createOneFollowed } from '../../platform/runs/one-followed.ts';
import { saveText } from '../../platform/save-text.ts';
import { selectedTenant, tenantsStore } from '../../platform/session-state/tenants.ts';
import { withVault } from '../../platform/session-state/vault.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { changeDraft, draftStore, FOREIGN, giverOf, giversOf, inputOf, missingWords } from './protect-draft.ts';
import { isTesting, protectStore } from './protect-store.ts';

const runs = runsOf(host.run, 'protect');
const followed = createOneFollowed();

/** Of what is entered. Without effect while something is missing: the form says what. */
export async function runDraft(): Promise<void> {
  const draft = draftStore.getState();
  const giver = giverOf(draft, giversOf(tenantsStore.getState().tenants, selectedTenant()));
  const tenantId = selectedTenant()?.id;
  if (missingWords(draft, giver) === null && tenantId !== undefined) await start(inputOf(draft, giver, tenantId));
}

const NO_SANDBOX: UserError = {
  code: 'NOT_FOUND',
  message: 'The sandbox org is not running.',
  meaning: 'Its two APIs are part of it.',
  fix: 'Start it on the Sandbox page.',
  details: {},
};

/** Fills the form with an API of the sandbox org and tests it. */
export async function trySandbox(which: 'sound' | 'weak'): Promise<void> {
  const { ownApi } = await host.sandbox.status();
  const sandbox = giversOf(tenantsStore.getState().tenants, null)[0];
  if (ownApi === null || sandbox === undefined) return protectStore.setState({ error: NO_SANDBOX });
  changeDraft({
    api: which === 'sound' ? ownApi.url : ownApi.weakUrl,
    routes: ROUTE_TEMPLATE,
    from: sandbox.key,
    scopes: ownApi.scope,
    tokens: {},
    allowedOrigin: ownApi.allowedOrigin,
    foreignOrigin: FOREIGN,
  });
  await runDraft();
}

async function start(input: ProtectInput): Promise<void> {
  if (isTesting(protectStore.getState().run)) return;
  const signal = followed.next();
  const { run: before } = protectStore.getState();
  protectStore.setState({ error: null, run: { runId: null, view: EMPTY_PROTECT, interrupted: false } });
  try {
    const started = await withVault('overlay', () => runs.start(input));
    if (signal.aborted) return;
    if (started === null) return protectStore.setState({ run: before });
    navigate('protect', started.runId);
    await follow(started.runId, signal);
  } catch (thrown) {
    if (!signal.aborted) protectStore.setState({ run: before, error: isAbort(thrown) ? null : toUserError(thrown) });
  }
}

async function follow(runId: string, signal: AbortSignal): Promise<void> {
  let view: ProtectView = EMPTY_PROTECT;
  const { failure, state } = await followRun({
    kind: 'protect',
    runId,
    after: () => view.lastSeq,
    take(events) {
      view = reduceProtect(view, events);
      protectStore.setState({ run: { runId, view, interrupted: false } });
    },
    signal,
  });
  if (signal.aborted) return;
  if (view.end === null)
    protectStore.setState({ run: { runId, view, interrupted: state !== 'running' }, error: failure });
  await readRuns();
}

async function readRuns(): Promise<void> {
  protectStore.setState({ runs: await runs.list() });
}

/** Shows that run, or the newest one. Resolves when it is over, or another is shown. */
export async function showRun(runId: string): Promise<void> {
  const before = followed.signal();
  await readRuns();
  const { runs: known, run } = protectStore.getState();
  // What was begun meanwhile is newer than the answer.
  if (before.aborted || (run !== null && run.runId === null)) return;
  const wanted = runId === '' ? (known?.[0]?.runId ?? null) : runId;
  if (wanted === null || wanted === run?.runId) return;
  const signal = followed.next();
  protectStore.setState({ run: null, error: null });
  await follow(wanted, signal);
}

export async function cancelTest(): Promise<void> {
  const { run } = protectStore.getState();
  if (isTesting(run) && run?.runId) await host.run.cancel({ runId: run.runId });
}

const TYPES: Record<ProtectReportFormat, string> = {
  json: 'application/json',
  markdown: 'text/markdown',
  csv: 'text/csv',
};

export async function saveReport(view: ProtectView, format: ProtectReportFormat): Promise<void> {
  const { filename, text } = protectReport(view, format);
  if (await saveText(filename, text, TYPES[format])) announceDone('Exported');
}
