// Opens a credential for one call. The value lives as long as that call does; nothing keeps it.
import type { Credential, Tenant } from '../../../shared/contract/tenant.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { secretPlace } from '../tenants/secret-refs.ts';
import { SANDBOX_TENANT_ID } from '../tenants/tenant-list.ts';

export interface OpenedCredential {
  tenant: Tenant;
  credential: Credential;
  secretId: string;
  secret: string;
}

/** Throws NOT_FOUND, SECRET_MISSING, ADDRESS_CHANGED, or the vault's own errors (locked, absent, damaged). */
export async function openCredential(
  context: EngineContext,
  tenantId: string,
  credentialId: string,
): Promise<OpenedCredential> {
  const { tenant, credential } = await context.tenants.credential(tenantId, credentialId);
  const secretId = credential.secrets.find((secret) => secret.inUse)?.id;
  if (secretId === undefined)
    throw new BenchError(
      'SECRET_MISSING',
      `${credential.name} has no ${credential.kind === 'access-token' ? 'token' : 'client secret'} yet.`,
      {
        fix: 'Enter it on the Tenants page.',
      },
    );
  if (tenantId !== SANDBOX_TENANT_ID)
    return {
      tenant,
      credential,
      secretId,
      // For the address of this very tenant object: the one that the request goes to.
      secret: await context.vault.get(secretPlace(tenant, credentialId, secretId)),
    };
  const client = context
    .sandbox()
    ?.clients()
    .find((one) => one.clientId === credential.clientId);
  if (!client)
    throw new BenchError('SECRET_MISSING', 'This client of the sandbox org was revoked.', {
      fix: 'Reset the sandbox org on the Sandbox page.',
    });
  return { tenant, credential, secretId, secret: client.clientSecret };
}

export function noteUse(
  { lastUsed }: EngineContext,
  { tenant, credential, secretId }: Pick<OpenedCredential, 'tenant' | 'credential' | 'secretId'>,
): void {
  // The sandbox org's secrets are nobody's to look after.
  if (tenant.id !== SANDBOX_TENANT_ID) lastUsed.note(tenant.id, credential.id, secretId);
}
