// What of signing in lives between two requests: who is signed in in which browser, which requests of clients wait for a person to sign in or to agree, those that were
// pushed, devices that wait, and codes that were sent back and not yet used. All of it is opaque text to whoever holds it, and ends by the org's clock.
import type { Ids } from '../ids.ts';
import { createKept, type Kept } from '../kept.ts';
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

export const createSignIns = (ids: Ids): SignIns => ({
  sessions: createKept(() => ids.opaque('session', 32), SESSION_MS),
  waiting: createKept(() => ids.opaque('waiting', 32), WAITING_MS),
  codes: createKept(() => ids.opaque('code', 43), CODE_MS),
  pushed: createKept(() => `urn:okta:${ids.opaque('pushed-request', 58)}`, PUSHED_MS),
  devices: createDevices(ids),
});
