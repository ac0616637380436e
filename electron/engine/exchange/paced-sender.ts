// The one paced sender of a run: when a call may go out, and what happens after its answer. Rate limits by lane and share, a
// 429 by the org's clock, too many calls at once, an org that is not reached. No run waits or sends again in any other way.
// Kinds that send one call after the other use `send`; a scheduler that chooses among calls uses `take` and `settle`.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Now, Sleep } from '../ports.ts';
import { createBackOff } from './pacing/back-off.ts';
import { type Lane, orgLane, toWait, type Wait } from './pacing/lane.ts';
import { createRateWindows } from './pacing/rate-windows.ts';
import {
  type Answer,
  decideNextStep,
  type NextStep,
  newTries,
  type RetryPolicy,
  type Tries,
} from './pacing/retry-policy.ts';

type Permit =
  | { ok: true }
  /** `wait` null: an answer that is on its way will say more. */
  | { ok: false; wait: Wait | null };

interface PacedCall<T> {
  ask(): Promise<T>;
  /** Null when nothing was sent in this lane. */
  exchangeOf(answer: T): Exchange | null;
}

export interface PacedSender {
  /** How many calls may be on their way at the moment. */
  concurrency(): number;
  /** A permit counts as a call on its way until `settle` or `release`. */
  take(lane: Lane): Permit;
  settle(lane: Lane, answer: Answer, policy: RetryPolicy, tries: Tries): NextStep;
  /** Nothing was sent after all. */
  release(lane: Lane): void;
  /** Sends one call though the client's org is waited for, to learn whether it is there. Null where the budget allows none. */
  probe(lane: Lane, ask: () => Promise<Exchange | null>): Promise<{ exchange: Exchange | null } | null>;
  /** The org is there, though it leaves calls unanswered. */
  reached(lane: Lane): void;
  /** Resolves then, or when the run is stopped. */
  rest(until: number): Promise<void>;
  /**
   * Sends one call when it may go out, again as the policy says, and gives its last answer; yields what it waits for. Null when the
   * run was stopped before it went out. Throws what `ask` throws.
   */
  send<T>(lane: Lane, call: PacedCall<T>, policy: RetryPolicy): AsyncGenerator<Wait, T | null>;
}

interface PacedSenderPorts {
  now: Now;
  sleep: Sleep;
  /** Ends every wait. */
  signal: AbortSignal;
  /** Of each budget that the headers name, above 0 and at most 1. */
  share: number;
  concurrency: number;
}

export function createPacedSender({ now, sleep, signal, share, concurrency }: PacedSenderPorts): PacedSender {
  const windows = createRateWindows({ share, now });
  const backOff = createBackOff(concurrency, now);
  let underWay = 0;
  /** Those who wait for any answer that is on its way. */
  const onSettled: (() => void)[] = [];

  const take = (lane: Lane): Permit => {
    const held = backOff.held(lane.client);
    if (held) return { ok: false, wait: toWait(orgLane(lane), held, now()) };
    const permit = windows.take(lane);
    if (!permit.ok)
      return {
        ok: false,
        wait: permit.until === null ? null : toWait(lane, { ...permit, until: permit.until }, now()),
      };
    underWay += 1;
    return permit;
  };

  const back = (lane: Lane, exchange: Exchange | null): void => {
    underWay -= 1;
    windows.settle(lane, exchange);
    for (const resume of onSettled.splice(0)) resume();
  };

  const settle = (lane: Lane, answer: Answer, policy: RetryPolicy, tries: Tries): NextStep => {
    back(lane, answer.exchange);
    return decideNextStep({ windows, backOff, now }, lane, answer, policy, tries);
  };

  return {
    concurrency: backOff.concurrency,
    take,
    settle,
    release: (lane) => back(lane, null),
    reached: ({ client }) => backOff.reached(client),
    rest: (until) => sleep(Math.max(1, until - now()), signal),

    async probe(lane, ask) {
      if (!windows.take(lane).ok) return null;
      underWay += 1;
      let exchange: Exchange | null = null;
      try {
        exchange = await ask();
      } finally {
        back(lane, exchange);
      }
      return { exchange };
    },

    async *send(lane, call, policy) {
      const tries = newTries();
      let reportedUntil = 0;
      while (!signal.aborted) {
        const permit: Permit = underWay < backOff.concurrency() ? take(lane) : { ok: false, wait: null };
        if (permit.ok) {
          const { answer, exchange } = await sendNow(call).catch((error: unknown) => {
            back(lane, null);
            throw error;
          });
          if (!settle(lane, { exchange }, policy, tries).again) return answer;
        } else if (permit.wait === null) await new Promise<void>((resolve) => onSettled.push(resolve));
        else {
          const { wait } = permit;
          // A timer may end a moment too early: the rest of one wait is no other wait.
          const fresh = wait.until > reportedUntil;
          reportedUntil = Math.max(reportedUntil, wait.until);
          const waitMs = Math.max(wait.waitMs, fresh ? policy.leastWaitMs : 1);
          if (fresh) yield { ...wait, waitMs, until: now() + waitMs };
          await sleep(waitMs, signal);
        }
      }
      return null;
    },
  };
}

async function sendNow<T>({ ask, exchangeOf }: PacedCall<T>): Promise<{ answer: T; exchange: Exchange | null }> {
  const answer = await ask();
  return { answer, exchange: exchangeOf(answer) };
}

/** One kind's way to send: its policy, and its event for what waits. */
export type SendAs<Event> = <T>(lane: Lane, call: PacedCall<T>) => AsyncGenerator<Event, T | null>;

/** One call to its last answer; `waited` hears of each wait before it begins. Null when the run was stopped before it went out. */
export async function sendPaced<T>(
  sender: Pick<PacedSender, 'send'>,
  lane: Lane,
  policy: RetryPolicy,
  waited: (wait: Wait) => void,
  call: PacedCall<T>,
): Promise<T | null> {
  const sending = sender.send(lane, call, policy);
  for (;;) {
    const { done, value } = await sending.next();
    if (done) return value;
    waited(value);
  }
}

export function sendAs<Event>(
  sender: Pick<PacedSender, 'send'>,
  policy: RetryPolicy,
  toEvent: (wait: Wait) => Event,
): SendAs<Event> {
  return async function* (lane, call) {
    const sending = sender.send(lane, call, policy);
    for (;;) {
      const { done, value } = await sending.next();
      if (done) return value;
      yield toEvent(value);
    }
  };
}
