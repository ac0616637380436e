// The page's session with a loopback host: the one-time token of the URL fragment is swapped for a session secret that
// goes along as a header. In Electron there is no fragment and no header: the protocol itself is the boundary.
import { SessionEndedError } from './connection.ts';

const KEY = 'scopebench.session';
const SESSION_HEADER = 'x-bench-session';

let session: string | null = null;

function oneTimeToken(): string | null {
  const match = /^#t=(.+)$/.exec(location.hash);
  return match?.[1] ? decodeURIComponent(match[1]) : null;
}

/**
 * Take up the session before the first call. The fragment is removed from the address at once, so that a copied
 * address or a screenshot holds no token; the secret survives a reload of this tab and nothing else.
 */
export async function startSession(): Promise<void> {
  const token = oneTimeToken();
  if (token === null) {
    session = sessionStorage.getItem(KEY);
    return;
  }
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  const response = await fetch(new URL('/session', location.href), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) {
    // A reload of the first address: its token is used up, but this tab may still hold the session that it bought.
    session = sessionStorage.getItem(KEY);
    if (session === null) throw new SessionEndedError('The address of this page has been used before.');
    return;
  }
  const reply: unknown = await response.json();
  if (typeof reply === 'object' && reply !== null && 'session' in reply && typeof reply.session === 'string') {
    session = reply.session;
    sessionStorage.setItem(KEY, session);
  }
}

/** Headers that every call to the host carries. */
export function sessionHeaders(): Record<string, string> {
  return session === null ? {} : { [SESSION_HEADER]: session };
}
