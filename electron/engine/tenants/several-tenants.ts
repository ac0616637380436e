// What is done to many tenants at once: all of them or none, in one writing of the document, because hundreds of writings would take seconds and could
// end in the middle.
import type { SavedTenant, Tenant } from '../../../shared/model/tenant.ts';
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { Vault } from '../vault/vault.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { secretRefs } from './secret-refs.ts';
import { type TenantList, type TenantsDocument, tenantNotFound } from './tenant-list.ts';
import type { TenantSources } from './tenant-source.ts';

interface SeveralPorts {
  document: TenantsDocument;
  list: TenantList;
  sources: Pick<TenantSources, 'checkEditable' | 'checkRemovable'>;
  vault: Vault;
  events: EngineEvents;
}

/** As they are then, in the order of the list. Throws NOT_FOUND, and CONFLICT for one that cannot be edited. */
export async function markProduction(
  { document, list, sources }: Pick<SeveralPorts, 'document' | 'list' | 'sources'>,
  { tenantIds, production }: { tenantIds: readonly string[]; production: boolean },
): Promise<Tenant[]> {
  const ids = new Set(tenantIds);
  for (const id of ids) sources.checkEditable(id);
  let marked: SavedTenant[] = [];
  await document.update(({ tenants }) => {
    marked = tenants.filter(({ id }) => ids.has(id)).map((tenant) => ({ ...tenant, production }));
    if (marked.length < ids.size) throw tenantNotFound();
    const changed = new Map(marked.map((tenant) => [tenant.id, tenant]));
    return { tenants: tenants.map((tenant) => changed.get(tenant.id) ?? tenant) };
  });
  return marked.map(list.shown);
}

/** Throws INVALID_INPUT when the person typed another number, NOT_FOUND, and CONFLICT for one that cannot be removed. */
export async function removeSeveral(
  ports: SeveralPorts,
  { tenantIds, confirmCount }: { tenantIds: readonly string[]; confirmCount: number },
): Promise<{ removedSecrets: number }> {
  const ids = new Set(tenantIds);
  if (confirmCount !== ids.size)
    throw new BenchError('INVALID_INPUT', 'The number does not match.', {
      meaning: 'Nothing was deleted.',
      fix: `Type ${ids.size}, the number of tenants that would be deleted.`,
    });
  for (const id of ids) ports.sources.checkRemovable(id);
  const found = (await ports.list.all()).filter(({ id }) => ids.has(id));
  if (found.length < ids.size) throw tenantNotFound();
  return removeTenants(ports, found);
}

/** With their secrets, and all that others keep of them. Whether they may be removed is checked before. */
export async function removeTenants(
  { document, vault, events }: Pick<SeveralPorts, 'document' | 'vault' | 'events'>,
  gone: readonly Tenant[],
): Promise<{ removedSecrets: number }> {
  const ids = new Set(gone.map(({ id }) => id));
  await document.update(({ tenants }) => ({ tenants: tenants.filter(({ id }) => !ids.has(id)) }));
  for (const tenantId of ids) await events.emit('tenant-removed', { tenantId });
  const refs = gone.flatMap(({ id, credentials }) => credentials.flatMap((credential) => secretRefs(id, credential)));
  return { removedSecrets: await forgetSecrets(vault, refs) };
}
