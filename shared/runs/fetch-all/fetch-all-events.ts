// Fetch all on the wire: a list followed from its first page to its end, as a run. It belongs to the response that it began with, and
// what it has fetched is one JSON array of its own, kept as long as that response.
import { z } from 'zod';

/** One at a time for a response. Refused for one that is no list. What breaks in the middle ends a run, and throws nothing. */
export const fetchAllInput = z.object({
  /** The response that holds the first page. */
  exchangeId: z.string(),
  /** Checked after each page: the last one is kept whole. */
  maxItems: z.number().int().min(1).max(1_000_000),
});
export type FetchAllInput = z.infer<typeof fetchAllInput>;

const endEntry = z.object({
  type: z.literal('end'),
  /** `limit`: as many items as were requested. `stopped`: something kept it from going on. Each keeps what was fetched. */
  reason: z.enum(['complete', 'limit', 'cancelled', 'stopped']),
  pages: z.number(),
  totalItems: z.number(),
  /** The joined list, readable at /bodies/{id}. */
  bodyId: z.string(),
  /** Bytes of the joined list. */
  size: z.number(),
  /** The joined list ends in the middle: the data folder took no more. */
  cut: z.boolean(),
  message: z.string(),
});
export type FetchAllEnd = Omit<z.infer<typeof endEntry>, 'type'>;

/** Small: a list may have thousands of pages. */
export const fetchAllEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), exchangeId: z.string(), maxItems: z.number() }),
  /** `page` counts from 1, the response that it began with included. */
  z.object({ type: z.literal('page'), page: z.number(), items: z.number(), totalItems: z.number() }),
  /** A 429: the run waits by the org's own clock and goes on. */
  z.object({ type: z.literal('waiting'), waitMs: z.number(), until: z.number() }),
  endEntry,
]);
export type FetchAllEntry = z.infer<typeof fetchAllEntry>;
