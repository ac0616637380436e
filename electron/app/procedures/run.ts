// The procedures of runs of every kind, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { runContract } from '../../../shared/contract/run.ts';
import { iterateWithBenchErrors } from '../bench-errors.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(runContract).$context<RouterContext>();

export const runProcedures = os.router({
  start: os.start.handler(({ context: { engine }, input }) => engine.runs.start(input)),
  watch: os.watch.handler(({ context: { engine }, input, signal }) =>
    iterateWithBenchErrors(engine.runs.watch(input, signal)),
  ),
  events: os.events.handler(({ context: { engine }, input }) => engine.runs.events(input.runId)),
  pause: os.pause.handler(({ context: { engine }, input }) => engine.runs.pause(input.runId)),
  resume: os.resume.handler(({ context: { engine }, input }) => engine.runs.resume(input.runId)),
  cancel: os.cancel.handler(({ context: { engine }, input }) => engine.runs.cancel(input.runId)),
  list: os.list.handler(({ context: { engine }, input }) => engine.runs.list(input)),
  remove: os.remove.handler(({ context: { engine }, input }) => engine.runs.remove(input.runId)),
});
