// What is said about a plan file without running it.
import { z } from 'zod';

export const planProblem = z.object({
  /** Both count from 1. */
  line: z.number(),
  column: z.number(),
  /** With an error the plan is not run. */
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  fix: z.string(),
});
export type PlanProblem = z.infer<typeof planProblem>;

export const planSummary = z.object({
  name: z.string(),
  integration: z.string().nullable(),
  scopes: z.array(z.object({ name: z.string(), reason: z.string() })),
  steps: z.number(),
  teardown: z.number(),
});
export type PlanSummary = z.infer<typeof planSummary>;
