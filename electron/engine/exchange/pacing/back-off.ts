// Trouble that is not the budget's: too many calls at the same time (a 429 whose limit is 0, FACTS §4) lowers the number of
// calls; an org that is not reached is counted, because nobody waits for it for ever. Both are waited for longer each time.
import type { Now } from '../../ports.ts';

interface Hold {
  /** Epoch ms. */
  until: number;
  because: 'concurrency' | 'unreachable';
}

export interface BackOff {
  /** How many calls may be on their way at the same time. */
  concurrency(): number;
  /** Until when a client's calls are left alone, and why; null for not at all. */
  held(client: string): Hold | null;
  /** `waitMs` null: as long as the back-off says. Until when. */
  tooMany(client: string, waitMs: number | null): number;
  /** How often in a row there was no answer, this time included. `backsOff`: its calls are left alone for a while. */
  unreachable(client: string, backsOff: boolean): number;
  /** An answer was received. */
  answered(client: string): void;
  /** The org is there, though it leaves calls unanswered. */
  reached(client: string): void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** So many good answers in a row, and one more call at a time is tried. */
const EASE_AFTER = 50;

export function createBackOff(wanted: number, now: Now): BackOff {
  let concurrency = wanted;
  let good = 0;
  let nextWaitMs = FIRST_WAIT_MS;
  const holds = new Map<string, Hold>();
  const lost = new Map<string, number>();
  const held = (client: string): Hold | null => {
    const hold = holds.get(client);
    return hold && hold.until > now() ? hold : null;
  };
  const hold = (client: string, because: Hold['because'], waitMs: number | null): number => {
    const until = now() + (waitMs ?? nextWaitMs);
    holds.set(client, { until, because });
    if (waitMs === null) nextWaitMs = Math.min(nextWaitMs * 2, LONGEST_WAIT_MS);
    return until;
  };
  return {
    concurrency: () => concurrency,
    held,
    tooMany(client, waitMs) {
      good = 0;
      // Calls that were on their way together are refused together: that is one refusal.
      const before = held(client);
      if (before) return before.until;
      concurrency = Math.max(1, Math.floor(concurrency / 2));
      return hold(client, 'concurrency', waitMs);
    },
    unreachable(client, backsOff) {
      good = 0;
      const times = (lost.get(client) ?? 0) + 1;
      lost.set(client, times);
      if (backsOff && held(client) === null) hold(client, 'unreachable', null);
      return times;
    },
    answered(client) {
      lost.set(client, 0);
      good += 1;
      if (good < EASE_AFTER) return;
      good = 0;
      nextWaitMs = FIRST_WAIT_MS;
      concurrency = Math.min(wanted, concurrency + 1);
    },
    reached(client) {
      lost.set(client, 0);
      if (holds.get(client)?.because === 'unreachable') holds.delete(client);
    },
  };
}
