// The result of plans as lines for a person: a line a step, and below it what was not met. The command line prints each line as its step
// ends; this writes all of them in the order of the files.
import { VERDICT_FACTS, type VerdictFact } from '../../../okta/verdict/verdicts.ts';
import { NEGATIVE_OUTCOME_FACTS, SCOPE_OUTCOME_FACTS, STEP_OUTCOME_FACTS } from '../outcome-facts.ts';
import type { NegativeResult, ScopeResult, StepResult } from '../plan-events.ts';
import { warningsOf } from './plan-warnings.ts';
import {
  fileNotes,
  notRunLines,
  type PlanReport,
  planFile,
  planName,
  planTenant,
  planVerdict,
  type ReportedPlan,
  type ReportedStep,
  sentencesOf,
  sentencesOfNegative,
  stepsOf,
} from './report-facts.ts';
import { describeDifference, describeParity, type FileParity, PARITY_SIGNS, parityOf } from './report-parity.ts';

/** Colours a text where it is shown in colour. */
export type PaintText = (colour: VerdictFact['colour'], text: string) => string;

const plain: PaintText = (_colour, text) => text;

export function toPlanList(report: PlanReport): string {
  const lines = fileNotes(report);
  const parity = parityOf(report);
  for (const plan of report.plans) lines.push(...planLines(plain, plan, parity !== null));
  lines.push(...(parity ?? []).flatMap((file) => parityLines(plain, file)));
  lines.push(...notRunLines(report).map((line) => `! ${line}`));
  return `${lines.join('\n')}\n`;
}

/** `named`: with its tenant above, where several have it. */
export function planLines(paint: PaintText, plan: ReportedPlan, named: boolean): string[] {
  return [
    ...(named ? [`${planFile(plan)} on ${planTenant(plan)}:`] : []),
    ...stepsOf(plan).map((step) => formatStep(paint, step)),
    ...plan.view.scopes.map((scope) => formatScope(paint, scope)),
    ...plan.view.negatives.map((one) => formatNegative(paint, one)),
    formatPlanEnd(paint, plan),
  ];
}

/** What differs from tenant to tenant, and how many steps do not. */
export function parityLines(paint: PaintText, parity: FileParity): string[] {
  return [
    `${parity.file}: ${describeParity(parity)}.`,
    ...parity.steps
      .filter(({ agree }) => !agree)
      .flatMap(({ id, differences }) => [
        `${paint('amber', PARITY_SIGNS.differ)} ${id}`,
        ...differences.map((one) => `    ${one.what}: ${describeDifference(one)}`),
      ]),
  ];
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

export function formatNegative(paint: PaintText, result: NegativeResult): string {
  const { sign, colour, label } = NEGATIVE_OUTCOME_FACTS[result.outcome];
  const { title, status, verdict } = result;
  const facts = [
    label,
    status === null ? null : String(status),
    verdict === null ? null : VERDICT_FACTS[verdict].label,
  ];
  return [
    `${paint(colour, sign)} ${title}  ${paint('grey', facts.filter((fact) => fact !== null).join(' · '))}`,
    ...sentencesOfNegative(result).map((sentence) => `    ${sentence}`),
  ].join('\n');
}

/** The verdict last, where a person at a terminal looks first, and before it what takes from its meaning. */
export function formatPlanEnd(paint: PaintText, plan: ReportedPlan): string {
  const { sign, colour } = STEP_OUTCOME_FACTS[planVerdict(plan)];
  return [
    ...warningsOf(plan).map(({ message }) => `${paint('amber', '! Note:')} ${message}`),
    `${paint(colour, sign)} ${planName(plan)}: ${plan.view.end?.message ?? 'It did not reach its end.'}`,
  ].join('\n');
}
