// The result of plans as JSON, for programs: the shape is fixed (electron/cli/README.md). Redacted by construction: it holds what the events hold.
import type { ScopeResult, StepOutcome } from '../plan-events.ts';
import { outcomeOf, type PlanView } from '../reduce-plan.ts';

export interface PlanJson {
  file: string;
  name: string;
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
}

export interface PlansJson {
  plans: PlanJson[];
  /** Of steps; those of the teardown count. */
  sums: Record<StepOutcome, number>;
}

export function toPlansJson(views: readonly PlanView[]): PlansJson {
  const plans = views.map(toPlanJson);
  const sums: PlansJson['sums'] = { met: 0, failed: 0, 'could-not-run': 0, skipped: 0 };
  for (const { steps } of plans) for (const { outcome } of steps) sums[outcome] += 1;
  return { plans, sums };
}

function toPlanJson({ started, steps, scopes, end }: PlanView): PlanJson {
  const rows = steps.map(({ facts: { id, title }, result }) => ({
    id,
    title,
    outcome: result?.outcome ?? ('could-not-run' as const),
    status: result?.status ?? null,
    verdict: result?.verdict ?? null,
    ms: result?.ms ?? 0,
    expectations: result?.expectations ?? [],
    reason: result ? result.reason : 'It was not reached.',
  }));
  return {
    file: started?.file ?? '',
    name: started?.name ?? '',
    outcome: end?.outcome ?? outcomeOf(rows.map(({ outcome }) => outcome)),
    steps: rows,
    mutation: scopes.length === 0 ? null : { scopes },
  };
}
