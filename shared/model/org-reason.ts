// Why the org refused a request, in its own words: the events of its System Log that carry the request's id.
import { z } from 'zod';

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
