// Plans: how one is made, what is wrong with one, and its files, without sending anything. A plan is run as a run of kind `plan` (run.ts).
import { z } from 'zod';
import { madePlanFile, makePlanInput, planProblem, planSummary } from '../model/plan.ts';
import { createdPlan, MOST_PLAN_TEXT, openedPlan, planFolders, savedPlan } from '../model/plan-files.ts';
import { outlinedPlan, outlineInput } from '../runs/plan/plan-outline.ts';
import { procedure } from './base.ts';

const path = z.string().min(1).max(4000);
const name = z.string().max(300);
const text = z.string().max(MOST_PLAN_TEXT);

export const planContract = {
  /** Form and content; `plan` is null while there is an error of the form. */
  check: procedure
    .input(z.object({ text }))
    .output(z.object({ problems: z.array(planProblem), plan: planSummary.nullable() })),
  /** What a run of it would be, and cost. Sends nothing. */
  outline: procedure.input(outlineInput).output(outlinedPlan),
  /** A plan file of recorded calls. Sends nothing, and writes no file. */
  make: procedure.input(makePlanInput).output(madePlanFile),
  /**
   * The folders of plans and their files. With `unlike` it waits until they are not as that stamp says, or for some seconds: a call that ends
   * by itself, and not a stream, so that nothing is watched for who has gone.
   */
  files: procedure.input(z.object({ unlike: z.string().optional() })).output(planFolders),
  /** Of all that follow: NOT_FOUND for a file that is not there, INVALID_INPUT for a path outside of the folders or no name of a plan. */
  open: procedure.input(z.object({ path })).output(openedPlan),
  /** `version`: as it was read. */
  save: procedure.input(z.object({ path, text, version: z.string() })).output(savedPlan),
  /** `folder`: one of those of `files`, or one inside. Without an ending, the name gets that of plans. */
  create: procedure.input(z.object({ folder: path, name, text })).output(createdPlan),
  /** In its folder. Refused (CONFLICT) for a name that is taken. */
  rename: procedure.input(z.object({ path, name })).output(z.object({ path })),
  /** Beside it, under a name that is free. */
  duplicate: procedure.input(z.object({ path })).output(z.object({ path })),
  /** Deletes the file. */
  remove: procedure.input(z.object({ path })).output(z.object({ removed: z.boolean() })),
  /** A folder of this computer by its whole path, listed from now on. */
  addFolder: procedure.input(z.object({ path })).output(planFolders),
  /** Is not listed any more; nothing in it is touched. */
  removeFolder: procedure.input(z.object({ path })).output(planFolders),
};
