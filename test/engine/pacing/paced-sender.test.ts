// The one paced sender over a made-up clock: which traffic lets which call go out when, and what ends a wait.
import { expect, test } from 'vitest';
import { createPacedSender } from '../../../electron/engine/exchange/paced-sender.ts';
import { laneOf, type Wait } from '../../../electron/engine/exchange/pacing/lane.ts';
import { newTries, type RetryPolicy } from '../../../electron/engine/exchange/pacing/retry-policy.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { createMadeUpClock } from './made-up-clock.ts';
import { type Answered, drain, exchangeOf, HOUR_MS, never, PATIENT, START } from './paced-answers.ts';

const LATENCY_MS = 100;
const USERS = laneOf('0oa1example', '/api/v1/users');

interface Traffic {
  what: string;
  /** Of each call in the order in which they go out: `200 10/9 60` is limit 10, 9 remain, reset in 60 s; `lost`; the last is repeated for all further calls. */
  answers: string[];
  calls?: number;
  share?: number;
  concurrency?: number;
  policy?: Partial<RetryPolicy>;
  /** The org's clock beside the local one. */
  aheadMs?: number;
  /** Ms from the start. */
  sentAt: number[];
  /** `because until`, ms from the start. */
  waits?: string[];
  /** Of each call; 200 when absent. */
  results?: (number | null)[];
}

const TRAFFIC: Traffic[] = [
  {
    what: 'before the first header one call goes out, then as many as may',
    answers: ['200 60/59 60'],
    calls: 4,
    concurrency: 3,
    sentAt: [0, 100, 100, 100],
  },
  {
    what: 'an org without rate headers is not paced',
    answers: ['200'],
    calls: 4,
    concurrency: 3,
    sentAt: [0, 100, 100, 100],
  },
  {
    what: 'of a window the share is used, the next call goes when it has ended',
    answers: ['200 10/9 60', '200 10/8 60', '200 10/7 60', '200 10/6 60', '200 10/5 60', '200 10/9 120'],
    calls: 6,
    sentAt: [0, 100, 200, 300, 400, 61_100],
    waits: ['share 61100'],
  },
  {
    what: 'what others use counts against the share',
    answers: ['200 10/6 60', '200 10/5 60', '200 10/9 120'],
    calls: 3,
    sentAt: [0, 100, 61_100],
    waits: ['share 61100'],
  },
  {
    what: 'a share of everything waits only when nothing is left',
    answers: ['200 3/1 60', '200 3/0 60', '200 3/2 120'],
    calls: 3,
    share: 1,
    sentAt: [0, 100, 61_100],
    waits: ['share 61100'],
  },
  {
    what: 'a 429 holds the lane until its reset by the clock of the org, which is hours ahead',
    answers: ['429 10/0 30', '200 10/9 90'],
    aheadMs: 2 * HOUR_MS,
    sentAt: [0, 31_100],
    waits: ['rate-limited 31100'],
  },
  {
    what: 'a 429 without headers is a whole window',
    answers: ['429', '200'],
    sentAt: [0, 60_100],
    waits: ['rate-limited 60100'],
  },
  {
    what: 'a 429 without headers is the result where that is the policy',
    answers: ['429'],
    policy: { withoutHeadersMs: null },
    sentAt: [0],
    results: [429],
  },
  {
    what: 'a call is sent once more, then its refusal is the result, and the lane stays held',
    answers: ['429 10/0 30', '429 10/0 90', '200 10/9 150'],
    calls: 2,
    policy: { mostRateLimitWaits: 1, leastWaitMs: 1000 },
    sentAt: [0, 31_100, 91_200],
    waits: ['rate-limited 31100', 'rate-limited 91200'],
    results: [429, 200],
  },
  {
    what: 'the least wait is waited where the reset is over',
    answers: ['429 10/0 -5', '200 10/9 60'],
    policy: { leastWaitMs: 5000 },
    sentAt: [0, 5100],
    waits: ['rate-limited 5100'],
  },
  {
    what: 'too many at the same time: waits longer each time, whatever the reset says',
    answers: ['429 0/0 60', '429 0/0 60', '429 0/0 60', '200 10/9 60'],
    sentAt: [0, 1100, 3200, 7300],
    waits: ['concurrency 1100', 'concurrency 3200', 'concurrency 7300'],
  },
  {
    what: 'too many at the same time: waits for the estimate where that is the policy',
    answers: ['429 0/0 30', '200 10/9 60'],
    policy: { whenTooMany: 'reset', mostRateLimitWaits: 1 },
    sentAt: [0, 31_100],
    waits: ['concurrency 31100'],
  },
  {
    what: 'calls that are refused together halve the number of calls once',
    answers: ['200', '429 0/0 60', '429 0/0 60', '429 0/0 60', '429 0/0 60', '200'],
    calls: 5,
    concurrency: 4,
    sentAt: [0, 100, 100, 100, 100, 1200, 1200, 1300, 1300],
    waits: ['concurrency 1200', 'concurrency 1200', 'concurrency 1200', 'concurrency 1200'],
  },
  {
    what: 'an org that is not reached is asked again after a back-off, so often, and then that is the result',
    answers: ['lost', 'lost', 'lost', '200'],
    calls: 2,
    policy: { mostUnreachable: 2 },
    sentAt: [0, 1100, 3200, 7300],
    waits: ['unreachable 1100', 'unreachable 3200', 'unreachable 7300'],
    results: [null, 200],
  },
  {
    what: 'who sends nothing again waits for no org either',
    answers: ['lost', '200'],
    calls: 2,
    policy: { mostUnreachable: 0 },
    sentAt: [0, 100],
    results: [null, 200],
  },
  {
    what: 'a call that was lost in a known window counts as used',
    answers: ['200 4/3 60', 'lost', '200 4/2 120'],
    calls: 3,
    policy: { mostUnreachable: 0 },
    sentAt: [0, 100, 61_100],
    waits: ['share 61100'],
    results: [200, null, 200],
  },
];

/** `200 10/9 60` and similar. */
function readAnswer(text: string, orgNow: number): Answered | null {
  if (text === 'lost') return null;
  const [status = '', budget = '', seconds = ''] = text.split(' ');
  if (budget === '') return { status: Number(status) };
  const [limit, remaining] = budget.split('/').map(Number);
  // By the minute in which the test begins, whatever was waited since.
  const reset = Math.floor(orgNow / 1000) + Number(seconds);
  return { status: Number(status), limit: limit ?? 0, remaining: remaining ?? 0, reset };
}

test.each(TRAFFIC)('$what', async ({ answers, calls = 1, policy, aheadMs = 0, ...more }) => {
  const clock = createMadeUpClock(START);
  const { share = 0.5, concurrency = 1 } = more;
  const sender = createPacedSender({ now: clock.now, sleep: clock.sleep, signal: never, share, concurrency });
  const sentAt: number[] = [];
  const waits: string[] = [];
  const call = {
    ask: async () => {
      const text = answers[Math.min(sentAt.length, answers.length - 1)] ?? '';
      sentAt.push(clock.now() - START);
      await clock.sleep(LATENCY_MS, never);
      const answered = readAnswer(text, START + aheadMs);
      // A whole second, as the header has it.
      return exchangeOf(answered, Math.floor((clock.now() + aheadMs) / 1000) * 1000);
    },
    exchangeOf: (exchange: Exchange) => exchange,
  };
  const onWait = ({ because, until }: Wait) => waits.push(`${because} ${until - START}`);
  const send = () => drain(sender.send(USERS, call, { ...PATIENT, ...policy }), onWait);
  const results: (Exchange | null)[] = [];
  const one = async () => {
    for (let at = 0; at < calls; at += 1) results.push(await send());
  };
  if (concurrency === 1) await clock.through(one());
  else results.push(...(await clock.through(Promise.all(Array.from({ length: calls }, send)))));
  expect(sentAt).toEqual(more.sentAt);
  expect(waits).toEqual(more.waits ?? []);
  expect(results.map((exchange) => exchange?.response?.status ?? null)).toEqual(
    more.results ?? Array.from({ length: calls }, () => 200),
  );
});

function senderAt(clock: ReturnType<typeof createMadeUpClock>, signal: AbortSignal) {
  return createPacedSender({ now: clock.now, sleep: clock.sleep, signal, share: 0.5, concurrency: 2 });
}
const answering = (answered: Answered | null) => ({
  ask: async () => exchangeOf(answered, START),
  exchangeOf: (exchange: Exchange) => exchange,
});

test.each<[string, Answered | null]>([
  ['a rate', { status: 429, limit: 10, remaining: 0, reset: START / 1000 + 30 }],
  ['too many at once', { status: 429, limit: 0, remaining: 0, reset: START / 1000 + 30 }],
  ['an org that is gone', null],
])('a stop ends the wait for %s, and nothing more is sent', async (_, answered) => {
  const clock = createMadeUpClock(START);
  const stop = new AbortController();
  const sender = senderAt(clock, stop.signal);
  let asked = 0;
  const call = answering(answered);
  const ask = () => {
    asked += 1;
    return call.ask();
  };
  const result = drain(sender.send(USERS, { ...call, ask }, PATIENT), () => stop.abort());
  expect(await clock.through(result)).toBe(null);
  expect([asked, clock.now()]).toEqual([1, START]);
  expect(await drain(sender.send(USERS, answering({ status: 200 }), PATIENT), () => undefined)).toBe(null);
});

test('what cannot be sent is thrown, and its lane is free for the next', async () => {
  const sender = senderAt(createMadeUpClock(START), never);
  const broken = { ...answering(null), ask: () => Promise.reject(new Error('the vault is locked')) };
  await expect(drain(sender.send(USERS, broken, PATIENT), () => undefined)).rejects.toThrow('locked');
  expect(await drain(sender.send(USERS, answering({ status: 200 }), PATIENT), () => undefined)).not.toBe(null);
});

test('a scheduler: an org is gone after three calls in a row without an answer, a probe goes out all the same', async () => {
  const clock = createMadeUpClock(START);
  const sender = senderAt(clock, never);
  const groups = laneOf(USERS.client, '/api/v1/groups');
  const lose = () => {
    expect(sender.take(USERS)).toEqual({ ok: true });
    return sender.settle(USERS, { exchange: exchangeOf(null, START) }, PATIENT, newTries());
  };
  const pass = async () => clock.through(sender.rest(clock.now() + 30_000));
  expect(lose()).toMatchObject({ again: true, trouble: 'unreachable', gone: false });
  expect(sender.take(groups)).toMatchObject({
    ok: false,
    wait: { because: 'unreachable', lane: { bucket: 'the org' } },
  });
  expect(sender.take(laneOf('0oa2example', '/api/v1/users'))).toEqual({ ok: true });
  await pass();
  expect(lose()).toMatchObject({ gone: false });
  await pass();
  expect(lose()).toMatchObject({ gone: true });
  expect(await sender.probe(groups, async () => exchangeOf({ status: 200 }, START))).toMatchObject({ exchange: {} });
  sender.reached(USERS);
  expect(lose()).toMatchObject({ gone: false });
});

test('the number of calls eases again after fifty good answers', () => {
  const sender = senderAt(createMadeUpClock(START), never);
  const settle = (answered: Answered) => {
    sender.take(USERS);
    sender.settle(USERS, { exchange: exchangeOf(answered, START) }, { ...PATIENT, whenTooMany: 'reset' }, newTries());
  };
  settle({ status: 429, limit: 0, remaining: 0, reset: START / 1000 });
  expect(sender.concurrency()).toBe(1);
  for (let at = 0; at < 49; at += 1) settle({ status: 200 });
  expect(sender.concurrency()).toBe(1);
  settle({ status: 200 });
  expect(sender.concurrency()).toBe(2);
});
