// Id tokens: who signed in, for the client alone (FACTS §18). An hour, whatever else comes with them.
import { createHash } from 'node:crypto';
import type { Exchange } from '../http/exchange.ts';
import type { AuthorizationServer, Refused, Subject } from '../servers/oauth-exchange.ts';
import { personClaims, thin } from './person-claims.ts';

const LIFETIME_S = 3_600;

export interface IdTokenPlan {
  server: AuthorizationServer;
  clientId: string;
  subject: Subject;
  scopes: readonly string[];
  grantType: string;
  /** What comes with it, and is named by its hash. */
  accessToken: string | null;
  code: string | null;
}

export async function makeIdToken({ org, at }: Exchange, plan: IdTokenPlan): Promise<{ token: string } | Refused> {
  const { server, clientId, subject, scopes, grantType, accessToken, code } = plan;
  const { user, authTime, nonce } = subject;
  const own = server.idClaims({ clientId, grantType, user, scopes });
  if ('refused' in own) return own;
  const person = personClaims(org, user, scopes);
  const iat = Math.floor(at / 1000);
  const token = await server.keys.sign(
    {},
    {
      sub: user.id,
      ...(accessToken === null ? person : thin(person)),
      ...own.claims,
      ver: 1,
      iss: server.issuer,
      aud: clientId,
      iat,
      exp: iat + LIFETIME_S,
      jti: `ID.${org.ids.opaque('jti', 43)}`,
      amr: ['pwd'],
      idp: org.id,
      ...(nonce !== null && { nonce }),
      auth_time: Math.floor(authTime / 1000),
      ...(accessToken !== null && { at_hash: halfHash(accessToken) }),
      ...(code !== null && { c_hash: halfHash(code) }),
    },
  );
  return { token };
}

/** As OpenID Connect has it for RS256: the left half of the hash. */
const halfHash = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
