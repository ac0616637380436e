// The procedures of what only the host can do, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { hostContract } from '../../../shared/contract/app.ts';
import { createHostActions } from '../host-actions.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(hostContract).$context<RouterContext>();

export const hostProcedures = os.router({
  saveBytes: os.saveBytes.handler(({ context: { engine }, input }) => createHostActions(engine).saveBytes(input)),
  saveText: os.saveText.handler(({ context: { engine }, input }) => createHostActions(engine).saveText(input)),
  saveBody: os.saveBody.handler(({ context: { engine }, input }) => createHostActions(engine).saveBody(input)),
  openExternal: os.openExternal.handler(({ context: { engine }, input }) =>
    createHostActions(engine).openExternal(input.url),
  ),
});
