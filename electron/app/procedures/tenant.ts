// The procedures of tenants, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { tenantContract } from '../../../shared/contract/tenant.ts';
import type { Engine } from '../../engine/create-engine.ts';
import { checkTenant } from '../../engine/tenants/check-tenant.ts';
import { markProduction, removeSeveral } from '../../engine/tenants/several-tenants.ts';
import { exportTenants, importTenants } from '../../engine/tenants/transfer.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(tenantContract).$context<RouterContext>();

const several = ({ context: { tenants: list, sources, vault, events }, ports }: Engine) => ({
  document: ports.tenants,
  list,
  sources,
  vault,
  events,
});

export const tenantProcedures = os.router({
  list: os.list.handler(({ context: { engine } }) => engine.tenants.list()),
  add: os.add.handler(({ context: { engine }, input }) => engine.tenants.add(input)),
  update: os.update.handler(({ context: { engine }, input }) => engine.tenants.update(input)),
  check: os.check.handler(({ context: { engine }, input }) =>
    checkTenant(engine.checks().context, engine.tenants, input),
  ),
  duplicate: os.duplicate.handler(({ context: { engine }, input }) => engine.tenants.duplicate(input)),
  remove: os.remove.handler(({ context: { engine }, input }) => engine.tenants.remove(input)),
  export: os.export.handler(async ({ context: { engine }, input }) => {
    const all = await engine.context.tenants.all();
    return exportTenants(
      input.tenantIds ? all.filter((tenant) => input.tenantIds?.includes(tenant.id)) : all,
      engine.context.now(),
    );
  }),
  import: os.import.handler(({ context: { engine }, input }) =>
    importTenants(
      {
        document: engine.ports.tenants,
        list: engine.context.tenants,
        sources: engine.context.sources,
        now: engine.context.now,
      },
      input,
    ),
  ),
  markProduction: os.markProduction.handler(({ context: { engine }, input }) => markProduction(several(engine), input)),
  removeSeveral: os.removeSeveral.handler(({ context: { engine }, input }) => removeSeveral(several(engine), input)),
});
