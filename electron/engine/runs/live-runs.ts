// Runs of one kind that live in the engine's memory and not in the reply that started them: a page that goes away ends none,
// and one that comes back finds its run, reads its events again and follows it on. The latest few that ended are remembered.
import type { RunCursor, RunSummary } from '../../../shared/contract/run.ts';
import type { Numbered } from '../../../shared/okta/runs/numbered.ts';
import { type EngineEvents, isOfPlace, PLACE_GONE } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Now } from '../ports.ts';
import { createEventLog, type EventLog } from './event-log.ts';

export interface RunPlace {
  tenantId: string;
  /** Null for requests that go out without one. */
  credentialId: string | null;
}

/** A run that was checked and may begin. It ends itself, with its last event, when the signal is aborted. */
export type RunWork<Happening> = (signal: AbortSignal) => AsyncGenerator<Happening>;

/** `place`: whose it is, as it is listed. */
export interface PreparedRun<Place extends RunPlace, Happening> {
  place: Place;
  work: RunWork<Happening>;
}

export interface RunKind<Input, Place extends RunPlace, Happening> {
  now: Now;
  /** Runs of a credential or a tenant end and are forgotten when it goes, or moves to another org. */
  events: EngineEvents;
  /** Throws all that can be refused before anything is sent. */
  prepare(input: Input): Promise<PreparedRun<Place, Happening>>;
  /** Why `wanted` may not begin while `live` goes on; null when it may. */
  refusal(live: Place, wanted: Place): BenchError | null;
}

export interface LiveRuns<Input, Place extends RunPlace, Happening> {
  /** Throws what `prepare` throws, or the refusal. */
  start(input: Input): Promise<{ runId: string }>;
  /** Ends with the run, or throws what ended it. Throws NOT_FOUND. */
  watch(cursor: RunCursor, signal?: AbortSignal): AsyncGenerator<Numbered<Happening>[]>;
  /** Resolves when nothing of it is on its way. Throws NOT_FOUND. */
  cancel(runId: string): Promise<{ cancelled: boolean }>;
  /** Newest first. */
  list(): (Place & RunTimes)[];
  /** Cancels it when it runs, and forgets it. */
  remove(runId: string): Promise<{ removed: boolean }>;
  close(): Promise<void>;
}

/** So many runs that ended are remembered. */
export const MOST_ENDED = 5;

type RunTimes = Pick<RunSummary, 'runId' | 'startedAt' | 'running'>;

interface Run<Place, Happening> {
  place: Place;
  startedAt: number;
  log: EventLog<Numbered<Happening>>;
  stop: AbortController;
  running: boolean;
  settled: Promise<void>;
}

export function createLiveRuns<Input, Place extends RunPlace, Happening>({
  now,
  events,
  prepare,
  refusal,
}: RunKind<Input, Place, Happening>): LiveRuns<Input, Place, Happening> {
  /** In the order in which they began. */
  const runs = new Map<string, Run<Place, Happening>>();

  const named = (runId: string): Run<Place, Happening> => {
    const run = runs.get(runId);
    if (!run) throw noSuchRun();
    return run;
  };

  const follow = async (run: Run<Place, Happening>, work: RunWork<Happening>): Promise<void> => {
    let seq = 0;
    try {
      for await (const happening of work(run.stop.signal)) {
        seq += 1;
        run.log.add([{ ...happening, seq, at: now() }]);
      }
      run.log.close();
    } catch (error) {
      run.log.close(error);
    }
    run.running = false;
    const ended = [...runs].filter(([, { running }]) => !running);
    for (const [runId] of ended.slice(0, Math.max(0, ended.length - MOST_ENDED))) runs.delete(runId);
  };

  const end = async (run: Run<Place, Happening>): Promise<boolean> => {
    const { running } = run;
    run.stop.abort();
    await run.settled;
    return running;
  };

  const remove = async (runId: string): Promise<{ removed: boolean }> => {
    const run = runs.get(runId);
    if (run) await end(run);
    return { removed: runs.delete(runId) };
  };

  events.on(PLACE_GONE, async (gone) => {
    for (const [runId, { place }] of [...runs]) if (isOfPlace(gone, place)) await remove(runId);
  });

  return {
    async start(input) {
      const { place, work } = await prepare(input);
      for (const live of runs.values()) {
        const refused = live.running ? refusal(live.place, place) : null;
        if (refused) throw refused;
      }
      const startedAt = now();
      const runId = newId('run', startedAt);
      const run: Run<Place, Happening> = {
        place,
        startedAt,
        log: createEventLog(),
        stop: new AbortController(),
        running: true,
        settled: Promise.resolve(),
      };
      runs.set(runId, run);
      run.settled = follow(run, work);
      return { runId };
    },
    async *watch({ runId, after }, signal) {
      yield* named(runId).log.watch(after, signal);
    },
    cancel: async (runId) => ({ cancelled: await end(named(runId)) }),
    list: () =>
      [...runs].map(([runId, { place, startedAt, running }]) => ({ ...place, runId, startedAt, running })).reverse(),
    remove,
    async close() {
      await Promise.all([...runs.values()].map(end));
    },
  };
}

function noSuchRun(): BenchError {
  return new BenchError('NOT_FOUND', 'That run is not here any more.', {
    meaning: 'Scopebench was started again since, or it has forgotten the run over later ones.',
    fix: 'Start a new one.',
  });
}
