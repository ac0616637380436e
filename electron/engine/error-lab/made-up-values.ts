// Everything that is wrong on purpose. A wrong secret is made up and never a changed form of the real one; a made-up token
// is signed by no key. Only the assertion by client secret is signed, as its fault is the method and not the signature.
import { SignJWT } from 'jose';

/** As long as Okta's own (FACTS §9). */
export const MADE_UP_SECRET = 'made-up-for-an-error-case-not-a-secret-1';
export const MADE_UP_CLIENT_ID = '0oaErrorCaseNoClient';

/** The length of a signature of RS256, and no signature. */
const NO_SIGNATURE = 'A'.repeat(342);
const CLIENT_ID_OF_ANOTHER_ORG = '0oaAnotherOrgsClient';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function unsigned(claims: object): string {
  return `${part({ kid: 'made-up', alg: 'RS256' })}.${part(claims)}.${NO_SIGNATURE}`;
}

/** The claims of an access token of the org server (FACTS §7), of another issuer. */
function tokenClaims(now: number, issuer: string, audience: string, scope: string) {
  const iat = Math.floor(now / 1000);
  return {
    ver: 1,
    jti: 'AT.made-up',
    iss: issuer,
    aud: audience,
    iat,
    exp: iat + 3600,
    cid: CLIENT_ID_OF_ANOTHER_ORG,
    scp: [scope],
    sub: CLIENT_ID_OF_ANOTHER_ORG,
  };
}

export function foreignToken(now: number, scope: string): string {
  const other = 'https://another-org.okta.com';
  return unsigned(tokenClaims(now, other, other, scope));
}

export function customServerToken(now: number, origin: string, scope: string): string {
  return unsigned(tokenClaims(now, `${origin}/oauth2/default`, 'api://default', scope));
}

/** The same token with another signature; a token that is no JWT gets another end. */
export function tamperedToken(raw: string): string {
  const [header, payload, signature] = raw.split('.');
  if (header === undefined || payload === undefined || signature === undefined) return `${raw.slice(0, -4)}AAAA`;
  return `${header}.${payload}.${'A'.repeat(Math.max(signature.length, 4))}`;
}

/** FACTS §1.2. `issuer` is `sub` as well. */
function assertionClaims(now: number, issuer: string, origin: string) {
  const iat = Math.floor(now / 1000);
  return { iss: issuer, sub: issuer, aud: `${origin}/oauth2/v1/token`, iat, exp: iat + 300, jti: `error-case-${now}` };
}

export function assertionWithoutKey(now: number, issuer: string, origin: string): string {
  return unsigned(assertionClaims(now, issuer, origin));
}

export function assertionByClientSecret(now: number, issuer: string, origin: string, secret: string): Promise<string> {
  return new SignJWT(assertionClaims(now, issuer, origin))
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}
