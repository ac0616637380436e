// An API of one's own with an authorization server of its own, on a free port: it checks what it is asked to check, so that a sound
// one, a weak one and one with exactly one hole are the same few lines. It knows nothing of the bench.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CryptoKey, decodeJwt, decodeProtectedHeader, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { once } from '../../../shared/once.ts';
import { type FakeOrigin, startOrigin } from './fake-origin.ts';

export const CHECKS = ['token', 'signature', 'exp', 'aud', 'iss', 'scp'] as const;
export type Check = (typeof CHECKS)[number];

const ISSUER = 'https://acme.okta.com/oauth2/default';
const AUDIENCE = 'api://default';
const SCOPE = 'AccessAll';
export const APP_ORIGIN = 'https://app.example.com';

export interface OwnApi extends Pick<FakeOrigin, 'url' | 'close'> {
  /** `GET /api/whoami token expired`, in their order. */
  seen: { method: string; path: string; authorization: string | null; origin: string | null }[];
  /** Signed by its authorization server. */
  token(changed?: Record<string, unknown>): Promise<string>;
  /** Signed by another one. */
  foreignToken(changed?: Record<string, unknown>): Promise<string>;
}

export interface OwnApiOptions {
  /** All of them for a sound one, none for one that is open. */
  checks?: readonly Check[];
  /** Answers in its place; true when it did. */
  instead?(request: IncomingMessage, response: ServerResponse): boolean;
}

export async function startOwnApi({ checks = CHECKS, instead }: OwnApiOptions = {}): Promise<OwnApi> {
  const { own, other } = await keys();
  const seen: OwnApi['seen'] = [];
  const origin = await startOrigin(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const { authorization = null, origin: page = null } = headers;
    seen.push({ method, path: url, authorization, origin: page });
    if (instead?.(request, response)) return;
    if (page === APP_ORIGIN) {
      response.setHeader('Access-Control-Allow-Origin', APP_ORIGIN);
      response.setHeader('Access-Control-Allow-Headers', 'Authorization');
    }
    const [status, challenge] =
      method === 'OPTIONS' ? [204, null] : await answer(url, authorization, checks, own.publicKey);
    if (challenge !== null) response.setHeader('WWW-Authenticate', challenge);
    response.writeHead(status, { 'content-type': 'application/json' }).end(status === 204 ? '' : '{}');
  });
  return {
    url: origin.url,
    close: origin.close,
    seen,
    token: (changed) => sign(own.privateKey, changed),
    foreignToken: (changed) => sign(other.privateKey, changed),
  };
}

/** Of both servers, the same for every API: making them is what takes time. */
const keys = once(async () => {
  const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  return { own, other };
});

const now = (): number => Math.floor(Date.now() / 1000);

function sign(key: CryptoKey, changed: Record<string, unknown> = {}): Promise<string> {
  const claims = {
    ver: 1,
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'client',
    cid: 'client',
    scp: [SCOPE],
    iat: now(),
    exp: now() + 3600,
  };
  return new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(key);
}

type Answer = [status: number, challenge: string | null];

async function answer(
  path: string,
  authorization: string | null,
  checks: readonly Check[],
  key: CryptoKey,
): Promise<Answer> {
  if (path === '/api/hello') return [200, null];
  if (path !== '/api/whoami') return [404, null];
  const checked = (check: Check) => checks.includes(check);
  if (authorization === null) return checked('token') ? [401, 'Bearer'] : [200, null];
  const raw = authorization.replace(/^Bearer /, '');
  const wrong = [401, 'Bearer error="invalid_token"'] as const satisfies Answer;
  const claims = await readClaims(raw, checked('signature') ? key : null);
  if (claims === null) return checked('signature') ? wrong : [200, null];
  if (checked('exp') && ((claims.exp ?? 0) <= now() || (claims.nbf ?? 0) > now())) return wrong;
  if (checked('aud') && claims.aud !== AUDIENCE) return wrong;
  if (checked('iss') && claims.iss !== ISSUER) return wrong;
  const scopes = Array.isArray(claims.scp) ? claims.scp : [];
  return checked('scp') && !scopes.includes(SCOPE) ? [403, 'Bearer error="insufficient_scope"'] : [200, null];
}

/** Of a token that can be read, whoever signed it, where no key is given. Null for one that is not good. */
async function readClaims(raw: string, key: CryptoKey | null) {
  try {
    decodeProtectedHeader(raw);
    const claims = decodeJwt(raw);
    if (key === null) return claims;
    // Its times are another check.
    await jwtVerify(raw, key, { algorithms: ['RS256'], currentDate: new Date((claims.iat ?? 0) * 1000) });
    return claims;
  } catch {
    return null;
  }
}
