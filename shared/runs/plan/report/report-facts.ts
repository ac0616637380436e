// What a report of plans is made of, in one place so that the formats agree: the views of the runs, with the exchanges behind the steps that
// were not met. All of it has passed the fence around secrets already; bodies pass it once more here, by place and look.
import { counted } from '../../../counted.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { PlanProblem } from '../../../model/plan.ts';
import { NEGATIVE_OUTCOME_FACTS, STEP_OUTCOME_FACTS } from '../outcome-facts.ts';
import type { NegativeResult, StepFacts, StepOutcome, StepResult } from '../plan-events.ts';
import { outcomeOf, type PlanView } from '../reduce-plan.ts';

export interface ReportedPlan {
  view: PlanView;
  /** Of the org; null where it is not known. */
  origin: string | null;
  /** It ran on the built-in sandbox org. */
  sandbox: boolean;
  /** The options with which the command line asks the same org as the same credential; empty for the sandbox org and its first one. */
  target: readonly string[];
  /** By id; what is not there is not shown. */
  evidence: ReadonlyMap<string, Exchange>;
}

export type FileProblem = PlanProblem & { file: string };

export interface PlanReport {
  plans: ReportedPlan[];
  /** What is wrong with the files. With an error nothing was sent. */
  problems: FileProblem[];
  /** Why nothing was run, or no more; null otherwise. */
  stopped: { code: string; message: string; fix: string } | null;
  /** Files that were to be run after those in `plans`, and were not. */
  notBegun: string[];
  /** Epoch ms. */
  at: number;
}

export interface ReportedStep {
  facts: StepFacts;
  /** Null while it has none: it was not reached, or was on its way at the end. */
  result: StepResult | null;
  outcome: StepOutcome;
  /** Why it was skipped or could not run; null otherwise. */
  reason: string | null;
}

/** More than so many answers in one plan are not read by anybody. */
const MOST_EVIDENCE = 50;

export function stepsOf({ view }: Pick<ReportedPlan, 'view'>): ReportedStep[] {
  return view.steps.map(({ facts, result }) => ({
    facts,
    result,
    outcome: result?.outcome ?? 'could-not-run',
    reason: result ? result.reason : 'The run ended before it had a result.',
  }));
}

export const isUnmet = ({ outcome }: { outcome: StepOutcome }): boolean =>
  outcome === 'failed' || outcome === 'could-not-run';

/** Of the exchanges that a report shows. */
export const evidenceIds = (view: PlanView): string[] =>
  [...stepsOf({ view }).flatMap((step) => (isUnmet(step) ? [step.result] : [])), ...view.negatives.filter(isUnmet)]
    .flatMap((result) => (result?.exchangeId ? [result.exchangeId] : []))
    .slice(0, MOST_EVIDENCE);

/** A plan that did not reach its end is not met, and failed where a step had failed until then. */
export function planOutcome({ view }: Pick<ReportedPlan, 'view'>): StepOutcome {
  if (view.end?.reason === 'complete') return view.end.outcome;
  return outcomeOf(['could-not-run', ...stepsOf({ view }).map(({ outcome }) => outcome)]);
}

/**
 * With its scopes and negative cases: a scope that is not needed is a failure, and so is what should have been refused, as a step is that is not as
 * expected. A case of which nobody could say anything is none.
 */
export function planVerdict(plan: Pick<ReportedPlan, 'view'>): StepOutcome {
  const { scopes, negatives } = plan.view;
  return outcomeOf([
    planOutcome(plan),
    ...(scopes.some(({ outcome }) => outcome === 'unneeded') ? ['failed' as const] : []),
    ...negatives.filter(isUnmet).map(({ outcome }) => outcome),
  ]);
}

/** Of all of it together, and what the exit code says: what was not run keeps it from being met. */
export function reportVerdict({ plans, problems, stopped, notBegun }: PlanReport): StepOutcome {
  const outcomes = plans.map(planVerdict);
  const notRun = stopped !== null || notBegun.length > 0 || problems.some(({ severity }) => severity === 'error');
  return outcomeOf(notRun ? [...outcomes, 'could-not-run'] : outcomes);
}

export type StepSums = Record<StepOutcome, number>;

/** Of steps; those of the teardown count. */
export function sumSteps(plans: readonly Pick<ReportedPlan, 'view'>[]): StepSums {
  const sums: StepSums = { met: 0, failed: 0, 'could-not-run': 0, skipped: 0 };
  for (const plan of plans) for (const { outcome } of stepsOf(plan)) sums[outcome] += 1;
  return sums;
}

/** `3 met, 1 failed`; `no step` where there is none. */
export function describeSteps(plans: readonly Pick<ReportedPlan, 'view'>[]): string {
  const sums = sumSteps(plans);
  const unneeded = plans.flatMap(({ view }) => view.scopes).filter(({ outcome }) => outcome === 'unneeded').length;
  const said = (Object.keys(STEP_OUTCOME_FACTS) as StepOutcome[])
    .filter((outcome) => sums[outcome] > 0)
    .map((outcome) => `${sums[outcome]} ${STEP_OUTCOME_FACTS[outcome].label.toLowerCase()}`);
  const steps = said.length === 0 ? 'no step' : said.join(', ');
  return [
    steps,
    ...(unneeded === 0 ? [] : [`${counted(unneeded, 'scope')} not needed`]),
    ...describeNegatives(plans.flatMap(({ view }) => view.negatives)),
  ].join('; ');
}

function describeNegatives(negatives: readonly NegativeResult[]): string[] {
  if (negatives.length === 0) return [];
  const said = (Object.keys(NEGATIVE_OUTCOME_FACTS) as StepOutcome[]).flatMap((outcome) => {
    const count = negatives.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${NEGATIVE_OUTCOME_FACTS[outcome].label.toLowerCase()}`];
  });
  return [`${counted(negatives.length, 'negative case')}: ${said.join(', ')}`];
}

export const planName = ({ view }: Pick<ReportedPlan, 'view'>): string => view.started?.name ?? '';
export const planTenant = ({ view }: Pick<ReportedPlan, 'view'>): string => view.started?.tenantName ?? '';
export const planFile = ({ view }: Pick<ReportedPlan, 'view'>): string => view.started?.file ?? '';

/** `list-users: List people`; the id alone where the title says no more. */
export const stepName = ({ facts: { id, title } }: ReportedStep): string => (title === id ? id : `${id}: ${title}`);

/** The title where it says more than the id and the request, beside which it stands; null otherwise. */
export const ownTitle = ({ facts: { id, title, method, target } }: ReportedStep): string | null =>
  title === id || title === `${method} ${target}` ? null : title;

/** Why a step, or a negative case, is not met or was not sent: a sentence or a row of an expectation each. */
export function sentencesOf({
  result,
  reason,
}: {
  result: Pick<StepResult, 'expectations'> | null;
  reason: string | null;
}): string[] {
  const unmet = (result?.expectations ?? [])
    .filter(({ met }) => !met)
    .map(({ what, expected, actual }) => `${what}: expected ${expected}, was ${actual}`);
  return [...(reason === null ? [] : [reason]), ...unmet];
}

/** The same of a negative case. */
export const sentencesOfNegative = (result: NegativeResult): string[] => sentencesOf({ result, reason: result.reason });

/** Facts about the run, as a reader wants them at the top. */
export function planFacts({ view }: ReportedPlan): [label: string, value: string][] {
  const { started, end } = view;
  return [
    ['File', started?.file ?? ''],
    ['Tenant', started?.tenantName ?? ''],
    ['Credential', started?.credentialName ?? 'none'],
    ['Scopes', started?.scopes.join(' ') || 'none'],
    ['Started', started ? new Date(started.at).toISOString() : ''],
    ['Ended', end ? new Date(end.at).toISOString() : 'not yet'],
  ];
}

const problemLine = ({ file, line, column, severity, message, fix }: FileProblem): string =>
  `${file}:${line}:${column}: ${severity}: ${message} ${fix}`;

/** What kept files, or all of it, from being run; empty when nothing did. */
export const notRunLines = ({ problems, notBegun, stopped }: PlanReport): string[] => [
  ...(stopped ? [`${stopped.message} ${stopped.fix}`] : []),
  ...problems.filter(({ severity }) => severity === 'error').map(problemLine),
  ...notBegun.map((file) => `${file}: It was not run.`),
];

/** What is to be said about files that can be run all the same. */
export const fileNotes = ({ problems }: PlanReport): string[] =>
  problems.filter(({ severity }) => severity === 'warning').map(problemLine);
