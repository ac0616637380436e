// All tenants as one list: those saved in the document, and the sandbox org, which is never saved: it is what runs.
import { z } from 'zod';
import { type Credential, type Tenant, tenant } from '../../../shared/contract/tenant.ts';
import { kindByClient } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { Document } from '../document.ts';
import { BenchError } from '../errors.ts';
import { withPresentNamesIn } from '../former-names.ts';
import type { SandboxHandle } from '../ports.ts';
import type { LastUsed } from './last-used.ts';

export const SANDBOX_TENANT_ID = 'sandbox';
/** What the clients of the sandbox org are: client ID and secret. */
export const SANDBOX_CLIENT_KIND = kindByClient('client_secret_basic');
/** The version stays: the field is a permission, and absent it is not given. */
export const tenantsSchema = z.preprocess(
  (value) => withPresentNamesIn(value, 'tenants', { provenWrites: 'invalidWrites' }),
  z.object({ tenants: z.array(tenant) }),
);
export type TenantsDocument = Document<z.infer<typeof tenantsSchema>>;

export interface TenantList {
  /** With when their credentials were last used, as far as this process knows. */
  all(): Promise<Tenant[]>;
  /** Throws NOT_FOUND. */
  get(tenantId: string): Promise<Tenant>;
  credential(tenantId: string, credentialId: string): Promise<{ tenant: Tenant; credential: Credential }>;
  /** Changes one saved tenant; refuses the sandbox org. */
  change(tenantId: string, edit: (tenant: Tenant) => Tenant): Promise<Tenant>;
}

export function createTenantList(
  document: TenantsDocument,
  sandbox: () => SandboxHandle | null,
  lastUsed: Pick<LastUsed, 'shown'>,
): TenantList {
  const all = async () => {
    const { value } = await document.read();
    const handle = sandbox();
    const saved = value.tenants.map(lastUsed.shown);
    return handle ? [sandboxTenant(handle), ...saved] : saved;
  };
  const get = async (tenantId: string) => {
    const found = (await all()).find((one) => one.id === tenantId);
    if (!found) throw tenantNotFound();
    return found;
  };
  return {
    all,
    get,
    async credential(tenantId, credentialId) {
      const found = await get(tenantId);
      const credential = found.credentials.find((one) => one.id === credentialId);
      if (!credential) throw credentialNotFound(found.name);
      return { tenant: found, credential };
    },
    async change(tenantId, edit) {
      if (tenantId === SANDBOX_TENANT_ID) throw sandboxIsFixed();
      let changed: Tenant | undefined;
      await document.update(({ tenants }) => {
        const index = tenants.findIndex((one) => one.id === tenantId);
        const before = tenants[index];
        if (!before) throw tenantNotFound();
        changed = edit(before);
        return { tenants: tenants.with(index, changed) };
      });
      if (!changed) throw tenantNotFound();
      return lastUsed.shown(changed);
    },
  };
}

/** The sandbox org as a tenant; its credentials' ids are made of their names, so that they stay the same over restarts. */
function sandboxTenant(handle: SandboxHandle): Tenant {
  return {
    id: SANDBOX_TENANT_ID,
    kind: 'sandbox',
    name: 'Sandbox org',
    origin: handle.url,
    production: false,
    invalidWrites: true,
    organization: null,
    createdAt: 0,
    credentials: handle.clients().map((client) => ({
      id: sandboxCredentialId(client.name),
      kind: SANDBOX_CLIENT_KIND,
      name: client.name,
      clientId: client.clientId,
      secrets: [{ id: 'built-in', label: 'Built in', addedAt: 0, lastUsedAt: null, inUse: true }],
      registeredScopes: client.registered,
      registeredFrom: 'sandbox',
      lastUsedAt: null,
      expiresAt: null,
    })),
  };
}

function sandboxCredentialId(name: string): string {
  return `sandbox-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function tenantNotFound(): BenchError {
  return new BenchError('NOT_FOUND', 'That tenant is not here any more.', {
    fix: 'Choose another tenant, or add it again on the Tenants page.',
  });
}

function credentialNotFound(tenantName: string): BenchError {
  return new BenchError('NOT_FOUND', `${tenantName} has no such credential any more.`, {
    fix: 'Choose another credential, or add it on the Tenants page.',
  });
}

export function sandboxIsFixed(): BenchError {
  return new BenchError('CONFLICT', 'The sandbox org cannot be edited.', {
    fix: 'Its clients and settings are on the Sandbox page; add a tenant for your own org.',
  });
}
