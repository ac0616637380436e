// The result of plans as JSON, for programs: the shape is fixed (electron/cli/README.md). Redacted by construction: it holds what the events hold.

import type { ParityStep } from '../compare-tenants.ts';
import type { NegativeResult, ScopeResult, StepOutcome } from '../plan-events.ts';
import { type PlanWarning, warningsOf } from './plan-warnings.ts';
import {
  type FileProblem,
  type PlanReport,
  planFile,
  planName,
  planOutcome,
  planTenant,
  type ReportedPlan,
  type StepSums,
  stepsOf,
  sumSteps,
} from './report-facts.ts';
import { parityOf } from './report-parity.ts';

export interface PlanJson {
  file: string;
  name: string;
  tenant: string;
  outcome: StepOutcome;
  steps: {
    id: string;
    title: string;
    outcome: StepOutcome;
    status: number | null;
    verdict: string | null;
    ms: number;
    expectations: { what: string; expected: string; actual: string; met: boolean }[];
    reason: string | null;
  }[];
  mutation: { scopes: ScopeResult[] } | null;
  /** Null where none was asked for. */
  negative: NegativeResult[] | null;
  warnings: PlanWarning[];
}

export interface PlansJson {
  plans: PlanJson[];
  /** Of each file that ran on several tenants; null where none did. */
  parity: { file: string; steps: ParityStep[] }[] | null;
  /** Of steps; those of the teardown count. */
  sums: StepSums;
  problems: FileProblem[];
  notBegun: string[];
  stopped: PlanReport['stopped'];
}

export function toPlansJson({ plans, problems, notBegun, stopped }: PlanReport): PlansJson {
  const parity = parityOf({ plans })?.map(({ file, steps }) => ({ file, steps })) ?? null;
  return { plans: plans.map(toPlanJson), parity, sums: sumSteps(plans), problems, notBegun, stopped };
}

function toPlanJson(plan: ReportedPlan): PlanJson {
  const { scopes, negatives, started } = plan.view;
  return {
    file: planFile(plan),
    name: planName(plan),
    tenant: planTenant(plan),
    outcome: planOutcome(plan),
    steps: stepsOf(plan).map(({ facts: { id, title }, result, outcome, reason }) => ({
      id,
      title,
      outcome,
      status: result?.status ?? null,
      verdict: result?.verdict ?? null,
      ms: result?.ms ?? 0,
      expectations: result?.expectations ?? [],
      reason,
    })),
    mutation: scopes.length === 0 ? null : { scopes },
    negative: started?.input.negative ? negatives : null,
    warnings: warningsOf(plan),
  };
}
