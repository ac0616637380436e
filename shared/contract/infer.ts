// Least privilege: from calls to the smallest set of scopes that lets them through, and the proof of it.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { VERDICTS } from '../okta/verdicts.ts';
import { procedure } from './base.ts';
import { scopeNames } from './token.ts';

/** Operations as they were used; `calls` is how often. */
export const usedOperation = z.object({
  operationId: z.string(),
  method: z.string(),
  path: z.string(),
  calls: z.number(),
});

export const inferResult = z.object({
  used: z.array(usedOperation),
  /** Calls that are no operation of the catalogue, as method and path. */
  unmatched: z.array(z.object({ method: z.string(), path: z.string(), calls: z.number() })),
  /** So many more paths were left out of `unmatched`. */
  unmatchedMore: z.number(),
  /** The smallest set, each with the operations that demand it, and what to know of the scope. */
  needed: z.array(
    z.object({ scope: z.string(), because: z.array(z.string()), opens: z.number(), note: z.string().nullable() }),
  ),
  /** Registered, and demanded by nothing that was used. */
  unused: z.array(z.string()),
  /** Registered as manage where read would do. */
  broader: z.array(z.object({ scope: z.string(), enough: z.string() })),
  /** Registered beside a needed manage that includes it. */
  redundant: z.array(z.object({ scope: z.string(), includedIn: z.string() })),
  /** Needed and not registered. */
  notRegistered: z.array(z.string()),
  /** Used operations that accept no OAuth access token: no scope opens them. */
  notByToken: z.array(z.string()),
  /** What each file was taken for, and what in it could not be read. */
  files: z.array(z.object({ name: z.string(), format: z.string(), calls: z.number(), problems: z.array(z.string()) })),
});
export type InferResult = z.infer<typeof inferResult>;

export const inferInput = z.object({
  files: z.array(z.object({ name: z.string().max(300), text: z.string().max(200_000_000) })).optional(),
  operationIds: z.array(z.string()).optional(),
  fromHistory: z.object({ tenantId: z.string().optional() }).optional(),
  /** Absent: nothing is known of it, and nothing is said about it. */
  registered: z.array(z.string()).optional(),
});
export type InferInput = z.infer<typeof inferInput>;

export const proofStep = z.object({
  operationId: z.string(),
  verdict: z.union([z.enum(VERDICTS), z.literal('skipped')]),
  exchangeId: z.string().nullable(),
  note: z.string().nullable(),
});
export type ProofStep = z.infer<typeof proofStep>;
export const proofEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('token'),
    scopes: z.array(z.string()),
    granted: z.array(z.string()),
    leftOut: z.string().nullable(),
    problem: z.string().nullable(),
  }),
  /** A 429: the proof waits by the org's own clock and goes on. */
  z.object({ type: z.literal('waiting'), waitMs: z.number(), until: z.number() }),
  z.object({ type: z.literal('step'), leftOut: z.string().nullable(), step: proofStep }),
  z.object({
    type: z.literal('end'),
    /** With exactly the set, every safe operation passed. */
    sufficient: z.boolean(),
    /**
     * For each scope the operation that was refused without it. `counterExample`: everything still passed. Neither: it
     * could not be tried, and `note` says why.
     */
    necessary: z.array(
      z.object({
        scope: z.string(),
        provenBy: z.string().nullable(),
        counterExample: z.boolean(),
        /** Shown as far as its read only: what the manage adds is for operations that a proof does not send. */
        readOnly: z.boolean(),
        note: z.string().nullable(),
      }),
    ),
    message: z.string(),
  }),
]);
export type ProofEvent = z.infer<typeof proofEvent>;

export const proveInput = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  scopes: scopeNames.min(1),
  operationIds: z.array(z.string()).min(1).max(2000),
  /** Ended by `request.cancel`. */
  requestKey: z.string().max(100),
});
export type ProveInput = z.infer<typeof proveInput>;

export const inferContract = {
  run: procedure.input(inferInput).output(inferResult),
  /** Sends GETs only. */
  prove: procedure.input(proveInput).output(eventIterator(proofEvent)),
};
