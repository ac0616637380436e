// Work that is written as a generator of entries. Each is on the disk before the generator goes on: what it sent is known then,
// whatever happens to the process next.
import type { RunKindName } from '../../../../shared/runs/run-kinds.ts';
import type { RunEntry, RunWork, Working } from '../run-kind.ts';

export function generateWork<K extends RunKindName>(
  run: RunWork<K>,
  entries: (run: RunWork<K>) => AsyncGenerator<RunEntry<K>, { stuck: string } | null>,
): Working {
  const work = async () => {
    const left = entries(run);
    try {
      for (;;) {
        const next = await left.next();
        if (next.done) return next.value ?? null;
        await run.append(next.value);
      }
    } finally {
      // After a disk that takes no entry, too, what the generator has open is closed.
      await left.return(null);
    }
  };
  return { end: work() };
}
