// Whether an org that leaves calls unanswered is there at all: a read that it answered before is sent once more. Any status is
// an answer. So calls that are never answered are told from an org that has gone, and nothing new is asked of it.
import { isUnanswered } from '../../../shared/okta/verdicts.ts';
import type { TokenToSend } from '../credentials/credential-engine.ts';
import { callCell } from './call-cell.ts';
import type { RunParts } from './run-parts.ts';
import { laneOf } from './work-queue.ts';

export async function stillAnswers(
  { context, pacer, input, answered, abort }: Pick<RunParts, 'context' | 'pacer' | 'input' | 'answered' | 'abort'>,
  { target, token }: { target: number; token: TokenToSend },
): Promise<boolean> {
  const known = answered.get(target);
  const who = input.targets[target];
  if (!known || !who) return false;
  const lane = laneOf(target, known.cell.call.bucket);
  // Where the share is used up, the org has answered within this very minute: no more is asked of it.
  if (!pacer.take(lane).ok) return true;
  const exchange = await callCell(context, { ...known, target: who, token, signal: abort }).catch((error: unknown) => {
    pacer.settle(lane, null);
    throw error;
  });
  pacer.settle(lane, exchange);
  if (exchange === null) return false;
  const { verdict } = exchange.verdict;
  return !isUnanswered(verdict) && verdict !== 'cancelled';
}
