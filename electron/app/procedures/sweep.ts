// The procedures of sweeps beside their run, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { sweepContract } from '../../../shared/contract/sweep.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(sweepContract).$context<RouterContext>();

export const sweepProcedures = os.router({
  plan: os.plan.handler(({ context: { engine }, input }) => engine.sweeps.plan(input)),
  report: os.report.handler(({ context: { engine }, input }) => engine.sweeps.report(input.runId, input.format)),
});
