// Plans: how a file is made and what is wrong with one, without sending anything. A plan is run as a run of kind `plan` (run.ts).
import { z } from 'zod';
import { madePlanFile, makePlanInput, planProblem, planSummary } from '../model/plan.ts';
import { outlinedPlan, outlineInput } from '../runs/plan/plan-outline.ts';
import { procedure } from './base.ts';

export const planContract = {
  /** Form and content; `plan` is null while there is an error of the form. */
  check: procedure
    .input(z.object({ text: z.string().max(5_000_000) }))
    .output(z.object({ problems: z.array(planProblem), plan: planSummary.nullable() })),
  /** What a run of it would be, and cost. Sends nothing. */
  outline: procedure.input(outlineInput).output(outlinedPlan),
  /** A plan file of recorded calls. Sends nothing, and writes no file. */
  make: procedure.input(makePlanInput).output(madePlanFile),
};
