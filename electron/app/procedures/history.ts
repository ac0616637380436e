// The procedures of the history, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { historyContract } from '../../../shared/contract/history.ts';
import { chooseExported } from '../../engine/history/choose-exported.ts';
import { askOrgReason } from '../../engine/history/org-reason.ts';
import { toHar } from '../../engine/history/to-har.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(historyContract).$context<RouterContext>();

export const historyProcedures = os.router({
  list: os.list.handler(({ context: { engine }, input }) => engine.history.list(input)),
  get: os.get.handler(({ context: { engine }, input }) => engine.history.get(input.exchangeId)),
  orgReason: os.orgReason.handler(({ context: { engine }, input, signal }) =>
    askOrgReason(engine.context, engine.checks, input, signal),
  ),
  pin: os.pin.handler(({ context: { engine }, input }) => engine.history.pin(input.exchangeId, input.pinned)),
  remove: os.remove.handler(({ context: { engine }, input }) => engine.history.remove(input.exchangeIds)),
  purge: os.purge.handler(({ context: { engine }, input }) => engine.history.purge(input)),
  exportHar: os.exportHar.handler(async ({ context: { engine }, input }) => {
    const { ids, leftOut } = chooseExported(engine.history, input);
    return {
      filename: `scopebench-${new Date(engine.context.now()).toISOString().slice(0, 10)}-redacted.har`,
      text: await toHar(ids, engine.history.get, { version: engine.ports.version, leftOut }),
      exported: ids.length,
      leftOut,
    };
  }),
});
