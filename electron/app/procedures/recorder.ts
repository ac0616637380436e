// The procedures of recordings, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { recorderContract } from '../../../shared/contract/recorder.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(recorderContract).$context<RouterContext>();

export const recorderProcedures = os.router({
  address: os.address.handler(({ context: { engine }, input }) => ({ url: engine.recorders.of(input.runId) })),
});
