// The tenants as the host last gave them, and which tenant and credential the person works with. The choice is kept across
// reloads; when what was chosen is gone, the first one takes its place, so there is always something to work with.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { readKept, writeKept } from '../kept-value.ts';

interface TenantsState {
  tenants: readonly Tenant[];
  selectedTenantId: string | null;
  /** Tenant id → credential id. */
  selectedCredentialIds: Readonly<Record<string, string>>;
}

const KEY = 'selection';

function keptSelection(): Pick<TenantsState, 'selectedTenantId' | 'selectedCredentialIds'> {
  const kept = readKept(KEY);
  const nothing = { selectedTenantId: null, selectedCredentialIds: {} };
  if (typeof kept !== 'object' || kept === null || !('tenantId' in kept) || !('credentialIds' in kept)) return nothing;
  if (typeof kept.tenantId !== 'string' || typeof kept.credentialIds !== 'object') return nothing;
  return {
    selectedTenantId: kept.tenantId,
    selectedCredentialIds: { ...(kept.credentialIds as Record<string, string>) },
  };
}

export const tenantsStore = createStore<TenantsState>()(() => ({ tenants: [], ...keptSelection() }));

tenantsStore.subscribe(({ selectedTenantId, selectedCredentialIds }) =>
  writeKept(KEY, { tenantId: selectedTenantId, credentialIds: selectedCredentialIds }),
);

export function setTenants(tenants: readonly Tenant[]): void {
  tenantsStore.setState({ tenants });
}

/** Put a tenant as the host returned it in place of the one with its id, or at the end. */
export const putTenant = (tenant: Tenant): void => putTenants([tenant]);

export function putTenants(changed: readonly Tenant[]): void {
  const byId = new Map(changed.map((tenant) => [tenant.id, tenant]));
  tenantsStore.setState(({ tenants }) => {
    const known = new Set(tenants.map(({ id }) => id));
    return {
      tenants: [
        ...tenants.map((tenant) => byId.get(tenant.id) ?? tenant),
        ...changed.filter(({ id }) => !known.has(id)),
      ],
    };
  });
}

export function dropTenants(tenantIds: readonly string[]): void {
  const gone = new Set(tenantIds);
  tenantsStore.setState(({ tenants }) => ({ tenants: tenants.filter(({ id }) => !gone.has(id)) }));
}

export function selectTenant(tenantId: string): void {
  tenantsStore.setState({ selectedTenantId: tenantId });
}

/** Work with this credential; its tenant is chosen with it. */
export function selectCredential(tenantId: string, credentialId: string): void {
  tenantsStore.setState(({ selectedCredentialIds }) => ({
    selectedTenantId: tenantId,
    selectedCredentialIds: { ...selectedCredentialIds, [tenantId]: credentialId },
  }));
}

export function selectedTenant(state: TenantsState = tenantsStore.getState()): Tenant | null {
  return state.tenants.find((tenant) => tenant.id === state.selectedTenantId) ?? state.tenants[0] ?? null;
}

export function selectedCredential(state: TenantsState = tenantsStore.getState()): Credential | null {
  const tenant = selectedTenant(state);
  if (!tenant) return null;
  const id = state.selectedCredentialIds[tenant.id];
  return tenant.credentials.find((credential) => credential.id === id) ?? tenant.credentials[0] ?? null;
}

export const useTenants = (): readonly Tenant[] => useStore(tenantsStore, (state) => state.tenants);
export const useSelectedTenant = (): Tenant | null => useStore(tenantsStore, selectedTenant);
export const useSelectedCredential = (): Credential | null => useStore(tenantsStore, selectedCredential);
