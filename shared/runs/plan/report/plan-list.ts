// The result of plans as lines for a person: a line a step, and below it what was not met. The command line prints each line as its step
// ends; this writes all of them in the order of the files.
import { VERDICT_FACTS, type VerdictFact } from '../../../okta/verdict/verdicts.ts';
import { SCOPE_OUTCOME_FACTS, STEP_OUTCOME_FACTS } from '../outcome-facts.ts';
import type { ScopeResult, StepResult } from '../plan-events.ts';
import { warningsOf } from './plan-warnings.ts';
import {
  fileNotes,
  notRunLines,
  type PlanReport,
  planName,
  planVerdict,
  type ReportedPlan,
  type ReportedStep,
  sentencesOf,
  stepsOf,
} from './report-facts.ts';

/** Colours a text where it is shown in colour. */
export type PaintText = (colour: VerdictFact['colour'], text: string) => string;

const plain: PaintText = (_colour, text) => text;

export function toPlanList(report: PlanReport): string {
  const lines = fileNotes(report);
  for (const plan of report.plans)
    lines.push(
      ...stepsOf(plan).map((step) => formatStep(plain, step)),
      ...plan.view.scopes.map((scope) => formatScope(plain, scope)),
      formatPlanEnd(plain, plan),
    );
  lines.push(...notRunLines(report).map((line) => `! ${line}`));
  return `${lines.join('\n')}\n`;
}

export function formatStep(paint: PaintText, step: ReportedStep): string {
  const { sign, colour } = STEP_OUTCOME_FACTS[step.outcome];
  const said = step.result ? factsOf(step.result) : '';
  const { id, title } = step.facts;
  return [
    `${paint(colour, sign)} ${id}${title === id ? '' : `  ${title}`}${said === '' ? '' : `  ${paint('grey', said)}`}`,
    ...sentencesOf(step).map((sentence) => `    ${sentence}`),
  ].join('\n');
}

function factsOf({ status, verdict, ms, pages, attempts }: StepResult): string {
  return [
    status === null ? null : String(status),
    verdict === null ? null : VERDICT_FACTS[verdict].label,
    status === null ? null : `${Math.round(ms)} ms`,
    pages > 1 ? `${pages} pages` : null,
    attempts > 1 ? `${attempts} attempts` : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

export function formatScope(paint: PaintText, { scope, outcome, reason }: ScopeResult): string {
  const { sign, colour, label } = SCOPE_OUTCOME_FACTS[outcome];
  return `${paint(colour, sign)} ${scope}  ${label.toLowerCase()}. ${reason}`;
}

/** The verdict last, where a person at a terminal looks first, and before it what takes from its meaning. */
export function formatPlanEnd(paint: PaintText, plan: ReportedPlan): string {
  const { sign, colour } = STEP_OUTCOME_FACTS[planVerdict(plan)];
  return [
    ...warningsOf(plan).map(({ message }) => `${paint('amber', '! Note:')} ${message}`),
    `${paint(colour, sign)} ${planName(plan)}: ${plan.view.end?.message ?? 'It did not reach its end.'}`,
  ].join('\n');
}
