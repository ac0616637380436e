// The proof of a set of scopes: with exactly the set everything passes, and without each scope something is refused. It runs
// in the engine and sends GETs only.
import { z } from 'zod';
import { inferResult } from '../model/infer.ts';
import { scopeNames } from '../model/token.ts';
import type { ProofHappening } from '../okta/runs/reduce-proof.ts';
import { VERDICTS } from '../okta/verdicts.ts';
import { procedure } from './base.ts';
import { runProcedures, runRef, runSummary } from './run.ts';

/** What the set was found from, as the page shows it: given back to a page that finds the proof again. In memory only. */
export const foundSet = z.object({
  source: z.string().max(10_000),
  result: inferResult,
  /** The registration that the result was compared with; absent when nothing was known of it. */
  registered: z.array(z.string()).optional(),
});
export type FoundSet = z.infer<typeof foundSet>;

export const proofEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    scopes: z.array(z.string()),
    operationIds: z.array(z.string()),
    found: foundSet.nullable(),
  }),
  z.object({
    type: z.literal('token'),
    scopes: z.array(z.string()),
    granted: z.array(z.string()),
    leftOut: z.string().nullable(),
    problem: z.string().nullable(),
  }),
  z.object({ type: z.literal('waiting'), waitMs: z.number(), until: z.number() }),
  z.object({
    type: z.literal('step'),
    leftOut: z.string().nullable(),
    step: z.object({
      operationId: z.string(),
      verdict: z.union([z.enum(VERDICTS), z.literal('skipped')]),
      exchangeId: z.string().nullable(),
      note: z.string().nullable(),
    }),
  }),
  z.object({
    type: z.literal('end'),
    reason: z.enum(['complete', 'cancelled']),
    sufficient: z.boolean(),
    necessary: z.array(
      z.object({
        scope: z.string(),
        provenBy: z.string().nullable(),
        counterExample: z.boolean(),
        readOnly: z.boolean(),
        note: z.string().nullable(),
      }),
    ),
    message: z.string(),
  }),
]) satisfies z.ZodType<ProofHappening<FoundSet>>;
export type ProofEvent = z.infer<typeof proofEvent>;

export const proofInput = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  scopes: scopeNames.min(1),
  operationIds: z.array(z.string()).min(1).max(2000),
  found: foundSet.optional(),
});
export type ProofInput = z.infer<typeof proofInput>;

export const proofContract = {
  /** One proof at a time with a credential. */
  ...runProcedures(proofInput, proofEvent, runSummary),
  /** Forgets it; one that still runs is cancelled. */
  remove: procedure.input(runRef).output(z.object({ removed: z.boolean() })),
};
