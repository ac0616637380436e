// What a client may do with a token that it holds: ask whether it is alive, and end it (FACTS §7). Both demand the client's
// own credentials; neither says anything about a token that is unknown, foreign, dead or of another authorization server.
import { type Exchange, runSteps } from '../http/exchange.ts';
import { empty, json, type Reply } from '../http/reply.ts';
import { clientParty, originOf } from '../log/log-oauth.ts';
import { authenticated } from '../servers/authenticated.ts';
import { toOAuthExchange } from '../servers/find-server.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthExchange, OAuthStep } from '../servers/oauth-exchange.ts';
import type { AccessClaims } from './access-token.ts';
import { readToken } from './read-token.ts';

const requireToken: OAuthStep = (exchange) =>
  exchange.form.get('token') ? undefined : oauthError('request_missing_token');

/** The claims of the token that is asked about, when it lives, is the caller's own and one of this authorization server. */
async function readOwnToken(exchange: OAuthExchange): Promise<AccessClaims | null> {
  const read = await readToken(exchange, exchange.server, exchange.form.get('token') ?? '');
  if ('fault' in read) return null;
  return read.claims.cid === exchange.client?.id ? read.claims : null;
}

const introspect: OAuthStep = async (exchange) => {
  const claims = await readOwnToken(exchange);
  if (!claims) return json(200, { active: false });
  const { aud, cid, cnf, exp, iat, iss, jti, scp, sub } = claims;
  return json(200, {
    active: true,
    scope: scp.join(' '),
    client_id: cid,
    username: cid,
    exp,
    iat,
    sub,
    aud,
    iss,
    jti,
    token_type: cnf ? 'DPoP' : 'Bearer',
    ...(cnf && { cnf }),
  });
};

const revoke: OAuthStep = async (exchange) => {
  const { client, org } = exchange;
  const claims = await readOwnToken(exchange);
  if (client && claims) {
    org.tokens.revoke(claims.jti);
    org.log.add({
      ...originOf(exchange),
      eventType: 'app.oauth2.token.revoke',
      displayMessage: 'OAuth2 token revocation request',
      actor: clientParty(client),
      targets: [{ id: claims.jti, type: 'access_token', alternateId: client.id, displayName: 'Access Token' }],
    });
  }
  return empty(200);
};

export const answerIntrospect = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, requireToken, introspect], toOAuthExchange(exchange));

export const answerRevoke = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, requireToken, revoke], toOAuthExchange(exchange));
