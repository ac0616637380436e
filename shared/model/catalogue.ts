// The catalogue: what ships, or a newer OpenAPI file that a person imported. A bad file changes nothing.
import { z } from 'zod';

export const drift = z.object({
  from: z.string(),
  to: z.string(),
  operationsAdded: z.array(
    z.object({ id: z.string(), method: z.string(), path: z.string(), scopes: z.array(z.string()) }),
  ),
  operationsRemoved: z.array(z.object({ id: z.string(), method: z.string(), path: z.string() })),
  operationsChanged: z.array(z.object({ id: z.string(), changes: z.array(z.string()) })),
  scopesAdded: z.array(z.string()),
  scopesRemoved: z.array(z.string()),
  /** What is saved and touched: `credential` (its registration), `sweep`, `ledger` (evidence of calls). */
  affected: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      /** When it was begun: several sweeps have one name. */
      at: z.number().optional(),
      because: z.string(),
    }),
  ),
});
export type Drift = z.infer<typeof drift>;

export const catalogueStatus = z.object({
  families: z.array(
    z.object({
      family: z.string(),
      version: z.string(),
      /** Null: none ships. */
      shippedVersion: z.string().nullable(),
      /** In the place of the shipped one. */
      imported: z.boolean(),
      operations: z.number(),
      scopes: z.number(),
    }),
  ),
});
export type CatalogueStatus = z.infer<typeof catalogueStatus>;
