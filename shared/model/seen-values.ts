// Values that earlier answers of a tenant have shown for a parameter of a request.
import { z } from 'zod';

/** So many are offered; who looks for another narrows the list that shows it. */
export const MOST_SEEN_VALUES = 100;

export const seenValuesInput = z.object({
  tenantId: z.string(),
  method: z.string().max(20),
  /** From the root, filled as far as it is; the parameter itself as `{name}` where it is one of the path. */
  path: z.string().max(16_000),
  name: z.string().min(1).max(200),
  in: z.enum(['path', 'query']),
});
export type SeenValuesInput = z.infer<typeof seenValuesInput>;

export const seenValue = z.object({
  value: z.string(),
  /** What a person knows it by: a login, a name, a label. */
  name: z.string().nullable(),
  /** `place`: one of what this very path lists. `name`: seen under the same name elsewhere; it may be another kind of thing. */
  by: z.enum(['place', 'name']),
  /** The answer that showed it last. */
  exchangeId: z.string(),
  operationId: z.string().nullable(),
  method: z.string(),
  target: z.string(),
  /** Epoch ms. */
  at: z.number(),
});
export type SeenValue = z.infer<typeof seenValue>;

export const seenValues = z.object({
  /** Each once: those of this place first, then the latest. */
  values: z.array(seenValue).max(MOST_SEEN_VALUES),
  /** Answers that were looked into. */
  read: z.number(),
  /** Further answers that were not: they are too many or too large. */
  unread: z.number(),
  /** False where the settings keep no bodies: then only paths and Location are read. */
  bodiesKept: z.boolean(),
});
export type SeenValues = z.infer<typeof seenValues>;
