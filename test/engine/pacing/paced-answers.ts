// Answers of a made-up org as the sender reads them, and what most tests of it begin with.
import { setMaxListeners } from 'node:events';
import type { Wait } from '../../../electron/engine/exchange/pacing/lane.ts';
import type { RetryPolicy } from '../../../electron/engine/exchange/pacing/retry-policy.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { parseRateLimit } from '../../../shared/okta/wire-text/rate-limit.ts';

export const START = Date.UTC(2026, 10, 23, 2, 20, 0);
export const HOUR_MS = 3_600_000;
/** Never aborted. */
export const never = new AbortController().signal;
setMaxListeners(0, never);

/** Sends again without end. */
export const PATIENT: RetryPolicy = {
  mostRateLimitWaits: Number.POSITIVE_INFINITY,
  mostUnreachable: Number.POSITIVE_INFINITY,
  leastWaitMs: 0,
  withoutHeadersMs: 60_000,
  whenTooMany: 'back-off',
};

export interface Answered {
  status: number;
  limit?: number;
  remaining?: number;
  /** Epoch s. */
  reset?: number;
}

/** Null: nobody answered. */
export function exchangeOf(answered: Answered | null, orgNow: number): Exchange {
  const { status = 0, limit, remaining, reset } = answered ?? {};
  const headers: HeaderList = [['date', new Date(orgNow).toUTCString()]];
  if (limit !== undefined)
    headers.push(
      ['x-rate-limit-limit', String(limit)],
      ['x-rate-limit-remaining', String(remaining)],
      ['x-rate-limit-reset', String(reset)],
    );
  const verdict = answered === null ? 'unreachable' : status === 429 ? 'rate-limited' : 'allowed';
  const response = answered === null ? null : { status, headers };
  return { response, rateLimit: parseRateLimit(headers, orgNow), verdict: { verdict } } as unknown as Exchange;
}

/** The result of a send; each of its waits on the way. */
export async function drain<T>(sending: AsyncGenerator<Wait, T>, onWait: (wait: Wait) => void): Promise<T> {
  for (;;) {
    const { done, value } = await sending.next();
    if (done) return value;
    onWait(value);
  }
}
