// Answers that decide nothing: refused by the rate, too many at once, not reached. What was asked is asked again later;
// the events say that it waits and why.
import type { Exchange } from '../../../shared/contract/exchange.ts';
import type { WaitReason } from '../../../shared/okta/sweep/sweep-types.ts';
import type { RunParts } from './run-parts.ts';

export interface Wait {
  target: number;
  lane: string;
  /** Epoch ms. */
  until: number;
  because: WaitReason;
}

export interface TroubleTold {
  /** The run cannot go on by itself. */
  giveUp(message: string): void;
  tell(wait: Wait): Promise<void>;
}

/** So often in a row nothing was heard of an org, and the run pauses. */
const PATIENCE = 3;

export async function meetTrouble(
  { pacer, backOff }: Pick<RunParts, 'pacer' | 'backOff'>,
  { target, lane, exchange }: { target: number; lane: string; exchange: Exchange },
  { giveUp, tell }: TroubleTold,
): Promise<void> {
  if (exchange.response?.status === 429) {
    if (exchange.rateLimit?.kind === 'concurrency')
      return tell({ target, lane: `${target}|the org`, until: backOff.tooMany(target), because: 'concurrency' });
    return tell({ target, lane, until: pacer.heldUntil(lane), because: 'rate-limited' });
  }
  if (backOff.unreachable(target) >= PATIENCE)
    giveUp(`${exchange.tenantName} cannot be asked: ${exchange.verdict.title}. ${exchange.verdict.next}`.trim());
}
