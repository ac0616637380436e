// What of signing in lives between two requests: who is signed in in which browser, which requests of clients wait for a person to sign in or to agree, those that were
// pushed, devices that wait, and codes that were sent back and not yet used. All of it is opaque text to whoever holds it, and ends by the org's clock.
import type { Ids } from '../ids.ts';
import { createDevices, type Devices } from './devices.ts';
import type { AuthorizeRequest } from './request.ts';
import type { Session } from './session.ts';

/** Two hours after the sign-in it is over. */
const SESSION_MS = 2 * 3_600_000;
/** As long as a page may be left open (our figure; that there is an end, is Okta's). */
const WAITING_MS = 3_600_000;
/** FACTS §16.1. */
const CODE_MS = 300_000;
/** As in Okta's example of an answer. */
export const PUSHED_MS = 3_600_000;
const REMEMBERED = 5_000;

/** A request that a page is shown for. */
export interface Waiting {
  request: AuthorizeRequest;
  /** Null until somebody signed in for it. */
  session: Session | null;
}

export interface IssuedCode {
  request: AuthorizeRequest;
  issuer: string;
  scopes: string[];
  session: Session;
}

/** A request that a client posted before it sends a browser. */
export interface PushedRequest {
  clientId: string;
  issuer: string;
  given: URLSearchParams;
}

export interface SignIns {
  sessions: Kept<Session>;
  waiting: Kept<Waiting>;
  codes: Kept<IssuedCode>;
  pushed: Kept<PushedRequest>;
  devices: Devices;
}

export interface Kept<T> {
  /** Gives the text by which it is found again. */
  add(thing: T, at: number): string;
  /** Null: there never was one, it is over or was taken. */
  get(id: string, at: number): T | null;
  /** As `get`, and it is gone. */
  take(id: string, at: number): T | null;
}

export const createSignIns = (ids: Ids): SignIns => ({
  sessions: keep(() => ids.opaque('session', 32), SESSION_MS),
  waiting: keep(() => ids.opaque('waiting', 32), WAITING_MS),
  codes: keep(() => ids.opaque('code', 43), CODE_MS),
  pushed: keep(() => `urn:okta:${ids.opaque('pushed-request', 58)}`, PUSHED_MS),
  devices: createDevices(ids),
});

function keep<T>(newId: () => string, lifeMs: number): Kept<T> {
  const things = new Map<string, { thing: T; until: number }>();
  const get = (id: string, at: number): T | null => {
    const known = things.get(id);
    return known && at < known.until ? known.thing : null;
  };
  return {
    add(thing, at) {
      const id = newId();
      things.set(id, { thing, until: at + lifeMs });
      for (const oldest of things.keys()) {
        if (things.size <= REMEMBERED) break;
        things.delete(oldest);
      }
      return id;
    },
    get,
    take(id, at) {
      const thing = get(id, at);
      things.delete(id);
      return thing;
    },
  };
}
