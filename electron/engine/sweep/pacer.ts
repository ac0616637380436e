// How fast a sweep may go, per credential and bucket, by what the org's headers say (FACTS §4): of each window at most the
// share is used, whoever else uses the rest. Before the first header nothing is assumed: one call goes out and tells.
import type { Exchange } from '../../../shared/contract/exchange.ts';
import { headerValue } from '../../../shared/okta/headers.ts';
import { parseHttpDate } from '../../../shared/okta/http-date.ts';
import { allowanceOf } from '../../../shared/okta/sweep/rate-bucket.ts';
import type { Now } from '../ports.ts';

export type Permit =
  | { ok: true }
  /** `until`: epoch ms; null when an answer that is on its way will tell more. */
  | { ok: false; until: number | null; because: 'share' | 'rate-limited' };

export interface Pacer {
  /** A permit counts as a call on its way until `settle`. */
  take(lane: string): Permit;
  /** `exchange` null: nothing was sent after all. */
  settle(lane: string, exchange: Exchange | null): void;
  /** Until when a refusal by the rate holds this lane; 0 for not at all. */
  heldUntil(lane: string): number;
}

interface Lane {
  underWay: number;
  window: { limit: number; remaining: number; resetAt: number; endsAt: number } | null;
  /** The org answers without rate headers: nothing to go by. */
  untold: boolean;
  heldUntil: number;
}

/** Both times are cut to whole seconds: the rule of Okta's own SDKs (FACTS §4). */
const ROUNDING_MS = 1000;
/** A refusal by the rate without a usable header: a whole window. */
const WINDOW_MS = 60_000;

export function createPacer({ share, now }: { share: number; now: Now }): Pacer {
  const lanes = new Map<string, Lane>();
  const laneOf = (name: string): Lane => {
    const lane = lanes.get(name) ?? { underWay: 0, window: null, untold: false, heldUntil: 0 };
    lanes.set(name, lane);
    return lane;
  };
  return {
    take(name) {
      const lane = laneOf(name);
      const at = now();
      if (lane.heldUntil > at) return { ok: false, until: lane.heldUntil, because: 'rate-limited' };
      if (lane.window && lane.window.endsAt <= at) lane.window = null;
      const permit = permitOf(lane, share);
      if (permit.ok) lane.underWay += 1;
      return permit;
    },
    settle(name, exchange) {
      const lane = laneOf(name);
      lane.underWay -= 1;
      if (exchange?.response) hear(lane, exchange, now());
    },
    heldUntil: (name) => lanes.get(name)?.heldUntil ?? 0,
  };
}

function permitOf({ window, underWay, untold }: Lane, share: number): Permit {
  if (untold) return { ok: true };
  if (window === null) return underWay === 0 ? { ok: true } : { ok: false, until: null, because: 'share' };
  const floor = window.limit - allowanceOf(window.limit, share);
  if (window.remaining - underWay - 1 >= floor) return { ok: true };
  return { ok: false, until: underWay > 0 ? null : window.endsAt, because: 'share' };
}

function hear(lane: Lane, { response, rateLimit }: Exchange, at: number): void {
  // A limit of 0 is about calls at the same time and says nothing of this bucket.
  if (rateLimit?.kind === 'concurrency') return;
  if (rateLimit === null) {
    if (response?.status === 429) lane.heldUntil = at + WINDOW_MS;
    else lane.untold = lane.window === null;
    return;
  }
  const { limit, remaining, resetAt } = rateLimit;
  const serverNow = parseHttpDate(headerValue(response?.headers ?? [], 'date')) ?? at;
  const endsAt = at + Math.max(0, resetAt - serverNow) + ROUNDING_MS;
  lane.untold = false;
  // Answers may overtake each other: of one window the least counts, and an older window says nothing any more.
  if (lane.window === null || resetAt > lane.window.resetAt) lane.window = { limit, remaining, resetAt, endsAt };
  else if (resetAt === lane.window.resetAt) lane.window.remaining = Math.min(lane.window.remaining, remaining);
  if (response?.status === 429) lane.heldUntil = Math.max(lane.heldUntil, endsAt);
}
