// The authorize endpoint (FACTS §16): reads what the client asks, has the person sign in and agree where that is needed, and goes back to the client. The steps are in
// `goOn`, which is where a request continues after each page.
import type { Client } from '../clients/client.ts';
import { findClient } from '../clients/client-kinds.ts';
import { handedUsers } from '../clients/handed-out.ts';
import { countedAfter } from '../http/count-call.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { logAuthorizeRefusal } from '../log/log-sign-in.ts';
import { valueAt } from '../resources/behaviour.ts';
import { serverAt } from '../servers/find-server.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { AuthorizationServer, Refused } from '../servers/oauth-exchange.ts';
import type { Entity } from '../store.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { consentToAsk } from './consents.ts';
import { DEVICE_GRANT } from './devices.ts';
import { finish } from './finish.ts';
import { mayUse } from './may-use.ts';
import { consentPage, signInPage } from './pages.ts';
import { asPushed } from './pushed-requests.ts';
import { readParameters } from './read-parameters.ts';
import { refuseHere } from './refuse-here.ts';
import type { AuthorizeRequest } from './request.ts';
import { returnError } from './return-to-client.ts';
import type { Session } from './session.ts';
import { sessionOf } from './session-cookie.ts';

const count = countedAfter<Exchange>();

export async function answerAuthorize(exchange: Exchange): Promise<Reply> {
  const server = serverAt(exchange);
  if (!server) return oauthError('invalid_authorization_server');
  const sent = await readParameters(exchange);
  if (!(sent instanceof URLSearchParams)) return sent;
  exchange.client = findClient(exchange.org, sent.get('client_id') ?? '');
  const exceeded = await count(exchange);
  if (exceeded) return exceeded;
  const given = asPushed(exchange, server, sent);
  if (!(given instanceof URLSearchParams)) return refuseHere(exchange, given);
  const read = readAuthorizeRequest(exchange, server, given);
  if ('request' in read) return goOn(exchange, server, read.client, read.request, sessionOf(exchange), 'asked');
  logAuthorizeRefusal(exchange, server, exchange.client, read.refused);
  return read.page ? refuseHere(exchange, read) : returnError(read.returnTo, read);
}

/** `after`: what was done last, since a prompt to sign in or to agree is met by doing it once. */
export function goOn(
  exchange: Exchange,
  server: AuthorizationServer,
  client: Client,
  request: AuthorizeRequest,
  session: Session | null,
  after: 'asked' | 'signed-in' | 'agreed',
): Reply | Promise<Reply> {
  const silent = request.prompt.includes('none');
  const refuse = (refused: Refused): Reply => {
    logAuthorizeRefusal(exchange, server, client, refused.refused);
    return returnError(request, refused);
  };
  if (!session) return silent ? refuse({ refused: 'login_required' }) : askToSignIn(exchange, client, request);
  if (after === 'asked' && (request.prompt.includes('login') || isTooOld(exchange, request, session)))
    return silent ? refuse({ refused: 'app_sign_on_required' }) : askToSignIn(exchange, client, request);
  const user = mayUse(exchange.org, session.userId, client.id);
  if (typeof user === 'string') return refuse({ refused: user });
  const grantType = grantOf(request);
  const admitted = server.admit({ clientId: client.id, grantType, user, scopes: request.scopes });
  if ('refused' in admitted) return refuse(admitted);
  const open = after === 'agreed' ? [] : consentToAsk(exchange.org, server, client, user, request);
  if (open.length > 0) {
    if (silent) return refuse({ refused: 'consent_required', argument: open.join(', ') });
    return askToAgree(exchange, client, request, { session, user, scopes: open });
  }
  return finish(exchange, { server, client, request, session, user, lifetimes: admitted.lifetimes, grantType });
}

/** The grant that will give the tokens, which is what policies ask about. */
const grantOf = ({ device, responses }: AuthorizeRequest): string =>
  device !== null ? DEVICE_GRANT : responses.includes('code') ? 'authorization_code' : 'implicit';

const isTooOld = ({ at }: Exchange, { maxAgeS }: AuthorizeRequest, { authTime }: Session): boolean =>
  maxAgeS !== null && at - authTime >= maxAgeS * 1000;

function askToSignIn(exchange: Exchange, client: Client, request: AuthorizeRequest): Reply {
  const waiting = exchange.org.signIns.waiting.add({ request, session: null }, exchange.at);
  const { redirectUri, loginHint } = request;
  return signInPage({
    waiting,
    clientName: client.name,
    login: loginHint,
    fault: null,
    redirectUri,
    people: handedUsers(exchange.org),
  });
}

function askToAgree(
  exchange: Exchange,
  client: Client,
  request: AuthorizeRequest,
  { session, user, scopes }: { session: Session; user: Entity; scopes: readonly string[] },
): Reply {
  const waiting = exchange.org.signIns.waiting.add({ request, session }, exchange.at);
  const known = exchange.org.store(`/api/v1/authorizationServers/${request.serverId}/scopes`).all();
  const described = scopes.map((name) => {
    const scope = known.find((one) => one.name === name);
    return { name: String(scope?.displayName ?? name), description: String(scope?.description ?? '') };
  });
  const login = String(valueAt(user, 'profile.login'));
  const { redirectUri } = request;
  return consentPage({ waiting, clientName: client.name, login, scopes: described, redirectUri });
}
