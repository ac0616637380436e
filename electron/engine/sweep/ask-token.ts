// One token request of a run, told as an event whatever comes of it.
import type { TokenResult } from '../../../shared/contract/token.ts';
import { TOKEN_BUCKET } from '../../../shared/okta/sweep/rate-bucket.ts';
import type { RunParts } from './run-parts.ts';
import { meetTrouble, type TroubleTold } from './trouble.ts';
import { laneOf } from './work-queue.ts';

export async function askToken(
  parts: RunParts,
  { target, scopes, ...told }: { target: number; scopes: string[] } & TroubleTold,
): Promise<void> {
  const { desk, pacer, backOff, input, abort } = parts;
  const lane = laneOf(target, TOKEN_BUCKET);
  const who = input.targets[target];
  if (!who) throw new Error('a plan has no more targets than its input');
  let result: TokenResult;
  try {
    result = await parts.tokens.request({ ...who, scopes, takesShort: true }, abort);
  } catch (error) {
    pacer.settle(lane, null);
    desk.drop(target, scopes);
    throw error;
  }
  pacer.settle(lane, result.exchange);
  if (desk.heard(target, scopes, result) === 'again') {
    if (result.exchange && !abort.aborted)
      await meetTrouble(parts, { target, lane, exchange: result.exchange, elsewhere: null }, told);
    return;
  }
  backOff.answered(target);
  await parts.append({
    type: 'token',
    target,
    requested: scopes,
    granted: result.outcome === 'granted' ? result.token.granted : [],
    exchangeId: result.exchange?.id ?? null,
    error: result.outcome === 'granted' ? null : (result.exchange.verdict.title ?? null),
  });
}
