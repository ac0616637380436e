// The secrets that an exchange with a tenant might repeat, whoever put them there: its tokens, and what the vault keeps
// for it. Read for one exchange and dropped with it; a closed vault adds nothing.

import type { TokenBook } from '../oauth/token-book.ts';
import type { SandboxHandle } from '../ports.ts';
import { secretRefs } from '../tenants/secret-refs.ts';
import type { TenantList } from '../tenants/tenant-list.ts';
import { SANDBOX_TENANT_ID } from '../tenants/tenant-list.ts';
import type { Vault } from '../vault/vault.ts';

export interface KnownSecretsPorts {
  tenants: TenantList;
  tokens: TokenBook;
  vault: Vault;
  sandbox(): SandboxHandle | null;
}

export async function knownSecrets(
  { tenants, tokens, vault, sandbox }: KnownSecretsPorts,
  tenantId: string,
): Promise<string[]> {
  const raw = tokens.rawOf(tenantId);
  if (tenantId === SANDBOX_TENANT_ID)
    return [...raw, ...(sandbox()?.clients() ?? []).map((client) => client.clientSecret)];
  const tenant = (await tenants.all()).find((one) => one.id === tenantId);
  const refs = tenant?.credentials.flatMap((credential) => secretRefs(tenantId, credential)) ?? [];
  // One that cannot be read takes none of the others with it.
  return [...raw, ...(await vault.known(refs)).values];
}
