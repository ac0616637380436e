// The end of an authorize request: a code, or in the implicit and hybrid flows tokens, back to the client; or for a device that waits, that the person agreed.
import { PUBLISHED_OAUTH_ERRORS } from '../../../shared/okta/errors/published/oauth-errors.ts';
import type { Client } from '../clients/client.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { logAuthorized } from '../log/log-sign-in.ts';
import type { AuthorizationServer, Lifetimes } from '../servers/oauth-exchange.ts';
import type { Entity } from '../store.ts';
import { makeTokens } from '../tokens/make-tokens.ts';
import { activatedPage, errorPage } from './pages.ts';
import type { AuthorizeRequest } from './request.ts';
import { returnError, returnParameters } from './return-to-client.ts';
import type { Session } from './session.ts';

const TOO_LATE = PUBLISHED_OAUTH_ERRORS.invalid_user_code[2];

export interface Finished {
  server: AuthorizationServer;
  client: Client;
  request: AuthorizeRequest;
  session: Session;
  user: Entity;
  lifetimes: Lifetimes;
  grantType: string;
}

export async function finish(exchange: Exchange, finished: Finished): Promise<Reply> {
  const { server, client, request, session, user, lifetimes, grantType } = finished;
  const { at, org } = exchange;
  if (request.device !== null)
    return org.signIns.devices.decide(request.device, session, at) ? activatedPage(client.name) : errorPage(TOO_LATE);
  const scopes = [...request.scopes];
  const fields: [string, string][] = [];
  if (request.responses.includes('code')) {
    const code = org.signIns.codes.add({ request, issuer: server.issuer, scopes, session }, at);
    fields.push(['code', code]);
    logAuthorized(exchange, server, client, user);
  }
  const only = request.responses.filter((one): one is 'token' | 'id_token' => one !== 'code');
  if (only.length > 0) {
    const made = await makeTokens(exchange, {
      server,
      client,
      grantType,
      requested: scopes,
      scopes,
      lifetimes,
      subject: { user, authTime: session.authTime, nonce: request.nonce },
      boundTo: null,
      refresh: null,
      only,
      ...(fields[0] && { code: fields[0][1] }),
    });
    if ('refused' in made) return returnError(request, made);
    for (const [name, value] of Object.entries(made.body)) fields.push([name, String(value)]);
  }
  return returnParameters(request, [...fields, ['state', request.state]]);
}
