// How one call to the API is authorized: by the header of a scheme and what it carries, under DPoP with a proof. It is asked of the token, whatever
// kind of credential it is of: what it goes out under is settled when it is granted.
import {
  type AuthorizationScheme,
  schemeFacts,
  writeAuthorization,
} from '../../../shared/okta/credentials/authorization-schemes.ts';
import type { Authorization, CallToAuthorize, TokenToSend } from './credential-engine.ts';
import type { ProofBook } from './proof-book.ts';
import { withProof } from './prove-key.ts';

/** With a token that is held. What has no scopes holds none that a judgement could go by. */
export async function authorizeCall(
  { proofs }: { proofs: ProofBook },
  { raw, scheme, proofKey: key, info }: TokenToSend,
  call: CallToAuthorize,
): Promise<Authorization> {
  const held = authorizeByScheme(scheme, raw, schemeFacts(scheme).withoutScopes === null ? info.granted : null);
  if (key === null) return held;
  return await withProof(held, call, { book: proofs, key, server: `${call.url.origin}/api`, accessToken: raw });
}

export function authorizeByScheme(
  scheme: AuthorizationScheme,
  value: string,
  heldScopes: string[] | null,
): Authorization {
  return {
    headers: [['Authorization', writeAuthorization(scheme, value)]],
    form: [],
    secrets: [value],
    signed: [],
    heldScopes,
  };
}

/** A call without any authorization. */
export const NO_AUTHORIZATION: Authorization = { headers: [], form: [], secrets: [], signed: [], heldScopes: null };
