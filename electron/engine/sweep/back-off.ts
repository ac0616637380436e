// What a run does about trouble that is not the budget's: too many calls at the same time (a 429 whose limit is 0, FACTS
// §4) lowers the number of calls and waits longer each time; an org that cannot be reached ends the run's patience.
import type { Now } from '../ports.ts';

export interface BackOff {
  concurrency(): number;
  /** Until when a target is left alone, and why; null for not at all. */
  held(target: number): { until: number; because: 'concurrency' | 'unreachable' } | null;
  tooMany(target: number): number;
  /** How often in a row this target could not be reached, this time included. */
  unreachable(target: number): number;
  /** A call or a token request of this target has come back. */
  answered(target: number): void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** So many good answers in a row, and one more call at a time is tried. */
const EASE_AFTER = 50;

export function createBackOff(wanted: number, now: Now): BackOff {
  let concurrency = wanted;
  let good = 0;
  let waitMs = FIRST_WAIT_MS;
  const held = new Map<number, { until: number; because: 'concurrency' | 'unreachable' }>();
  const lost = new Map<number, number>();
  const heldNow = (target: number) => {
    const hold = held.get(target);
    return hold && hold.until > now() ? hold : null;
  };
  const hold = (target: number, because: 'concurrency' | 'unreachable'): number => {
    const until = now() + waitMs;
    held.set(target, { until, because });
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    return until;
  };
  return {
    concurrency: () => concurrency,
    held: heldNow,
    tooMany(target) {
      good = 0;
      // Calls that were on their way together are refused together: that is one refusal.
      const before = heldNow(target);
      if (before) return before.until;
      concurrency = Math.max(1, Math.floor(concurrency / 2));
      return hold(target, 'concurrency');
    },
    unreachable(target) {
      good = 0;
      const times = (lost.get(target) ?? 0) + 1;
      lost.set(target, times);
      if (heldNow(target) === null) hold(target, 'unreachable');
      return times;
    },
    answered(target) {
      lost.set(target, 0);
      good += 1;
      if (good < EASE_AFTER) return;
      good = 0;
      waitMs = FIRST_WAIT_MS;
      concurrency = Math.min(wanted, concurrency + 1);
    },
  };
}
