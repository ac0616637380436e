// What is kept of the ledger: the evidence of each scope by tenant and credential, and what is still to be forgotten.
// Names, times and ids only: nothing in it is a secret.
import { z } from 'zod';
import { keptScope } from '../../../shared/model/ledger.ts';
import type { Document } from '../document.ts';

export const ledgerSchema = z.object({
  credentials: z.array(
    z.object({ tenantId: z.string(), credentialId: z.string(), scopes: z.record(z.string(), keptScope) }),
  ),
});
export type LedgerValue = z.infer<typeof ledgerSchema>;
export type LedgerDocument = Document<LedgerValue>;
