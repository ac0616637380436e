// Who may send a form of the Admin Console: the page itself, in the browser in which it was opened. Nobody signs in here, and the org is on loopback where every web page of the
// machine can knock; so a form is taken from the org's own origin alone, with the token that was written into it for this browser.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Exchange } from '../http/exchange.ts';
import { cookieOf } from '../http/read-cookie.ts';
import type { Reply } from '../http/reply.ts';
import { readParameters } from '../sign-in/read-parameters.ts';
import { faultPage } from './pages.ts';

const COOKIE = 'admin';
/** New at each start, and no part of the seeded org: a token must be unguessable. */
const KEY = randomBytes(32);

export interface Browser {
  /** Opaque. */
  id: string;
  /** What its forms carry. */
  formToken: string;
  /** Sets the cookie of a browser that has none. */
  headers: [name: string, value: string][];
}

export function browserOf(exchange: Exchange): Browser {
  const known = cookieOf(exchange, COOKIE);
  const id = known ?? randomBytes(24).toString('base64url');
  return {
    id,
    formToken: tokenOf(id),
    headers: known === null ? [['set-cookie', `${COOKIE}=${id}; Path=/admin; HttpOnly; SameSite=Lax`]] : [],
  };
}

/** What was posted, or the page that says why it was not taken. */
export async function readForm(exchange: Exchange): Promise<URLSearchParams | Reply> {
  const form = await readParameters(exchange);
  if (!(form instanceof URLSearchParams)) return form;
  const browser = cookieOf(exchange, COOKIE);
  const isOurs = exchange.request.headers.get('origin') === exchange.origin;
  if (isOurs && browser !== null && isSame(form.get('token') ?? '', tokenOf(browser))) return form;
  return faultPage({
    status: 403,
    title: 'Not done',
    text: isOurs
      ? 'This form was opened in another browser, or before the sandbox org was started. Open the page again.'
      : `The form was sent by another site. Open the page at ${exchange.origin}.`,
  });
}

const tokenOf = (browser: string): string => createHmac('sha256', KEY).update(browser).digest('base64url');

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
