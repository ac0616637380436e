// History: every exchange, newest first. Bodies are files apart; a list never opens one.
import { z } from 'zod';
import { exchangeSummary } from './exchange.ts';
import { HISTORY_SOURCES, type SourceCounts } from './exchange-sources.ts';

export const sourceCounts = z.array(
  z.object({ source: z.enum(HISTORY_SOURCES), count: z.number() }),
) satisfies z.ZodType<SourceCounts>;

/** So many exchanges can be named in one call. */
export const MOST_CHOSEN = 5000;

export const historyFilter = z.object({
  text: z.string().max(200).optional(),
  tenantId: z.string().optional(),
  credentialId: z.string().optional(),
  verdict: z.string().optional(),
  /** Absent: all. */
  sources: z.array(z.enum(HISTORY_SOURCES)).optional(),
  /** Epoch ms: sent at this moment or later. */
  since: z.number().optional(),
  /** Epoch ms: sent before this moment. */
  until: z.number().optional(),
  pinnedOnly: z.boolean().optional(),
  /** Cursor: entries older than this exchange. */
  before: z.string().optional(),
  limit: z.number().int().min(1).max(500).optional(),
});
export type HistoryFilter = z.infer<typeof historyFilter>;

export const historyPage = z.object({
  entries: z.array(exchangeSummary),
  more: z.boolean(),
  /** How many the filter lets through, on this page or not. */
  matching: z.number(),
  /** By source, of all that the filter without its sources lets through. */
  sources: sourceCounts,
  /** Of the whole history. */
  total: z.number(),
  /** Bytes on disk: exchanges and bodies. */
  bytes: z.number(),
});
export type HistoryPage = z.infer<typeof historyPage>;

// Why the org refused a request, in its own words: the events of its System Log that carry the request's id.

export const orgEvent = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  at: z.number().nullable(),
  eventType: z.string(),
  message: z.string(),
  /** `FAILURE`, `DENY`, `SUCCESS`, ...; null where the event has none. */
  result: z.string().nullable(),
  /** As written: of an authorization server often Okta's internal name of an error. */
  reason: z.string().nullable(),
  /** What Okta's table of errors says of that reason; null for one that is not in it. */
  known: z.object({ text: z.string(), meaning: z.string(), fix: z.string() }).nullable(),
  actor: z.string().nullable(),
  targets: z.array(z.string()),
  /** Of the debug data what says something about scopes, grant, client and policy. */
  details: z.array(z.tuple([z.string(), z.string()])),
});
export type OrgEvent = z.infer<typeof orgEvent>;

/** `by`: the credential that the log was read with; the exchange shows how. */
const read = { by: z.string(), exchangeId: z.string() };

export const orgReason = z.discriminatedUnion('outcome', [
  /** At least one event. */
  z.object({ outcome: z.literal('found'), ...read, events: z.array(orgEvent) }),
  /** The log was read and names no such request: not yet, or never. */
  z.object({ outcome: z.literal('none'), ...read }),
  z.object({ outcome: z.literal('refused'), ...read, title: z.string(), meaning: z.string(), fix: z.string() }),
  /** No credential of the tenant can read the log. */
  z.object({ outcome: z.literal('no-reader'), tenantName: z.string() }),
]);
export type OrgReason = z.infer<typeof orgReason>;
