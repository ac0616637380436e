// A plan file, read and checked against the catalogue that is in use. Sends nothing.
import type { PlanProblem, PlanSummary } from '../../../shared/model/plan.ts';
import type { EngineContext } from '../engine-context.ts';

/** What reads a plan is loaded when there is one. */
export async function checkPlanText(
  context: Pick<EngineContext, 'catalogue'>,
  text: string,
): Promise<{ problems: PlanProblem[]; plan: PlanSummary | null }> {
  const { checkedPlan } = await import('./checked-plan.ts');
  const { plan, problems } = checkedPlan(context.catalogue, text);
  return {
    problems,
    plan: plan && {
      name: plan.name,
      integration: plan.integration,
      scopes: plan.scopes,
      steps: plan.steps.length,
      teardown: plan.teardown.length,
    },
  };
}
