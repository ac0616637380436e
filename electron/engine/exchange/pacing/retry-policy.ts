// What happens after the answer to a call of a run: it is the result, or it decided nothing and the call is sent again. How often
// and after which waits is a value of each kind of run; the rules are these for all.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { isUnanswered } from '../../../../shared/okta/verdict/verdicts.ts';
import type { WaitReason } from '../../../../shared/runs/sweep/sweep-types.ts';
import type { Now } from '../../ports.ts';
import type { BackOff } from './back-off.ts';
import { type Lane, orgLane, toWait, type Wait } from './lane.ts';
import type { RateWindows } from './rate-windows.ts';

/** What a kind of run does about calls that decided nothing. Waits for the share have no end: they cost nothing but time. */
export interface RetryPolicy {
  /** A call that the rate refuses is sent again so often; then its refusal is the result. */
  mostRateLimitWaits: number;
  /** A call that is not answered is sent again so often, after a back-off; 0 leaves no pause either. */
  mostUnreachable: number;
  leastWaitMs: number;
  /** For a refusal without rate headers; null: it is the result. */
  withoutHeadersMs: number | null;
  /** Too many at the same time: backs off from a second on, or waits for the reset, which is an estimate (FACTS §4). */
  whenTooMany: 'back-off' | 'reset';
}

/** So often one call met trouble; it belongs to the call and is counted up by `settle`. */
export interface Tries {
  refused: number;
  unanswered: number;
}

export interface Answer {
  /** Null: nothing was sent. */
  exchange: Exchange | null;
  /** The answer decided nothing, though its verdict does not say so. Absent: as its verdict says. */
  undecided?: boolean;
}

export interface NextStep {
  /** It is to be sent again, as soon as `take` allows. Otherwise the answer is the result. */
  again: boolean;
  trouble: Exclude<WaitReason, 'share'> | null;
  /** What holds its lane or its client from now on, when the org asked for it. */
  wait: Wait | null;
  /** So often in a row this client's org did not answer that going on is of no use. */
  gone: boolean;
}

/** After so many calls in a row without an answer the org counts as gone. */
const PATIENCE = 3;

const RESULT: NextStep = { again: false, trouble: null, wait: null, gone: false };

export const newTries = (): Tries => ({ refused: 0, unanswered: 0 });

interface PacingState {
  windows: RateWindows;
  backOff: BackOff;
  now: Now;
}

export function decideNextStep(
  state: PacingState,
  lane: Lane,
  { exchange, undecided }: Answer,
  policy: RetryPolicy,
  tries: Tries,
): NextStep {
  if (exchange === null) return RESULT;
  const { verdict } = exchange.verdict;
  if (exchange.response?.status === 429 || verdict === 'rate-limited')
    return afterRefusal(state, lane, exchange, policy, tries);
  if (verdict === 'cancelled') return RESULT;
  if (undecided ?? isUnanswered(verdict)) {
    tries.unanswered += 1;
    const times = state.backOff.unreachable(lane.client, policy.mostUnreachable > 0);
    const again = tries.unanswered <= policy.mostUnreachable;
    return { again, trouble: 'unreachable', wait: null, gone: times >= PATIENCE };
  }
  state.backOff.answered(lane.client);
  return RESULT;
}

function afterRefusal(
  { windows, backOff, now }: PacingState,
  lane: Lane,
  exchange: Exchange,
  { mostRateLimitWaits, leastWaitMs, withoutHeadersMs, whenTooMany }: RetryPolicy,
  tries: Tries,
): NextStep {
  const { rateLimit } = exchange;
  tries.refused += 1;
  const again = tries.refused <= mostRateLimitWaits;
  if (rateLimit?.kind === 'concurrency') {
    if (!again) return { ...RESULT, trouble: 'concurrency' };
    const waitMs = whenTooMany === 'reset' ? Math.max(rateLimit.waitMs, leastWaitMs) : null;
    const until = backOff.tooMany(lane.client, waitMs);
    const because = 'concurrency';
    return { ...RESULT, again, trouble: because, wait: toWait(orgLane(lane), { until, because }, now()) };
  }
  const because = 'rate-limited';
  if (rateLimit === null && withoutHeadersMs === null) return { ...RESULT, trouble: because };
  const until = windows.hold(lane, exchange, withoutHeadersMs ?? leastWaitMs);
  const wait = again ? toWait(lane, { until, because }, now()) : null;
  return { ...RESULT, again, trouble: because, wait };
}
