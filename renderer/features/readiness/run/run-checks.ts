// The checks that need calls, as a run: begun, followed, paused, resumed, cancelled and found again. It lives in the host.
import { runsOf } from '../../../../shared/contract/runs-of.ts';
import { tenantNamed } from '../../../../shared/integration/find-instance.ts';
import type { CheckId } from '../../../../shared/runs/readiness/readiness-checks.ts';
import { EMPTY_READINESS, reduceReadiness } from '../../../../shared/runs/readiness/reduce-readiness.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError } from '../../../platform/errors.ts';
import { followRun } from '../../../platform/runs/follow-run.ts';
import { createOneFollowed } from '../../../platform/runs/one-followed.ts';
import { saveZip } from '../../../platform/save-zip.ts';
import { tenantsStore } from '../../../platform/session-state/tenants.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { assessOpen } from '../files/assess-open.ts';
import { openNow, readinessStore, type ShownCheckRun } from '../readiness-store.ts';

const runs = runsOf(host.run, 'readiness');
const followed = createOneFollowed();

export const goesOn = (run: ShownCheckRun | null): boolean =>
  run !== null && run.view.end === null && run.state === 'running';

/** The newest one of the file, with its events from the first. */
export async function showRunOf(path: string): Promise<void> {
  const signal = followed.next();
  const newest = (await runs.list()).find((one) => one.path === path);
  if (newest && !signal.aborted) await follow(newest.runId, signal);
}

async function follow(runId: string, signal: AbortSignal): Promise<void> {
  const known = await stateOf(runId);
  if (signal.aborted) return;
  let view = EMPTY_READINESS;
  readinessStore.setState({ run: { runId, view, state: known } });
  const { failure, state } = await followRun({
    kind: 'readiness',
    runId,
    after: () => view.lastSeq,
    take(events) {
      const before = view.results.length;
      view = reduceReadiness(view, events);
      readinessStore.setState(({ run }) => ({ run: { runId, view, state: run?.state ?? null } }));
      if (view.results.length > before) void assessOpen();
    },
    signal,
  });
  if (signal.aborted) return;
  readinessStore.setState({ run: { runId, view, state }, error: failure });
  await assessOpen();
}

const stateOf = async (runId: string) => (await runs.list()).find((one) => one.runId === runId)?.state ?? null;

/** Instances of the file on tenants that are marked as production, by name. */
export function productionInstances(): string[] {
  const { tenants } = tenantsStore.getState();
  const instances = readinessStore.getState().assessed?.integration?.instances ?? [];
  const found = instances.map(({ tenant }) => tenantNamed(tenants, tenant)).filter((one) => one?.production);
  return [...new Set(found.flatMap((one) => (one ? [one.name] : [])))];
}

/** Where a production tenant is among the instances the page asks first. */
export async function runChecks(checks?: readonly CheckId[]): Promise<void> {
  if (productionInstances().length > 0) return readinessStore.setState({ dialog: 'production' });
  await startChecks(false, checks);
}

/** What keeps it from beginning is shown on the page. */
export async function startChecks(allowWrites: boolean, checks?: readonly CheckId[]): Promise<void> {
  const { open, assessed, starting, run } = readinessStore.getState();
  if (open === null || starting || goesOn(run)) return;
  readinessStore.setState({ starting: true, error: null });
  try {
    const { path, savedText: text } = open;
    const plans = (assessed?.beside?.plans ?? []).flatMap((plan) =>
      plan.text === null ? [] : [{ file: plan.file, text: plan.text }],
    );
    const started = await withVault('overlay', () =>
      runs.start({ path, text, plans, ...(allowWrites && { allowWrites }), ...(checks && { checks: [...checks] }) }),
    );
    if (started === null || openNow()?.path !== path) return;
    const signal = followed.next();
    void follow(started.runId, signal).catch((thrown: unknown) => {
      if (!isAbort(thrown)) readinessStore.setState({ error: toUserError(thrown) });
    });
  } catch (thrown) {
    if (!isAbort(thrown)) readinessStore.setState({ error: toUserError(thrown) });
  } finally {
    readinessStore.setState({ starting: false });
  }
}

export async function controlRun(control: 'pause' | 'resume' | 'cancel'): Promise<void> {
  const { run } = readinessStore.getState();
  if (run === null) return;
  await withVault<unknown>('overlay', async () => host.run[control]({ runId: run.runId }));
  if (control === 'resume') await follow(run.runId, followed.next());
  else readinessStore.setState({ run: { ...run, state: await stateOf(run.runId) } });
}

export async function savePack(): Promise<void> {
  const { open, assessed } = readinessStore.getState();
  if (!open || !assessed?.beside || !assessed.report) return;
  const { files } = await host.integration.pack({ path: open.path, text: assessed.text, beside: assessed.beside });
  const name = assessed.report.integration.replace(/[^\w.-]+/g, '-').toLowerCase() || 'integration';
  if (await saveZip(`${name}-readiness.zip`, files)) announceDone('Evidence pack saved');
}
