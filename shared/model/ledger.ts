// The ledger: for each scope of a credential the five states, each with the exchange that showed it.
import { z } from 'zod';
import { SCOPE_EVIDENCE } from '../okta/scopes/scope-evidence.ts';
import { CONFIDENCES, VERDICTS } from '../okta/verdict/verdicts.ts';

/** What evidence was gathered under: when one of these differs today, it is stale. */
const ledgerBasis = z.object({
  /** Names the client and its secret; no secret itself. */
  secretId: z.string(),
  /** `registrationMark` of the scopes registered then; null when none were known. */
  registered: z.string().nullable(),
  /** Of the specification that has the scope: an import of another family is no news for it. */
  catalogueVersion: z.string(),
});
export type LedgerBasis = z.infer<typeof ledgerBasis>;

/** Where a state was seen: the exchange may have left the history since. */
const ledgerEvidence = z.object({ at: z.number(), exchangeId: z.string() });

/** What a call said of a scope; `path` is the operation's template. */
const callEvidence = {
  verdict: z.enum(VERDICTS),
  confidence: z.enum(CONFIDENCES),
  operationId: z.string(),
  method: z.string(),
  path: z.string(),
};

const keptEvidence = ledgerEvidence.extend({ basis: ledgerBasis });
export type EvidenceAt = z.infer<typeof keptEvidence>;

const effectiveEvidence = keptEvidence.extend(callEvidence);
export type EffectiveEvidence = z.infer<typeof effectiveEvidence>;

/** What is kept of one scope: the last exchange that showed each state. */
export const keptScope = z.object({
  requested: keptEvidence.nullable(),
  granted: keptEvidence.extend({ granted: z.boolean() }).nullable(),
  effective: effectiveEvidence.nullable(),
});
export type KeptScope = z.infer<typeof keptScope>;

export const STALE_REASONS = ['secret-changed', 'registered-changed', 'catalogue-changed'] as const;

export const ledgerEntry = z.object({
  scope: z.string(),
  /** A specification of the catalogue has it: false for a retired one, and for a name that was only seen in the field. */
  inCatalogue: z.boolean(),
  /** Null when nothing is known of what is registered. */
  registered: z.boolean().nullable(),
  requested: ledgerEvidence.nullable(),
  /** `refused`: requested and not granted, the last time. */
  granted: ledgerEvidence.extend({ granted: z.boolean() }).nullable(),
  /**
   * The answer to a call that this scope had to allow. `evidence` is what that shows about the scope: `effective` only where data
   * was returned. `likely` with `allowed` is an empty list, which a missing role gives too.
   */
  effective: ledgerEvidence.extend({ ...callEvidence, evidence: z.enum(SCOPE_EVIDENCE) }).nullable(),
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
