// The events of one run: numbered, written, then shown. An event is on the disk before anyone sees it, so that what a page or a
// pipeline has seen is still there after a kill.
import type { Now, RunStore } from '../ports.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import type { AnyEntry, AnyEvent } from './run-kind.ts';

export interface RunLog extends Pick<EventLog<AnyEvent>, 'events' | 'watch' | 'close'> {
  /** Resolves when it is written. Rejects with STORAGE_FAILED; it is shown all the same, as it happened. */
  append(entry: AnyEntry): Promise<void>;
}

export function createRunLog(store: RunStore, runId: string, before: readonly AnyEvent[], now: Now): RunLog {
  const log = createEventLog(before);
  let seq = before.at(-1)?.seq ?? 0;
  let unwritten: AnyEvent[] = [];
  let writing: Promise<void> | null = null;

  /** What is added while a write is under way goes with the next one: few writes, however fast the calls. */
  const write = async (): Promise<void> => {
    const batch = unwritten;
    unwritten = [];
    writing = null;
    try {
      await store.append(runId, batch);
    } finally {
      log.add(batch);
    }
  };

  let last: Promise<void> = Promise.resolve();
  return {
    events: log.events,
    watch: log.watch,
    append(entry) {
      seq += 1;
      unwritten.push({ ...entry, seq, at: now() });
      if (writing === null) {
        writing = last.catch(() => undefined).then(write);
        last = writing;
      }
      return last;
    },
    close: log.close,
  };
}
