// The authorize endpoint (FACTS §16): reads what the client asks, has the person sign in and agree where that is needed, and goes back to the client. The steps are in
// `goOn`, which is where a request continues after each page.
import type { Client } from '../clients/client.ts';
import { findClient } from '../clients/client-kinds.ts';
import { handedUsers } from '../clients/handed-out.ts';
import { countedAfter } from '../http/count-call.ts';
import type { Exchange } from '../http/exchange.ts';
import { readBodyText } from '../http/limit-body.ts';
import { oktaError } from '../http/okta-error.ts';
import type { Reply } from '../http/reply.ts';
import { logAuthorizeRefusal } from '../log/log-sign-in.ts';
import { valueAt } from '../resources/behaviour.ts';
import { serverAt } from '../servers/find-server.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { AuthorizationServer, Refused } from '../servers/oauth-exchange.ts';
import type { Entity } from '../store.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { consentToAsk } from './consents.ts';
import { finish } from './finish.ts';
import { mayUse } from './may-use.ts';
import { consentPage, errorPage, signInPage } from './pages.ts';
import type { AuthorizeRequest } from './request.ts';
import { returnError } from './return-to-client.ts';
import { sessionOf } from './session-cookie.ts';
import type { Session } from './sign-ins.ts';

const FORM = 'application/x-www-form-urlencoded';
const count = countedAfter<Exchange>();

export async function answerAuthorize(exchange: Exchange): Promise<Reply> {
  const server = serverAt(exchange);
  if (!server) return oauthError('invalid_authorization_server');
  const given = await parametersOf(exchange);
  if (!(given instanceof URLSearchParams)) return given;
  exchange.client = findClient(exchange.org, given.get('client_id') ?? '');
  const exceeded = await count(exchange);
  if (exceeded) return exceeded;
  const read = readAuthorizeRequest(exchange, server, given);
  if ('request' in read) return goOn(exchange, server, read.client, read.request, sessionOf(exchange), 'asked');
  logAuthorizeRefusal(exchange, server, exchange.client, read.refused);
  return read.page ? refuseHere(exchange, read) : returnError(read.returnTo, read);
}

async function parametersOf(exchange: Exchange): Promise<URLSearchParams | Reply> {
  if (exchange.method !== 'POST') return exchange.url.searchParams;
  const read = await readBodyText(exchange);
  if ('refused' in read) return read.refused;
  const type = exchange.request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === FORM ? new URLSearchParams(read.text) : oktaError(exchange, 'E0000021');
}

/** A person sees a page; a program, the error itself, for an unknown client in the shape of the management API (FACTS §1.4). */
function refuseHere(exchange: Exchange, { refused, argument }: Refused): Reply {
  const reply = oauthError(refused, argument);
  const text = String(valueAt(reply.json, 'error_description'));
  if (exchange.request.headers.get('accept')?.includes('text/html'))
    return { ...errorPage(text), ...(reply.error === undefined ? {} : { error: reply.error }) };
  if (refused !== 'invalid_client_id') return { ...reply, status: 400 };
  return {
    status: 400,
    error: 'invalid_client',
    json: {
      errorCode: 'invalid_client',
      errorSummary: text,
      errorLink: 'invalid_client',
      errorId: `oae${exchange.org.ids.opaque('error', 22)}`,
      errorCauses: [],
    },
  };
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
  const grantType = request.responses.includes('code') ? 'authorization_code' : 'implicit';
  const admitted = server.admit({ clientId: client.id, grantType, user, scopes: request.scopes });
  if ('refused' in admitted) return refuse(admitted);
  const open = after === 'agreed' ? [] : consentToAsk(exchange.org, server, client, user, request);
  if (open.length > 0) {
    if (silent) return refuse({ refused: 'consent_required', argument: open.join(', ') });
    return askToAgree(exchange, client, request, { session, user, scopes: open });
  }
  return finish(exchange, { server, client, request, session, user, lifetimes: admitted.lifetimes, grantType });
}

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
