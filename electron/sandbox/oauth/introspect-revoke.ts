// What a client may do with a token that it holds: ask whether it is alive, and end it (FACTS §7). Both demand the client's
// own credentials; neither says anything about a token that is unknown, foreign or dead.
import { countedAfter } from '../http/count-call.ts';
import type { Exchange } from '../http/exchange.ts';
import { runSteps } from '../http/exchange.ts';
import { empty, json, type Reply } from '../http/reply.ts';
import { clientParty, originOf } from '../log/log-oauth.ts';
import type { Behaviour } from '../resources/behaviour.ts';
import type { AccessClaims } from './access-token.ts';
import { authenticateClient } from './authenticate-client.ts';
import { findServer, isCustomServer } from './find-server.ts';
import { oauthError } from './oauth-error.ts';
import { readForm, refuseCredentialsInQuery, refuseDuplicates } from './read-form.ts';
import { toTokenExchange } from './token-endpoint.ts';
import type { TokenExchange, TokenStep } from './token-exchange.ts';

const requireToken: TokenStep = (exchange) => (exchange.form.get('token') ? undefined : oauthError('missing_token'));

/** The claims of the token that is asked about, when it lives, is the caller's own and one of this authorization server. */
async function readOwnToken(exchange: TokenExchange): Promise<AccessClaims | null> {
  const read = await exchange.org.tokens.read(exchange, exchange.form.get('token') ?? '');
  if ('fault' in read || isCustomServer(exchange)) return null;
  return read.claims.cid === exchange.client?.id ? read.claims : null;
}

const introspect: TokenStep = async (exchange) => {
  const claims = await readOwnToken(exchange);
  if (!claims) return json(200, { active: false });
  const { aud, cid, exp, iat, iss, jti, scp, sub } = claims;
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
    token_type: 'Bearer',
  });
};

const revoke: TokenStep = async (exchange) => {
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

const authenticated = countedAfter(
  readForm,
  refuseCredentialsInQuery,
  refuseDuplicates,
  findServer,
  authenticateClient,
);

export const answerIntrospect = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, requireToken, introspect], toTokenExchange(exchange));

export const answerRevoke = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, requireToken, revoke], toTokenExchange(exchange));

/** A browser's page (authorize, logout): an integration has no redirect URI, so it never gets further than this. */
export const answerPage: Behaviour = async (exchange) =>
  (await findServer(exchange)) ?? oauthError('unauthorized_client', 'client_credentials');

/** Endpoints of grants that an integration does not have (authorize, device, PAR, CIBA, ...): known client, wrong grant. */
export const answerOtherGrant = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, () => oauthError('unauthorized_client', 'client_credentials')], toTokenExchange(exchange));
