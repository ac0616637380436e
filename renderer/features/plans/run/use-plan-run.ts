// A run that is shown: followed while it is on screen, from where the page has read it, with the state that the host reports for it.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { EMPTY_PLAN, type PlanView, reducePlan } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { RunState } from '../../../../shared/runs/run-state.ts';
import type { UserError } from '../../../platform/errors.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { followRun } from '../../../platform/runs/follow-run.ts';
import { planRunStore } from './plan-run-store.ts';
import { reloadPlanRuns } from './run-plan.ts';

export interface FollowedPlanRun {
  /** Null before anything was read. */
  view: PlanView | null;
  state: RunState;
  error: UserError | null;
  /** Follow again: after a failure, and after a run was taken up again. */
  follow: () => void;
}

export function usePlanRun(runId: string): FollowedPlanRun {
  const view = useStore(planRunStore, ({ views }) => views[runId]) ?? null;
  const reported = useStore(planRunStore, ({ states }) => states[runId]) ?? 'running';
  const [round, setRound] = useState(0);
  const [error, setError] = useState<UserError | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round follows the same run again.
  useEffect(() => {
    const ended = new AbortController();
    setError(null);
    void watchPlan(runId, ended.signal).then((failure) => {
      if (!ended.signal.aborted) setError(failure);
    });
    return () => ended.abort();
  }, [runId, round]);
  return { view, state: stateOf(view, reported), error, follow: () => setRound((before) => before + 1) };
}

/** Its events say how it ended; that nobody runs it any more the host alone knows. */
function stateOf(view: PlanView | null, reported: RunState): RunState {
  if (view?.end) return view.end.reason === 'cancelled' ? 'cancelled' : 'complete';
  if (reported === 'interrupted') return reported;
  return view?.paused ? 'paused' : 'running';
}

async function watchPlan(runId: string, signal: AbortSignal): Promise<UserError | null> {
  const read = () => planRunStore.getState().views[runId] ?? EMPTY_PLAN;
  const { failure, state } = await followRun({
    kind: 'plan',
    runId,
    after: () => read().lastSeq,
    take: (events) =>
      planRunStore.setState(({ views }) => ({
        views: { ...views, [runId]: reducePlan(views[runId] ?? EMPTY_PLAN, events) },
      })),
    signal,
  });
  if (signal.aborted) return null;
  if (state !== null) planRunStore.setState(({ states }) => ({ states: { ...states, [runId]: state } }));
  await reloadPlanRuns().catch(reportProblem);
  return failure;
}
