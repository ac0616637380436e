// How much of each window a lane may use, by what the org's headers say (FACTS §4): at most the share, whoever else uses the
// rest. Before the first header nothing is assumed: one call goes out first.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { budgetOf, untilReset } from '../../../../shared/okta/wire-text/rate-limit.ts';
import { allowanceOf } from '../../../../shared/runs/sweep/plan/rate-bucket.ts';
import type { Now } from '../../ports.ts';
import type { Lane } from './lane.ts';

type WindowPermit =
  | { ok: true }
  /** `until`: epoch ms; null when an answer that is on its way will say more. */
  | { ok: false; until: number | null; because: 'share' | 'rate-limited' };

export interface RateWindows {
  /** A permit counts as a call on its way until `settle`. */
  take(lane: Lane): WindowPermit;
  /** `exchange` null: nothing was sent after all. */
  settle(lane: Lane, exchange: Exchange | null): void;
  /**
   * The rate refused a call: nothing more goes out on the lane until the reset, or for `withoutHeadersMs` where the answer names none.
   * Epoch ms until when.
   */
  hold(lane: Lane, refusal: Exchange, withoutHeadersMs: number): number;
}

interface LaneState {
  underWay: number;
  window: { limit: number; remaining: number; resetAt: number; endsAt: number } | null;
  /** The org answers without rate headers: nothing to go by. */
  headerless: boolean;
  heldUntil: number;
}

/** `share`: of each window, above 0 and at most 1. */
export function createRateWindows({ share, now }: { share: number; now: Now }): RateWindows {
  const lanes = new Map<string, LaneState>();
  const stateOf = ({ key }: Lane): LaneState => {
    const state = lanes.get(key) ?? { underWay: 0, window: null, headerless: false, heldUntil: 0 };
    lanes.set(key, state);
    return state;
  };
  return {
    take(lane) {
      const state = stateOf(lane);
      const at = now();
      if (state.heldUntil > at) return { ok: false, until: state.heldUntil, because: 'rate-limited' };
      if (state.window && state.window.endsAt <= at) state.window = null;
      const permit = permitOf(state, share);
      if (permit.ok) state.underWay += 1;
      return permit;
    },
    settle(lane, exchange) {
      const state = stateOf(lane);
      state.underWay -= 1;
      if (exchange) learn(state, exchange, now());
    },
    hold(lane, refusal, withoutHeadersMs) {
      const state = stateOf(lane);
      const budget = budgetOf(refusal.rateLimit);
      const waitMs = budget ? untilReset(budget.resetAt, refusal.response?.headers ?? [], now()) : withoutHeadersMs;
      state.heldUntil = Math.max(state.heldUntil, now() + waitMs);
      return state.heldUntil;
    },
  };
}

function permitOf({ window, underWay, headerless }: LaneState, share: number): WindowPermit {
  if (headerless) return { ok: true };
  if (window === null) return underWay === 0 ? { ok: true } : { ok: false, until: null, because: 'share' };
  const floor = window.limit - allowanceOf(window.limit, share);
  if (window.remaining - underWay - 1 >= floor) return { ok: true };
  return { ok: false, until: underWay > 0 ? null : window.endsAt, because: 'share' };
}

function learn(state: LaneState, { response, rateLimit }: Exchange, at: number): void {
  const budget = budgetOf(rateLimit);
  if (budget === null) {
    if (rateLimit !== null || response?.status === 429) return;
    if (response !== null) state.headerless = state.window === null;
    // It may have been counted, though nobody knows how much is left.
    if (state.window) state.window.remaining -= 1;
    return;
  }
  const { limit, remaining, resetAt } = budget;
  const endsAt = at + untilReset(resetAt, response?.headers ?? [], at);
  state.headerless = false;
  // Answers may overtake each other: of one window the least counts, and an older window says nothing any more.
  if (state.window === null || resetAt > state.window.resetAt) state.window = { limit, remaining, resetAt, endsAt };
  else if (resetAt === state.window.resetAt) state.window.remaining = Math.min(state.window.remaining, remaining);
}
