// The public half of a private key in the vault. The key is opened for this, and what is handed out holds no private part of it.
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';

export async function readPublicKey(
  { tenants, sources }: Pick<EngineContext, 'tenants' | 'sources'>,
  { tenantId, credentialId, secretId }: { tenantId: string; credentialId: string; secretId: string },
): Promise<{ jwk: Record<string, unknown> }> {
  const { tenant, credential } = await tenants.credential(tenantId, credentialId);
  const { keys } = engineOf(credential);
  if (!keys)
    throw new BenchError('UNSUPPORTED', `A ${kindOf(credential).secrets.called} has no public half.`, {
      fix: 'Only a private key has one.',
    });
  const jwk = await keys.publicJwk(await sources.of(tenantId).secret(tenant, credential, secretId));
  return { jwk: { ...jwk } };
}
