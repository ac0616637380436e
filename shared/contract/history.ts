// History: every exchange, newest first. Bodies are files apart; a list never opens one.
import { z } from 'zod';
import { procedure } from './base.ts';
import { exchange, exchangeSummary } from './exchange.ts';
import { HISTORY_SOURCES, sourceCounts } from './exchange-sources.ts';

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

export const historyContract = {
  list: procedure.input(historyFilter).output(historyPage),
  get: procedure.input(z.object({ exchangeId: z.string() })).output(exchange),
  pin: procedure.input(z.object({ exchangeId: z.string(), pinned: z.boolean() })).output(exchangeSummary),
  remove: procedure
    .input(z.object({ exchangeIds: z.array(z.string()).max(MOST_CHOSEN) }))
    .output(z.object({ removed: z.number() })),
  /** Pinned entries stay unless `pinnedToo`. */
  purge: procedure
    .input(
      z.object({
        olderThanDays: z.number().min(0).optional(),
        tenantId: z.string().optional(),
        pinnedToo: z.boolean().optional(),
      }),
    )
    .output(z.object({ removed: z.number(), freedBytes: z.number() })),
  /**
   * HAR 1.2, redacted: exactly the given exchanges, or all that match. Of those that match, without `sources` in the filter what
   * the person did: the others are counted in `leftOut`, and the file says so.
   */
  exportHar: procedure
    .input(z.object({ exchangeIds: z.array(z.string()).max(MOST_CHOSEN).optional(), filter: historyFilter.optional() }))
    .output(z.object({ filename: z.string(), text: z.string(), exported: z.number(), leftOut: sourceCounts })),
};
