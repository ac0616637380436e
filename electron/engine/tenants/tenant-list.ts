// All tenants as one list: those saved in the document, and those that come with the bench, which are never saved.
import { z } from 'zod';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import { type SavedTenant, savedTenant, type Tenant } from '../../../shared/model/tenant.ts';
import type { Document } from '../document.ts';
import { BenchError } from '../errors.ts';
import { withPresentNamesIn } from '../former-names.ts';
import type { LastUsed } from './last-used.ts';
import type { TenantSources } from './tenant-source.ts';

/** The version stays: the field is a permission, and absent it is not given. */
export const tenantsSchema = z.preprocess(
  (value) => withPresentNamesIn(value, 'tenants', { provenWrites: 'invalidWrites' }),
  z.object({ tenants: z.array(savedTenant) }),
);
export type TenantsDocument = Document<z.infer<typeof tenantsSchema>>;

export interface TenantList {
  /** With when their credentials were last used, as far as this process knows. */
  all(): Promise<Tenant[]>;
  /** Throws NOT_FOUND. */
  get(tenantId: string): Promise<Tenant>;
  credential(tenantId: string, credentialId: string): Promise<{ tenant: Tenant; credential: Credential }>;
  /** Changes one saved tenant. Throws NOT_FOUND, and CONFLICT for one that cannot be edited. */
  change(tenantId: string, edit: (tenant: SavedTenant) => SavedTenant): Promise<Tenant>;
  /** A saved tenant as it is shown. */
  shown(saved: SavedTenant): Tenant;
}

export function createTenantList(
  document: TenantsDocument,
  sources: TenantSources,
  lastUsed: Pick<LastUsed, 'shown'>,
): TenantList {
  const shown = (saved: SavedTenant): Tenant => ({
    ...lastUsed.shown(saved),
    abilities: sources.of(saved.id).abilities,
  });
  const saved = async () => [...sources.builtIn(), ...(await document.read()).value.tenants];
  const get = async (tenantId: string) => {
    const isIt = (one: SavedTenant) => one.id === tenantId;
    // What comes with the bench is in no file.
    const found = sources.builtIn().find(isIt) ?? (await document.read()).value.tenants.find(isIt);
    if (!found) throw tenantNotFound();
    return shown(found);
  };
  return {
    all: async () => (await saved()).map(shown),
    get,
    async credential(tenantId, credentialId) {
      const found = await get(tenantId);
      const credential = found.credentials.find((one) => one.id === credentialId);
      if (!credential) throw credentialNotFound(found.name);
      return { tenant: found, credential };
    },
    async change(tenantId, edit) {
      sources.checkEditable(tenantId);
      let changed: SavedTenant | undefined;
      await document.update(({ tenants }) => {
        const index = tenants.findIndex((one) => one.id === tenantId);
        const before = tenants[index];
        if (!before) throw tenantNotFound();
        changed = edit(before);
        return { tenants: tenants.with(index, changed) };
      });
      if (!changed) throw tenantNotFound();
      return shown(changed);
    },
    shown,
  };
}

export function tenantNotFound(): BenchError {
  return new BenchError('NOT_FOUND', 'That tenant no longer exists.', {
    fix: 'Choose another tenant, or add it again on the Tenants page.',
  });
}

function credentialNotFound(tenantName: string): BenchError {
  return new BenchError('NOT_FOUND', `${tenantName} no longer has such a credential.`, {
    fix: 'Choose another credential, or add it on the Tenants page.',
  });
}
