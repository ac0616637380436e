// The answer that is looked at: of a step with all scopes, of a step with one left out, or of a negative case; in one shape. Pure.
import type { NegativeResult, StepResult } from '../../../../../shared/runs/plan/plan-events.ts';
import type { PlanView } from '../../../../../shared/runs/plan/reduce-plan.ts';
import type { ShownOutcome, StepRow } from '../step-rows.ts';

export interface ShownAnswer {
  key: string;
  title: string;
  outcome: ShownOutcome;
  status: number | null;
  /** As it was sent, or as the file has it. */
  wire: string | null;
  reason: string | null;
  expectations: StepResult['expectations'];
  saved: StepResult['saved'];
  exchangeId: string | null;
  pages: number;
  attempts: number;
  /** Of the plan; null where it is about the credential alone. */
  stepId: string | null;
  /** It can be run by itself. */
  alone: boolean;
  /** It has to be refused. */
  refusal: boolean;
  /** Left out of its token; null: none. */
  without: string | null;
}

/** Null when nothing is looked at, or it is not there. */
export function shownAnswer(
  view: Pick<PlanView, 'rounds' | 'negatives'>,
  rows: readonly StepRow[],
  { step, without, case: caseId }: { step: string | null; without: string | null; case: string | null },
): ShownAnswer | null {
  if (caseId !== null) {
    const found = view.negatives.find(({ id }) => id === caseId);
    return found ? ofCase(found, rows) : null;
  }
  const row = rows.find(({ facts }) => facts.id === step);
  if (!row) return null;
  if (without === null) return ofStep(row, row.result, row.shown, null);
  const results = view.rounds.find(({ leftOut }) => leftOut === without)?.steps ?? [];
  // Sent again with a narrower scope, or with the whole plan: the refusal is what is meant.
  const own = results.filter(({ id }) => id === step);
  const result = own.find(({ verdict }) => verdict === 'scope-missing') ?? own[0];
  return result ? ofStep(row, result, result.outcome, without) : null;
}

function ofStep(
  { facts: { id, title, method, target, part } }: StepRow,
  result: StepResult | null,
  outcome: ShownOutcome,
  without: string | null,
): ShownAnswer {
  return {
    key: `${id} ${without ?? ''}`,
    title: title === `${method} ${target}` ? id : title,
    outcome,
    status: result?.status ?? null,
    wire: `${method} ${result?.path ?? target}`,
    reason: result?.reason ?? null,
    expectations: result?.expectations ?? [],
    saved: result?.saved ?? {},
    exchangeId: result?.exchangeId ?? null,
    pages: result?.pages ?? 0,
    attempts: result?.attempts ?? 0,
    stepId: id,
    alone: part === 'steps' && without === null,
    refusal: false,
    without,
  };
}

function ofCase(found: NegativeResult, rows: readonly StepRow[]): ShownAnswer {
  const { id, stepId, title, outcome, status, reason, expectations, exchangeId } = found;
  const facts = rows.find((row) => row.facts.id === stepId)?.facts;
  return {
    key: id,
    title,
    outcome,
    status,
    wire: facts ? `${facts.method} ${facts.target}` : null,
    reason,
    expectations,
    saved: {},
    exchangeId,
    pages: 0,
    attempts: 0,
    stepId,
    alone: false,
    refusal: true,
    without: null,
  };
}
