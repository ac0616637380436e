// The result of plans as JUnit XML: a suite a plan, a case a step. What is not as expected is a failure; what could not be run is an error, so
// that a build server does not take an org that was down for a broken integration.
import { type JunitCase, type JunitSuite, junitXml } from '../../../report/junit.ts';
import { NEGATIVE_OUTCOME_FACTS, STEP_OUTCOME_FACTS } from '../outcome-facts.ts';
import type { NegativeResult, ScopeResult, StepOutcome } from '../plan-events.ts';
import { warningsOf } from './plan-warnings.ts';
import {
  describeSteps,
  type PlanReport,
  planFacts,
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

export function toPlanJunit(report: PlanReport): string {
  const suites = report.plans.flatMap((plan): JunitSuite[] => {
    const name = planName(plan);
    const at = plan.view.started?.at ?? report.at;
    const properties = planFacts(plan).map(([label, value]): [string, string] => [label.toLowerCase(), value]);
    const output = warningsOf(plan).map(({ message }) => message);
    const steps = stepsOf(plan).map((step) => caseOf(plan, step));
    const scopes = plan.view.scopes.map((scope) => scopeCase(plan, scope));
    const negatives = plan.view.negatives.map((one) => negativeCase(plan, one));
    const more = (title: string, cases: JunitCase[]): JunitSuite[] =>
      cases.length === 0 ? [] : [{ name: `${name}: ${title}`, at, properties, cases, output: '' }];
    return [
      { name, at, properties, cases: steps, output: output.join('\n') },
      ...more('scopes', scopes),
      ...more('negative cases', negatives),
    ];
  });
  const notRun = notRunCases(report);
  if (notRun.length > 0)
    suites.push({ name: 'What could not be run', at: report.at, properties: [], cases: notRun, output: '' });
  return junitXml(`Plans: ${describeSteps(report.plans)}`, suites);
}

function caseOf(plan: ReportedPlan, step: ReportedStep): JunitCase {
  const file = fileOf(planFile(plan));
  const { facts, result } = step;
  return {
    classname: `plan.${planName(plan)}`,
    name: stepName(step),
    ms: result?.status == null ? null : result.ms,
    file,
    properties: [...(file === null ? [] : ([['file', file]] as [string, string][])), ['line', String(facts.line)]],
    end: endOf(step.outcome, sentencesOf(step), {
      ...{ type: 'expectation', label: STEP_OUTCOME_FACTS[step.outcome].label },
      command: commandOf(plan, step),
    }),
  };
}

function endOf(
  outcome: StepOutcome,
  sentences: readonly string[],
  { type, label, command }: { type: string; label: string; command: string },
): JunitCase['end'] {
  const message = sentences[0] ?? label;
  const text = [...sentences, `Repeat it with: ${command}`].join('\n');
  if (outcome === 'failed') return { kind: 'failure', type, message, text };
  if (outcome === 'could-not-run') return { kind: 'error', type: 'could-not-run', message, text };
  return outcome === 'skipped' ? { kind: 'skipped', message } : null;
}

function negativeCase(plan: ReportedPlan, one: NegativeResult): JunitCase {
  const { label } = NEGATIVE_OUTCOME_FACTS[one.outcome];
  return {
    ...{ classname: `plan.${planName(plan)}.negative`, name: one.title, ms: null, file: fileOf(planFile(plan)) },
    properties: [],
    end: endOf(one.outcome, sentencesOfNegative(one), {
      type: 'negative',
      label,
      command: commandOfNegative(plan, one),
    }),
  };
}

/** Files that are no plans, files that were not begun, and what stopped all of it. */
function notRunCases({ problems, notBegun, stopped }: PlanReport): JunitCase[] {
  const error = (file: string | null, name: string, line: number | null, message: string): JunitCase => ({
    classname: 'plan',
    name,
    ms: null,
    file,
    properties: line === null ? [] : [['line', String(line)]],
    end: { kind: 'error', type: 'could-not-run', message, text: message },
  });
  return [
    ...problems
      .filter(({ severity }) => severity === 'error')
      .map(({ file, line, column, message, fix }) =>
        error(fileOf(file), `${file}:${line}:${column}`, line, `${message} ${fix}`),
      ),
    ...notBegun.map((file) => error(fileOf(file), file, null, 'It was not run.')),
    ...(stopped ? [error(null, stopped.code, null, `${stopped.message} ${stopped.fix}`)] : []),
  ];
}

/** Standard input is no file that a build server could show. */
const fileOf = (file: string): string | null => (file === '-' ? null : file);

function scopeCase(plan: ReportedPlan, { scope, outcome, reason }: ScopeResult): JunitCase {
  const place = { classname: `plan.${planName(plan)}.scopes`, name: scope, ms: null, file: fileOf(planFile(plan)) };
  const end: JunitCase['end'] =
    outcome === 'unneeded'
      ? { kind: 'failure', type: 'unneeded', message: reason, text: reason }
      : outcome === 'not-provable'
        ? { kind: 'skipped', message: reason }
        : { kind: 'output', text: reason };
  return { ...place, properties: [], end };
}
