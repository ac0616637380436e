// The secrets that the vault keeps for a tenant. One by one: a secret that is missing or damaged keeps no other from being removed
// from an answer; what a closed vault keeps is not sent, so no answer can repeat it.
import { BenchError } from '../errors.ts';
import { secretRefs } from '../tenants/secret-refs.ts';
import { SANDBOX_TENANT_ID, type TenantList } from '../tenants/tenant-list.ts';
import type { Vault } from '../vault/vault.ts';

export async function tenantSecrets(tenants: TenantList, vault: Vault, tenantId: string): Promise<string[]> {
  if (tenantId === SANDBOX_TENANT_ID) return [];
  const tenant = (await tenants.all()).find((one) => one.id === tenantId);
  const refs = tenant?.credentials.flatMap((credential) => secretRefs(tenantId, credential)) ?? [];
  const read = await Promise.all(
    refs.map((ref) =>
      vault.get(ref).catch((error: unknown) => {
        if (error instanceof BenchError) return null;
        throw error;
      }),
    ),
  );
  return read.filter((secret) => secret !== null);
}
