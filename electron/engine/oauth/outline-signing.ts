// What a token request would sign if it went out now. It is made by what authorizes the real request, so that neither can say something else
// than the other: assertion and DPoP proof. The signatures stay here and are dropped.
import type { SigningOutline } from '../../../shared/model/token.ts';
import { isBoundToKey } from '../../../shared/okta/credentials/credential-kinds.ts';
import { PER_ATTEMPT } from '../../../shared/okta/wire-text/signed-rows.ts';
import type { EngineContext } from '../engine-context.ts';
import { resolveAt, tenantDestination } from '../exchange/destination.ts';
import { authorizeAsClient, endpointPath } from './ask-as-client.ts';
import { openCredential } from './open-credential.ts';

/** Throws UNSUPPORTED for a credential without a client, and what opening it throws. */
export async function outlineSigning(
  context: EngineContext,
  { tenantId, credentialId }: { tenantId: string; credentialId: string },
): Promise<SigningOutline> {
  const opened = await openCredential(context, tenantId, credentialId);
  const { tenant, credential } = opened;
  const key = isBoundToKey(credential) ? await context.proofs.keyOf({ tenantId, credentialId }) : null;
  const authorize = authorizeAsClient(context, tenantId, opened, key);
  const url = resolveAt(tenantDestination(tenant), endpointPath(credential, 'token'));
  const at = context.orgNow(tenantId);
  const clockAheadMs = at - context.now();
  const { signed } = await authorize({ method: 'POST', url, nonce: null, at });
  return {
    request: { method: 'POST', url: url.href },
    signed: signed.map(({ what, header, claims }) => ({ what, header, claims: { ...claims, jti: PER_ATTEMPT } })),
    clockAheadMs,
    thumbprint: key?.thumbprint ?? null,
  };
}
