// A DPoP proof (RFC 9449 §4.3): a JWT that carries the public key of whoever signed it and names the one request that it is for. Judged in
// the order in which it is read; each refusal is a row of FACTS §2. What only a token request or only an API call demands (`nonce`, `ath`,
// a `jti` that nobody used) is for the two files beside this one.
import { calculateJwkThumbprint, compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import type { PublishedOAuthKey } from '../../../shared/okta/errors/published/oauth-errors.ts';
import { isFields } from '../resources/behaviour.ts';

export const PROOF_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];
const KEY_TYPES: Record<string, string> = { RS: 'RSA', ES: 'EC' };
/** Parts of a key that only its owner may know. */
const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];
const OLDEST_S = 300;
/** Clocks of servers differ a little: a moment that is this near is not in the future (our reading). */
const LEEWAY_S = 5;

/** The request that a proof has to be for. */
export interface ProvenCall {
  method: string;
  /** Its address, without a query; several where the org has several names. */
  addresses: readonly string[];
  /** Epoch seconds. */
  now: number;
}

export interface Proof {
  /** Thumbprint of the key that signed it (RFC 7638). */
  thumbprint: string;
  /** Epoch seconds from which on it is too old. */
  usableUntil: number;
  jti: unknown;
  nonce: unknown;
  ath: unknown;
}

export type ProofFault = PublishedOAuthKey & (`${string}dpop_proof${string}` | `${string}dpop_binding`);

/** `header`: the value of `DPoP`; null where there is none, several with commas between. */
export async function readProof(
  header: string | null,
  call: ProvenCall,
): Promise<{ proof: Proof } | { fault: ProofFault }> {
  if (header === null) return { fault: 'invalid_dpop_proof_missing_header' };
  if (header.includes(',')) return { fault: 'invalid_dpop_proof_multiple_headers_not_allowed' };
  const parts = parse(header);
  if (!parts) return { fault: 'invalid_dpop_proof_invalid_jwt' };
  const { typ, alg, jwk, claims } = parts;
  if (typ !== 'dpop+jwt') return { fault: 'invalid_dpop_proof_invalid_type' };
  if (alg === undefined || !PROOF_ALGORITHMS.includes(alg))
    return { fault: 'invalid_dpop_proof_invalid_signature_algorithm' };
  if (!isPublicKeyFor(alg, jwk)) return { fault: 'invalid_dpop_proof' };
  if (!(await isSignedBy(header, jwk, alg))) return { fault: 'invalid_dpop_proof_invalid_signature' };
  const fault = faultOfCall(claims, call) ?? faultOfTimes(claims, call.now);
  if (fault) return { fault };
  const { jti, nonce, ath } = claims;
  const usableUntil = Number(claims.iat) + OLDEST_S;
  return { proof: { thumbprint: await calculateJwkThumbprint(jwk), usableUntil, jti, nonce, ath } };
}

interface Parts {
  typ: string | undefined;
  alg: string | undefined;
  jwk: unknown;
  claims: Record<string, unknown>;
}

function parse(jwt: string): Parts | null {
  try {
    const { typ, alg, jwk } = decodeProtectedHeader(jwt);
    return { typ, alg, jwk, claims: decodeJwt(jwt) };
  } catch {
    return null;
  }
}

const isPublicKeyFor = (alg: string, jwk: unknown): jwk is JWK =>
  isFields(jwk) && jwk.kty === KEY_TYPES[alg.slice(0, 2)] && !PRIVATE_PARTS.some((part) => part in jwk);

async function isSignedBy(jwt: string, jwk: JWK, alg: string): Promise<boolean> {
  try {
    await compactVerify(jwt, await importJWK(jwk, alg));
    return true;
  } catch {
    return false;
  }
}

function faultOfCall({ htm, htu }: Parts['claims'], { method, addresses }: ProvenCall): ProofFault | null {
  if (htm !== method) return 'invalid_dpop_proof_invalid_htm';
  const address = typeof htu === 'string' && URL.canParse(htu) ? new URL(htu) : null;
  // A query is none of the address; one that is written there is refused, even an empty one (FACTS §2).
  const bare = address && !/[?#]/.test(String(htu)) ? `${address.origin}${address.pathname}` : '';
  return addresses.includes(bare) ? null : 'invalid_dpop_proof_invalid_htu';
}

function faultOfTimes({ iat, exp }: Parts['claims'], now: number): ProofFault | null {
  if (typeof iat !== 'number' || !Number.isInteger(iat)) return 'invalid_dpop_proof_invalid_iat';
  if (iat > now + LEEWAY_S) return 'invalid_dpop_proof_jwt_issued_in_future';
  if (iat + OLDEST_S < now) return 'invalid_dpop_proof_jwt_too_old';
  return typeof exp === 'number' && exp <= now ? 'invalid_dpop_proof_jwt_expired' : null;
}
