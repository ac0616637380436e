// What a run of a plan would be: read and checked as a run reads it, with its cost. Sends nothing, and says of a secret only whether it is set.

import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { PlanVariable } from '../../../shared/plan/plan.ts';
import type { OutlinedPlan, OutlineInput, PlanVariableFacts } from '../../../shared/runs/plan/plan-outline.ts';
import type { EngineContext } from '../engine-context.ts';
import { isOwnName } from './plan-values.ts';

/** Throws INVALID_INPUT for a step that the plan does not have, NOT_FOUND for a tenant. */
export async function outlinePlan(
  context: Pick<EngineContext, 'catalogue' | 'tenants'>,
  environment: (name: string) => string | undefined,
  input: OutlineInput,
): Promise<OutlinedPlan> {
  const [{ checkedPlan }, { factsOf, prepareSteps, writingSteps }, { costOfPlan }] = await Promise.all([
    import('./checked-plan.ts'),
    import('./prepare-plan.ts'),
    import('./cost-of-plan.ts'),
  ]);
  const { plan, problems } = checkedPlan(context.catalogue, input.text);
  if (plan === null || problems.some(({ severity }) => severity === 'error')) return { problems, outline: null };
  const prepared = prepareSteps(plan, context.catalogue, { ...input, file: 'The plan' });
  const all = [...prepared.steps, ...prepared.teardown];
  const scopes = plan.scopes.map(({ name }) => name);
  return {
    problems,
    outline: {
      name: plan.name,
      scopes,
      steps: all.map(factsOf),
      variables: plan.variables.map((variable) => factsOfVariable(variable, environment)),
      writes: writingSteps(all).map(({ step: { id, method } }) => ({ id, method })),
      concurrency: plan.concurrency,
      cost: costOfPlan({ ...prepared, scopes, input, credential: await credentialOf(context, input) }),
    },
  };
}

async function credentialOf(
  { tenants }: Pick<EngineContext, 'tenants'>,
  { tenantId, credentialId }: OutlineInput,
): Promise<Credential | null> {
  if (tenantId === undefined) return null;
  const { credentials } = await tenants.get(tenantId);
  return credentials.find(({ id }) => id === credentialId) ?? null;
}

function factsOfVariable(variable: PlanVariable, environment: (name: string) => string | undefined): PlanVariableFacts {
  const { name, from } = variable;
  if (from === 'file') return { name, from, value: variable.value, environment: null, known: true };
  const isSet = !isOwnName(variable.environment) && (environment(variable.environment) ?? '') !== '';
  const otherwise = from === 'environment' ? variable.otherwise : undefined;
  return {
    name,
    from,
    ...(otherwise === undefined ? {} : { value: otherwise }),
    environment: variable.environment,
    known: isSet || otherwise !== undefined,
  };
}
