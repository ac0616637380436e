// The result of plans as workflow commands of GitHub Actions: an annotation at the line of the plan for each step that was not met. A runner acts on
// a line that begins with ::, so everything in it is escaped as the runner undoes it.

import type { NegativeResult } from '../plan-events.ts';
import { toPlanMarkdown } from './plan-markdown.ts';
import { type PlanWarning, warningsOf } from './plan-warnings.ts';
import {
  isUnmet,
  type PlanReport,
  planFile,
  planName,
  type ReportedPlan,
  type ReportedStep,
  sentencesOf,
  sentencesOfNegative,
  stepName,
  stepsOf,
} from './report-facts.ts';
import { commandOf, commandOfNegative } from './step-evidence.ts';

export function toGithubAnnotations({ plans, problems, notBegun, stopped }: PlanReport): string {
  const lines = [
    ...problems.map(({ file, line, column, severity, message, fix }) =>
      annotation(severity, { file, line, col: column }, `${message} ${fix}`),
    ),
    ...plans.flatMap((plan) => [
      ...warningsOf(plan).map(({ id, message }) => annotation(levelOf(id), placeOf(plan), message)),
      ...stepsOf(plan)
        .filter(isUnmet)
        .map((step) => stepAnnotation(plan, step)),
      ...plan.view.negatives.filter(isUnmet).map((one) => negativeAnnotation(plan, one)),
      ...plan.view.scopes
        .filter(({ outcome }) => outcome === 'unneeded')
        .map(({ scope, reason }) => annotation('error', { ...placeOf(plan), title: `${scope} is not needed` }, reason)),
    ]),
    ...notBegun.map((file) => annotation('error', { file, line: 1 }, 'It was not run.')),
    ...(stopped ? [annotation('error', { title: stopped.code }, `${stopped.message} ${stopped.fix}`)] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** GitHub takes no summary of more than 1 MiB. */
const MOST_OF_SUMMARY = 1_000_000;

export function toGithubSummary(report: PlanReport): string {
  const text = toPlanMarkdown(report);
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= MOST_OF_SUMMARY) return text;
  const end = bytes.lastIndexOf('\n'.charCodeAt(0), MOST_OF_SUMMARY);
  return `${new TextDecoder().decode(bytes.subarray(0, end))}\n\nThe rest is left out: GitHub takes no more.\n`;
}

/** What was chosen is no warning: a pipeline on the sandbox org would show it for ever. */
const levelOf = (id: PlanWarning['id']) => (id === 'sandbox-org' || id === 'part' ? 'notice' : 'warning');

const placeOf = (plan: ReportedPlan) => ({ file: planFile(plan), line: 1, title: planName(plan) });

function stepAnnotation(plan: ReportedPlan, step: ReportedStep): string {
  return annotation(
    'error',
    { file: planFile(plan), line: step.facts.line, title: stepName(step) },
    [...sentencesOf(step), `Repeat it with: ${commandOf(plan, step)}`].join('\n'),
  );
}

/** At the line of its step, where it has one. */
function negativeAnnotation(plan: ReportedPlan, one: NegativeResult): string {
  const line = stepsOf(plan).find(({ facts }) => facts.id === one.stepId)?.facts.line ?? 1;
  return annotation(
    'error',
    { file: planFile(plan), line, title: one.title },
    [...sentencesOfNegative(one), `Repeat it with: ${commandOfNegative(plan, one)}`].join('\n'),
  );
}

function annotation(
  level: 'error' | 'warning' | 'notice',
  { file, ...others }: { file?: string; line?: number; col?: number; title?: string },
  message: string,
): string {
  const place = { ...(file === undefined || file === '-' ? {} : { file }), ...others };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level}${properties.length === 0 ? '' : ` ${properties.join(',')}`}::${escapeMessage(message)}`;
}

const escapeMessage = (text: string): string =>
  text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a log would act on them
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');

const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
