// Names of secrets in the vault. A reference holds ids only: it is authenticated data beside the ciphertext, not a secret.
import type { Credential } from '../../../shared/contract/tenant.ts';

export const PROXY_PASSWORD_REF = 'network/proxy-password';

export function secretRef(tenantId: string, credentialId: string, secretId: string): string {
  return `tenant/${tenantId}/${credentialId}/${secretId}`;
}

export function secretRefs(tenantId: string, credential: Credential): string[] {
  return credential.secrets.map((secret) => secretRef(tenantId, credential.id, secret.id));
}
