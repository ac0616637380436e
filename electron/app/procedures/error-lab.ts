// The procedures of the error lab beside its run, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { errorLabContract } from '../../../shared/contract/error-lab.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(errorLabContract).$context<RouterContext>();

export const errorLabProcedures = os.router({
  results: os.results.handler(({ context: { engine }, input }) => engine.errorLab.results(input)),
  saveBaseline: os.saveBaseline.handler(({ context: { engine }, input }) => engine.errorLab.saveBaseline(input)),
  forgetBaseline: os.forgetBaseline.handler(({ context: { engine }, input }) => engine.errorLab.forgetBaseline(input)),
  report: os.report.handler(({ context: { engine }, input }) => engine.errorLab.report(input)),
  fixtures: os.fixtures.handler(({ context: { engine }, input }) => engine.errorLab.fixtures(input)),
});
