// The ledger: for each scope of a credential the five states, each with the exchange that showed it.
import { z } from 'zod';
import { SCOPE_PROOFS } from '../okta/scope-proof.ts';
import { CONFIDENCES, VERDICTS } from '../okta/verdicts.ts';

/** Where a state was seen: the exchange may have left the history since. */
export const ledgerProof = z.object({ at: z.number(), exchangeId: z.string() });

export const STALE_REASONS = ['secret-changed', 'registered-changed', 'catalogue-changed'] as const;

export const ledgerEntry = z.object({
  scope: z.string(),
  /** A specification of the catalogue has it: false for a retired one, and for a name that was only seen in the field. */
  inCatalogue: z.boolean(),
  /** Null when nothing is known of what is registered. */
  registered: z.boolean().nullable(),
  requested: ledgerProof.nullable(),
  /** `refused`: requested and not granted, the last time. */
  granted: ledgerProof.extend({ granted: z.boolean() }).nullable(),
  /**
   * What a call said that this scope had to let through. `path` is the operation's template; `proof` is what that shows
   * of the scope: `proven` only where something came back. `likely` with `allowed` is an empty list, which a missing role
   * gives too.
   */
  effective: ledgerProof
    .extend({
      verdict: z.enum(VERDICTS),
      confidence: z.enum(CONFIDENCES),
      operationId: z.string(),
      method: z.string(),
      path: z.string(),
      proof: z.enum(SCOPE_PROOFS),
    })
    .nullable(),
  stale: z.array(z.enum(STALE_REASONS)),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

export const ledgerView = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  catalogueVersion: z.string(),
  entries: z.array(ledgerEntry),
});
export type LedgerView = z.infer<typeof ledgerView>;
