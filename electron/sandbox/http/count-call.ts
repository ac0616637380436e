// Count one call against its bucket and put the three rate headers on whatever the answer will be (FACTS §4).
import { logRateViolation } from '../log/log-oauth.ts';
import type { Exchange } from './exchange.ts';

/** False when the bucket is exhausted: the caller answers 429 E0000047. */
export function countCall(exchange: Exchange, principal: string): boolean {
  const verdict = exchange.org.rateLimits.take(exchange.method, exchange.url.pathname, principal);
  if (!verdict) return true;
  exchange.headers.push(
    ['x-rate-limit-limit', String(verdict.limit)],
    ['x-rate-limit-remaining', String(verdict.remaining)],
    ['x-rate-limit-reset', String(verdict.reset)],
  );
  if (verdict.firstExcess) logRateViolation(exchange, verdict.bucket);
  return !verdict.exceeded;
}
