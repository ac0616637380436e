// A clock that jumps over every wait, and takes the sandbox org's clock with it: a sweep of many windows of a minute runs
// in seconds, and nothing in it can notice.
import type { Sleep } from '../../electron/engine/ports.ts';

export interface SweepTime {
  now(): number;
  sleep: Sleep;
  /** How long was waited altogether, ms. */
  slept(): number;
  /** Call for each org whose clock is to move along. */
  follow(move: (byMs: number) => void): void;
}

export function createSweepTime(): SweepTime {
  let ahead = 0;
  const followers: ((byMs: number) => void)[] = [];
  return {
    now: () => Date.now() + ahead,
    sleep: async (ms, signal) => {
      if (signal.aborted) return;
      ahead += ms;
      for (const move of followers) move(ms);
      // Others get their turn, as they would in a real wait.
      await new Promise((resolve) => setImmediate(resolve));
    },
    slept: () => ahead,
    follow: (move) => void followers.push(move),
  };
}
