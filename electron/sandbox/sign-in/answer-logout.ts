// The logout endpoint: ends the session of the browser for whoever the id token names, and leads back to the app where it has registered that address. Tokens live on: ending those is
// for the revoke endpoint.
import { decodeJwt } from 'jose';
import type { Client } from '../clients/client.ts';
import { findClient, kindOf } from '../clients/client-kinds.ts';
import { countedAfter } from '../http/count-call.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { logSignOut } from '../log/log-sign-in.ts';
import { serverAt } from '../servers/find-server.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { AuthorizationServer, Refused } from '../servers/oauth-exchange.ts';
import { signedOutPage } from './pages.ts';
import { readParameters } from './read-parameters.ts';
import { refuseHere } from './refuse-here.ts';
import { withQuery } from './return-to-client.ts';
import { endSession, sessionOf } from './session-cookie.ts';

const count = countedAfter<Exchange>();

export async function answerLogout(exchange: Exchange): Promise<Reply> {
  const server = serverAt(exchange);
  if (!server) return oauthError('invalid_authorization_server');
  const given = await readParameters(exchange);
  if (!(given instanceof URLSearchParams)) return given;
  const exceeded = await count(exchange);
  if (exceeded) return exceeded;
  const hint = await readHint(exchange, server, given.get('id_token_hint') ?? '');
  if ('refused' in hint) return refuseHere(exchange, hint);
  const { client, userId } = hint;
  exchange.client = client;
  const back = given.get('post_logout_redirect_uri') ?? '';
  if (back !== '' && !kindOf(client).signIn(client)?.postLogoutRedirectUris.includes(back))
    return refuseHere(exchange, { refused: 'illegal_post_logout_redirect_uri' });
  const session = sessionOf(exchange);
  if (session && session.userId !== userId) return refuseHere(exchange, { refused: 'id_token_does_not_match_session' });
  if (session) logSignOut(exchange, userId);
  const cookie = endSession(exchange);
  const state = given.get('state');
  const query = state === null ? '' : new URLSearchParams({ state }).toString();
  // Okta leads to its sign-in page, which here is the end of the way.
  const location = back === '' ? `${exchange.origin}${SIGNED_OUT}` : query === '' ? back : withQuery(back, query);
  return {
    status: 302,
    headers: [['location', location], ['content-language', 'en'], ['referrer-policy', 'no-referrer'], ...cookie],
  };
}

export const SIGNED_OUT = '/login/login.htm';
export const answerSignedOut = (): Reply => signedOutPage();

/** Whom the token names, and for which app: one of this server that is still good. */
async function readHint(
  { at, org }: Exchange,
  server: AuthorizationServer,
  token: string,
): Promise<{ client: Client; userId: string } | Refused> {
  if (token === '') return { refused: 'missing_token_request_parameter', argument: 'id_token_hint' };
  if (!(await server.keys.verify(token))) return { refused: 'id_token_invalid' };
  const { aud, exp, iss, jti, sub } = decodeJwt(token);
  const isGood = iss === server.issuer && String(jti).startsWith('ID.') && Number(exp) > at / 1000;
  const client = isGood ? findClient(org, String(aud)) : null;
  return client?.active && sub !== undefined ? { client, userId: sub } : { refused: 'id_token_invalid' };
}
