// A run of error cases on the wire and on the disk: what it begins with, and what it writes into its log.
import { z } from 'zod';
import { caseResult } from '../../model/case-results.ts';
import { CASE_OUTCOMES } from '../../okta/error-cases/compare/case-outcomes.ts';
import { pausedEntry, resumedEntry } from '../run-events.ts';

/** One run at a time against a tenant. Its results are kept as they arrive. */
export const caseRunInput = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  caseIds: z.array(z.string()).min(1).max(500),
  /** Sends cases that are not safe on a real org too. Never on a production tenant, whatever this says. */
  allowUnsafe: z.boolean().optional(),
});
export type CaseRunInput = z.infer<typeof caseRunInput>;

/** The run waits by the org's own clock and goes on. */
const waitingEntry = z.object({
  type: z.literal('waiting'),
  waitMs: z.number(),
  /** Epoch ms. */
  until: z.number(),
  because: z.enum(['share', 'rate-limited']),
});
export type CaseRunWait = z.infer<typeof waitingEntry>;

const endEntry = z.object({
  type: z.literal('end'),
  reason: z.enum(['complete', 'cancelled', 'unreachable']),
  sums: z.record(z.enum(CASE_OUTCOMES), z.number()),
  message: z.string(),
});
export type CaseRunEnd = Omit<z.infer<typeof endEntry>, 'type'>;

export const caseRunEntry = z.discriminatedUnion('type', [
  /** `cost`: requests at most, tokens included; `caseIds`: as they will be sent, the skipped ones included. */
  z.object({
    type: z.literal('started'),
    caseIds: z.array(z.string()),
    cost: z.number(),
    allowUnsafe: z.boolean(),
  }),
  z.object({ type: z.literal('case'), result: caseResult, changed: z.boolean() }),
  waitingEntry,
  pausedEntry,
  resumedEntry,
  endEntry,
]);
export type CaseRunEntry = z.infer<typeof caseRunEntry>;
