// The ledger: for each scope of a credential the five states, each with the exchange that showed it.
import { z } from 'zod';
import { ledgerView } from '../model/ledger.ts';
import { procedure } from './base.ts';

const ref = z.object({ tenantId: z.string(), credentialId: z.string() });

export const ledgerContract = {
  /** Every scope of the catalogue, of the registration and of what was ever requested. */
  read: procedure.input(ref).output(ledgerView),
  forget: procedure.input(ref.extend({ scopes: z.array(z.string()).optional() })).output(ledgerView),
};
