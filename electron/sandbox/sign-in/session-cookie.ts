// The cookie by which a browser is known again after a person signed in.
import type { Exchange } from '../http/exchange.ts';
import type { Session } from './session.ts';

const NAME = 'idx';

export function sessionOf(exchange: Exchange): Session | null {
  const id = idOf(exchange);
  return id ? exchange.org.signIns.sessions.get(id, exchange.at) : null;
}

/** The cookie that takes the other one away; none where there was none. */
export function endSession(exchange: Exchange): [string, string][] {
  const id = idOf(exchange);
  if (!id) return [];
  exchange.org.signIns.sessions.take(id, exchange.at);
  return [['set-cookie', `${NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`]];
}

function idOf({ request }: Exchange): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((one) => one.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
}

/** Not `Secure`: the org is served over http, on the loopback alone. */
export const sessionCookie = (id: string): [string, string] => [
  'set-cookie',
  `${NAME}=${id}; Path=/; HttpOnly; SameSite=Lax`,
];
