// Client assertions with one thing wrong, signed by the private key of whoever sends the case (FACTS §1.2, FACTS-D §13).
import { randomUUID } from 'node:crypto';
import { generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { CaseValue } from '../../../shared/okta/error-cases/cases/case-values.ts';
import { type SigningKey, signAssertion } from '../credentials/client-assertion.ts';
import { MADE_UP_CLIENT_ID } from './made-up-values.ts';

interface Fault {
  /** In place of the good claims; undefined leaves one out. `now`: epoch seconds. */
  claims?: (now: number, origin: string) => JWTPayload;
  kid?: string;
  anotherKey?: true;
  /** Below the origin, where it is not the token endpoint of the org. */
  path?: string;
}

/** Seconds. */
const GOOD_LIFE = 300;
const TOKEN_PATH = '/oauth2/v1/token';

const FAULTS = {
  assertion: {},
  assertionForCustomServer: { path: '/oauth2/default/v1/token' },
  assertionOfOtherSubject: { claims: () => ({ sub: MADE_UP_CLIENT_ID }) },
  assertionOfUnknownKey: { kid: 'made-up-for-an-error-case' },
  assertionOfAnotherKey: { anotherKey: true },
  assertionForIssuer: { claims: (_, origin) => ({ aud: origin }) },
  assertionWithoutEnd: { claims: () => ({ exp: undefined }) },
  assertionExpired: { claims: (now) => ({ iat: now - 900, exp: now - 600 }) },
  assertionInMilliseconds: { claims: (now) => ({ exp: (now + 300) * 1000 }) },
  assertionIssuedLater: { claims: (now) => ({ iat: now + 600, exp: now + 900 }) },
} satisfies Partial<Record<CaseValue, Fault>>;

export type FaultyAssertion = keyof typeof FAULTS;

export const isFaultyAssertion = (name: string): name is FaultyAssertion => Object.hasOwn(FAULTS, name);

/** `at`: epoch ms. */
export async function faultyAssertion(
  name: FaultyAssertion,
  key: SigningKey,
  { clientId, origin, at }: { clientId: string; origin: string; at: number },
): Promise<string> {
  const { claims, anotherKey, path = TOKEN_PATH, ...more }: Fault = FAULTS[name];
  const kid = more.kid ?? key.kid;
  const audience = `${origin}${path}`;
  if (name === 'assertion' || name === 'assertionForCustomServer')
    return (await signAssertion(key, { clientId, audience, at, life: GOOD_LIFE })).jwt;
  const now = Math.floor(at / 1000);
  const good = { iss: clientId, sub: clientId, aud: audience, iat: now, exp: now + GOOD_LIFE, jti: randomUUID() };
  const whole = Object.entries({ ...good, ...claims?.(now, origin) }).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(whole))
    .setProtectedHeader({ alg: key.alg, ...(kid !== null && { kid }) })
    .sign(anotherKey ? (await generateKeyPair(key.alg)).privateKey : key.key);
}
