// What a sweep would take, before it is begun: requests and minutes, by the rate limits that are known or assumed.
import { z } from 'zod';

export const sweepCost = z.object({
  cells: z.number(),
  tokenRequests: z.number(),
  requests: z.number(),
  /** At the share of the known budgets; where one is assumed, at the lowest that it may be. */
  minutes: z.number(),
  /** At the highest that the assumed ones may be; equal to `minutes` where none is assumed. */
  leastMinutes: z.number(),
  /**
   * The busiest first. `perMinute`: what the app has there, before the share, null for no limit. `observedAt`: when the org reported
   * it last; null for the sandbox org, whose figures are known, and for what is `assumed` because no answer has reported it.
   */
  buckets: z.array(
    z.object({
      target: z.number(),
      bucket: z.string(),
      requests: z.number(),
      perMinute: z.number().nullable(),
      observedAt: z.number().nullable(),
      assumed: z.boolean(),
    }),
  ),
  /** Cells that will wait for a value (an id) from an earlier list. */
  needValue: z.number(),
  notes: z.array(z.string()),
});
export type SweepCost = z.infer<typeof sweepCost>;
