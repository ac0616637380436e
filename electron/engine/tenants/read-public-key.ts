// The public half of a private key in the vault. The key is opened for this, and what is handed out holds no private part of it.
import { kindOf, plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';

export async function readPublicKey(
  { tenants, sources, credentials }: Pick<EngineContext, 'tenants' | 'sources' | 'credentials'>,
  { toRegister, ...of }: { tenantId: string; credentialId: string; secretId: string; toRegister?: boolean | undefined },
): Promise<{ jwk: Record<string, unknown> }> {
  const { tenantId, credentialId, secretId } = of;
  const { tenant, credential } = await tenants.credential(tenantId, credentialId);
  const { keys } = engineOf(credential);
  if (!keys)
    throw new BenchError('UNSUPPORTED', `A ${kindOf(credential).secrets.called} has no public half.`, {
      fix: 'Only a private key has one.',
    });
  const secret = await sources.of(tenantId).secret(tenant, credential, secretId);
  const jwk = await keys.publicJwk(secret, plainValues(credential).alg);
  // Whoever registers it does so under this `kid`, which assertions have to name as soon as the app has a second key.
  if (toRegister && jwk.kid !== undefined) await credentials.nameKey(of, jwk.kid);
  return { jwk: { ...jwk } };
}
