// The procedures of the sandbox org, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { sandboxContract } from '../../../shared/contract/sandbox.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(sandboxContract).$context<RouterContext>();

export const sandboxProcedures = os.router({
  status: os.status.handler(({ context: { engine } }) => engine.sandbox.status()),
  journal: os.journal.handler(({ context: { engine }, input }) =>
    engine.sandbox.journal(input.after ?? 0, input.limit ?? 200),
  ),
  moveClock: os.moveClock.handler(({ context: { engine }, input }) => engine.sandbox.moveClock(input.byMs)),
  setClock: os.setClock.handler(({ context: { engine }, input }) => engine.sandbox.setClock(input.at)),
  addFault: os.addFault.handler(({ context: { engine }, input }) => engine.sandbox.addFault(input.fault)),
  removeFault: os.removeFault.handler(({ context: { engine }, input }) => engine.sandbox.removeFault(input.faultId)),
  makeClient: os.makeClient.handler(({ context: { engine }, input }) => engine.sandbox.makeClient(input)),
  authorizePage: os.authorizePage.handler(({ context: { engine }, input }) => engine.sandbox.authorizePage(input)),
  instances: os.instances.handler(({ context: { engine } }) => engine.sandbox.instances()),
  revealSecret: os.revealSecret.handler(({ context: { engine }, input }) => engine.sandbox.revealSecret(input)),
  reset: os.reset.handler(({ context: { engine } }) => engine.sandbox.reset()),
});
