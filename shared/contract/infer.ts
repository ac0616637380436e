// Least privilege: from calls to the smallest set of scopes that lets them through. Its proof is in proof.ts.
import { z } from 'zod';
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

export const inferContract = {
  run: procedure.input(inferInput).output(inferResult),
};
