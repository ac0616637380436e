// Who may call: the loopback host is reachable by every program and page of the machine, so being on loopback shows
// nothing. A one-time token (given in the URL fragment, which no server sees) is swapped for a session secret that the
// page sends as a header; Host and Origin must be exactly ours.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Refusal, Route } from './routes.ts';

export const SESSION_HEADER = 'x-bench-session';
export const CONTROL_HEADER = 'x-bench-control';

export interface Guard {
  /** Null when the request may pass on this route; else the refusal. */
  refuse(request: Request, route: Route | Refusal): Response | null;
  /** Answers the routes `session` and `invitation`, which only a guard with sessions has; else null. */
  session(request: Request, route: Route): Promise<Response | null>;
}

/** For `bench://app/`: only the app's own page can reach that scheme, so the origin is the whole check. */
export function createOpenGuard(): Guard {
  return { refuse: () => null, session: async () => null };
}

export interface SessionGuard extends Guard {
  /** A new one-time token. */
  invite(): string;
  /** Whoever holds this may ask for an invitation: it is in the instance record, readable by this user only. */
  control: string;
}

const MOST_SESSIONS = 50;

/** `authority` gives `127.0.0.1:port` once the port is known. */
export function createSessionGuard(authority: () => string): SessionGuard {
  const invitations = new Set<string>();
  const sessions = new Set<string>();
  const control = secret();

  const invite = () => {
    const token = secret();
    invitations.add(token);
    return token;
  };

  const foreign = (request: Request): Response | null => {
    const expected = authority();
    if (new URL(request.url).host !== expected || (request.headers.get('host') ?? expected) !== expected)
      return refusal(421, 'This address is not served here.');
    const origin = request.headers.get('origin');
    if (origin !== null && origin !== `http://${expected}`) return refusal(403, 'Requests of other sites are refused.');
    const site = request.headers.get('sec-fetch-site');
    if (site !== null && site !== 'same-origin' && site !== 'none')
      return refusal(403, 'Requests of other sites are refused.');
    return null;
  };

  return {
    control,
    invite,
    refuse(request, route) {
      const refused = foreign(request);
      if (refused) return refused;
      // Without a session nobody learns what is there and what is not.
      const access = 'access' in route ? route.access : 'session';
      if (access === 'public') return null;
      if (access === 'control')
        return same(request.headers.get(CONTROL_HEADER) ?? '', control) ? null : refusal(401, 'Not allowed.');
      return holds(sessions, request.headers.get(SESSION_HEADER) ?? '')
        ? null
        : refusal(401, 'This page has no session. Open the address that Scopebench printed at its start.');
    },
    async session(request, { name }) {
      if (name === 'invitation') return Response.json({ token: invite() });
      if (name !== 'session') return null;
      const token = await readToken(request);
      const invited = [...invitations].find((one) => same(one, token));
      if (invited === undefined)
        return refusal(401, 'This address was used already. Start Scopebench again to get a new one.');
      invitations.delete(invited);
      const session = secret();
      sessions.add(session);
      const oldest = sessions.values().next().value;
      if (sessions.size > MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest);
      return Response.json({ session });
    },
  };
}

async function readToken(request: Request): Promise<string> {
  try {
    const body: unknown = await request.json();
    return typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string'
      ? body.token
      : '';
  } catch {
    return '';
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in constant time. */
function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function holds(set: Set<string>, value: string): boolean {
  let found = false;
  for (const one of set) if (same(one, value)) found = true;
  return found;
}

function refusal(status: number, message: string): Response {
  return Response.json({ message }, { status });
}
