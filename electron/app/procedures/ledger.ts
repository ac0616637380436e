// The procedures of the ledger, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { ledgerContract } from '../../../shared/contract/ledger.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(ledgerContract).$context<RouterContext>();

export const ledgerProcedures = os.router({
  read: os.read.handler(({ context: { engine }, input }) => engine.ledger.read(input)),
  forget: os.forget.handler(({ context: { engine }, input }) => engine.ledger.forget(input)),
});
