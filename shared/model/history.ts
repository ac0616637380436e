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
