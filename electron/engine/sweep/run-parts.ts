// What a run is made of, handed down whole: each step names what it uses.
import type { SweepInput } from '../../../shared/contract/sweep.ts';
import type { PathMemory } from '../../../shared/runs/sweep/plan/fill-path.ts';
import type { PlannedCell, SweepPlan } from '../../../shared/runs/sweep/plan/plan-sweep.ts';
import type { SweepEntry } from '../../../shared/runs/sweep/sweep-types.ts';
import type { EngineContext } from '../engine-context.ts';
import type { PacedSender } from '../exchange/paced-sender.ts';
import type { TokenService } from '../oauth/token-service.ts';
import type { TokenDesk } from './token-desk.ts';

export interface RunParts {
  context: EngineContext;
  tokens: TokenService;
  desk: TokenDesk;
  sender: PacedSender;
  input: SweepInput;
  plan: SweepPlan;
  /** By target. */
  memories: PathMemory[];
  clientIds: string[];
  /** By target, a call that the org has answered in this run; none before the first. */
  answered: Map<number, AnsweredCall>;
  /** Keys of cells that an earlier part of this run has done. */
  done: ReadonlySet<string>;
  append(entry: SweepEntry): Promise<void>;
  /** Ends waiting and starting; what is on its way is awaited. */
  stop: AbortSignal;
  /** Ends what is on its way too. */
  abort: AbortSignal;
}

/** A call that was answered, whatever the answer. `path`: as it was called. */
export interface AnsweredCall {
  cell: PlannedCell;
  path: string;
}

/** `stuck`: an org cannot be reached; `message` says so. */
export type RunEnd = { end: 'complete' } | { end: 'stopped' } | { end: 'stuck'; message: string };
