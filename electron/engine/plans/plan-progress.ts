// How far a run of a plan was by its events, and what is said at its end.
import { counted } from '../../../shared/counted.ts';
import type { PlanRunEntry, StepOutcome, StepResult } from '../../../shared/runs/plan/plan-events.ts';
import { outcomeOf } from '../../../shared/runs/plan/reduce-plan.ts';
import type { RunEvent } from '../../../shared/runs/run-kinds.ts';

/** Results of an earlier part of the run, by step id, and those that were on their way when it ended. */
export interface DoneBefore {
  results: Map<string, StepResult>;
  sending: Set<string>;
}

export function doneBefore(events: readonly RunEvent<'plan'>[], leftOut: string | null): DoneBefore {
  const results = new Map<string, StepResult>();
  const sending = new Set<string>();
  for (const event of events) {
    if (event.type === 'step' && event.leftOut === leftOut) results.set(event.result.id, event.result);
    if (event.type === 'sending' && event.leftOut === leftOut) sending.add(event.id);
  }
  for (const id of results.keys()) sending.delete(id);
  return { results, sending };
}

export function endOfPlan({
  results,
}: {
  results: ReadonlyMap<string, StepResult>;
}): Extract<PlanRunEntry, { type: 'end' }> {
  const outcomes = [...results.values()].map(({ outcome }) => outcome);
  return { type: 'end', reason: 'complete', outcome: outcomeOf(outcomes), message: messageOf(outcomes) };
}

export function messageOf(outcomes: readonly StepOutcome[]): string {
  const count = (outcome: StepOutcome) => outcomes.filter((one) => one === outcome).length;
  const parts = [
    [count('met'), 'met'],
    [count('failed'), 'failed'],
    [count('could-not-run'), 'could not run'],
    [count('skipped'), 'skipped'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return `${counted(outcomes.length, 'step')}: ${said.join(', ')}.`;
}
