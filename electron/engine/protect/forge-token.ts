// Tokens that are wrong on purpose, made of the claims of a good one. The bench has no key of the authorization server: what it signs,
// it signs with a key of its own that nobody trusts; what needs no key (alg: none, a changed claim under the old signature) is exact.
import { randomBytes } from 'node:crypto';
import { base64url, type CryptoKey, generateKeyPair, SignJWT } from 'jose';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import type { TestCaseId } from '../../../shared/runs/protect/test-cases.ts';

type Claims = Record<string, unknown>;

/** Those that the bench makes itself. */
export type ForgedCase = Exclude<TestCaseId, 'good-token' | 'no-token'>;

export interface TokenForge {
  make(id: ForgedCase): Promise<string>;
}

const HOUR = 3600;
/** What a token that cannot be read might say. */
const UNREADABLE: Claims = {
  iss: 'https://issuer.example/oauth2/default',
  aud: 'api://default',
  sub: 'somebody',
  scp: [],
};
/** jose makes keys for these; Okta signs with RS256. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];

/** `now`: epoch ms, by the clock of the authorization server. */
export async function createTokenForge(good: string, now: number): Promise<TokenForge> {
  const view = decodeToken(good);
  const claims = view.payload ?? UNREADABLE;
  const alg = ALGORITHMS.find((one) => one === view.header?.alg) ?? 'RS256';
  const { privateKey } = await generateKeyPair(alg);
  const header = { ...view.header, alg };
  const seconds = Math.floor(now / 1000);
  const sign = (changed: Claims) => signed(header, { ...claims, ...changed }, privateKey);
  return {
    async make(id) {
      switch (id) {
        case 'garbage':
          return randomBytes(30).toString('base64url');
        case 'alg-none':
          return `${encode({ ...view.header, alg: 'none' })}.${encode(claims)}.`;
        case 'tampered':
          return tampered(good);
        case 'foreign-key':
          return sign({});
        case 'expired':
          return sign({ iat: seconds - 2 * HOUR, exp: seconds - HOUR });
        case 'not-yet-valid':
          return sign({ iat: seconds + HOUR, nbf: seconds + HOUR, exp: seconds + 2 * HOUR });
        case 'wrong-audience':
          return sign({ aud: 'https://other-api.example' });
        case 'wrong-issuer':
          return sign({ iss: 'https://issuer.example/oauth2/other' });
        case 'wrong-scope':
          return signed(header, { ...without(claims, ['scope']), scp: ['scopebench.other'] }, privateKey);
        case 'id-token':
          return signed(header, idTokenClaims(claims), privateKey);
      }
    },
  };
}

const encode = (value: unknown): string => base64url.encode(JSON.stringify(value));

function signed({ alg, ...header }: Claims & { alg: string }, claims: Claims, key: CryptoKey): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ ...header, alg }).sign(key);
}

/** One that cannot be read gets another last character: nothing else of it can be changed on purpose. */
function tampered(good: string): string {
  const [header, , signature] = good.split('.');
  const { payload } = decodeToken(good);
  if (payload === null) return `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`;
  const scopes = Array.isArray(payload.scp) ? payload.scp : [];
  return `${header}.${encode({ ...payload, sub: 'somebody-else', scp: [...scopes, 'scopebench.tampered'] })}.${signature}`;
}

function without(claims: Claims, names: readonly string[]): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));
}

/** As Okta writes one (FACTS §18): for the client, without scopes. */
function idTokenClaims(claims: Claims): Claims {
  const { iss, sub, iat, exp, cid } = claims;
  return {
    ...{ ver: 1, iss, sub, iat, exp },
    aud: cid ?? '0oaexampleclient',
    jti: `ID.${randomBytes(20).toString('base64url')}`,
    amr: ['pwd'],
    auth_time: iat,
    nonce: randomBytes(12).toString('base64url'),
  };
}
