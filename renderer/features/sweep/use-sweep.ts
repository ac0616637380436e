// A run that is shown: followed while it is on screen, with the state that the host tells of it.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { SweepView } from '../../../shared/okta/sweep/reduce-sweep.ts';
import type { UserError } from '../../platform/errors.ts';
import { sweepStore } from './sweep-store.ts';
import { watchSweep } from './watch-sweep.ts';

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
