// What a client may do with a token that it holds: ask whether it is alive, and end it (FACTS §7, §19). Both demand the client's
// own credentials; neither says anything about a token that is unknown, foreign, dead or of another authorization server.
import { decodeJwt, type JWTPayload } from 'jose';
import { type Exchange, runSteps } from '../http/exchange.ts';
import { empty, json, type Reply } from '../http/reply.ts';
import { logRevocation } from '../log/log-grants.ts';
import { valueAt } from '../resources/behaviour.ts';
import { USERS } from '../resources/types/users.ts';
import { authenticated } from '../servers/authenticated.ts';
import { toOAuthExchange } from '../servers/find-server.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthExchange, OAuthStep } from '../servers/oauth-exchange.ts';
import type { AccessClaims } from './access-token.ts';
import { endLine } from './end-line.ts';
import { readToken } from './read-token.ts';
import type { RefreshLine } from './refresh-tokens.ts';

const requireToken: OAuthStep = (exchange) =>
  exchange.form.get('token') ? undefined : oauthError('request_missing_token');

type OwnToken = { access: AccessClaims } | { refresh: RefreshLine } | { id: JWTPayload };

/** The token that is asked about, when it lives, is the caller's own and one of this authorization server. `token_type_hint` is but a hint. */
async function readOwnToken(exchange: OAuthExchange): Promise<OwnToken | null> {
  const { at, client, form, org, server } = exchange;
  const token = form.get('token') ?? '';
  const known = org.refreshTokens.find(token);
  if (known) {
    const { line, replacedAt } = known;
    const own = line.clientId === client?.id && line.issuer === server.issuer;
    return own && replacedAt === null && org.refreshTokens.lives(line, at) ? { refresh: line } : null;
  }
  const read = await readToken(exchange, server, token);
  if ('claims' in read) return read.claims.cid === client?.id ? { access: read.claims } : null;
  return readIdToken(exchange, token);
}

async function readIdToken({ at, client, server }: OAuthExchange, token: string): Promise<OwnToken | null> {
  if (!(await server.keys.verify(token))) return null;
  const claims = decodeJwt(token);
  const own = claims.iss === server.issuer && claims.aud === client?.id && String(claims.jti).startsWith('ID.');
  return own && Number(claims.exp) > at / 1000 ? { id: claims } : null;
}

const introspect: OAuthStep = async (exchange) => {
  const found = await readOwnToken(exchange);
  if (!found) return json(200, { active: false });
  if ('access' in found) return json(200, describeAccess(found.access));
  if ('refresh' in found) return json(200, describeRefresh(exchange, found.refresh));
  const { aud, exp, iat, iss, jti, sub } = found.id;
  const username = loginOf(exchange, sub ?? '');
  return json(200, {
    active: true,
    aud,
    client_id: aud,
    exp,
    iat,
    iss,
    jti,
    sub,
    uid: sub,
    username,
  });
};

/** `sub` of a token that a client has for itself is that client, and so is its user name. */
function describeAccess({ aud, cid, cnf, exp, iat, iss, jti, scp, sub, uid }: AccessClaims): Record<string, unknown> {
  return {
    active: true,
    scope: scp.join(' '),
    client_id: cid,
    username: sub,
    exp,
    iat,
    sub,
    aud,
    iss,
    jti,
    token_type: cnf ? 'DPoP' : 'Bearer',
    ...(uid !== undefined && { uid }),
    ...(cnf && { cnf }),
  };
}

const loginOf = ({ org }: OAuthExchange, userId: string): unknown =>
  valueAt(org.store(USERS).get(userId), 'profile.login');

function describeRefresh(exchange: OAuthExchange, line: RefreshLine): Record<string, unknown> {
  const login = loginOf(exchange, line.userId);
  return {
    active: true,
    scope: line.scopes.join(' '),
    client_id: line.clientId,
    username: login,
    ...(line.endsAt !== null && { exp: Math.floor(line.endsAt / 1000) }),
    sub: login,
    token_type: line.boundTo === null ? 'Bearer' : 'DPoP',
  };
}

/** An access token alone leaves the refresh token alive; a refresh token takes along all that was issued for it. */
const revoke: OAuthStep = async (exchange) => {
  const { client, org } = exchange;
  const found = await readOwnToken(exchange);
  if (!client || !found) return empty(200);
  if ('access' in found) {
    org.tokens.revoke(found.access.jti);
    logRevocation(exchange, client, 'access_token', found.access.jti);
  } else if ('refresh' in found) {
    endLine(org, found.refresh);
    logRevocation(exchange, client, 'refresh_token', found.refresh.id);
  }
  return empty(200);
};

export const answerIntrospect = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, requireToken, introspect], toOAuthExchange(exchange));

export const answerRevoke = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, requireToken, revoke], toOAuthExchange(exchange));
