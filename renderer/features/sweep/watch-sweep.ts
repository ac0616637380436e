// Follows a sweep: its events from where the page has read them, reduced into its view, so that nothing is read twice and
// nothing is lost.
import { EMPTY_SWEEP, reduceSweep } from '../../../shared/okta/sweep/reduce-sweep.ts';
import type { UserError } from '../../platform/errors.ts';
import { followRun } from '../../platform/runs/follow-run.ts';
import { reloadSweeps } from './actions.ts';
import { sweepStore } from './sweep-store.ts';

/** Resolves when the run's stream has ended or `signal` is aborted; gives the failure that ended it, if one did. */
export async function watchSweep(runId: string, signal: AbortSignal): Promise<UserError | null> {
  const read = () => sweepStore.getState().views[runId];
  const { failure } = await followRun({
    kind: 'sweep',
    runId,
    after: () => read()?.lastSeq ?? 0,
    take: (events) =>
      sweepStore.setState(({ views }) => ({
        views: { ...views, [runId]: reduceSweep(views[runId] ?? EMPTY_SWEEP, events) },
      })),
    // A big matrix is drawn less often.
    everyMs: () => 150 + (read()?.done ?? 0) / 100,
    signal,
  });
  if (!signal.aborted) await reloadSweeps();
  return failure;
}
