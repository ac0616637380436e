// The procedures of tokens, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { tokenContract } from '../../../shared/contract/token.ts';
import { outlineSigning } from '../../engine/oauth/outline-signing.ts';
import { createHostActions } from '../host-actions.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(tokenContract).$context<RouterContext>();

export const tokenProcedures = os.router({
  request: os.request.handler(({ context: { engine }, input, signal }) => engine.tokens.request(input, signal)),
  outline: os.outline.handler(({ context: { engine }, input }) => outlineSigning(engine.context, input)),
  list: os.list.handler(({ context: { engine } }) => engine.context.tokens.list()),
  discard: os.discard.handler(({ context: { engine }, input }) => ({
    discarded: engine.context.tokens.remove(input.tokenId),
  })),
  revoke: os.revoke.handler(({ context: { engine }, input }) => engine.tokenChecks.revoke(input.tokenId)),
  introspect: os.introspect.handler(({ context: { engine }, input }) => engine.tokenChecks.introspect(input.tokenId)),
  verify: os.verify.handler(({ context: { engine }, input }) => engine.tokenChecks.verify(input.tokenId)),
  copy: os.copy.handler(({ context: { engine }, input }) =>
    createHostActions(engine).copySecret(engine.tokens.held(input.tokenId).raw),
  ),
});
