// History: every exchange, newest first. Bodies are files apart; a list never opens one.
import { z } from 'zod';
import { procedure } from './base.ts';
import { exchange, exchangeSummary } from './exchange.ts';

export const historyFilter = z.object({
  text: z.string().max(200).optional(),
  tenantId: z.string().optional(),
  verdict: z.string().optional(),
  pinnedOnly: z.boolean().optional(),
  /** Cursor: entries older than this exchange. */
  before: z.string().optional(),
  limit: z.number().int().min(1).max(500).optional(),
});
export type HistoryFilter = z.infer<typeof historyFilter>;

export const historyPage = z.object({
  entries: z.array(exchangeSummary),
  more: z.boolean(),
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
    .input(z.object({ exchangeIds: z.array(z.string()).max(5000) }))
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
  /** HAR 1.2, redacted; of the given exchanges or of all that match. */
  exportHar: procedure
    .input(z.object({ exchangeIds: z.array(z.string()).max(5000).optional(), filter: historyFilter.optional() }))
    .output(z.object({ filename: z.string(), text: z.string() })),
};
