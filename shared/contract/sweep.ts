// Sweeps: operations under chosen scope sets, ending in a matrix of verdicts. The run lives in the engine and is kept as
// events; page, command line and reports reduce the same events with the same reducer (shared/okta/sweep/).
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { VERDICTS } from '../okta/verdicts.ts';
import { procedure } from './base.ts';
import { scopeNames } from './token.ts';

export const sweepInput = z.object({
  name: z.string().max(100).optional(),
  targets: z
    .array(z.object({ tenantId: z.string(), credentialId: z.string() }))
    .min(1)
    .max(20),
  scopes: scopeNames.min(1),
  /**
   * `together`: tokens hold as many of the scopes as fit in 1,024 characters, each operation is called once.
   * `each`: one token a scope, every operation under every scope.
   */
  isolation: z.enum(['together', 'each']),
  /** `probes`: the cheapest harmless call of each scope. `safe`: every GET that needs no id or finds one. */
  operations: z.union([z.enum(['probes', 'safe']), z.array(z.string()).min(1).max(2000)]),
  /** Of the rate budget that the headers tell, 0.05 to 1. */
  share: z.number().min(0.05).max(1),
  concurrency: z.number().int().min(1).max(10),
  /** Prove write scopes by deliberately invalid writes. Refused for a tenant marked production. */
  provenWrites: z.boolean(),
});
export type SweepInput = z.infer<typeof sweepInput>;

export const sweepCost = z.object({
  cells: z.number(),
  tokenRequests: z.number(),
  requests: z.number(),
  /** At the share of the known or assumed budgets. */
  minutes: z.number(),
  buckets: z.array(z.object({ bucket: z.string(), requests: z.number(), perMinute: z.number(), assumed: z.boolean() })),
  /** Cells that will wait for a value (an id) from an earlier list. */
  needValue: z.number(),
  notes: z.array(z.string()),
});
export type SweepCost = z.infer<typeof sweepCost>;

export const sweepCell = z.object({
  /** `target|set|operation`: the same cell of the same plan has the same key. */
  key: z.string(),
  target: z.number(),
  scopes: z.array(z.string()),
  operationId: z.string(),
  method: z.string(),
  path: z.string(),
  /** `skipped` with the reason in `note` when the call could not be made. */
  outcome: z.union([z.enum(VERDICTS), z.literal('skipped')]),
  status: z.number().nullable(),
  /** 200 with an empty list: allowed, or a missing role that Okta does not tell. */
  emptyList: z.boolean(),
  exchangeId: z.string().nullable(),
  at: z.number(),
  note: z.string().nullable(),
  invalidWrite: z.boolean(),
});
export type SweepCell = z.infer<typeof sweepCell>;

export const sweepEvent = z.discriminatedUnion('type', [
  z.object({
    seq: z.number(),
    at: z.number(),
    type: z.literal('planned'),
    runId: z.string(),
    input: sweepInput,
    targetNames: z.array(z.string()),
    catalogueVersion: z.string(),
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
    bucket: z.string(),
    untilMs: z.number(),
    because: z.enum(['share', 'rate-limited', 'concurrency']),
  }),
  z.object({ seq: z.number(), at: z.number(), type: z.literal('paused') }),
  z.object({ seq: z.number(), at: z.number(), type: z.literal('resumed') }),
  z.object({
    seq: z.number(),
    at: z.number(),
    type: z.literal('end'),
    reason: z.enum(['complete', 'cancelled', 'failed']),
    message: z.string(),
  }),
]);
export type SweepEvent = z.infer<typeof sweepEvent>;

export const sweepSummary = z.object({
  runId: z.string(),
  name: z.string(),
  startedAt: z.number(),
  state: z.enum(['running', 'paused', 'interrupted', 'complete', 'cancelled', 'failed']),
  done: z.number(),
  cells: z.number(),
  targetNames: z.array(z.string()),
});
export type SweepSummary = z.infer<typeof sweepSummary>;

const ref = z.object({ runId: z.string() });
export const SWEEP_FORMATS = ['csv', 'json', 'html', 'md'] as const;

export const sweepContract = {
  /** Before the start: nothing is sent. */
  plan: procedure.input(sweepInput).output(sweepCost),
  start: procedure.input(sweepInput).output(ref),
  /** Batches of events with `seq` beyond `after`, from the beginning with 0; ends with the run. */
  watch: procedure.input(ref.extend({ after: z.number() })).output(eventIterator(z.array(sweepEvent))),
  pause: procedure.input(ref).output(sweepSummary),
  /** Of a paused run, or of one that a killed process left behind. */
  resume: procedure.input(ref).output(sweepSummary),
  cancel: procedure.input(ref).output(sweepSummary),
  list: procedure.output(z.array(sweepSummary)),
  events: procedure.input(ref).output(z.array(sweepEvent)),
  remove: procedure.input(ref).output(z.object({ removed: z.boolean() })),
  report: procedure
    .input(ref.extend({ format: z.enum(SWEEP_FORMATS) }))
    .output(z.object({ filename: z.string(), text: z.string() })),
};
