// A mutation on the wire and on the disk: a set of scopes checked by calls. With exactly the set everything passes, and without each
// scope something is refused. It sends GETs only.
import { z } from 'zod';
import { inferResult } from '../../model/infer.ts';
import { scopeNames } from '../../model/token.ts';
import { VERDICTS } from '../../okta/verdict/verdicts.ts';
import { pausedEntry, resumedEntry } from '../run-events.ts';

/** What the set was found from, as the page shows it: given back to a page that finds the run again. */
export const foundSet = z.object({
  source: z.string().max(10_000),
  result: inferResult,
  /** The registration that the result was compared with; absent when nothing was known of it. */
  registered: z.array(z.string()).optional(),
});
export type FoundSet = z.infer<typeof foundSet>;

/** One at a time with a credential. */
export const mutationInput = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  scopes: scopeNames.min(1),
  operationIds: z.array(z.string()).min(1).max(2000),
  found: foundSet.optional(),
});
export type MutationInput = z.infer<typeof mutationInput>;

const tokenEntry = z.object({
  type: z.literal('token'),
  /** Null: the whole set. */
  leftOut: z.string().nullable(),
  scopes: z.array(z.string()),
  granted: z.array(z.string()),
  problem: z.string().nullable(),
  /** The org itself said no. */
  refused: z.boolean(),
});
/** The token of a round, as its own entry says it. */
export type TokenGot = Omit<z.infer<typeof tokenEntry>, 'type'>;

const mutationStep = z.object({
  operationId: z.string(),
  verdict: z.union([z.enum(VERDICTS), z.literal('skipped')]),
  /** Null when nothing was sent. */
  exchangeId: z.string().nullable(),
  note: z.string().nullable(),
});
export type MutationStep = z.infer<typeof mutationStep>;

const endEntry = z.object({
  type: z.literal('end'),
  reason: z.enum(['complete', 'cancelled']),
  /** With exactly the set, every safe operation passed. */
  sufficient: z.boolean(),
  /**
   * For each scope the operation that was refused without it. `counterExample`: everything still passed. Neither: it
   * could not be tried, and `note` says why.
   */
  necessary: z.array(
    z.object({
      scope: z.string(),
      shownBy: z.string().nullable(),
      counterExample: z.boolean(),
      /** Shown as far as its read only: what the manage adds is for operations that are not sent. */
      readOnly: z.boolean(),
      note: z.string().nullable(),
    }),
  ),
  message: z.string(),
});
export type MutationEnd = Omit<z.infer<typeof endEntry>, 'type'>;

export const mutationEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    scopes: z.array(z.string()),
    operationIds: z.array(z.string()),
    /** For who shows it again. */
    found: foundSet.nullable(),
  }),
  tokenEntry,
  /** A 429: it waits by the org's own clock and goes on. */
  z.object({ type: z.literal('waiting'), waitMs: z.number(), until: z.number() }),
  z.object({ type: z.literal('step'), leftOut: z.string().nullable(), step: mutationStep }),
  /** A list that was read for its ids and is no operation of the set. */
  z.object({ type: z.literal('lookup'), path: z.string(), exchangeId: z.string() }),
  pausedEntry,
  resumedEntry,
  endEntry,
]);
export type MutationEntry = z.infer<typeof mutationEntry>;
