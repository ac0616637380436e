// The comparison of one plan on several tenants in a report: which files ran on more than one, and how their steps agree. What differs is shown and
// decides nothing: orgs hold different people, and what a plan demands of an answer is under its `expect`.
import { comparePlanRuns, type ParityDifference, type ParityStep } from '../compare-tenants.ts';
import { STEP_OUTCOME_FACTS } from '../outcome-facts.ts';
import { type PlanReport, planFile, planTenant, type ReportedPlan } from './report-facts.ts';

export interface FileParity {
  file: string;
  /** In the order of their runs. */
  tenants: string[];
  steps: ParityStep[];
}

/** Of each file that ran on several tenants; null where none did. */
export function parityOf({ plans }: Pick<PlanReport, 'plans'>): FileParity[] | null {
  const byFile = new Map<string, ReportedPlan[]>();
  for (const plan of plans) byFile.set(planFile(plan), [...(byFile.get(planFile(plan)) ?? []), plan]);
  const several = [...byFile].filter(([, own]) => own.length > 1);
  if (several.length === 0) return null;
  return several.map(([file, own]) => ({
    file,
    tenants: own.map(planTenant),
    steps: comparePlanRuns(own.map((plan) => ({ tenant: planTenant(plan), origin: plan.origin, view: plan.view }))),
  }));
}

export const PARITY_SIGNS = { agree: '=', differ: '≠' } as const;

/** `Acme 200, Local 404`. */
export const describeDifference = ({ values }: ParityDifference): string =>
  values.map(({ tenant, value }) => `${tenant} ${value}`).join(', ');

/** `✓ Met 200`, of one tenant. */
export const describeTenant = ({ outcome, status }: ParityStep['tenants'][number]): string =>
  [STEP_OUTCOME_FACTS[outcome].sign, STEP_OUTCOME_FACTS[outcome].label, status ?? ''].join(' ').trim();

/** `2 of 3 steps agree.` */
export function describeParity({ steps, tenants }: FileParity): string {
  const agree = steps.filter((step) => step.agree).length;
  return `${agree} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} alike on ${tenants.join(', ')}`;
}
