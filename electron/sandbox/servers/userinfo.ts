// The userinfo endpoint (FACTS §19): what an access token of the server lets its client know of the person. The scheme and the words of its refusals are its own.
import { PUBLISHED_OAUTH_ERRORS } from '../../../shared/okta/errors/published/oauth-errors.ts';
import { faultOfResourceProof } from '../dpop/resource-proof.ts';
import type { Exchange } from '../http/exchange.ts';
import { json, type Reply } from '../http/reply.ts';
import { USERS } from '../resources/types/users.ts';
import { personClaims } from '../tokens/person-claims.ts';
import { readToken } from '../tokens/read-token.ts';
import { serverAt } from './find-server.ts';
import { oauthError } from './oauth-error.ts';

const ENOUGH = ['openid', 'profile', 'email', 'address', 'phone'];
/** In the words of the API, without their full stop. */
const INVALID = PUBLISHED_OAUTH_ERRORS.access_token_invalid[2].replace(/\.$/, '');
const NEEDS_SCOPE =
  'The access token must provide access to at least one of these scopes - profile, email, address or phone';

export async function answerUserinfo(exchange: Exchange): Promise<Reply> {
  const server = serverAt(exchange);
  if (!server) return oauthError('invalid_authorization_server');
  const [, scheme = '', token = ''] =
    /^(Bearer|DPoP) +(\S+)$/i.exec(exchange.request.headers.get('authorization')?.trim() ?? '') ?? [];
  const read = await readToken(exchange, server, token);
  const claims = 'fault' in read ? null : read.claims;
  const user = claims?.uid === undefined ? undefined : exchange.org.store(USERS).get(claims.uid);
  if (!claims || !user) return refuse(401, 'Bearer', 'invalid_token', INVALID);
  const bound = claims.cnf?.jkt;
  if ((scheme.toLowerCase() === 'dpop') !== (bound !== undefined))
    return refuse(401, bound ? 'DPoP' : 'Bearer', 'invalid_token', INVALID);
  const fault = bound === undefined ? null : await faultOfResourceProof(exchange, token, bound);
  if (fault) return refuse(400, 'DPoP', 'invalid_dpop_proof', PUBLISHED_OAUTH_ERRORS[fault][2]);
  // `openid` alone shows who it is and nothing more (our reading).
  if (!claims.scp.some((scope) => ENOUGH.includes(scope)))
    return refuse(403, 'Bearer', 'insufficient_scope', NEEDS_SCOPE);
  return json(200, { sub: user.id, ...personClaims(exchange.org, user, claims.scp) });
}

const refuse = (status: number, scheme: string, error: string, text: string): Reply => ({
  status,
  error,
  headers: [
    ['www-authenticate', `${scheme} error="${error}", error_description="${text}"`],
    ['access-control-expose-headers', 'WWW-Authenticate'],
  ],
});
