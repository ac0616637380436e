// What is kept of the ledger: the proofs of each scope by tenant and credential, and what is still to be forgotten.
// Names, times and ids only: nothing in it is a secret.
import { z } from 'zod';
import { CONFIDENCES, VERDICTS } from '../../../shared/okta/verdicts.ts';
import type { Document } from '../document.ts';

const proof = z.object({
  at: z.number(),
  exchangeId: z.string(),
  basis: z.object({ secretId: z.string(), registered: z.string().nullable(), catalogueVersion: z.string() }),
});

const scopeProofs = z.object({
  requested: proof.nullable(),
  granted: proof.extend({ granted: z.boolean() }).nullable(),
  effective: proof
    .extend({
      verdict: z.enum(VERDICTS),
      confidence: z.enum(CONFIDENCES),
      operationId: z.string(),
      method: z.string(),
      path: z.string(),
    })
    .nullable(),
});

export const ledgerSchema = z.object({
  credentials: z.array(
    z.object({ tenantId: z.string(), credentialId: z.string(), scopes: z.record(z.string(), scopeProofs) }),
  ),
});
export type LedgerValue = z.infer<typeof ledgerSchema>;
export type LedgerDocument = Document<LedgerValue>;
