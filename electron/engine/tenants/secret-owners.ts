// Whose a secret of the vault is, by what is saved now: for sentences, and once for a vault of version 1, whose secrets are
// bound to their addresses then.

import { settings as settingsSchema } from '../../../shared/model/settings.ts';
import type { SavedTenant } from '../../../shared/model/tenant.ts';
import { BenchError } from '../errors.ts';
import type { SettingsStore } from '../ports.ts';
import type { SecretOwners } from '../vault/vault-core.ts';
import { PROXY_PASSWORD_REF, parseTenantRef, proxyPasswordPlace } from './secret-refs.ts';
import type { TenantsDocument } from './tenant-list.ts';

export function createSecretOwners(document: TenantsDocument, settings: SettingsStore): SecretOwners {
  async function findTenant(ref: string): Promise<SavedTenant | null> {
    const tenantId = parseTenantRef(ref)?.tenantId;
    const { value, notice } = await document.read();
    if (notice?.level === 'error')
      throw new BenchError(
        'FILE_INVALID',
        'The saved tenants cannot be read, so it is not known where each secret may go.',
        {
          meaning: 'The vault was left as it is, locked.',
          fix: notice.fix,
        },
      );
    return value.tenants.find(({ id }) => id === tenantId) ?? null;
  }

  return {
    async originOf(ref) {
      if (ref !== PROXY_PASSWORD_REF) return (await findTenant(ref))?.origin ?? null;
      const read = settingsSchema.safeParse((await settings.read()).settings);
      return read.success ? proxyPasswordPlace(read.data.network.proxy.url).origin || null : null;
    },

    async nameOf(ref) {
      if (ref === PROXY_PASSWORD_REF) return 'the proxy';
      const tenant = await findTenant(ref).catch(() => null);
      const credential = tenant?.credentials.find(({ id }) => id === parseTenantRef(ref)?.credentialId);
      if (!tenant) return null;
      return credential ? `${tenant.name}, ${credential.name}` : tenant.name;
    },
  };
}
