// Which kept runs go when there are more than are to be kept: the oldest, and none that somebody runs. Pure.
import type { RunSummary, SweepSummary } from '../../../shared/runs/run-kinds.ts';
import { isOver } from '../../../shared/runs/run-state.ts';

/** So many runs of a kind are kept, the newest one included, where a person does not say how many. */
export const MOST_KEPT = 5;

type Free = Pick<RunSummary, 'runId' | 'startedAt' | 'state'>;

const oldestFirst = <Run extends Free>(runs: readonly Run[]): Run[] =>
  runs.toSorted((a, b) => a.startedAt - b.startedAt);

/**
 * A sweep with a name was meant to stay, and one that can still go on was, too: those stay until they are removed by hand, and
 * count. `runs` in any order.
 */
export function sweepsToRemove(runs: readonly SweepSummary[], most: number): string[] {
  const free = oldestFirst(runs).filter(({ name, state }) => name.trim() === '' && isOver(state));
  return free.slice(0, Math.max(0, runs.length - most)).map(({ runId }) => runId);
}

/** One that is interrupted is worth no more than one that has ended: who wants to resume it does so before five others. */
export function othersToRemove(runs: readonly Free[], most = MOST_KEPT): string[] {
  const free = oldestFirst(runs).filter(({ state }) => state !== 'running' && state !== 'paused');
  const kept = free.length === runs.length ? most : most - 1;
  return free.slice(0, Math.max(0, free.length - kept)).map(({ runId }) => runId);
}
