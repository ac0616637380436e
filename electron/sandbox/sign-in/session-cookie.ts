// The cookie by which a browser is known again after a person signed in.
import type { Exchange } from '../http/exchange.ts';
import { cookieOf } from '../http/read-cookie.ts';
import type { Session } from './session.ts';

const NAME = 'idx';

export function sessionOf(exchange: Exchange): Session | null {
  const id = cookieOf(exchange, NAME);
  return id ? exchange.org.signIns.sessions.get(id, exchange.at) : null;
}

/** The cookie that takes the other one away; none where there was none. */
export function endSession(exchange: Exchange): [string, string][] {
  const id = cookieOf(exchange, NAME);
  if (!id) return [];
  exchange.org.signIns.sessions.take(id, exchange.at);
  return [['set-cookie', `${NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`]];
}

/** Not `Secure`: the org is served over http, on the loopback alone. */
export const sessionCookie = (id: string): [string, string] => [
  'set-cookie',
  `${NAME}=${id}; Path=/; HttpOnly; SameSite=Lax`,
];
