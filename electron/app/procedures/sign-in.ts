// The procedures of signing in, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { signInContract } from '../../../shared/contract/sign-in.ts';
import { createHostActions } from '../host-actions.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(signInContract).$context<RouterContext>();

export const signInProcedures = os.router({
  begin: os.begin.handler(({ context: { engine }, input }) => engine.signIns.begin(input)),
  wait: os.wait.handler(({ context: { engine }, input }) => engine.signIns.wait(input.signInId)),
  paste: os.paste.handler(({ context: { engine }, input }) => engine.signIns.paste(input.signInId, input.address)),
  cancel: os.cancel.handler(async ({ context: { engine }, input }) => ({
    cancelled: await engine.signIns.cancel(input.signInId),
  })),
  open: os.open.handler(({ context: { engine }, input }) =>
    createHostActions(engine).openSignIn(engine.signIns.authorizeUrl(input.signInId)),
  ),
});
