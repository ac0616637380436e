// Sweeps: operations under chosen scope sets, ending in a matrix of verdicts. A sweep is a run (run.ts) of this input and these
// events; page, command line and reports reduce the same events with the same reducer (shared/runs/sweep/).
import { z } from 'zod';
import { scopeNames } from '../model/token.ts';
import { VERDICTS } from '../okta/verdict/verdicts.ts';
import { SWEEP_FORMATS } from '../runs/sweep/report/sweep-report.ts';
import {
  END_REASONS,
  OPERATION_CHOICES,
  SCOPE_CHOICES,
  type SweepCell,
  type SweepEvent,
  type SweepInput,
  WAIT_REASONS,
} from '../runs/sweep/sweep-types.ts';
import { procedure } from './base.ts';
import { runRef } from './run/run-ref.ts';

export const sweepInput = z.object({
  name: z.string().max(100).optional(),
  targets: z
    .array(z.object({ tenantId: z.string(), credentialId: z.string() }))
    .min(1)
    .max(20),
  /** `registered`: of each target's own integration. `readable`: every current read scope of the management API. */
  scopes: z.union([z.enum(SCOPE_CHOICES), scopeNames.min(1)]),
  /**
   * `together`: tokens hold as many of the scopes as fit in 1,024 characters, each operation is called once.
   * `each`: one token a scope, every operation under every scope.
   */
  isolation: z.enum(['together', 'each']),
  /** `probes`: the cheapest harmless call of each scope. `safe`: every GET that needs no id or finds one. */
  operations: z.union([z.enum(OPERATION_CHOICES), z.array(z.string()).min(1).max(2000)]),
  /** Of the rate budget that the headers state, 0.05 to 1. */
  share: z.number().min(0.05).max(1),
  concurrency: z.number().int().min(1).max(10),
  /** Try write scopes by deliberately invalid writes. Refused for a tenant that does not allow it or is marked production. */
  invalidWrites: z.boolean(),
}) satisfies z.ZodType<SweepInput>;
export type { SweepInput };

export const sweepCost = z.object({
  cells: z.number(),
  tokenRequests: z.number(),
  requests: z.number(),
  /** At the share of the known budgets; where one is assumed, at the lowest that it may be. */
  minutes: z.number(),
  /** At the highest that the assumed ones may be; equal to `minutes` where none is assumed. */
  leastMinutes: z.number(),
  /**
   * The busiest first. `perMinute`: what the app has there, before the share, null for no limit. `observedAt`: when the org reported
   * it last; null for the sandbox org, whose figures are known, and for what is `assumed` because no answer has reported it.
   */
  buckets: z.array(
    z.object({
      target: z.number(),
      bucket: z.string(),
      requests: z.number(),
      perMinute: z.number().nullable(),
      observedAt: z.number().nullable(),
      assumed: z.boolean(),
    }),
  ),
  /** Cells that will wait for a value (an id) from an earlier list. */
  needValue: z.number(),
  notes: z.array(z.string()),
});
export type SweepCost = z.infer<typeof sweepCost>;

export const sweepCell = z.object({
  /** `target|scope|operation`, with `*` for all scopes together: the same cell of the same plan has the same key. */
  key: z.string(),
  target: z.number(),
  /** What the token was asked for. */
  scopes: z.array(z.string()),
  operationId: z.string(),
  method: z.string(),
  path: z.string(),
  /** `skipped` with the reason in `note` when the call could not be made. */
  outcome: z.union([z.enum(VERDICTS), z.literal('skipped')]),
  status: z.number().nullable(),
  /** 200 with an empty list: allowed, or a missing role that Okta does not report. */
  emptyList: z.boolean(),
  exchangeId: z.string().nullable(),
  at: z.number(),
  note: z.string().nullable(),
  invalidWrite: z.boolean(),
}) satisfies z.ZodType<SweepCell>;
export type { SweepCell };

const sweepColumn = z.object({
  key: z.string(),
  target: z.number(),
  /** Null where all scopes are asked for together. */
  scope: z.string().nullable(),
  scopes: z.array(z.string()),
});
const sweepRow = z.object({
  operationId: z.string(),
  method: z.string(),
  path: z.string(),
  scopes: z.array(z.string()),
  invalidWrite: z.boolean(),
});

export const sweepEvent = z.discriminatedUnion('type', [
  z.object({
    seq: z.number(),
    at: z.number(),
    type: z.literal('planned'),
    runId: z.string(),
    input: sweepInput,
    targetNames: z.array(z.string()),
    catalogueVersion: z.string(),
    catalogueFiles: z.array(z.object({ family: z.string(), version: z.string() })).optional(),
    /** The matrix to draw before a cell is done; a cell's key is its column's key and its row's operation. */
    columns: z.array(sweepColumn),
    rows: z.array(sweepRow),
    cells: z.number(),
    requests: z.number(),
  }),
  z.object({
    seq: z.number(),
    at: z.number(),
    type: z.literal('token'),
    target: z.number(),
    requested: z.array(z.string()),
    granted: z.array(z.string()),
    exchangeId: z.string().nullable(),
    error: z.string().nullable(),
  }),
  z.object({ seq: z.number(), at: z.number(), type: z.literal('cell'), cell: sweepCell }),
  z.object({
    seq: z.number(),
    at: z.number(),
    type: z.literal('waiting'),
    target: z.number(),
    bucket: z.string(),
    untilMs: z.number(),
    because: z.enum(WAIT_REASONS),
  }),
  z.object({ seq: z.number(), at: z.number(), type: z.literal('paused'), message: z.string().nullable() }),
  z.object({ seq: z.number(), at: z.number(), type: z.literal('resumed'), again: z.boolean().optional() }),
  z.object({
    seq: z.number(),
    at: z.number(),
    type: z.literal('end'),
    reason: z.enum(END_REASONS),
    message: z.string(),
  }),
]) satisfies z.ZodType<SweepEvent>;
export type { SweepEvent };

export const sweepContract = {
  /** Before the start: nothing is sent. */
  plan: procedure.input(sweepInput).output(sweepCost),
  report: procedure
    .input(runRef.extend({ format: z.enum(SWEEP_FORMATS) }))
    .output(z.object({ filename: z.string(), text: z.string() })),
};
