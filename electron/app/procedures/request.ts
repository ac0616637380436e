// The procedures of requests, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { requestContract } from '../../../shared/contract/request.ts';
import { readSeenValues } from '../../engine/history/seen-values.ts';
import { copyMasked, copyWithToken } from '../../engine/requests/copy-request.ts';
import { forecast } from '../../engine/requests/preflight.ts';
import { waitForReset } from '../../engine/requests/rate-wait.ts';
import { createHostActions } from '../host-actions.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(requestContract).$context<RouterContext>();

export const requestProcedures = os.router({
  preflight: os.preflight.handler(({ context: { engine }, input }) => forecast(engine.context, input)),
  waitForReset: os.waitForReset.handler(({ context: { engine }, input, signal }) =>
    waitForReset(engine.context, engine.ports.sleep, input, signal),
  ),
  send: os.send.handler(({ context: { engine }, input, signal }) => engine.requests.send(input, signal)),
  resend: os.resend.handler(({ context: { engine }, input, signal }) => engine.requests.resend(input, signal)),
  cancel: os.cancel.handler(({ context: { engine }, input }) => ({
    cancelled: engine.calls.cancel(input.requestKey),
  })),
  next: os.next.handler(({ context: { engine }, input, signal }) => engine.requests.next(input, signal)),
  seenValues: os.seenValues.handler(({ context: { engine }, input }) =>
    readSeenValues(engine.context, engine.history, input),
  ),
  copyAs: os.copyAs.handler(async ({ context: { engine }, input }) => ({
    text: await copyMasked(engine.context, input.request, input.format),
  })),
  copyWithToken: os.copyWithToken.handler(async ({ context: { engine }, input }) =>
    createHostActions(engine).copySecret(
      await copyWithToken(engine.context, engine.tokens, input.request, input.format),
    ),
  ),
});
