// What is said about a plan file without running it.
import { z } from 'zod';
import { inferHistory } from './infer.ts';

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

/** What a plan is made of: files, operations of the catalogue by their ids, calls of the history. */
export const makePlanInput = z.object({
  name: z.string().min(1).max(200),
  files: z.array(z.object({ name: z.string().max(300), text: z.string().max(200_000_000) })).optional(),
  /** One step each; of an OpenAPI file only these. */
  operationIds: z.array(z.string()).max(500).optional(),
  fromHistory: inferHistory.optional(),
  /** Those that are registered; absent: the fewest that the steps need. */
  scopes: z.array(z.string()).optional(),
});
export type MakePlanInput = z.infer<typeof makePlanInput>;

export const madePlanFile = z.object({
  /** The file; null when no call becomes a step. */
  text: z.string().nullable(),
  steps: z.number(),
  teardown: z.number(),
  files: z.array(z.object({ name: z.string(), format: z.string(), calls: z.number(), problems: z.array(z.string()) })),
  /** What was left out, and what has to be set before it is run: each a sentence. */
  notes: z.array(z.string()),
  /** What `plan.check` says of the text. */
  problems: z.array(planProblem),
});
export type MadePlanFile = z.infer<typeof madePlanFile>;
