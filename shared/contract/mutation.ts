// Mutation: a set of scopes checked by calls. With exactly the set everything passes, and without each scope something is refused.
// It is a run (run.ts) of this input and these events, and sends GETs only.
import { z } from 'zod';
import { inferResult } from '../model/infer.ts';
import { scopeNames } from '../model/token.ts';
import { VERDICTS } from '../okta/verdict/verdicts.ts';
import type { MutationEntry as Entry } from '../runs/mutation/reduce-mutation.ts';
import { pausedEntry, resumedEntry } from './run/run-ref.ts';

/** What the set was found from, as the page shows it: given back to a page that finds the run again. */
export const foundSet = z.object({
  source: z.string().max(10_000),
  result: inferResult,
  /** The registration that the result was compared with; absent when nothing was known of it. */
  registered: z.array(z.string()).optional(),
});
export type FoundSet = z.infer<typeof foundSet>;

export const mutationEntry = z.discriminatedUnion('type', [
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
    /** The org itself said no. */
    refused: z.boolean(),
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
  /** A list that was read for its ids and is no operation of the set. */
  z.object({ type: z.literal('lookup'), path: z.string(), exchangeId: z.string() }),
  pausedEntry,
  resumedEntry,
  z.object({
    type: z.literal('end'),
    reason: z.enum(['complete', 'cancelled']),
    sufficient: z.boolean(),
    necessary: z.array(
      z.object({
        scope: z.string(),
        shownBy: z.string().nullable(),
        counterExample: z.boolean(),
        readOnly: z.boolean(),
        note: z.string().nullable(),
      }),
    ),
    message: z.string(),
  }),
]) satisfies z.ZodType<Entry<FoundSet>>;
export type MutationEntry = z.infer<typeof mutationEntry>;

/** One at a time with a credential. */
export const mutationInput = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  scopes: scopeNames.min(1),
  operationIds: z.array(z.string()).min(1).max(2000),
  found: foundSet.optional(),
});
export type MutationInput = z.infer<typeof mutationInput>;
