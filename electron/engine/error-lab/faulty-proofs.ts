// DPoP proofs with one thing wrong (FACTS §2): of a token request by a key of their own, since such a request is refused; of a call by the key
// that its token is bound to.
import { randomUUID } from 'node:crypto';
import { type JWTHeaderParameters, SignJWT } from 'jose';
import type { CaseValue } from '../../../shared/okta/error-cases/cases/case-values.ts';
import { hashOfToken, makeProofKey, type ProofKey, signProof } from '../credentials/dpop-proof.ts';

const ALGORITHM = 'ES256';

interface Fault {
  header?: Partial<JWTHeaderParameters>;
  /** In place of the good claims; undefined leaves one out. `now`: epoch seconds. */
  claims?: (now: number, url: URL) => Record<string, unknown>;
  anotherKeySigns?: true;
}

const FAULTS = {
  proof: {},
  proofOfOtherType: { header: { typ: 'JWT' } },
  proofWithoutKey: { header: { jwk: undefined } },
  proofWithWrongSignature: { anotherKeySigns: true },
  proofForOtherMethod: { claims: () => ({ htm: 'GET' }) },
  proofForOtherAddress: { claims: (_, { origin, pathname }) => ({ htu: `${origin}/${pathname}` }) },
  proofWithoutTime: { claims: () => ({ iat: undefined }) },
  proofTooOld: { claims: (now) => ({ iat: now - 600 }) },
  proofIssuedLater: { claims: (now) => ({ iat: now + 600 }) },
} satisfies Partial<Record<CaseValue, Fault>>;

export type FaultyProof = keyof typeof FAULTS;

export const isFaultyProof = (name: string): name is FaultyProof => Object.hasOwn(FAULTS, name);

/** Of a token request to that address. `at`: epoch ms. */
export async function faultyProof(name: FaultyProof, url: URL, at: number): Promise<string> {
  const { header, claims, anotherKeySigns }: Fault = FAULTS[name];
  const key = await makeProofKey();
  const now = Math.floor(at / 1000);
  const good = { jti: randomUUID(), htm: 'POST', htu: `${url.origin}${url.pathname}`, iat: now };
  const whole = Object.entries({ ...good, ...claims?.(now, url) }).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(whole))
    .setProtectedHeader({ typ: 'dpop+jwt', alg: ALGORITHM, jwk: key.publicJwk, ...header })
    .sign((anotherKeySigns ? await makeProofKey() : key).privateKey);
}

export type CallProof = 'callProof' | 'callProofOfOtherToken' | 'callProofOfOtherKey';

export const isCallProof = (name: string): name is CallProof => name.startsWith('callProof');

/** Of a call with that token. `key`: the one that the token is bound to. */
export async function callProof(
  name: CallProof,
  key: ProofKey,
  call: { method: string; url: URL; at: number; accessToken: string },
): Promise<string> {
  const other = name === 'callProofOfOtherToken';
  const accessToken = other ? hashOfToken(call.accessToken) : call.accessToken;
  const by = name === 'callProofOfOtherKey' ? await makeProofKey() : key;
  return (await signProof(by, { ...call, accessToken, nonce: null })).jwt;
}
