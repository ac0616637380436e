// The paced sender under any mixture of answers, losses and traffic of others: no window ever gets more than the share, and no call
// is lost or sent twice.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPacedSender } from '../../../electron/engine/exchange/paced-sender.ts';
import { type Lane, laneOf } from '../../../electron/engine/exchange/pacing/lane.ts';
import { createMadeUpClock } from './made-up-clock.ts';
import { type Answered, drain, exchangeOf, HOUR_MS, never, PATIENT, START } from './paced-answers.ts';

/** What the wire or another client of the org does to a call, beside what it does by itself. */
const MISHAPS = ['others', 'lost before', 'lost after', 'too many'] as const;
type Mishap = (typeof MISHAPS)[number] | null;

/** An org as FACTS §4 has it: a window begins with its first call, refuses what is beyond, and says it in whole seconds. */
function createOrg({ now }: { now(): number }, limit: number) {
  interface Window {
    end: number;
    used: number;
    ours: number;
    /** Of ours, those that were lost before any answer of this window arrived. */
    unseen: number;
    seen: boolean;
  }
  const open = new Map<string, Window>();
  const all: Window[] = [];
  const windowOf = ({ key }: Lane): Window => {
    const current = open.get(key);
    if (current && current.end > now()) return current;
    const next = { end: now() + 60_000, used: 0, ours: 0, unseen: 0, seen: false };
    open.set(key, next);
    all.push(next);
    return next;
  };
  return {
    windows: all,
    /** Null: lost. */
    answer(lane: Lane, what: Mishap): { answered: Answered | null; learn(): void } {
      if (what === 'lost before') return { answered: null, learn: () => undefined };
      const window = windowOf(lane);
      const reset = Math.floor(window.end / 1000);
      if (what === 'too many')
        return { answered: { status: 429, limit: 0, remaining: 0, reset }, learn: () => undefined };
      if (what === 'others') window.used += Math.ceil(limit / 2);
      const remaining = Math.max(0, limit - window.used - 1);
      const learn = () => {
        window.seen = true;
      };
      if (window.used >= limit) return { answered: { status: 429, limit, remaining: 0, reset }, learn };
      window.used += 1;
      window.ours += 1;
      if (what !== 'lost after') return { answered: { status: 200, limit, remaining, reset }, learn };
      if (!window.seen) window.unseen += 1;
      return { answered: null, learn: () => undefined };
    },
  };
}

test('under any mixture no window gets more than the share, and no call is lost or sent twice', async () => {
  const traffic = fc.record({
    /** Some of them only: all together would leave one call at a time for the most part. */
    mishaps: fc.subarray([...MISHAPS]),
    limit: fc.integer({ min: 1, max: 12 }),
    share: fc.constantFrom(0.05, 0.3, 0.5, 1),
    concurrency: fc.integer({ min: 1, max: 5 }),
    aheadMs: fc.integer({ min: -HOUR_MS, max: HOUR_MS }),
    calls: fc.array(
      fc.record({
        lane: fc.nat(1),
        startMs: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 61_500) }, fc.nat(90_000)),
      }),
      {
        minLength: 1,
        maxLength: 40,
        size: 'max',
      },
    ),
    steps: fc.array(fc.record({ what: fc.nat(9), thereMs: fc.nat(900), backMs: fc.nat(900) }), {
      minLength: 1,
      maxLength: 60,
      size: 'max',
    }),
  });
  await fc.assert(
    fc.asyncProperty(traffic, async ({ mishaps, limit, share, concurrency, aheadMs, calls, steps }) => {
      const clock = createMadeUpClock(START);
      const orgNow = () => clock.now() + aheadMs;
      const org = createOrg({ now: orgNow }, limit);
      const sender = createPacedSender({ now: clock.now, sleep: clock.sleep, signal: never, share, concurrency });
      let asks = 0;
      let underWay = 0;
      const send = async ({ lane: index, startMs }: { lane: number; startMs: number }) => {
        await clock.sleep(startMs, never);
        const lane = laneOf('0oa1example', `bucket ${index}`);
        const seen: (number | null)[] = [];
        const ask = async () => {
          // What goes wrong ends at some time: then the rest goes through.
          const { what, thereMs, backMs } = steps[asks] ?? { what: 9, thereMs: 50, backMs: 50 };
          asks += 1;
          underWay += 1;
          expect(underWay).toBeLessThanOrEqual(concurrency);
          await clock.sleep(thereMs, never);
          const { answered, learn } = org.answer(lane, mishaps[what] ?? null);
          const exchange = exchangeOf(answered, Math.floor(orgNow() / 1000) * 1000);
          // A call whose answer never arrives is given up later than any answer takes.
          await clock.sleep(answered === null ? 2000 : backMs, never);
          underWay -= 1;
          learn();
          seen.push(answered?.status ?? null);
          return exchange;
        };
        const result = await drain(
          sender.send(lane, { ask, exchangeOf: (exchange) => exchange }, PATIENT),
          () => undefined,
        );
        return { result, seen };
      };
      const ended = await clock.through(Promise.all(calls.map(send)));
      const allowance = Math.max(1, Math.floor(limit * share));
      for (const { ours, unseen } of org.windows) expect(ours).toBeLessThanOrEqual(Math.max(allowance, unseen + 1));
      for (const { result, seen } of ended) {
        expect(result?.response?.status).toBe(200);
        // Sent again only after what decided nothing.
        expect(seen.indexOf(200)).toBe(seen.length - 1);
      }
    }),
    { numRuns: 40 },
  );
});
