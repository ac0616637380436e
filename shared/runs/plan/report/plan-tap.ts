// The result of plans as TAP 14, which every harness of tests reads: a subtest a plan, a point a step, and below a point that is not ok its facts as
// YAML. The YAML is written as JSON, which it is too: no text of an org can end it.

import type { NegativeResult, ScopeResult } from '../plan-events.ts';
import { warningsOf } from './plan-warnings.ts';
import {
  describeSteps,
  isUnmet,
  type PlanReport,
  planFile,
  planName,
  planVerdict,
  type ReportedPlan,
  type ReportedStep,
  sentencesOf,
  sentencesOfNegative,
  stepName,
  stepsOf,
} from './report-facts.ts';
import { commandOf, commandOfNegative } from './step-evidence.ts';

export function toPlanTap({ plans, problems, notBegun, stopped }: PlanReport): string {
  const points = [
    ...plans.map((plan) => (number: number) => planPoint(plan, number)),
    ...problems
      .filter(({ severity }) => severity === 'error')
      .map(
        ({ file, line, column, message, fix }) =>
          (number: number) =>
            notOk(number, `${file}:${line}:${column}`, { outcome: 'could-not-run', reason: `${message} ${fix}` }),
      ),
    ...notBegun.map(
      (file) => (number: number) => notOk(number, file, { outcome: 'could-not-run', reason: 'It was not run.' }),
    ),
  ];
  const lines = points.flatMap((write, index) => write(index + 1));
  if (stopped) lines.push(`Bail out! ${plain(`${stopped.message} ${stopped.fix}`)}`);
  return `${['TAP version 14', `1..${points.length}`, ...lines].join('\n')}\n`;
}

function planPoint(plan: ReportedPlan, number: number): string[] {
  const steps = stepsOf(plan);
  const { scopes, negatives } = plan.view;
  const outcome = planVerdict(plan);
  const inner = [
    ...warningsOf(plan).map(({ message }) => `# ${plain(message)}`),
    `1..${steps.length + scopes.length + negatives.length}`,
    ...steps.flatMap((step, index) => stepPoint(plan, step, index + 1)),
    ...scopes.flatMap((scope, index) => scopePoint(scope, steps.length + index + 1)),
    ...negatives.flatMap((one, index) => negativePoint(plan, one, steps.length + scopes.length + index + 1)),
  ];
  const name = planName(plan);
  const ok = outcome === 'met' || outcome === 'skipped';
  return [
    `# Subtest: ${plain(name)}`,
    ...inner.map((line) => `    ${line}`),
    ...(ok
      ? [`ok ${number} - ${plain(name)}${outcome === 'skipped' ? ' # SKIP every step was skipped' : ''}`]
      : notOk(number, name, { outcome, file: planFile(plan), sums: describeSteps([plan]) })),
  ];
}

function stepPoint(plan: ReportedPlan, step: ReportedStep, number: number): string[] {
  const { facts, result, outcome, reason } = step;
  if (isUnmet(step))
    return notOk(number, stepName(step), {
      outcome,
      reason: reason ?? sentencesOf(step)[0] ?? '',
      file: planFile(plan),
      line: facts.line,
      status: result?.status ?? null,
      verdict: result?.verdict ?? null,
      duration_ms: result?.ms ?? 0,
      unmet: (result?.expectations ?? [])
        .filter(({ met }) => !met)
        .map(({ what, expected, actual }) => ({ what, expected, actual })),
      repeat: commandOf(plan, step),
    });
  const point = `ok ${number} - ${plain(stepName(step))}`;
  return [outcome === 'skipped' ? `${point} # SKIP ${plain(reason ?? '')}`.trimEnd() : point];
}

function scopePoint({ scope, outcome, reason }: ScopeResult, number: number): string[] {
  if (outcome === 'unneeded') return notOk(number, `${scope} is needed`, { outcome, reason });
  const point = `ok ${number} - ${plain(scope)} is needed`;
  return [outcome === 'not-provable' ? `${point} # SKIP ${plain(reason)}`.trimEnd() : point];
}

function negativePoint(plan: ReportedPlan, one: NegativeResult, number: number): string[] {
  const { title, outcome, status, verdict } = one;
  const reason = sentencesOfNegative(one).join(' ');
  if (isUnmet(one))
    return notOk(number, `${title}: refused`, {
      outcome,
      reason,
      status,
      verdict,
      repeat: commandOfNegative(plan, one),
    });
  const point = `ok ${number} - ${plain(title)}: refused`;
  return [outcome === 'skipped' ? `${point} # SKIP ${plain(reason)}`.trimEnd() : point];
}

function notOk(number: number, name: string, facts: Record<string, unknown>): string[] {
  const lines = Object.entries(facts).map(([key, value]) => `  ${key}: ${jsonLine(value)}`);
  return [`not ok ${number} - ${plain(name)}`, '  ---', ...lines, '  ...'];
}

/** YAML allows fewer characters than JSON does as they are. */
const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** One line, in which # begins no directive. */
const plain = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would act on them
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\\#]/g, '\\$&')
    .trim();
