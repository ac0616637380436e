// Access tokens of the authorization servers: shape of FACTS §7, for the hour that the org's last or as long as a rule says. A token is valid by its
// signature and claims; what is remembered is only which of the latest were issued to whom, so that revoking can name them. Of
// older ones the moment of the last is kept: a client that is deactivated loses all up to then.
import { decodeJwt } from 'jose';
import type { Ids } from '../ids.ts';
import type { SigningKeys } from './signing-keys.ts';

const LIFETIME_S = 3_600;
const REMEMBERED = 20_000;

export interface AccessClaims {
  ver: number;
  jti: string;
  iss: string;
  aud: string;
  iat: number;
  exp: number;
  cid: string;
  scp: string[];
  sub: string;
  /** Of a token that is bound to a key (FACTS §2). */
  cnf?: { jkt: string };
  /** The person in whose name the client holds it; none where it asked for itself. */
  uid?: string;
  /** When that person signed in, epoch seconds. */
  auth_time?: number;
}

/** Why a token is not usable; the names are Okta's own keys (FACTS §3.1). */
export type TokenFault =
  | 'access_token_invalid'
  | 'token_expired'
  | 'access_token_revoked'
  | 'access_token_invalid_audience'
  | 'access_token_invalid_issuer'
  | 'token_timestamp_invalid';

/** Who issues a token and for whom; the same for whoever takes it. */
export interface Issuer {
  /** `iss`: the address of the org, or of a custom server below it. */
  issuer: string;
  /** `aud`. */
  audience: string;
  keys: SigningKeys;
  /** `typ` of its access tokens, where they have one. */
  typ?: string;
}

/** `at`: epoch milliseconds. `more`: claims beside those of every token, or in their place. */
export interface TokenPlan {
  at: number;
  client: { id: string };
  scopes: readonly string[];
  lifetimeS?: number;
  more?: Record<string, unknown>;
}

export interface AccessTokens {
  issue(issuer: Issuer, plan: TokenPlan): Promise<string>;
  /** Claims of a token that is good at that moment (epoch milliseconds), whatever has become of its client; or why it is not. */
  read(issuer: Issuer, token: string, at: number): Promise<{ claims: AccessClaims } | { fault: TokenFault }>;
  revoke(jti: string): void;
  /** Every token issued to this client so far is dead for good. */
  revokeAllOf(clientId: string): void;
}

export function createAccessTokens(ids: Ids, remembered = REMEMBERED): AccessTokens {
  /** Client and time of issue (epoch seconds) by token id. */
  const issued = new Map<string, { cid: string; iat: number }>();
  const revoked = new Set<string>();
  const verified = new Map<string, AccessClaims>();
  /** By client: the time of issue of the last token that is not remembered, and up to which such ones are dead. */
  const forgotten = new Map<string, number>();
  const deadUntil = new Map<string, number>();

  /** The entry that had to go, if one had to. */
  function forgetOldest<T>(map: Map<string, T>): T | undefined {
    const [oldest] = map.size > remembered ? map : [];
    if (oldest) map.delete(oldest[0]);
    return oldest?.[1];
  }

  const isDead = ({ jti, cid, iat }: AccessClaims): boolean =>
    revoked.has(jti) || (!issued.has(jti) && iat <= (deadUntil.get(cid) ?? Number.NEGATIVE_INFINITY));

  async function verify({ issuer, audience, keys }: Issuer, token: string): Promise<AccessClaims | TokenFault> {
    const known = verified.get(token);
    const claims = known ?? parseClaims(token);
    if (!claims) return 'access_token_invalid';
    // Issuer and audience are checked before the signature: a token of another org cannot be checked with our keys anyway.
    if (claims.iss !== issuer)
      return claims.iss.startsWith(`${issuer}/oauth2/`)
        ? 'access_token_invalid_audience'
        : 'access_token_invalid_issuer';
    if (claims.aud !== audience) return 'access_token_invalid_audience';
    if (known) return known;
    if (!(await keys.verify(token))) return 'access_token_invalid';
    verified.set(token, claims);
    forgetOldest(verified);
    return claims;
  }

  return {
    async issue({ issuer, audience, keys, typ }, { at, client, scopes, lifetimeS = LIFETIME_S, more }) {
      const iat = Math.floor(at / 1000);
      const claims: AccessClaims = {
        ver: 1,
        jti: `AT.${ids.opaque('jti', 43)}`,
        iss: issuer,
        aud: audience,
        iat,
        exp: iat + lifetimeS,
        cid: client.id,
        scp: [...scopes],
        sub: client.id,
        ...more,
      };
      issued.set(claims.jti, { cid: claims.cid, iat });
      const gone = forgetOldest(issued);
      if (gone) forgotten.set(gone.cid, Math.max(gone.iat, forgotten.get(gone.cid) ?? gone.iat));
      return keys.sign(typ === undefined ? {} : { typ }, claims);
    },
    async read(issuer, token, at) {
      const claims = await verify(issuer, token);
      if (typeof claims === 'string') return { fault: claims };
      const now = at / 1000;
      if (claims.iat > now + 300) return { fault: 'token_timestamp_invalid' };
      if (claims.exp <= now) return { fault: 'token_expired' };
      if (isDead(claims)) return { fault: 'access_token_revoked' };
      return { claims };
    },
    revoke(jti) {
      revoked.add(jti);
    },
    revokeAllOf(clientId) {
      for (const [jti, { cid }] of issued) if (cid === clientId) revoked.add(jti);
      const until = forgotten.get(clientId);
      if (until !== undefined) deadUntil.set(clientId, until);
    },
  };
}

function parseClaims(token: string): AccessClaims | null {
  try {
    const claims = decodeJwt(token) as Partial<AccessClaims>;
    const whole =
      typeof claims.iss === 'string' &&
      typeof claims.jti === 'string' &&
      typeof claims.cid === 'string' &&
      typeof claims.iat === 'number' &&
      typeof claims.exp === 'number' &&
      Array.isArray(claims.scp);
    if (whole) return claims as AccessClaims;
    // A custom server's token or another product's may lack our claims; its issuer still shows whose it is.
    if (typeof claims.iss === 'string')
      return { ver: 0, jti: '', aud: '', iat: 0, exp: 0, cid: '', scp: [], sub: '', iss: claims.iss };
    return null;
  } catch {
    return null;
  }
}
