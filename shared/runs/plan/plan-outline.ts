// What a run of a plan would be, before anything is sent: its steps, the values that it takes, what it writes, and what it costs at most.
import { z } from 'zod';
import { planProblem } from '../../model/plan.ts';
import { planRunInput, stepFacts } from './plan-events.ts';

/** As a run is begun. Without a place nothing is counted that is about the credential. */
export const outlineInput = planRunInput
  .pick({ tenantId: true, credentialId: true, text: true, stepIds: true, mutate: true, negative: true })
  .partial({ tenantId: true, credentialId: true });
export type OutlineInput = z.infer<typeof outlineInput>;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const planVariableFacts = z.object({
  name: z.string(),
  /** A secret is given by its name in the environment, and in no other way. */
  from: z.enum(['file', 'environment', 'secret']),
  /** Of the file; absent where it has none. */
  value: scalar.optional(),
  /** The name under which it is looked for; null for one of the file. */
  environment: z.string().nullable(),
  /** There is a value for it, by the file or in the environment of the host. */
  known: z.boolean(),
});
export type PlanVariableFacts = z.infer<typeof planVariableFacts>;

export const planOutline = z.object({
  name: z.string(),
  scopes: z.array(z.string()),
  /** With those of the teardown. */
  steps: z.array(stepFacts),
  variables: z.array(planVariableFacts),
  /** Those of the steps that write. */
  writes: z.array(stepFacts.pick({ id: true, method: true })),
  /** Of the file; 1: one after the other. */
  concurrency: z.number(),
  /** At most. */
  cost: z.object({ requests: z.number(), tokens: z.number() }),
});
export type PlanOutline = z.infer<typeof planOutline>;

/** `outline` is null while there is an error. */
export const outlinedPlan = z.object({ problems: z.array(planProblem), outline: planOutline.nullable() });
export type OutlinedPlan = z.infer<typeof outlinedPlan>;
