// Least privilege: from calls to the smallest set of scopes that lets them through, and the proof of it.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { VERDICTS } from '../okta/verdicts.ts';
import { procedure } from './base.ts';

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
  /** The smallest set, each with the operations that demand it. */
  needed: z.array(z.object({ scope: z.string(), because: z.array(z.string()), opens: z.number() })),
  /** Registered, and demanded by nothing that was used. */
  unused: z.array(z.string()),
  /** Registered as manage where read would do. */
  broader: z.array(z.object({ scope: z.string(), enough: z.string() })),
  /** Registered beside a manage that includes it. */
  redundant: z.array(z.object({ scope: z.string(), includedIn: z.string() })),
  /** Needed and not registered. */
  notRegistered: z.array(z.string()),
  /** What each file was taken for, and what in it could not be read. */
  files: z.array(z.object({ name: z.string(), format: z.string(), calls: z.number(), problems: z.array(z.string()) })),
});
export type InferResult = z.infer<typeof inferResult>;

export const inferInput = z.object({
  files: z.array(z.object({ name: z.string().max(300), text: z.string().max(200_000_000) })).optional(),
  operationIds: z.array(z.string()).optional(),
  fromHistory: z.object({ tenantId: z.string().optional() }).optional(),
  registered: z.array(z.string()).optional(),
});

export const proofStep = z.object({
  operationId: z.string(),
  verdict: z.union([z.enum(VERDICTS), z.literal('skipped')]),
  exchangeId: z.string().nullable(),
  note: z.string().nullable(),
});
export const proofEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('token'),
    scopes: z.array(z.string()),
    granted: z.array(z.string()),
    leftOut: z.string().nullable(),
    problem: z.string().nullable(),
  }),
  z.object({ type: z.literal('step'), leftOut: z.string().nullable(), step: proofStep }),
  z.object({
    type: z.literal('end'),
    /** With exactly the set, every safe operation passed. */
    sufficient: z.boolean(),
    /** For each scope: the operation that failed without it; null is a counter-example: nothing failed. */
    necessary: z.array(z.object({ scope: z.string(), provenBy: z.string().nullable(), note: z.string().nullable() })),
    message: z.string(),
  }),
]);
export type ProofEvent = z.infer<typeof proofEvent>;

export const inferContract = {
  run: procedure.input(inferInput).output(inferResult),
  prove: procedure
    .input(
      z.object({
        tenantId: z.string(),
        credentialId: z.string(),
        scopes: z.array(z.string()).min(1),
        operationIds: z.array(z.string()).min(1),
        requestKey: z.string(),
      }),
    )
    .output(eventIterator(proofEvent)),
};
