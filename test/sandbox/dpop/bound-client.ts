// The service app of the sandbox that demands DPoP, as a test plays it: it signs its assertion, and proofs with a key of the test, one
// thing of them different where a test says so.
import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { type Answer, NOON, type OrgUnderTest } from '../support.ts';
import { FORM } from '../token-request.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
export const NOW = NOON / 1000;

export interface ProofKey {
  privateKey: Parameters<SignJWT['sign']>[0];
  jwk: JWK;
  alg: string;
  thumbprint: string;
}

export async function makeProofKey(alg = 'ES256'): Promise<ProofKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { privateKey, jwk, alg, thumbprint: await calculateJwkThumbprint(jwk) };
}

export interface ProofDiffers {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  without?: readonly string[];
  /** Signs it while the header carries the other key. */
  signedBy?: ProofKey['privateKey'];
}

/** A good proof for the address, but for what differs. */
export function signProof(
  key: ProofKey,
  method: string,
  url: string,
  { header, claims, without = [], signedBy }: ProofDiffers = {},
): Promise<string> {
  const whole = { htm: method, htu: url, iat: NOW, jti: randomUUID(), ...claims };
  const kept = Object.fromEntries(Object.entries(whole).filter(([name]) => !without.includes(name)));
  return new SignJWT(kept)
    .setProtectedHeader({ typ: 'dpop+jwt', alg: key.alg, jwk: key.jwk, ...header })
    .sign(signedBy ?? key.privateKey);
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export interface BoundClient {
  clientId: string;
  /** A token request with a fresh assertion; `proof`: the value of the header, null for none. */
  ask(proof: string | null, more?: { path?: string; scope?: string; assertion?: string }): Promise<Answer>;
  assertion(path?: string): Promise<string>;
  /** The nonce that the org gives out now. */
  nonce(): Promise<string>;
}

export async function boundClient(org: OrgUnderTest, name = 'Sealed Sync'): Promise<BoundClient> {
  const found = org.sandbox.clients().find((one) => one.name === name);
  if (!found?.privateJwk) throw new Error(`no client ${name} with a key`);
  const { clientId, privateJwk } = found;
  const alg = privateJwk.kty === 'EC' ? 'ES256' : 'RS256';
  const key = await importJWK(privateJwk, alg);
  const assertion = (path = '/oauth2/v1/token'): Promise<string> => {
    const iat = Math.floor(org.sandbox.clock.now() / 1000);
    return new SignJWT({
      iss: clientId,
      sub: clientId,
      aud: `${org.url}${path}`,
      iat,
      exp: iat + 300,
      jti: randomUUID(),
    })
      .setProtectedHeader({ alg, kid: String(privateJwk.kid) })
      .sign(key);
  };
  const ask: BoundClient['ask'] = async (
    proof,
    { path = '/oauth2/v1/token', scope = 'okta.users.read', ...more } = {},
  ) =>
    org.call('POST', path, {
      headers: { 'content-type': FORM, ...(proof !== null && { dpop: proof }) },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope,
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: more.assertion ?? (await assertion(path)),
      }).toString(),
    });
  const nonce = async (): Promise<string> => {
    const answer = await ask(await signProof(await makeProofKey(), 'POST', `${org.url}/oauth2/v1/token`));
    return answer.headers.get('dpop-nonce') ?? '';
  };
  return { clientId, ask, assertion, nonce };
}
