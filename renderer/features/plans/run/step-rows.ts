// The steps of a run as rows: those that have no result yet too, and which of them is on its way. Pure.
import { STEP_OUTCOME_FACTS } from '../../../../shared/runs/plan/outcome-facts.ts';
import type { ScopeResult, StepFacts, StepOutcome, StepResult } from '../../../../shared/runs/plan/plan-events.ts';
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { RunState } from '../../../../shared/runs/run-state.ts';

export type ShownOutcome = StepOutcome | 'on-its-way' | 'waiting';

export interface StepRow {
  facts: StepFacts;
  result: StepResult | null;
  shown: ShownOutcome;
  /** Expectations. */
  met: number;
  total: number;
}

/**
 * Those that are known to be on their way, which is said where several may be at once; otherwise the first without a result: steps begin in their order. What a run that has ended
 * did not reach could not run.
 */
export function stepRows({ steps, end }: Pick<PlanView, 'steps' | 'end'>, state: RunState): StepRow[] {
  const several = steps.some(({ sending }) => sending);
  const first = steps.find(({ result }) => result === null);
  return steps.map((step) => {
    const { facts, result } = step;
    const isOut = several ? step.sending : step === first;
    const open = state === 'running' && isOut ? 'on-its-way' : 'waiting';
    const expectations = result?.expectations ?? [];
    return {
      facts,
      result,
      shown: result?.outcome ?? (end === null ? open : 'could-not-run'),
      met: expectations.filter((one) => one.met).length,
      total: expectations.length,
    };
  });
}

export const rowsWith = (rows: readonly StepRow[], outcome: StepOutcome | null): StepRow[] =>
  outcome === null ? [...rows] : rows.filter(({ shown }) => shown === outcome);

/** Ids of those that can be run again by themselves: of the teardown none can. */
export const unmetSteps = (rows: readonly StepRow[]): string[] =>
  rows
    .filter(({ shown, facts }) => facts.part === 'steps' && (shown === 'failed' || shown === 'could-not-run'))
    .map(({ facts }) => facts.id);

/** On the button that runs those once more. */
export function againWords(rows: readonly StepRow[]): string {
  const ids = new Set(unmetSteps(rows));
  const word = rows.every(({ facts, shown }) => !ids.has(facts.id) || shown === 'failed') ? 'failed' : 'unmet';
  return ids.size === 1 ? `Run the ${word} step` : `Run the ${ids.size} ${word} steps`;
}

/** Of a run that goes on: `2 met, 1 failed so far`. */
export function soFarWords(rows: readonly StepRow[]): string {
  const said = (Object.keys(STEP_OUTCOME_FACTS) as StepOutcome[]).flatMap((outcome) => {
    const count = rows.filter(({ result }) => result?.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${STEP_OUTCOME_FACTS[outcome].label.toLowerCase()}`];
  });
  return said.length === 0 ? 'No answer yet' : `${said.join(', ')} so far`;
}

/** A part of a run as its tab says it: what was not met in a list that is not in view is not to be missed. */
export const partLabel = (name: string, count: number, wrong: number, word = 'not met'): string =>
  wrong === 0 ? `${name} ${count}` : `${name} ${count}, ${wrong} ${word}`;

export interface ScopeRow {
  scope: string;
  result: ScopeResult | null;
  /** It is left out now. */
  trying: boolean;
}

/** In the order of the plan; those that were not tried yet without a result. */
export function scopeRows({ started, scopes, steps, tokens, end }: PlanView, state: RunState): ScopeRow[] {
  const open = (started?.scopes ?? []).find((scope) => !scopes.some((one) => one.scope === scope));
  const begun = steps.every(({ result }) => result !== null) && tokens.length > 0;
  return (started?.scopes ?? []).map((scope) => ({
    scope,
    result: scopes.find((one) => one.scope === scope) ?? null,
    trying: state === 'running' && end === null && begun && scope === open,
  }));
}

/** From 0 to 1: a scope that is tried counts as a step. */
export function planProgress(view: PlanView): { fraction: number; done: number; total: number } {
  const { started, steps, scopes } = view;
  const done = steps.filter(({ result }) => result !== null).length;
  const tried = started?.input.mutate ? started.scopes.length : 0;
  const whole = steps.length + tried;
  return { fraction: whole === 0 ? 0 : (done + scopes.length) / whole, done, total: steps.length };
}

export interface ScopeSums {
  needed: string[];
  unneeded: string[];
  open: string[];
  narrower: { scope: string; read: string }[];
}

export function sumScopes(scopes: readonly ScopeResult[]): ScopeSums {
  const of = (outcome: ScopeResult['outcome']) =>
    scopes.filter((one) => one.outcome === outcome).map(({ scope }) => scope);
  return {
    needed: of('needed'),
    unneeded: of('unneeded'),
    open: of('not-provable'),
    narrower: scopes.flatMap(({ scope, narrower }) => (narrower === null ? [] : [{ scope, read: narrower }])),
  };
}
