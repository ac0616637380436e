// Follows a run: its events from where the page has read them, reduced into its view. A stream that breaks off is taken up
// again from the last event, so nothing is read twice and nothing is lost.
import { EMPTY_SWEEP, reduceSweep } from '../../../shared/okta/sweep/reduce-sweep.ts';
import type { SweepEvent } from '../../../shared/okta/sweep/sweep-types.ts';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../platform/errors.ts';
import { reloadSweeps } from './actions.ts';
import { sweepStore } from './sweep-store.ts';

/** The matrix is drawn this often at most, a big one less often: a quick org answers hundreds of calls a second. */
const drawMs = (cells: number): number => 150 + cells / 100;

/** Resolves when the run's stream has ended or `signal` is aborted; gives the failure that ended it, if one did. */
export async function watchSweep(runId: string, signal: AbortSignal): Promise<UserError | null> {
  let waiting: SweepEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    timer = undefined;
    const events = waiting;
    waiting = [];
    sweepStore.setState(({ views }) => ({
      views: { ...views, [runId]: reduceSweep(views[runId] ?? EMPTY_SWEEP, events) },
    }));
  };
  try {
    const after = sweepStore.getState().views[runId]?.lastSeq ?? 0;
    for await (const events of await host.sweep.watch({ runId, after }, { signal })) {
      waiting.push(...events);
      timer ??= setTimeout(draw, drawMs(sweepStore.getState().views[runId]?.done ?? 0));
    }
    return null;
  } catch (thrown) {
    return isAbort(thrown) || signal.aborted ? null : toUserError(thrown);
  } finally {
    clearTimeout(timer);
    if (waiting.length > 0) draw();
    if (!signal.aborted) await reloadSweeps();
  }
}
