// Count one call against its bucket and put the three rate headers on whatever the answer will be (FACTS §4). A call is
// counted once it is known whose it is, and before a refusal leaves: refused calls carry the headers and use up the share
// as well. Calls of nobody known share one allowance.
import { callerOf } from '../api/caller.ts';
import { logRateEvent } from '../log/log-limits.ts';
import { type Exchange, firstReply, type Step } from './exchange.ts';
import { oktaError } from './okta-error.ts';

/** One step made of those that find out who calls, and of the count after them. */
export const countedAfter =
  <E extends Exchange>(...identify: readonly Step<E>[]): Step<E> =>
  async (exchange) => {
    const refused = await firstReply(identify, exchange);
    return countCall(exchange, callerOf(exchange)?.principal ?? 'anonymous')
      ? refused
      : oktaError(exchange, 'E0000047');
  };

/** False when the bucket is exhausted: the caller answers 429 E0000047. */
function countCall(exchange: Exchange, principal: string): boolean {
  const verdict = exchange.org.rateLimits.take(exchange.method, exchange.url.pathname, principal);
  if (!verdict) return true;
  exchange.headers.push(
    ['x-rate-limit-limit', String(verdict.limit)],
    ['x-rate-limit-remaining', String(verdict.remaining)],
    ['x-rate-limit-reset', String(verdict.reset)],
  );
  for (const { kind, at } of verdict.events) logRateEvent(exchange, kind, at, verdict.bucket);
  return !verdict.exceeded;
}
