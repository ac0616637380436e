// Names of secrets in the vault, and the address that each is for: both are authenticated with the ciphertext, so a secret
// opens under its own name and for its own address only. Neither is a secret.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { SecretPlace } from '../vault/secret-box.ts';

export const PROXY_PASSWORD_REF = 'network/proxy-password';
const TENANT_REF = /^tenant\/([^/]+)\/([^/]+)\/[^/]+$/;

export function secretRef(tenantId: string, credentialId: string, secretId: string): string {
  return `tenant/${tenantId}/${credentialId}/${secretId}`;
}

export function secretRefs(tenantId: string, credential: Credential): string[] {
  return credential.secrets.map((secret) => secretRef(tenantId, credential.id, secret.id));
}

/** A tenant's secret goes to the tenant's own origin. */
export function secretPlace({ id, origin }: Tenant, credentialId: string, secretId: string): SecretPlace {
  return { ref: secretRef(id, credentialId, secretId), origin };
}

/** The proxy's password goes to that proxy: scheme, host and port. No address where the setting is none: then it opens never. */
export function proxyPasswordPlace(url: string): SecretPlace {
  const proxy = URL.canParse(url) ? new URL(url) : null;
  if (!proxy?.hostname) return { ref: PROXY_PASSWORD_REF, origin: '' };
  const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
  return { ref: PROXY_PASSWORD_REF, origin: `${proxy.protocol}//${proxy.hostname}:${port}` };
}

/** Null for what is no tenant's. */
export function parseTenantRef(ref: string): { tenantId: string; credentialId: string } | null {
  const [, tenantId, credentialId] = TENANT_REF.exec(ref) ?? [];
  return tenantId === undefined || credentialId === undefined ? null : { tenantId, credentialId };
}
