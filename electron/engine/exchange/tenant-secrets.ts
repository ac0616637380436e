// The secrets that the vault keeps for a tenant, one by one: a secret that is missing or damaged keeps no other from being removed
// from an answer; what a closed vault keeps is not sent, so no answer can repeat it.
import { secretRefs } from '../tenants/secret-refs.ts';
import { SANDBOX_TENANT_ID, type TenantList } from '../tenants/tenant-list.ts';
import type { Vault } from '../vault/vault.ts';

export async function tenantSecrets(tenants: TenantList, vault: Vault, tenantId: string): Promise<string[]> {
  if (tenantId === SANDBOX_TENANT_ID) return [];
  const tenant = (await tenants.all()).find((one) => one.id === tenantId);
  const refs = tenant?.credentials.flatMap((credential) => secretRefs(tenantId, credential)) ?? [];
  return (await vault.known(refs)).values;
}
