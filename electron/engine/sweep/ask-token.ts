// One token request of a run, kept as an event whatever its outcome.
import type { TokenResult } from '../../../shared/model/token.ts';
import { WINDOW_MS } from '../../../shared/okta/wire-text/rate-limit.ts';
import { TOKEN_BUCKET } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import { newTries, type RetryPolicy } from '../exchange/pacing/retry-policy.ts';
import type { RunParts } from './run-parts.ts';
import { meetTrouble, type StageReports } from './still-answers.ts';
import { targetLane } from './work-queue.ts';

/** Without its token no cell can be decided: only an org that is gone ends the asking. */
const TOKEN_POLICY: RetryPolicy = {
  mostRateLimitWaits: Number.POSITIVE_INFINITY,
  mostUnreachable: Number.POSITIVE_INFINITY,
  leastWaitMs: 0,
  withoutHeadersMs: WINDOW_MS,
  whenTooMany: 'back-off',
};

export async function askToken(
  parts: RunParts,
  { target, scopes, ...reports }: { target: number; scopes: string[] } & StageReports,
): Promise<void> {
  const { desk, sender, input, abort } = parts;
  const lane = targetLane(target, TOKEN_BUCKET);
  const who = input.targets[target];
  if (!who) throw new Error('a plan has no more targets than its input');
  let result: TokenResult;
  try {
    result = await parts.tokens.request({ ...who, scopes, takesShort: true }, abort);
  } catch (error) {
    sender.release(lane);
    desk.drop(target, scopes);
    throw error;
  }
  const { exchange } = result;
  const undecided = desk.heard(target, scopes, result) === 'again';
  const nextStep = sender.settle(lane, { exchange, undecided }, TOKEN_POLICY, newTries());
  if (undecided) {
    if (exchange && !abort.aborted)
      await meetTrouble(parts, { target, lane, exchange, nextStep, elsewhere: null }, reports);
    return;
  }
  await parts.append({
    type: 'token',
    target,
    requested: scopes,
    granted: result.outcome === 'granted' ? result.token.granted : [],
    exchangeId: exchange?.id ?? null,
    error: result.outcome === 'granted' ? null : (result.exchange.verdict.title ?? null),
  });
}
