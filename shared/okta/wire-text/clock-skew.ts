// How far the local clock is from the org's. It matters for what the bench signs or compares by its own clock: an
// assertion's exp (at most 1 h ahead) and iat (not in the future), a DPoP proof's 5 minutes (FACTS §1.2, §2).

import { parseHttpDate } from './http-date.ts';

export interface ClockSkew {
  /** Local clock minus the org's clock, in ms: positive when the local clock is ahead. */
  skewMs: number;
  /** The Date header has whole seconds and the answer took time: the true skew is within this, either way. */
  uncertaintyMs: number;
  /** `harmful` from 5 minutes on (proofs are refused), `noticeable` beyond 30 s, else `fine`. */
  level: 'fine' | 'noticeable' | 'harmful';
  message: string;
}

/** From here on a person is to know of it. */
export const NOTICEABLE_MS = 30_000;
const HARMFUL_MS = 300_000;

/** `sentAt` and `receivedAt`: local epoch ms around the exchange. Null without a readable Date header. */
export function measureClockSkew(date: string | null, sentAt: number, receivedAt: number): ClockSkew | null {
  const remote = parseHttpDate(date);
  if (remote === null || !Number.isFinite(sentAt) || !Number.isFinite(receivedAt)) return null;
  // The header was cut to the second: on average the org's clock was half a second further.
  const skewMs = Math.round((sentAt + receivedAt) / 2 - (remote + 500));
  const uncertaintyMs = Math.round(Math.abs(receivedAt - sentAt) / 2 + 500);
  const certain = Math.max(0, Math.abs(skewMs) - uncertaintyMs);
  const level = certain >= HARMFUL_MS ? 'harmful' : certain >= NOTICEABLE_MS ? 'noticeable' : 'fine';
  const side = skewMs > 0 ? 'ahead of' : 'behind';
  const message =
    level === 'fine'
      ? "Your clock agrees with the org's."
      : `Your clock is ${describeSpan(Math.abs(skewMs))} ${side} the org's. Synchronise it with a time server: signed assertions and expiry times depend on it.`;
  return { skewMs, uncertaintyMs, level, message };
}

/** `45 s`, `12 min`, `3 h`. */
export function describeSpan(ms: number): string {
  if (ms < 90_000) return `${Math.round(ms / 1000)} s`;
  if (ms < 5_400_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000)} h`;
}

/** Differences below this are the cut of Date to whole seconds and the way of the answer: the clocks agree. */
const AGREE_MS = 2_000;

/**
 * How far the org's clock is ahead of the local one, in ms, after an answer with this Date; null when it has none that says
 * anything. The offset that was known before stays while the answer agrees with it, so that countdowns do not tremble.
 */
export function nextOrgClockOffset(
  known: number,
  { date, sentAt, receivedAt }: { date: string | null; sentAt: number; receivedAt: number },
): number | null {
  const skew = measureClockSkew(date, sentAt, receivedAt);
  if (skew === null) return null;
  const measured = -skew.skewMs;
  const within = AGREE_MS + skew.uncertaintyMs;
  if (Math.abs(measured - known) <= within) return known;
  return Math.abs(measured) <= within ? 0 : measured;
}
