// Follows a run of any kind: its events from a cursor, handed on in portions, because a quick org answers hundreds of calls a second.
// Who follows keeps the view and its last number, so a stream that broke off, a reload of the page and a run of another process are
// all taken up again from there.

import { runsOf } from '../../../shared/contract/run/runs-of.ts';
import type { RunEvent, RunKindName } from '../../../shared/contract/run.ts';
import { type RunState, runState } from '../../../shared/runs/run-state.ts';
import { host } from '../client.ts';
import { isAbort, toUserError, type UserError } from '../errors.ts';
import { hostHasSent } from '../host-sent.ts';

export interface FollowedRun<K extends RunKindName> {
  kind: K;
  runId: string;
  /** The number of the last event that was taken. */
  after: () => number;
  take: (events: readonly RunEvent<K>[]) => void;
  /** Ms between two portions; asked again for each. */
  everyMs?: () => number;
  /** Ends the following, not the run. */
  signal: AbortSignal;
}

export interface Followed {
  /** What ended the run, or kept the page from following it. */
  failure: UserError | null;
  /** The state of the run; null where the host does not have it any more, or cannot be asked. */
  state: RunState | null;
}

const DRAW_MS = 100;
/** How often the events of a run are read that another process of Scopebench runs. */
const AGAIN_MS = 2000;

/** Resolves when the run does not go on any more, or when `signal` is aborted. A run that is paused here is followed on. */
export async function followRun<K extends RunKindName>(run: FollowedRun<K>): Promise<Followed> {
  const { kind, runId, signal } = run;
  for (;;) {
    const { failure, last } = await readOn(run);
    if (signal.aborted) return { failure: null, state: null };
    if (failure === null && last?.type === 'end') return { failure, state: runState([last]).state };
    const runs = await runsOf(host.run, kind)
      .list()
      .catch(() => []);
    const state = runs.find((one) => one.runId === runId)?.state ?? null;
    if (failure !== null || state !== 'running') return { failure, state };
    await soon(signal);
  }
}

/** One stream to its end. */
async function readOn<K extends RunKindName>({
  kind,
  runId,
  after,
  take,
  everyMs = () => DRAW_MS,
  signal,
}: FollowedRun<K>) {
  let waiting: RunEvent<K>[] = [];
  let last: RunEvent<K> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hand = () => {
    timer = undefined;
    const events = waiting;
    waiting = [];
    take(events);
    hostHasSent();
  };
  try {
    for await (const events of await runsOf(host.run, kind).watch({ runId, after: after() }, { signal })) {
      waiting.push(...events);
      last = events.at(-1) ?? last;
      if (waiting.length > 0) timer ??= setTimeout(hand, everyMs());
    }
    return { failure: null, last };
  } catch (thrown) {
    return { failure: isAbort(thrown) || signal.aborted ? null : toUserError(thrown), last };
  } finally {
    clearTimeout(timer);
    if (waiting.length > 0 && !signal.aborted) hand();
  }
}

/** Another process writes the events, and nothing reports them here: they are read again after a while, or not when it is aborted. */
const soon = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, AGAIN_MS);
    signal.addEventListener('abort', finish);
  });
