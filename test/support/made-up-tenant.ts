// A saved tenant as the page has it, made of its name alone: `Acme 9` is at acme-9.okta.com, and its credentials have the clients 0oaacme90, 0oaacme91.
import type { Tenant } from '../../shared/model/tenant.ts';
import { CREDENTIAL_KINDS } from '../../shared/okta/credentials/credential-kinds.ts';

export interface MadeUpTenant {
  production?: boolean;
  /** Names. */
  credentials?: readonly string[];
  /** One saved secret in each credential. */
  secrets?: boolean;
  /** Epoch ms; null for never. */
  checkedAt?: number | null;
}

export function madeUpTenant(name: string, of: MadeUpTenant = {}): Tenant {
  const { production = false, credentials = [], secrets = false, checkedAt = null } = of;
  const slug = name.toLowerCase().replaceAll(' ', '-');
  return {
    id: `ten_${slug}`,
    kind: 'org',
    name,
    origin: `https://${slug}.okta.com`,
    production,
    invalidWrites: false,
    organization: checkedAt === null ? null : { id: '00o1', pipeline: 'idx', checkedAt },
    createdAt: 0,
    credentials: credentials.map((credential, index) => ({
      kind: CREDENTIAL_KINDS[0].id,
      id: `cred_${slug}_${index}`,
      name: credential,
      clientId: `0oa${slug.replaceAll('-', '')}${index}`,
      secrets: secrets ? [{ id: 'sec_1', label: 'Secret 1', addedAt: 0, lastUsedAt: null, inUse: true }] : [],
      registeredScopes: [],
      registeredFrom: null,
      lastUsedAt: null,
      expiresAt: null,
    })),
    abilities: {
      builtIn: false,
      editable: true,
      removable: true,
      locksWithVault: true,
      simulate: false,
      clock: false,
      faults: false,
      movesAddress: false,
    },
  };
}
