// The rate headers that Okta puts on nearly every answer: x-rate-limit-limit, -remaining, -reset (FACTS §4).
// A proxy or gateway may repeat them, and Node joins repeats with commas, so each may hold several values.

import { type HeaderList, headerValue } from './headers.ts';
import { parseHttpDate } from './http-date.ts';

export interface RateLimit {
  /** Calls a window; the share of this app or token (by default half of the org's bucket), 0 for concurrency. */
  limit: number;
  remaining: number;
  /** remaining / limit, from 0 to 1. */
  remainingFraction: number;
  /** Epoch ms at which the window ends; for `concurrency` only an estimate. */
  resetAt: number;
  /** `concurrency`: too many calls at once, reported by a limit of 0. */
  kind: 'rate' | 'concurrency';
  /** Ms to wait from this response on; 0 while something remains. By the org's own clock, so local skew is harmless. */
  waitMs: number;
}

/** Started by its first call (FACTS §4). */
export const WINDOW_MS = 60_000;
/** Date and reset are both cut to whole seconds: the rule of Okta's own SDKs (FACTS §4). */
const ROUNDING_MS = 1000;

/** Ms from an answer on until the window that it names is over, by the clock of its Date header; without one by `receivedAt`. */
export function untilReset(resetAt: number, headers: HeaderList, receivedAt: number): number {
  const serverNow = parseHttpDate(headerValue(headers, 'date')) ?? receivedAt;
  return Math.max(0, resetAt - serverNow) + ROUNDING_MS;
}

/** When what was refused may be sent again, local epoch ms: by the org's own clock, and a whole window where it names no time. */
export const mayGoOnAt = (refusal: {
  at: number;
  timing: { total: number };
  rateLimit: { waitMs: number } | null;
}): number => refusal.at + refusal.timing.total + Math.max(1000, refusal.rateLimit?.waitMs ?? WINDOW_MS);

/** What an answer says about a budget; null for nothing: a limit of 0 is about calls at the same time. */
export function budgetOf<Rate extends Pick<RateLimit, 'kind'>>(rateLimit: Rate | null): Rate | null {
  return rateLimit?.kind === 'rate' ? rateLimit : null;
}

/** `receivedAt`: local epoch ms, used only when the answer has no Date header. Null when the headers are not all there. */
export function parseRateLimit(headers: HeaderList, receivedAt: number): RateLimit | null {
  const limits = numbersOf(headerValue(headers, 'x-rate-limit-limit'));
  const remainings = numbersOf(headerValue(headers, 'x-rate-limit-remaining'));
  const resets = numbersOf(headerValue(headers, 'x-rate-limit-reset'));
  const limit = limits[0];
  if (limit === undefined || remainings.length === 0 || resets.length === 0) return null;
  // Of repeated values the careful ones: the least that remains, the latest reset.
  const remaining = Math.min(...remainings);
  const resetAt = Math.max(...resets) * 1000;
  const kind = limit === 0 ? 'concurrency' : 'rate';
  const untilThen = untilReset(resetAt, headers, receivedAt);
  const waitMs = remaining > 0 || !Number.isFinite(untilThen) ? 0 : untilThen;
  const remainingFraction = limit === 0 ? 0 : Math.min(1, remaining / limit);
  return { limit, remaining, remainingFraction, resetAt, kind, waitMs };
}

/** Whole non-negative numbers that a time in ms can be made of. */
function numbersOf(text: string | null): number[] {
  if (text === null || text.length > 400) return [];
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => /^\d{1,12}$/.test(part))
    .map(Number);
}
