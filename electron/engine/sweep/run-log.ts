// The events of one sweep: numbered, written, then shown. An event is on the disk before anyone sees it, so that what a page
// or a pipeline has seen is still there after a kill.
import type { SweepEvent } from '../../../shared/contract/sweep.ts';
import type { SweepHappening } from '../../../shared/okta/sweep/sweep-types.ts';
import type { Now, SweepStore } from '../ports.ts';
import { createEventLog, type EventLog } from '../runs/event-log.ts';

export interface RunLog extends Pick<EventLog<SweepEvent>, 'events' | 'watch'> {
  /** Resolves when it is written. Rejects with STORAGE_FAILED; it is shown all the same, as it happened. */
  append(happening: SweepHappening): Promise<void>;
  /** Nothing more will come from this process. */
  close(): void;
}

export function createRunLog(store: SweepStore, runId: string, before: readonly SweepEvent[], now: Now): RunLog {
  const log = createEventLog(before);
  let seq = before.at(-1)?.seq ?? 0;
  let unwritten: SweepEvent[] = [];
  let writing: Promise<void> | null = null;

  /** What comes while a write is under way goes with the next one: few writes, however fast the calls. */
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
    append(happening) {
      seq += 1;
      unwritten.push({ ...happening, seq, at: now() });
      if (writing === null) {
        writing = last.catch(() => undefined).then(write);
        last = writing;
      }
      return last;
    },
    close: () => log.close(),
  };
}
