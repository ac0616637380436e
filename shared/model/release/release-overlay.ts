// What is known of a newer API description that could not be had: differences that were seen, by name, without the description itself.
// It is a mark beside the catalogue, never a part of it, and says of itself that it is not a full comparison.
import { z } from 'zod';

export const releaseOverlay = z.object({
  /** Version of the management description that it is about. */
  from: z.string(),
  to: z.string(),
  /** How it is known, as a phrase that follows the version: `seen by name only, not a full comparison`. */
  evidence: z.string(),
  sources: z.array(z.string()),
  scopesGone: z.array(z.string()),
  /** Ids of the older catalogue. */
  operationsGone: z.array(z.string()),
  /** Their ids are not known: method and path are. */
  operationsNew: z.array(
    z.object({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']),
      path: z.string(),
      scopes: z.array(z.string()),
      tag: z.string(),
      lifecycle: z.enum(['GA', 'LIMITED_GA', 'EA', 'BETA']).nullable(),
      skus: z.array(z.string()),
    }),
  ),
});
export type ReleaseOverlay = z.infer<typeof releaseOverlay>;
