// A client assertion (RFC 7523 §3; FACTS §1.2, §13): signed again for every request that goes out, because its `jti` counts once. Its
// times are those of the org's clock, so a clock of this computer that is wrong does no harm.
import { createPrivateKey, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import { assertionLife, OF_THE_KEY } from '../../../shared/okta/credentials/assertion-fields.ts';
import { plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import { BenchError } from '../errors.ts';
import { readPrivateKeyText } from './private-key-text.ts';
import type { SignedText } from './signed-text.ts';

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const SHORTEST_RSA_BITS = 2_048;
const RSA_ALGORITHMS = ['RS256', 'RS384', 'RS512'] as const;
/** By the curve's name in OpenSSL. */
const EC_ALGORITHMS: Record<string, string> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };

export interface SigningKey {
  key: KeyObject;
  alg: string;
  /** Of a JWK that has one; the org needs it when the app has several keys. */
  kid: string | null;
}

/** `wanted`: an algorithm in place of the key's own. Throws INVALID_INPUT for what is no private key that Okta takes a signature of, or not by that algorithm. */
export function readSigningKey(text: string, wanted: unknown = OF_THE_KEY): SigningKey {
  const read = readPrivateKeyText(text);
  if ('fault' in read) {
    const { message, meaning, fix } = read.fault;
    throw new BenchError('INVALID_INPUT', message, { meaning, fix });
  }
  const key = openKey(read);
  const jwk = read.form === 'jwk' ? read.jwk : {};
  return { key, alg: algorithmOf(key, jwk.alg, wanted), kid: typeof jwk.kid === 'string' ? jwk.kid : null };
}

function openKey(read: { form: 'pem'; pem: string } | { form: 'jwk'; jwk: Record<string, unknown> }): KeyObject {
  try {
    return read.form === 'pem'
      ? createPrivateKey(read.pem)
      : createPrivateKey({ key: read.jwk as JsonWebKey, format: 'jwk' });
  } catch {
    // What the library says may hold parts of the key.
    throw new BenchError('INVALID_INPUT', 'The private key cannot be read.', {
      meaning: 'It looks like one, but its content is damaged or of a type that is not known.',
      fix: 'Copy it once more, whole, or make a new key.',
    });
  }
}

/** `named`: of the key itself. */
function algorithmOf(key: KeyObject, named: unknown, wanted: unknown): string {
  const fitting = algorithmsOf(key);
  if (wanted === OF_THE_KEY) return fitting.find((alg) => alg === named) ?? fitting[0];
  const alg = fitting.find((one) => one === wanted);
  if (alg !== undefined) return alg;
  throw new BenchError('INVALID_INPUT', `${String(wanted)} does not fit the private key.`, {
    meaning: `The key signs by ${fitting.join(', ')}.`,
    fix: 'Choose one of these, or leave the algorithm as usual.',
  });
}

/** The usual one first. */
function algorithmsOf(key: KeyObject): readonly [string, ...string[]] {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') {
    if (modulusLength < SHORTEST_RSA_BITS) throw notTaken(`An RSA key of ${modulusLength} bits is too short.`);
    return RSA_ALGORITHMS;
  }
  const alg = key.asymmetricKeyType === 'ec' ? EC_ALGORITHMS[namedCurve] : undefined;
  if (alg === undefined)
    throw notTaken(`Okta takes no signature of a key of the type ${namedCurve || key.asymmetricKeyType}.`);
  return [alg];
}

const notTaken = (message: string): BenchError =>
  new BenchError('INVALID_INPUT', message, {
    meaning: 'Client assertions are signed with RSA of 2048 bits or more, or with EC on P-256, P-384 or P-521.',
    fix: 'Make a new key, and register its public half for the app.',
  });

/** `readSigningKey`, or what keeps a key that was read before. */
export type ReadSigningKey = (secret: string, alg?: unknown) => SigningKey;

/** As this credential signs: by its algorithm, and naming the key or not. Throws as `readSigningKey`. */
export function signingKeyOf(
  { credential, secret }: { credential: Credential; secret: string },
  readKey: ReadSigningKey = readSigningKey,
): SigningKey {
  const { alg, kid } = plainValues(credential);
  const key = readKey(secret, alg);
  return kid === false ? { ...key, kid: null } : key;
}

export interface AssertionFor {
  clientId: string;
  /** The address of the request, without a query. */
  audience: string;
  /** Epoch ms, by the org's clock. */
  at: number;
  /** Seconds; five minutes as usual, as Okta's own clients have it. */
  life: number;
}

/** What an assertion of this client is for: the very address that is called, so that a custom domain has its own (FACTS §1.2). */
export const assertionFor = (credential: Credential, { url, at }: { url: URL; at: number }): AssertionFor => ({
  clientId: credential.clientId,
  audience: `${url.origin}${url.pathname}`,
  at,
  life: assertionLife(plainValues(credential).assertionLife),
});

/** For one request: `jti` counts once. */
export function assertionClaims({ clientId, audience, at, life }: AssertionFor) {
  const now = Math.floor(at / 1000);
  return { iss: clientId, sub: clientId, aud: audience, iat: now, exp: now + life, jti: randomUUID() };
}

export async function signAssertion({ key, alg, kid }: SigningKey, of: AssertionFor): Promise<SignedText> {
  const header = { alg, ...(kid !== null && { kid }) };
  const claims = assertionClaims(of);
  return {
    what: 'client-assertion',
    header,
    claims,
    jwt: await new SignJWT(claims).setProtectedHeader(header).sign(key),
  };
}
