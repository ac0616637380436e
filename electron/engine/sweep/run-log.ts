// The events of one run: numbered, written, then shown. An event is on the disk before anyone sees it, so that what a page
// or a pipeline has seen is still there after a kill. Any number may watch, from any event on.
import type { SweepEvent } from '../../../shared/contract/sweep.ts';
import type { SweepHappening } from '../../../shared/okta/sweep/sweep-types.ts';
import type { Now, SweepStore } from '../ports.ts';

export interface RunLog {
  /** Resolves when it is written. Rejects with STORAGE_FAILED; it is shown all the same, as it happened. */
  append(happening: SweepHappening): Promise<void>;
  events(): readonly SweepEvent[];
  /** Batches after `after`; ends when the log is closed, or with the signal. */
  watch(after: number, signal?: AbortSignal): AsyncGenerator<SweepEvent[]>;
  /** Nothing more will come from this process. */
  close(): void;
}

/** How long a watcher waits before it gets an empty batch: only so does a stream notice that its reader has gone. */
const SIGN_OF_LIFE_MS = 15_000;

export function createRunLog(store: SweepStore, runId: string, before: readonly SweepEvent[], now: Now): RunLog {
  const events = [...before];
  let seq = events.at(-1)?.seq ?? 0;
  let closed = false;
  let unwritten: SweepEvent[] = [];
  let writing: Promise<void> | null = null;
  let wakers: (() => void)[] = [];
  const wake = () => {
    const sleepers = wakers;
    wakers = [];
    for (const sleeper of sleepers) sleeper();
  };

  /** False when nothing happened for SIGN_OF_LIFE_MS. */
  const woken = () =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(resolve, SIGN_OF_LIFE_MS, false);
      timer.unref();
      wakers.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });

  /** What comes while a write is under way goes with the next one: few writes, however fast the calls. */
  const write = async (): Promise<void> => {
    const batch = unwritten;
    unwritten = [];
    writing = null;
    try {
      await store.append(runId, batch);
    } finally {
      events.push(...batch);
      wake();
    }
  };

  let last: Promise<void> = Promise.resolve();
  return {
    append(happening) {
      seq += 1;
      unwritten.push({ ...happening, seq, at: now() });
      if (writing === null) {
        writing = last.catch(() => undefined).then(write);
        last = writing;
      }
      return last;
    },
    events: () => events,
    async *watch(after, signal) {
      // Numbers have no gap, so the place of an event follows from its number.
      let at = events.findIndex((event) => event.seq > after);
      if (at < 0) at = events.length;
      signal?.addEventListener('abort', wake);
      try {
        while (!signal?.aborted) {
          if (at < events.length) {
            const batch = events.slice(at);
            at = events.length;
            yield batch;
          } else if (closed) return;
          else if (!(await woken())) yield [];
        }
      } finally {
        signal?.removeEventListener('abort', wake);
      }
    },
    close() {
      closed = true;
      wake();
    },
  };
}
