// One stage of a run: as many calls at once as allowed, each when its token and its bucket permit it. One loop decides
// everything and sleeps only when nothing is on its way, so that a clock that jumps (a test, a laptop that slept) surprises
// nothing. A queue of promises would keep its slots for calls that wait for one busy bucket while others are free.
import { TOKEN_BUCKET } from '../../../shared/okta/sweep/rate-bucket.ts';
import { askToken } from './ask-token.ts';
import { createCellWork } from './cell-work.ts';
import type { RunEnd, RunParts } from './run-parts.ts';
import type { Wait } from './trouble.ts';
import { laneOf, type WorkGroup, type WorkQueue } from './work-queue.ts';

type Step = 'started' | 'full' | { wait: Wait | null };

/** Rejects with the first thing that the bench itself could not do, after what was on its way has come back. */
export async function runStage(parts: RunParts, queue: WorkQueue): Promise<RunEnd> {
  const { context, desk, pacer, backOff, sleep, stop } = parts;
  const underWay = new Set<Promise<void>>();
  const told = new Map<string, number>();
  let broken: { error: unknown } | null = null;
  let stuck: string | null = null;
  const giveUp = (message: string) => {
    stuck ??= message;
  };
  const tell = async ({ target, lane, until, because }: Wait) => {
    if (told.get(lane) === until) return;
    told.set(lane, until);
    await parts.append({ type: 'waiting', target, bucket: lane.slice(lane.indexOf('|') + 1), untilMs: until, because });
  };
  const work = createCellWork(parts, queue, { giveUp, tell });

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
    if (underWay.size >= backOff.concurrency()) return 'full';
    const closed = new Set<string>();
    let wait: Wait | null = null;
    const note = (next: Wait) => {
      if (wait === null || next.until < wait.until) wait = next;
    };
    for (const group of queue.groups()) {
      const step = tryGroup(group, closed, note);
      if (step !== null) return step;
    }
    return { wait };
  };

  const tryGroup = (group: WorkGroup, closed: Set<string>, note: (wait: Wait) => void): Step | null => {
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
    const held = backOff.held(target);
    if (held) note({ target, lane: `${target}|the org`, ...held });
    if (held || state.kind === 'asking' || closed.has(lane)) return null;
    const needed = state.kind === 'ready' ? lane : laneOf(target, TOKEN_BUCKET);
    const permit = closed.has(needed) ? null : pacer.take(needed);
    if (permit?.ok && state.kind === 'ready') {
      queue.shift(group);
      return launch(() => work.call({ cell, lane, scopes, path: filled.path, token: state }));
    }
    if (permit?.ok) {
      desk.asking(target, scopes);
      return launch(() => askToken(parts, { target, scopes, giveUp, tell }));
    }
    closed.add(needed);
    if (permit?.until) note({ target, lane: needed, until: permit.until, because: permit.because });
    return null;
  };

  for (;;) {
    if (broken !== null || stuck !== null || stop.aborted) break;
    if (queue.size() === 0 && underWay.size === 0) return { end: 'complete' };
    const step = startOne();
    if (step === 'started') continue;
    if (underWay.size > 0) await Promise.race(underWay);
    else if (step !== 'full') {
      if (step.wait) await tell(step.wait);
      await sleep(Math.max(1, (step.wait?.until ?? 0) - context.now()), stop);
    }
  }
  await Promise.all(underWay);
  throwIfBroken(broken);
  return stuck === null ? { end: 'stopped' } : { end: 'stuck', message: stuck };
}

function throwIfBroken(broken: { error: unknown } | null): void {
  if (broken !== null) throw broken.error;
}
