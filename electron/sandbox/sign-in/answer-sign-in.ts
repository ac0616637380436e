// What the pages send: a name and a password, or a decision. Then the request of the client goes on where it stood.
import { timingSafeEqual } from 'node:crypto';
import { PUBLISHED_OAUTH_ERRORS } from '../../../shared/okta/errors/published/oauth-errors.ts';
import { findClient } from '../clients/client-kinds.ts';
import { handedUsers } from '../clients/handed-out.ts';
import type { Exchange } from '../http/exchange.ts';
import { readBodyText } from '../http/limit-body.ts';
import type { Reply } from '../http/reply.ts';
import { logAuthorizeRefusal, logConsent, logSignIn } from '../log/log-sign-in.ts';
import { timestamp } from '../resources/behaviour.ts';
import { loginOf } from '../resources/types/user-profile.ts';
import { USERS } from '../resources/types/users.ts';
import { serverOf } from '../servers/find-server.ts';
import type { Entity } from '../store.ts';
import { goOn } from './answer-authorize.ts';
import { keepConsent } from './consents.ts';
import { errorPage, signInPage } from './pages.ts';
import { returnError } from './return-to-client.ts';
import { sessionCookie, sessionOf } from './session-cookie.ts';
import type { Waiting } from './sign-ins.ts';

const OVER = PUBLISHED_OAUTH_ERRORS.request_expired[2];

export async function answerSignIn(exchange: Exchange): Promise<Reply> {
  const form = await formOf(exchange);
  if (!(form instanceof URLSearchParams)) return form;
  const { at, org } = exchange;
  const waiting = form.get('waiting') ?? '';
  const known = org.signIns.waiting.get(waiting, at);
  const parts = known && partsOf(exchange, known);
  if (!known || !parts) return errorPage(OVER);
  const { client, server } = parts;
  const login = form.get('identifier')?.trim() ?? '';
  const user = personOf(exchange, login, form.get('password') ?? '');
  logSignIn(exchange, user, login);
  if (!user) {
    const { redirectUri } = known.request;
    return signInPage({
      waiting,
      clientName: client.name,
      login,
      fault: 'Unable to sign in',
      redirectUri,
      people: handedUsers(exchange.org),
    });
  }
  org.signIns.waiting.take(waiting, at);
  if (user.status === 'PASSWORD_EXPIRED') return returnError(known.request, { refused: 'password_expired' });
  user.lastLogin = timestamp(at);
  const session = { userId: user.id, authTime: at };
  const cookie = sessionCookie(org.signIns.sessions.add(session, at));
  const reply = await goOn(exchange, server, client, known.request, session, 'signed-in');
  return { ...reply, headers: [...(reply.headers ?? []), cookie] };
}

export async function answerConsent(exchange: Exchange): Promise<Reply> {
  const form = await formOf(exchange);
  if (!(form instanceof URLSearchParams)) return form;
  const { at, org } = exchange;
  const known = org.signIns.waiting.take(form.get('waiting') ?? '', at);
  const parts = known && partsOf(exchange, known);
  const session = known?.session;
  // Only the browser in which the person signed in may answer for that person.
  if (!known || !parts || !session || sessionOf(exchange)?.userId !== session.userId) return errorPage(OVER);
  const { client, server } = parts;
  const agreed = form.get('decision') === 'allow';
  logConsent(exchange, client, session.userId, agreed, known.request.scopes);
  if (!agreed) {
    if (known.request.device !== null) org.signIns.devices.decide(known.request.device, 'refused', at);
    logAuthorizeRefusal(exchange, server, client, 'access_denied');
    return returnError(known.request, { refused: 'access_denied' });
  }
  keepConsent(exchange, server, client, session.userId, known.request.scopes);
  return goOn(exchange, server, client, known.request, session, 'agreed');
}

async function formOf(exchange: Exchange): Promise<URLSearchParams | Reply> {
  const read = await readBodyText(exchange);
  return 'refused' in read ? read.refused : new URLSearchParams(read.text);
}

/** Null: the client or the server went while the page was open. */
function partsOf(exchange: Exchange, { request }: Waiting) {
  const client = findClient(exchange.org, request.clientId);
  const server = serverOf(exchange, request.serverId);
  return client?.active && server ? { client, server } : null;
}

/** Whoever has that login, the right password and a status in which people sign in. */
function personOf({ org }: Exchange, login: string, password: string): Entity | null {
  const user = org
    .store(USERS)
    .all()
    .find((one) => loginOf(one) === login.toLowerCase());
  const kept = org.passwords.get(user?.id ?? '');
  if (!user || kept === undefined || !isSame(kept, password)) return null;
  return user.status === 'ACTIVE' || user.status === 'PASSWORD_EXPIRED' ? user : null;
}

function isSame(kept: string, given: string): boolean {
  const [one, other] = [Buffer.from(kept), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
