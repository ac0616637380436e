// Least privilege: from calls to the smallest set of scopes that lets them through. How it is checked by calls is in mutation.ts.
import { z } from 'zod';
import { HISTORY_SOURCES } from './exchange-sources.ts';
import { MOST_CHOSEN, sourceCounts } from './history.ts';
import { roleAdvice } from './roles/role-advice.ts';

/** Operations as they were used; `calls` is how often. */
export const usedOperation = z.object({
  operationId: z.string(),
  method: z.string(),
  path: z.string(),
  calls: z.number(),
});

/** Which part of the history: each narrows it further. */
export const inferHistory = z.object({
  tenantId: z.string().optional(),
  credentialId: z.string().optional(),
  /** Epoch ms: from this moment on. */
  since: z.number().optional(),
  /** Epoch ms: before this moment. */
  until: z.number().optional(),
  /** Absent: what the person did; with `exchangeIds`, all of those. */
  sources: z.array(z.enum(HISTORY_SOURCES)).optional(),
  /** These and no others. */
  exchangeIds: z.array(z.string()).max(MOST_CHOSEN).optional(),
});
export type InferHistory = z.infer<typeof inferHistory>;

/** What of the history the set rests on, and what was left out of it. */
export const historyBasis = z.object({
  asked: inferHistory.omit({ exchangeIds: true }),
  /** The chosen exchanges; null when none were chosen. */
  chosen: z.number().nullable(),
  /** API calls that count. */
  calls: z.number(),
  /** Whose calls they are, the most first. */
  places: z.array(z.object({ tenantName: z.string(), credentialName: z.string().nullable(), calls: z.number() })),
  /** When the first and the last of them were sent, epoch ms; null without calls. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  sources: sourceCounts,
  /** API calls of the same tenant, credential and time that do not count, as they are of other sources. */
  leftOut: sourceCounts,
  /** Token requests and similar, which say nothing about the scope that is needed. */
  otherKinds: z.number(),
  /** Chosen ones that are not in the history any more. */
  gone: z.number(),
});
export type HistoryBasis = z.infer<typeof historyBasis>;

/** Lines or records of a file that are no request: how many, where the first is, and how that begins, secrets masked. */
export const leftOutOfFile = z.object({ count: z.number(), at: z.string(), example: z.string() });

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
  /** The least admin role beside the scopes; null in a result that was kept before this was advised. */
  roles: roleAdvice.nullable().default(null),
  /** What each file was taken for, what in it is no request, and what could not be read. */
  files: z.array(
    z.object({
      name: z.string(),
      format: z.string(),
      calls: z.number(),
      /** Null when there is nothing of the kind, and in a result that was kept before this was counted. */
      leftOut: leftOutOfFile.nullable().default(null),
      problems: z.array(z.string()),
    }),
  ),
  /** Null when the history was not asked. */
  history: historyBasis.nullable(),
});
export type InferResult = z.infer<typeof inferResult>;

export const inferInput = z.object({
  files: z.array(z.object({ name: z.string().max(300), text: z.string().max(200_000_000) })).optional(),
  operationIds: z.array(z.string()).optional(),
  fromHistory: inferHistory.optional(),
  /** Absent: nothing is known of it, and nothing is said about it. */
  registered: z.array(z.string()).optional(),
});
export type InferInput = z.infer<typeof inferInput>;
