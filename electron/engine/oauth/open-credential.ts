// Opens a credential for one call. The value lives as long as that call does; nothing keeps it.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';

export interface OpenedCredential {
  tenant: Tenant;
  credential: Credential;
  secretId: string;
  secret: string;
}

/** In the place of the id of a secret, where a credential works without one. */
const NO_SECRET = '';

/** Of the secret in use; undefined where the credential cannot be used before it has one. */
export function secretIdOf(credential: Credential): string | undefined {
  const used = credential.secrets.find((secret) => secret.inUse)?.id;
  return used ?? (kindOf(credential).secrets.optional ? NO_SECRET : undefined);
}

/** With its secret in use, or the named one. Throws NOT_FOUND, SECRET_MISSING, ADDRESS_CHANGED, or the vault's own errors (locked, absent, damaged). */
export async function openCredential(
  context: EngineContext,
  tenantId: string,
  credentialId: string,
  named?: string,
): Promise<OpenedCredential> {
  const { tenant, credential } = await context.tenants.credential(tenantId, credentialId);
  const secretId = named === undefined ? secretIdOf(credential) : credential.secrets.find(({ id }) => id === named)?.id;
  if (secretId === NO_SECRET) return { tenant, credential, secretId, secret: '' };
  if (secretId === undefined)
    throw new BenchError('SECRET_MISSING', `${credential.name} has no ${kindOf(credential).secrets.called} yet.`, {
      fix: 'Enter it on the Tenants page.',
    });
  const secret = await context.sources.of(tenantId).secret(tenant, credential, secretId);
  return { tenant, credential, secretId, secret };
}

export function noteUse(
  { lastUsed }: EngineContext,
  { tenant, credential, secretId }: Pick<OpenedCredential, 'tenant' | 'credential' | 'secretId'>,
): void {
  // Secrets that come with the bench need nobody's care.
  if (tenant.abilities.editable) lastUsed.note(tenant.id, credential.id, secretId);
}
