// A sweep on the wire and on the disk: what it begins with, the parts of its matrix, and what it writes into its log. Engine, page,
// command line and reports take their types from here.
import { z } from 'zod';
import { scopeNames } from '../../model/token.ts';
import { VERDICTS } from '../../okta/verdict/verdicts.ts';
import type { Numbered } from '../numbered.ts';
import { pausedEntry, resumedEntry } from '../run-events.ts';

/** `registered`: those of each target's own integration. `readable`: every read scope of the catalogue. */
const SCOPE_CHOICES = ['registered', 'readable'] as const;
/** `probes`: the cheapest harmless call of each scope. `safe`: every GET that needs no id or finds one. */
const OPERATION_CHOICES = ['probes', 'safe'] as const;
export const WAIT_REASONS = ['share', 'rate-limited', 'concurrency', 'unreachable'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];
const END_REASONS = ['complete', 'cancelled', 'failed'] as const;

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
});
export type SweepInput = z.infer<typeof sweepInput>;

/** A column of the matrix: one target, under one scope (`each`) or under all of them (`together`). */
const sweepColumn = z.object({
  /** `target|scope`, or `target|*`. */
  key: z.string(),
  target: z.number(),
  /** Null where all scopes are asked for together. */
  scope: z.string().nullable(),
  /** What is asked for in this column. */
  scopes: z.array(z.string()),
});
export type SweepColumn = z.infer<typeof sweepColumn>;

const sweepRow = z.object({
  operationId: z.string(),
  method: z.string(),
  path: z.string(),
  /** What the catalogue says that it needs, all of them. */
  scopes: z.array(z.string()),
  /** The row of a deliberately invalid write. */
  invalidWrite: z.boolean(),
});
export type SweepRow = z.infer<typeof sweepRow>;

const sweepCell = z.object({
  /** `column key|operationId`: the same cell of the same plan has the same key. */
  key: z.string(),
  target: z.number(),
  /** What the token was asked for. */
  scopes: z.array(z.string()),
  operationId: z.string(),
  method: z.string(),
  /** As called, ids filled in; the template when nothing was sent. */
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
});
export type SweepCell = z.infer<typeof sweepCell>;

const plannedEntry = z.object({
  type: z.literal('planned'),
  runId: z.string(),
  input: sweepInput,
  targetNames: z.array(z.string()),
  /** Of the management file. */
  catalogueVersion: z.string(),
  /** Every file that the plan was made of. */
  catalogueFiles: z.array(z.object({ family: z.string(), version: z.string() })).optional(),
  /** The matrix to draw before a cell is done; a cell's key is its column's key and its row's operation. */
  columns: z.array(sweepColumn),
  rows: z.array(sweepRow),
  cells: z.number(),
  requests: z.number(),
});
export type PlannedEntry = z.infer<typeof plannedEntry>;

const tokenEntry = z.object({
  type: z.literal('token'),
  target: z.number(),
  requested: z.array(z.string()),
  granted: z.array(z.string()),
  exchangeId: z.string().nullable(),
  error: z.string().nullable(),
});
export type TokenEntry = z.infer<typeof tokenEntry>;

const waitingEntry = z.object({
  type: z.literal('waiting'),
  target: z.number(),
  bucket: z.string(),
  untilMs: z.number(),
  because: z.enum(WAIT_REASONS),
});
export type WaitingEntry = z.infer<typeof waitingEntry>;

export const sweepEntry = z.discriminatedUnion('type', [
  plannedEntry,
  tokenEntry,
  z.object({ type: z.literal('cell'), cell: sweepCell }),
  waitingEntry,
  pausedEntry,
  /** `again`: the cells that got no answer are asked for again, because a person wants it. */
  resumedEntry.extend({ again: z.boolean().optional() }),
  z.object({ type: z.literal('end'), reason: z.enum(END_REASONS), message: z.string() }),
]);
export type SweepEntry = z.infer<typeof sweepEntry>;
export type SweepEvent = Numbered<SweepEntry>;
