// The procedures of recorded traffic, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { inferContract } from '../../../shared/contract/infer.ts';
import { runInfer } from '../../engine/infer/run-infer.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(inferContract).$context<RouterContext>();

export const inferProcedures = os.router({
  run: os.run.handler(({ context: { engine }, input }) =>
    runInfer({ context: engine.context, history: engine.history, parseDocument: engine.ports.parseDocument }, input),
  ),
});
