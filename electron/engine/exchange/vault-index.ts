// What the open vault holds, made ready to be searched for: read once when it opens and once whenever it is another one (saved,
// removed, bound to another address, or changed by another process), not for each exchange. Gone with the open vault.
import { parseTenantRef } from '../tenants/secret-refs.ts';
import type { Vault } from '../vault/vault.ts';
import type { KnownSecrets, OwnSecrets } from './known-secrets.ts';

export interface VaultIndex {
  /** Reads the vault if it is another one than was read, and makes all its secrets known. */
  refresh(): Promise<void>;
  /**
   * The secrets of a tenant; null where there are none, or the vault is closed: what a closed vault keeps is not sent, so no answer
   * can repeat it. Counts as a use of the vault.
   */
  of(tenantId: string): Promise<OwnSecrets | null>;
}

type ByTenant = ReadonlyMap<string, OwnSecrets>;

const NONE: ByTenant = new Map();

export function createVaultIndex(
  vault: Pick<Vault, 'revision' | 'refs' | 'known' | 'used' | 'onChange'>,
  secrets: KnownSecrets,
): VaultIndex {
  let built: { revision: string; byTenant: Promise<ByTenant> } | null = null;
  vault.onChange(() => {
    built = null;
  });

  const read = async (): Promise<ByTenant> => {
    const refsOf = new Map<string | null, string[]>();
    for (const ref of await vault.refs()) {
      const tenantId = parseTenantRef(ref)?.tenantId ?? null;
      refsOf.set(tenantId, [...(refsOf.get(tenantId) ?? []), ref]);
    }
    const byTenant = new Map<string, OwnSecrets>();
    for (const [tenantId, refs] of refsOf) {
      // One that is missing or damaged keeps no other from being known.
      const { values } = await vault.known(refs);
      secrets.keep(values);
      if (tenantId !== null && values.length > 0) byTenant.set(tenantId, secrets.ready(values));
    }
    return byTenant;
  };

  const current = async (): Promise<ByTenant> => {
    const revision = await vault.revision();
    if (revision === null) return NONE;
    if (built?.revision === revision) return built.byTenant;
    const mine = { revision, byTenant: read() };
    built = mine;
    mine.byTenant.catch(() => {
      if (built === mine) built = null;
    });
    return mine.byTenant;
  };

  return {
    async refresh() {
      await current();
    },
    async of(tenantId) {
      const own = (await current()).get(tenantId) ?? null;
      if (own !== null) vault.used();
      return own;
    },
  };
}
