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

export interface Trouble {
  target: number;
  lane: string;
  exchange: Exchange;
  /** Whether the org answers other calls than this one; null where none can be asked. */
  elsewhere: (() => Promise<boolean>) | null;
}

export async function meetTrouble(
  { pacer, backOff, abort }: Pick<RunParts, 'pacer' | 'backOff' | 'abort'>,
  { target, lane, exchange, elsewhere }: Trouble,
  { giveUp, tell }: TroubleTold,
): Promise<void> {
  if (exchange.response?.status === 429) {
    if (exchange.rateLimit?.kind === 'concurrency')
      return tell({ target, lane: `${target}|the org`, until: backOff.tooMany(target), because: 'concurrency' });
    return tell({ target, lane, until: pacer.heldUntil(lane), because: 'rate-limited' });
  }
  if (backOff.unreachable(target) < PATIENCE) return;
  // Calls that are never answered must not stop a run whose org is there: those end as what they are.
  if (await elsewhere?.()) backOff.answered(target);
  else if (!abort.aborted)
    giveUp(`${exchange.tenantName} cannot be asked: ${exchange.verdict.title}. ${exchange.verdict.next}`.trim());
}
