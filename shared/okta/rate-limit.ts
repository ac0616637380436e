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
  /** `concurrency`: too many calls at once, told by a limit of 0. */
  kind: 'rate' | 'concurrency';
  /** Ms to wait from this response on; 0 while something remains. By the org's own clock, so local skew is harmless. */
  waitMs: number;
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
  const now = parseHttpDate(headerValue(headers, 'date')) ?? receivedAt;
  // One second on top, because both times are cut to whole seconds (the rule of Okta's own SDKs).
  const waitMs = remaining > 0 || !Number.isFinite(now) ? 0 : Math.max(1000, resetAt - now + 1000);
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
