// A clock that stands still until everybody waits, and then jumps to the first who is to wake: minutes of waiting take no time,
// and who wakes when is the same in every run.
import type { Sleep } from '../../../electron/engine/ports.ts';

export interface MadeUpClock {
  now(): number;
  sleep: Sleep;
  /** Lets time pass until the work has ended. Throws what it throws, and when it waits for nothing. */
  through<T>(work: Promise<T>): Promise<T>;
}

interface Sleeper {
  until: number;
  wake(): void;
}

export function createMadeUpClock(start: number): MadeUpClock {
  let at = start;
  let sleepers: Sleeper[] = [];
  return {
    now: () => at,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const sleeper = { until: at + ms, wake };
        function wake() {
          sleepers = sleepers.filter((other) => other !== sleeper);
          signal.removeEventListener('abort', wake);
          resolve();
        }
        signal.addEventListener('abort', wake);
        sleepers.push(sleeper);
      }),
    async through(work) {
      let ended = false;
      const ends = () => {
        ended = true;
      };
      work.then(ends, ends);
      for (;;) {
        // Whatever can go on without time passing does so first.
        await new Promise((resolve) => setImmediate(resolve));
        if (ended) return work;
        const [next] = [...sleepers].sort((a, b) => a.until - b.until);
        if (!next) throw new Error('everything waits, and nothing for a time');
        at = Math.max(at, next.until);
        next.wake();
      }
    },
  };
}
