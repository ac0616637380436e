// A plan file, read and checked against the catalogue that is in use. Sends nothing.
import type { PlanProblem, PlanSummary } from '../../../shared/model/plan.ts';
import type { EngineContext } from '../engine-context.ts';

/** What reads a plan is loaded when there is one. */
export async function checkPlanText(
  context: Pick<EngineContext, 'catalogue'>,
  text: string,
): Promise<{ problems: PlanProblem[]; plan: PlanSummary | null }> {
  const [{ readPlan }, { checkPlan }] = await Promise.all([
    import('../../../shared/plan/read-plan.ts'),
    import('../../../shared/plan/check-plan.ts'),
  ]);
  const read = readPlan(text);
  const { plan } = read;
  return {
    problems: checkPlan(read, context.catalogue),
    plan: plan && {
      name: plan.name,
      integration: plan.integration,
      scopes: plan.scopes,
      steps: plan.steps.length,
      teardown: plan.teardown.length,
    },
  };
}
