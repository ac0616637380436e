// A DPoP proof (RFC 9449 §4.2; FACTS §2): a JWT of its own for each request, which shows that whoever sends it holds the key that the token
// is bound to. The key is made here and cannot be read out again, not even by this process: it signs, and goes with the process.
import { createHash, randomUUID } from 'node:crypto';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { SignedText } from './credential-engine.ts';

/** Of the algorithms that Okta takes (FACTS §2) the one whose keys are made quickest and whose proofs are shortest. */
const ALGORITHM = 'ES256';

export interface ProofKey {
  privateKey: CryptoKey;
  publicJwk: JWK;
  /** RFC 7638; the `cnf.jkt` of a token that is bound to it. */
  thumbprint: string;
}

export async function makeProofKey(): Promise<ProofKey> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: false });
  const publicJwk = await exportJWK(publicKey);
  return { privateKey, publicJwk, thumbprint: await calculateJwkThumbprint(publicJwk) };
}

export interface ProvedRequest {
  method: string;
  /** As it is called; what `htu` leaves out is left out here. */
  url: URL;
  /** That the server asked for; null for none. */
  nonce: string | null;
  /** By the clock of the org, epoch ms. */
  at: number;
  /** The token that goes out with it; null for a token request. */
  accessToken: string | null;
}

export async function signProof(key: ProofKey, request: ProvedRequest): Promise<SignedText> {
  const { method, url, nonce, at, accessToken } = request;
  const header = { typ: 'dpop+jwt', alg: ALGORITHM, jwk: key.publicJwk };
  const claims = {
    jti: randomUUID(),
    htm: method,
    // Without query and fragment (RFC 9449 §4.2); the URL class writes it in the normal form that §4.3 compares by.
    htu: `${url.origin}${url.pathname}`,
    iat: Math.floor(at / 1000),
    ...(accessToken !== null && { ath: hashOfToken(accessToken) }),
    ...(nonce !== null && { nonce }),
  };
  return {
    what: 'dpop-proof',
    header,
    claims,
    jwt: await new SignJWT(claims).setProtectedHeader(header).sign(key.privateKey),
  };
}

/** `ath`: base64url of the SHA-256 of the token as it is sent (RFC 9449 §4.2). */
export const hashOfToken = (accessToken: string): string =>
  createHash('sha256').update(accessToken, 'ascii').digest('base64url');
