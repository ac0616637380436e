// A run that is shown: followed while it is on screen, with the state that the host reports for it.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { EMPTY_SWEEP, reduceSweep, type SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { UserError } from '../../platform/errors.ts';
import { followRun } from '../../platform/runs/follow-run.ts';
import { reloadSweeps } from './actions.ts';
import { sweepStore } from './sweep-store.ts';

export interface FollowedSweep {
  view: SweepView | null;
  error: UserError | null;
  /** Follow again: after a failure, and after a run was taken up again. */
  follow: () => void;
}

export function useSweep(runId: string): FollowedSweep {
  const read = useStore(sweepStore, (state) => state.views[runId]) ?? null;
  const reported = useStore(sweepStore, (state) => state.sweeps?.find((sweep) => sweep.runId === runId)?.state);
  const [round, setRound] = useState(0);
  const [error, setError] = useState<UserError | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round follows the same run again.
  useEffect(() => {
    const ended = new AbortController();
    setError(null);
    void watchSweep(runId, ended.signal).then((failure) => {
      if (!ended.signal.aborted) setError(failure);
    });
    return () => ended.abort();
  }, [runId, round]);
  // Only the host knows that a run which never ended is run by nobody.
  const view = read?.state === 'running' && reported === 'interrupted' ? { ...read, state: reported } : read;
  return { view, error, follow: () => setRound((before) => before + 1) };
}

/**
 * Follows a sweep: its events from where the page has read them, reduced into its view, so that nothing is read twice and
 * nothing is lost.
 * Resolves when the run's stream has ended or `signal` is aborted; gives the failure that ended it, if one did.
 */
async function watchSweep(runId: string, signal: AbortSignal): Promise<UserError | null> {
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
