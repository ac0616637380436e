// The cookie by which a browser is known again after a person signed in.
import type { Exchange } from '../http/exchange.ts';
import type { Session } from './sign-ins.ts';

const NAME = 'idx';

export function sessionOf({ at, org, request }: Exchange): Session | null {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  const id = cookies.find((one) => one.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  return id ? org.signIns.sessions.get(id, at) : null;
}

/** Not `Secure`: the org is served over http, on the loopback alone. */
export const sessionCookie = (id: string): [string, string] => [
  'set-cookie',
  `${NAME}=${id}; Path=/; HttpOnly; SameSite=Lax`,
];
