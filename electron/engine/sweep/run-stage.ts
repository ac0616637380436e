// One stage of a run: as many calls at once as allowed, each when its token and its bucket permit it. One loop decides
// everything and sleeps only when nothing is on its way, so that a clock that jumps (a test, a laptop that slept) surprises
// nothing. A queue of promises would keep its slots for calls that wait for one busy bucket while others are free.
import { TOKEN_BUCKET } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import type { Wait } from '../exchange/pacing/lane.ts';
import { askToken } from './ask-token.ts';
import { createCellWork } from './cell-work.ts';
import type { RunEnd, RunParts } from './run-parts.ts';
import { targetLane, type WorkGroup, type WorkQueue } from './work-queue.ts';

/** What the calls of a target wait for. */
type TargetWait = Wait & { target: number };

type Step = 'started' | 'full' | { wait: TargetWait | null };

/** Rejects with the first thing that the bench itself could not do, after the calls in flight have finished. */
export async function runStage(parts: RunParts, queue: WorkQueue): Promise<RunEnd> {
  const { desk, sender, stop } = parts;
  const underWay = new Set<Promise<void>>();
  const report = createReport(parts);
  let broken: { error: unknown } | null = null;
  let stuck: string | null = null;
  const giveUp = (message: string) => {
    stuck ??= message;
  };
  const work = createCellWork(parts, queue, { giveUp, report });

  const launch = (job: () => Promise<void>): Step => {
    const promise = job()
      .catch((error: unknown) => {
        broken ??= { error };
      })
      .finally(() => underWay.delete(promise));
    underWay.add(promise);
    return 'started';
  };

  const startOne = (): Step => {
    if (underWay.size >= sender.concurrency()) return 'full';
    const closed = new Set<string>();
    let wait: TargetWait | null = null;
    const note = (next: TargetWait) => {
      if (wait === null || next.until < wait.until) wait = next;
    };
    for (const group of queue.groups()) {
      const step = tryGroup(group, closed, note);
      if (step !== null) return step;
    }
    return { wait };
  };

  const tryGroup = (group: WorkGroup, closed: Set<string>, note: (wait: TargetWait) => void): Step | null => {
    const cell = group.cells.at(-1);
    if (!cell) return null;
    const { target, lane } = group;
    const filled = work.fill(cell);
    const scopes = desk.setFor(target, cell.tokenScopes, cell.call.row.scopes);
    const state = desk.state(target, scopes);
    if (!filled.ok || state.kind === 'refused') {
      queue.shift(group);
      return launch(() =>
        filled.ok && state.kind === 'refused'
          ? work.refuse(cell, scopes, state.refusal)
          : work.skip(cell, scopes, filled),
      );
    }
    if (state.kind === 'asking' || closed.has(lane.key)) return null;
    const needed = state.kind === 'ready' ? lane : targetLane(target, TOKEN_BUCKET);
    if (closed.has(needed.key)) return null;
    const permit = sender.take(needed);
    if (!permit.ok) {
      closed.add(needed.key);
      if (permit.wait) note({ target, ...permit.wait });
      return null;
    }
    if (state.kind === 'ready') {
      queue.shift(group);
      return launch(() => work.call({ cell, lane, scopes, path: filled.path, token: state }));
    }
    desk.asking(target, scopes);
    return launch(() => askToken(parts, { target, scopes, giveUp, report }));
  };

  while (broken === null && stuck === null && !stop.aborted) {
    if (queue.size() === 0 && underWay.size === 0) return { end: 'complete' };
    const step = startOne();
    if (step === 'started') continue;
    if (underWay.size > 0) await Promise.race(underWay);
    else if (step !== 'full') {
      if (step.wait) await report(step.wait.target, step.wait);
      await sender.rest(step.wait?.until ?? 0);
    }
  }
  await Promise.all(underWay);
  return endOf(broken, stuck);
}

/** Says each wait once, however many calls it keeps back. */
function createReport({ append }: RunParts) {
  const reported = new Map<string, number>();
  return async (target: number, { lane: { key, bucket }, until, because }: Wait): Promise<void> => {
    if (reported.get(key) === until) return;
    reported.set(key, until);
    await append({ type: 'waiting', target, bucket, untilMs: until, because });
  };
}

function endOf(broken: { error: unknown } | null, stuck: string | null): RunEnd {
  if (broken !== null) throw broken.error;
  return stuck === null ? { end: 'stopped' } : { end: 'stuck', message: stuck };
}
