// What a use leaves behind in the tenants (when a secret was last used, what a check found) is read from the host after each, so
// that it is true without a reload. Only that is taken over: an answer that was on its way while something was saved must not
// undo what is shown of it.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { host } from '../client.ts';
import { onHostSent } from '../host-sent.ts';
import { setTenants, tenantsStore } from './tenants.ts';

let following = false;

/** From now on, once for the page. */
export function keepTenantsFresh(): void {
  if (following) return;
  following = true;
  onHostSent(() => void refresh());
}

async function refresh(): Promise<void> {
  // A host that is gone is reported elsewhere.
  const reported = await host.tenant.list().catch(() => []);
  const { tenants } = tenantsStore.getState();
  const next = tenants.map((tenant) => withUse(tenant, reported));
  if (next.some((tenant, index) => tenant !== tenants[index])) setTenants(next);
}

function withUse(tenant: Tenant, reported: readonly Tenant[]): Tenant {
  const now = reported.find(({ id, origin }) => id === tenant.id && origin === tenant.origin);
  if (!now) return tenant;
  const credentials = tenant.credentials.map((one) => credentialWithUse(one, now.credentials));
  const checked = (now.organization?.checkedAt ?? 0) > (tenant.organization?.checkedAt ?? 0);
  const used = credentials.some((one, index) => one !== tenant.credentials[index]);
  if (!checked && !used) return tenant;
  return { ...tenant, credentials, organization: checked ? now.organization : tenant.organization };
}

function credentialWithUse(credential: Credential, reported: readonly Credential[]): Credential {
  const now = reported.find(({ id }) => id === credential.id);
  if ((now?.lastUsedAt ?? 0) <= (credential.lastUsedAt ?? 0)) return credential;
  const usedAt = new Map(now?.secrets.map(({ id, lastUsedAt }) => [id, lastUsedAt]));
  return {
    ...credential,
    lastUsedAt: now?.lastUsedAt ?? null,
    secrets: credential.secrets.map((secret) => ({
      ...secret,
      lastUsedAt: usedAt.get(secret.id) ?? secret.lastUsedAt,
    })),
  };
}
