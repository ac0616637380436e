// Which kept sweeps go when there are more than the person wants to keep: the oldest that are over. A sweep with a name was
// meant to stay, and one that is paused can still go on: those stay until they are removed by hand. Pure.
import type { SweepSummary } from '../../../shared/contract/sweep.ts';

const OVER: readonly SweepSummary['state'][] = ['complete', 'cancelled', 'failed'];

/** `runs` in any order; gives run ids. Those that stay by themselves count as kept. */
export function runsToRemove(runs: readonly SweepSummary[], most: number): string[] {
  const oldestFirst = runs.toSorted((a, b) => a.startedAt - b.startedAt);
  const free = oldestFirst.filter(({ name, state }) => name.trim() === '' && OVER.includes(state));
  return free.slice(0, Math.max(0, runs.length - most)).map(({ runId }) => runId);
}
