// The result of plans as Markdown, for a pull request, a wiki or the summary of a job: the verdict, what takes from its meaning, a table of the
// steps, and each that was not met with the answer and how to repeat it.

import { VERDICT_FACTS } from '../../../okta/verdict/verdicts.ts';
import { escapeMarkdown, fencedBlock, markdownTable } from '../../../report/markdown.ts';
import { NEGATIVE_OUTCOME_FACTS, SCOPE_OUTCOME_FACTS, STEP_OUTCOME_FACTS } from '../outcome-facts.ts';
import type { NegativeResult } from '../plan-events.ts';
import { warningsOf } from './plan-warnings.ts';
import {
  describeSteps,
  fileNotes,
  isUnmet,
  notRunLines,
  ownTitle,
  type PlanReport,
  planFacts,
  planName,
  planVerdict,
  type ReportedPlan,
  type ReportedStep,
  reportVerdict,
  sentencesOf,
  sentencesOfNegative,
  stepName,
  stepsOf,
} from './report-facts.ts';
import {
  describeDifference,
  describeParity,
  describeTenant,
  type FileParity,
  PARITY_SIGNS,
  parityOf,
} from './report-parity.ts';
import { commandOf, commandOfNegative, evidenceOf, type StepEvidence } from './step-evidence.ts';

export function toPlanMarkdown(report: PlanReport): string {
  const { sign, label } = STEP_OUTCOME_FACTS[reportVerdict(report)];
  return `${[
    `# ${sign} ${label}: ${describeSteps(report.plans)}`,
    ...linesPart('What could not be run', notRunLines(report)),
    ...report.plans.flatMap(planPart),
    ...(parityOf(report) ?? []).flatMap(parityPart),
    ...linesPart('Notes on the files', fileNotes(report)),
  ].join('\n\n')}\n`;
}

function parityPart(parity: FileParity): string[] {
  const rows = parity.steps.map(({ id, agree, tenants, differences }) => [
    id,
    agree ? `${PARITY_SIGNS.agree} Alike` : `${PARITY_SIGNS.differ} Differs`,
    ...tenants.map(describeTenant),
    differences.map((one) => `${one.what}: ${describeDifference(one)}`).join('; '),
  ]);
  return [
    `## ${escapeMarkdown(parity.file)}: ${escapeMarkdown(describeParity(parity))}`,
    markdownTable(['Step', 'Comparison', ...parity.tenants, 'Differences'], rows),
  ];
}

function linesPart(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, listOf(lines)];
}

function planPart(plan: ReportedPlan): string[] {
  const { sign, label } = STEP_OUTCOME_FACTS[planVerdict(plan)];
  const warnings = warningsOf(plan);
  const steps = stepsOf(plan);
  return [
    `## ${sign} ${escapeMarkdown(planName(plan))}: ${label.toLowerCase()}`,
    ...(warnings.length === 0 ? [] : [quoteOf(warnings.map(({ message }) => message))]),
    listOf(planFacts(plan).map(([name, value]) => `${name}: ${value}`)),
    stepTable(steps),
    ...(plan.view.scopes.length === 0 ? [] : [scopeTable(plan)]),
    ...(plan.view.negatives.length === 0 ? [] : [negativeTable(plan)]),
    ...steps.filter(isUnmet).map((step) => stepPart(plan, step)),
    ...plan.view.negatives.filter(isUnmet).map((one) => negativePart(plan, one)),
  ];
}

function stepTable(steps: readonly ReportedStep[]): string {
  const rows = steps.map((step) => {
    const { sign, label } = STEP_OUTCOME_FACTS[step.outcome];
    const { status = null, verdict = null, ms = 0 } = step.result ?? {};
    const answer = [status === null ? '' : String(status), verdict === null ? '' : VERDICT_FACTS[verdict].label];
    return [
      `${sign} ${label}`,
      [step.facts.id, ownTitle(step)].filter(Boolean).join(': '),
      `${step.facts.method} ${step.facts.target}`,
      answer.filter(Boolean).join(' '),
      status === null ? '' : String(Math.round(ms)),
      sentencesOf(step).join(' '),
    ];
  });
  return markdownTable(['Outcome', 'Step', 'Request', 'Answer', 'ms', 'Note'], rows);
}

function scopeTable({ view }: ReportedPlan): string {
  return markdownTable(
    ['Scope', 'Outcome', 'Steps', 'Reason'],
    view.scopes.map(({ scope, outcome, steps, reason }) => {
      const { sign, label } = SCOPE_OUTCOME_FACTS[outcome];
      return [scope, `${sign} ${label}`, steps.join(', '), reason];
    }),
  );
}

function negativeTable({ view }: ReportedPlan): string {
  return markdownTable(
    ['Negative case', 'Outcome', 'Answer', 'Note'],
    view.negatives.map((one) => {
      const { sign, label } = NEGATIVE_OUTCOME_FACTS[one.outcome];
      const answer = [one.status ?? '', one.verdict === null ? '' : VERDICT_FACTS[one.verdict].label];
      return [one.title, `${sign} ${label}`, answer.join(' ').trim(), sentencesOfNegative(one).join(' ')];
    }),
  );
}

function stepPart(plan: ReportedPlan, step: ReportedStep): string {
  const { sign } = STEP_OUTCOME_FACTS[step.outcome];
  return unmetPart(`${sign} ${stepName(step)}`, sentencesOf(step), evidenceOf(plan, step), commandOf(plan, step));
}

function negativePart(plan: ReportedPlan, result: NegativeResult): string {
  const { sign } = NEGATIVE_OUTCOME_FACTS[result.outcome];
  const [sentences, evidence] = [sentencesOfNegative(result), evidenceOf(plan, { result })];
  return unmetPart(`${sign} ${result.title}`, sentences, evidence, commandOfNegative(plan, result));
}

function unmetPart(title: string, sentences: string[], evidence: StepEvidence | null, command: string): string {
  return [
    `### ${escapeMarkdown(title)}`,
    listOf(sentences),
    ...(evidence === null
      ? []
      : [
          escapeMarkdown(evidence.meaning),
          'The answer:',
          fencedBlock(evidence.answer),
          'The request:',
          fencedBlock(evidence.curl, 'sh'),
        ]),
    'Repeat it with:',
    fencedBlock(command, 'sh'),
  ].join('\n\n');
}

const listOf = (lines: readonly string[]): string => lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');

const quoteOf = (lines: readonly string[]): string =>
  lines.map((line) => `> **Note:** ${escapeMarkdown(line)}`).join('\n>\n');
