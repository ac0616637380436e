// Pushed authorization requests (RFC 9126): a client posts what it would write into the address of the authorize endpoint, with its own credentials, and gets a URI that stands for it.
// What is wrong with the request is said at once, to the client.
import { kindOf } from '../clients/client-kinds.ts';
import { type Exchange, runSteps } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { authenticated } from '../servers/authenticated.ts';
import { toOAuthExchange } from '../servers/find-server.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { AuthorizationServer, OAuthStep, Refused } from '../servers/oauth-exchange.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { PUSHED_MS } from './sign-ins.ts';

const OF_CLIENT = ['client_secret', 'client_assertion', 'client_assertion_type'];

const push: OAuthStep = (exchange) => {
  const { at, client, form, org, server } = exchange;
  if (!client) return undefined;
  if (!kindOf(client).signIn(client))
    return oauthError('unauthorized_client', kindOf(client).grantsOf(client).join(', '));
  if (form.has('request_uri')) return oauthError('pushed_authorization_request_uri_present');
  const given = new URLSearchParams(form);
  for (const name of OF_CLIENT) given.delete(name);
  given.set('client_id', client.id);
  const read = readAuthorizeRequest(exchange, server, given);
  if (!('request' in read)) return oauthError(read.refused, read.argument);
  const uri = org.signIns.pushed.add({ clientId: client.id, issuer: server.issuer, given }, at);
  return { status: org.switches.parStatus, json: { request_uri: uri, expires_in: PUSHED_MS / 1000 } };
};

export const answerPar = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, push], toOAuthExchange(exchange, { pushes: true }));

/**
 * The parameters that the URI stands for, which the first request with it uses up; those given, where there is no such URI. What else is in
 * the address does not count (RFC 9126 §4).
 */
export function asPushed(
  { at, org }: Exchange,
  server: AuthorizationServer,
  given: URLSearchParams,
): URLSearchParams | Refused {
  const uri = given.get('request_uri') ?? '';
  const pushed = org.signIns.pushed.get(uri, at);
  if (!pushed) return given;
  if (pushed.clientId !== given.get('client_id')) return { refused: 'authorize_request_uri_mismatched_client' };
  if (pushed.issuer !== server.issuer) return { refused: 'authorize_request_uri_mismatched_authorization_server' };
  org.signIns.pushed.take(uri, at);
  return pushed.given;
}
