// History: every exchange, newest first. Bodies are files apart; a list never opens one.
import { z } from 'zod';
import { exchange, exchangeSummary } from '../model/exchange.ts';
import { historyFilter, historyPage, MOST_CHOSEN, orgReason, sourceCounts } from '../model/history.ts';
import { procedure } from './base.ts';

export const historyContract = {
  list: procedure.input(historyFilter).output(historyPage),
  get: procedure.input(z.object({ exchangeId: z.string() })).output(exchange),
  /**
   * Why the org refused it, from its System Log. Sends one GET, with a credential of the tenant that may read the log. Throws CONFLICT
   * for an answer without a request ID, or of an org that the tenant no longer is. `history.orgReason` is ended by `request.cancel`.
   */
  orgReason: procedure
    .input(z.object({ exchangeId: z.string(), requestKey: z.string().max(100).optional() }))
    .output(orgReason),
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
