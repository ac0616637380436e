// What a run of a plan sends at most, said before it begins: the plan itself, one scope left out after the other, and the cases that are to be refused.
// What a mutation has shown already is not sent once more for a negative case.
import { caseCost } from '../../../shared/okta/error-cases/cases/case-needs.ts';
import type { PlanRunInput } from '../../../shared/runs/plan/plan-events.ts';
import { demands } from './mutate-plan.ts';
import { negativeCases } from './negative-cases.ts';
import { labCaseOf } from './negative-client.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import { usesPlanToken } from './step-needs.ts';

export interface PlanCost {
  requests: number;
  tokens: number;
}

export type CostedPlan = Pick<PreparedPlan, 'steps' | 'teardown' | 'scopes' | 'credential'> & {
  input: Pick<PlanRunInput, 'mutate' | 'negative'>;
};

export function costOfPlan(prepared: CostedPlan): PlanCost {
  const { steps, teardown, input } = prepared;
  const sent = [...steps, ...teardown].filter(({ step }) => step.skip === null);
  const parts: PlanCost[] = [{ requests: sent.reduce((sum, { step }) => sum + step.pages, 0), tokens: 1 }];
  if (input.mutate) parts.push(costOfMutation(prepared));
  if (input.negative) parts.push(costOfNegatives(prepared));
  return parts.reduce((sum, { requests, tokens }) => ({
    requests: sum.requests + requests,
    tokens: sum.tokens + tokens,
  }));
}

function costOfMutation({ steps, teardown, scopes }: CostedPlan): PlanCost {
  const again = [...steps, ...teardown].filter((one) => usesPlanToken(one) && !one.step.once);
  const whole = again.reduce((sum, { step }) => sum + step.pages, 0);
  const rounds = scopes.map((scope) => {
    const rest = scopes.filter((other) => other !== scope);
    // What is refused with all scopes shows nothing of one of them.
    const demanding = again.filter((one) => demands(one, rest) && !demands(one, scopes));
    return demanding.length > 0 ? demanding.length : whole;
  });
  return { requests: rounds.reduce((sum, round) => sum + round, 0), tokens: scopes.length };
}

function costOfNegatives(prepared: CostedPlan): PlanCost {
  const { input, credential } = prepared;
  const tokens = new Set<string>();
  let requests = 0;
  for (const one of negativeCases(prepared)) {
    if (one.skip !== null) continue;
    if (!('one' in one)) {
      const lab = credential === null ? null : labCaseOf(one.case, credential);
      if (typeof lab === 'object' && lab !== null) requests += caseCost(lab);
      continue;
    }
    if (one.case === 'without-scope') {
      // Answered by the mutation.
      if (input.mutate && one.leftOut.length === 1) continue;
      tokens.add(one.rest.join(' '));
    }
    requests += 1;
  }
  return { requests, tokens: tokens.size };
}
