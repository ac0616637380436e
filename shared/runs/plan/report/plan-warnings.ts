// What makes the result of a plan mean less than it seems to, above all one that is met: whoever reads the verdict has to read this first.
import { agreeing, counted } from '../../../counted.ts';
import type { Verdict } from '../../../okta/verdict/verdicts.ts';
import type { StepResult } from '../plan-events.ts';
import { type ReportedPlan, stepsOf } from './report-facts.ts';

export const PLAN_WARNINGS = [
  'not-ended',
  'token-rejected',
  'token-problem',
  'all-skipped',
  'nothing-expected',
  'part',
  'sandbox-org',
] as const;

export interface PlanWarning {
  id: (typeof PLAN_WARNINGS)[number];
  /** What is so, what it means, and what to do. */
  message: string;
}

/** The gravest first. */
export function warningsOf(plan: ReportedPlan): PlanWarning[] {
  const steps = stepsOf(plan);
  const results = steps.flatMap(({ result }) => (result ? [result] : []));
  const warnings: PlanWarning[] = [];
  const warn = (id: PlanWarning['id'], message: string | null) => {
    if (message !== null) warnings.push({ id, message });
  };
  warn('not-ended', notEnded(plan));
  warn('token-rejected', tokenRejected(results));
  for (const problem of tokenProblems(plan)) warn('token-problem', problem);
  if (steps.length > 0 && steps.every(({ outcome }) => outcome === 'skipped'))
    warn('all-skipped', 'Every step was skipped: nothing was sent, so this says nothing. The steps say why.');
  warn('nothing-expected', nothingExpected(results));
  warn('part', onlyPart(plan));
  if (plan.sandbox)
    warn(
      'sandbox-org',
      'This is the sandbox org: it shows that the plan works, not what your org answers. Run it on your org, too.',
    );
  return warnings;
}

function notEnded({ view: { end } }: ReportedPlan): string | null {
  if (end?.reason === 'complete') return null;
  return 'The run did not reach its end: what was not sent is not known. Run it again, or resume it where it was interrupted.';
}

const REJECTED: readonly Verdict[] = [
  'token-invalid',
  'token-expired',
  'token-missing',
  'dpop-required',
  'dpop-invalid',
];

/** On most steps: then scopes had no part in the answers, not even where a refusal was expected. */
function tokenRejected(results: readonly StepResult[]): string | null {
  const sent = results.filter(({ status }) => status !== null);
  const rejected = sent.filter(
    ({ status, verdict }) => status === 401 || (verdict !== null && REJECTED.includes(verdict)),
  );
  if (rejected.length === 0 || rejected.length * 2 <= sent.length) return null;
  return `${rejected.length} of ${counted(sent.length, 'answer')} ${agreeing(rejected.length, 'refuses', 'refuse')} the token itself: such an answer says nothing about scopes. Test the credential before: on the Tenants page, or with scopebench tenants test.`;
}

function tokenProblems({ view: { tokens } }: ReportedPlan): string[] {
  const problems = tokens.filter(({ leftOut }) => leftOut === null).flatMap(({ problem }) => problem ?? []);
  return [...new Set(problems)].map(
    (problem) =>
      `${problem.replace(/[^.!?]$/, '$&.')} The steps did not go out with exactly the scopes of the plan. Compare its scopes with those that are registered.`,
  );
}

function nothingExpected(results: readonly StepResult[]): string | null {
  const sent = results.filter(({ status }) => status !== null);
  const rows = sent.flatMap(({ expectations }) => expectations);
  const any = rows.some(({ what, expected }) => what !== 'status' || expected !== '2xx');
  if (sent.length === 0 || any) return null;
  return 'The plan expects nothing but a status of 2xx: an empty list is met, too. Say under expect what the answers hold.';
}

function onlyPart({ view: { started } }: ReportedPlan): string | null {
  const { stepIds, shard } = started?.input ?? {};
  if (stepIds)
    return `Only a part of the plan was run: ${stepIds.join(', ')}, and what ${agreeing(stepIds.length, 'it needs', 'they need')}.`;
  return shard ? `Only a part of the plan was run: ${shard.index} of ${shard.count}.` : null;
}
