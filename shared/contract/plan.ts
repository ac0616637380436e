// Plans: what is wrong with a plan file, without sending anything. A plan is run as a run of kind `plan` (run.ts).
import { z } from 'zod';
import { planProblem, planSummary } from '../model/plan.ts';
import { procedure } from './base.ts';

export const planContract = {
  /** Form and content; `plan` is null while there is an error of the form. */
  check: procedure
    .input(z.object({ text: z.string().max(5_000_000) }))
    .output(z.object({ problems: z.array(planProblem), plan: planSummary.nullable() })),
};
