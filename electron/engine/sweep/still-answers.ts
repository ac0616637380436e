// What a sweep does when calls are not answered. Whether the org is there at all shows a read that it answered before: it is sent
// once more, and any status is an answer. So an org that has gone is not mistaken for one that leaves some calls unanswered.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { isUnanswered } from '../../../shared/okta/verdict/verdicts.ts';
import type { TokenToSend } from '../credentials/credential-engine.ts';
import type { Lane, Wait } from '../exchange/pacing/lane.ts';
import type { NextStep } from '../exchange/pacing/retry-policy.ts';
import { callCell } from './call-cell.ts';
import type { RunParts } from './run-parts.ts';
import { targetLane } from './work-queue.ts';

/** What the steps of a stage report to it. */
export interface StageReports {
  /** The run cannot go on by itself. */
  giveUp(message: string): void;
  report(target: number, wait: Wait): Promise<void>;
}

interface Trouble {
  target: number;
  lane: Lane;
  exchange: Exchange;
  nextStep: NextStep;
  /** Whether the org answers other calls than this one; null where none can be asked. */
  elsewhere: (() => Promise<boolean>) | null;
}

/** Says what is waited for; ends the run when its org is gone. */
export async function meetTrouble(
  { sender, abort }: Pick<RunParts, 'sender' | 'abort'>,
  { target, lane, exchange, nextStep, elsewhere }: Trouble,
  { giveUp, report }: StageReports,
): Promise<void> {
  if (nextStep.wait) return report(target, nextStep.wait);
  if (!nextStep.gone) return;
  // Calls that are never answered must not stop a run whose org is there: those end as what they are.
  if (await elsewhere?.()) sender.reached(lane);
  else if (!abort.aborted)
    giveUp(`${exchange.tenantName} gives no usable answer: ${exchange.verdict.title}. ${exchange.verdict.next}`.trim());
}

export async function stillAnswers(
  { context, sender, input, answered, abort }: Pick<RunParts, 'context' | 'sender' | 'input' | 'answered' | 'abort'>,
  { target, token }: { target: number; token: TokenToSend },
): Promise<boolean> {
  const known = answered.get(target);
  const who = input.targets[target];
  if (!known || !who) return false;
  const lane = targetLane(target, known.cell.call.bucket);
  const asked = await sender.probe(lane, () => callCell(context, { ...known, target: who, token, signal: abort }));
  // Where the share is used up, the org has answered within this very minute: no more is asked of it.
  if (asked === null) return true;
  if (asked.exchange === null) return false;
  const { verdict } = asked.exchange.verdict;
  return !isUnanswered(verdict) && verdict !== 'cancelled';
}
