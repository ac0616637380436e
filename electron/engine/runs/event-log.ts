// The events of one run in memory, from which any number may watch, from any event on. Whoever writes them numbers them without
// a gap. A watcher that goes away changes nothing for the run.

export interface EventLog<Event> {
  events(): readonly Event[];
  /** Shown to every watcher in this moment. */
  add(events: readonly Event[]): void;
  /** Batches after `after`; ends when the log is closed, or with the signal. Throws what the log was closed with. */
  watch(after: number, signal?: AbortSignal): AsyncGenerator<Event[]>;
  /** Nothing more will be written by this process: because of `error`, or because the run is over. */
  close(error?: unknown): void;
}

/** How long a watcher waits before it gets an empty batch: only so does a stream notice that its reader has gone. */
const SIGN_OF_LIFE_MS = 15_000;
/** A watcher gets at most one batch in this time: thousands of batches of one event cost more than what they report. */
const BATCH_MS = 20;

export function createEventLog<Event extends { seq: number }>(before: readonly Event[] = []): EventLog<Event> {
  const events = [...before];
  let closed: { error: unknown } | null = null;
  let wakers: (() => void)[] = [];
  /** Of those that wait until a batch is due. */
  const gathering = new Set<() => void>();
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
  /** Until the next batch is due, or no more is written. */
  const gathered = (sinceMs: number) =>
    new Promise<void>((resolve) => {
      if (closed || sinceMs >= BATCH_MS) return resolve();
      const due = () => {
        clearTimeout(timer);
        gathering.delete(due);
        resolve();
      };
      const timer = setTimeout(due, BATCH_MS - sinceMs);
      gathering.add(due);
    });

  return {
    events: () => events,
    add(more) {
      events.push(...more);
      wake();
    },
    async *watch(after, signal) {
      // Numbers have no gap, so the place of an event follows from its number.
      let at = events.findIndex((event) => event.seq > after);
      if (at < 0) at = events.length;
      let last = Number.NEGATIVE_INFINITY;
      signal?.addEventListener('abort', wake);
      try {
        while (!signal?.aborted) {
          if (at < events.length) {
            await gathered(performance.now() - last);
            last = performance.now();
            const batch = events.slice(at);
            at = events.length;
            yield batch;
          } else if (closed) {
            if (closed.error !== undefined) throw closed.error;
            return;
          } else if (!(await woken())) yield [];
        }
      } finally {
        signal?.removeEventListener('abort', wake);
      }
    },
    close(error) {
      closed = { error };
      wake();
      for (const due of gathering) due();
    },
  };
}
