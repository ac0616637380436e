// A run that this process has claimed: its log, the work on it while it goes on, and the switch that stops the work. Whatever ends
// the work, what it has done is in its events.
import type { RunPlace } from '../../../shared/contract/run.ts';
import { isOver, runState } from '../../../shared/runs/run-state.ts';
import type { RunStore } from '../ports.ts';
import type { AnyRunKind, PreparedRun, Working } from './run-kind.ts';
import type { RunLog } from './run-log.ts';

/** What a stop is for. `close`: this process ends, and the run can be resumed by another. */
export type Wanted = 'pause' | 'cancel' | 'close';

export interface LiveRunParts {
  runId: string;
  kind: AnyRunKind;
  startedAt: number;
  places: readonly RunPlace[];
  store: RunStore;
  log: RunLog;
  release(): Promise<void>;
  /** It is released: nothing more is written by this process, because of `error` if there is one. */
  gone(error: unknown): void;
}

export interface LiveRun extends Pick<LiveRunParts, 'runId' | 'kind' | 'startedAt' | 'places' | 'store' | 'log'> {
  /** While its work goes on; a paused run is claimed and does not work. */
  alone(): string | null;
  working(): boolean;
  /** Resolves when the first event is written; the work goes on from there. */
  begin(prepared: PreparedRun<AnyRunKind['kind']>): Promise<void>;
  /** Resolves when nothing is on its way. */
  stop(wanted: Wanted): Promise<void>;
  settled(): Promise<void>;
  dropTokens(): void;
  /** Of one that does not work. */
  cancel(): Promise<void>;
  letGo(error?: unknown): Promise<void>;
}

export function createLiveRun(parts: LiveRunParts): LiveRun {
  const { runId, kind, store, log } = parts;
  let work: { working: Working; stop: AbortController; abort: AbortController; alone: string | null } | null = null;
  let wanted: Wanted | null = null;
  let settled: Promise<void> = Promise.resolve();
  let isGone = false;

  const letGo = async (error?: unknown): Promise<void> => {
    if (isGone) return;
    isGone = true;
    work = null;
    // Before anyone sees that it is over: who looks then must not find it claimed.
    await parts.release();
    parts.gone(error);
    log.close(error);
  };
  const cancel = async (): Promise<void> => {
    await log.append(kind.cancelled(log.events()));
    await letGo();
  };
  const settle = async (end: { stuck: string } | null): Promise<void> => {
    if (isOver(runState(log.events()).state)) return letGo();
    if (wanted === 'cancel') return cancel();
    if (end !== null) await log.append({ type: 'paused', message: end.stuck });
    else if (wanted === 'pause') await log.append({ type: 'paused', message: null });
    else if (wanted === null) await letGo(new Error('a run stopped without being asked to'));
  };
  const fail = (error: unknown): Promise<void> => (wanted === 'cancel' ? cancel() : letGo(error));

  return {
    ...parts,
    alone: () => work?.alone ?? null,
    working: () => work !== null,
    async begin(prepared) {
      await log.append(prepared.first(runId));
      // This process may have begun to end meanwhile.
      if (isGone) return;
      wanted = null;
      const stop = new AbortController();
      const abort = new AbortController();
      const working = prepared.work({
        runId,
        events: log.events,
        append: log.append,
        keep: (exchange) => store.keep(runId, exchange),
        evidence: store.evidence,
        stop: stop.signal,
        abort: abort.signal,
      });
      work = { working, stop, abort, alone: prepared.alone };
      settled = working.end
        .then(settle, fail)
        // A disk that takes no event ends the run here; what it holds is true, and it can be resumed.
        .catch(letGo)
        .finally(() => {
          work = null;
        });
    },
    async stop(why) {
      wanted = why;
      work?.stop.abort();
      if (why !== 'pause') work?.abort.abort();
      await settled;
    },
    settled: () => settled,
    dropTokens: () => work?.working.dropTokens?.(),
    cancel,
    letGo,
  };
}
