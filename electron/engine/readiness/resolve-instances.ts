// The instances of an integration as saved tenants and credentials: those that the file names, or the ones that are given in their place.
import type { Integration } from '../../../shared/integration/integration.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { TriedInstance } from '../../../shared/runs/readiness/readiness-events.ts';
import { BenchError } from '../errors.ts';
import type { TenantList } from '../tenants/tenant-list.ts';

export interface ReadyInstance {
  tenant: Tenant;
  credential: Credential;
  /** That the file says it was made of; null for one that it does not name. */
  version: string | null;
}

/** @throws BenchError NOT_FOUND for a name that is no saved tenant or credential, INVALID_INPUT where there is none at all. */
export async function resolveInstances(
  tenants: TenantList,
  integration: Integration,
  targets: readonly { tenantId: string; credentialId: string }[] | undefined,
): Promise<ReadyInstance[]> {
  const all = await tenants.all();
  const named = integration.instances.map(({ tenant: name, credential, version }) => {
    const tenant = tenantNamed(all, name);
    return { tenant, credential: tenant && credentialNamed(tenant, credential), version, name, wanted: credential };
  });
  if (targets !== undefined)
    return Promise.all(
      targets.map(async ({ tenantId, credentialId }) => {
        const { tenant, credential } = await tenants.credential(tenantId, credentialId);
        const same = named.find((one) => one.tenant?.id === tenantId && one.credential?.id === credentialId);
        return { tenant, credential, version: same?.version ?? null };
      }),
    );
  if (named.length === 0)
    throw new BenchError('INVALID_INPUT', 'The file names no test instance, and no tenant is given.', {
      fix: 'Name one under instances, or give a tenant.',
    });
  return named.map(({ tenant, credential, version, name, wanted }) => {
    if (!tenant)
      throw new BenchError('NOT_FOUND', `There is no tenant ${name}, which the file names.`, {
        meaning: 'An instance is found by the name or the address of a saved tenant.',
        fix: 'Add the tenant, or change its name in the file.',
      });
    if (!credential)
      throw new BenchError('NOT_FOUND', `${tenant.name} has no credential ${wanted}, which the file names.`, {
        fix: 'Add the credential of the instance, or change its name in the file.',
      });
    return { tenant, credential, version };
  });
}

export const toTried = ({ tenant, credential, version }: ReadyInstance): TriedInstance => ({
  tenantId: tenant.id,
  tenantName: tenant.name,
  host: new URL(tenant.origin).host,
  credentialId: credential.id,
  credentialName: credential.name,
  version,
});

function tenantNamed(all: readonly Tenant[], name: string): Tenant | undefined {
  const wanted = name.trim().toLowerCase();
  const host = wanted.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return (
    all.find((one) => one.name.toLowerCase() === wanted) ??
    all.find(({ origin, abilities }) => !abilities.builtIn && new URL(origin).host === host) ??
    (wanted === 'sandbox' ? all.find(({ abilities }) => abilities.builtIn) : undefined)
  );
}

function credentialNamed({ credentials }: Tenant, name: string): Credential | undefined {
  const wanted = name.trim().toLowerCase();
  return credentials.find((one) => one.name.toLowerCase() === wanted || one.clientId.toLowerCase() === wanted);
}
