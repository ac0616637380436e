// What it means that nothing was received after the headers. Where Okta keeps its reason elsewhere, a person must be shown where, or
// an empty answer looks like a fault of the bench (FACTS §3.1, §3.2).
import { type HeaderList, headerValue } from '../../../shared/okta/wire-text/headers.ts';

const SAYS_SO = 'It says why in the WWW-Authenticate header.';

const CHALLENGED: Record<number, string> = {
  401: `Okta answers a token that it does not accept with an empty body. ${SAYS_SO}`,
  403: `Okta answers a missing scope with an empty body. ${SAYS_SO}`,
};

const OF_STATUS: Record<number, string> = {
  202: 'The org has taken the request and is not done with it yet: there is nothing to show so far.',
  204: 'The org has done what was asked, and has nothing to send back: that is what 204 says.',
  205: 'The org has done what was asked, and has nothing to send back: that is what 205 says.',
  304: 'Nothing has changed since what the request named as known, so nothing is sent again.',
};

/** One or two sentences about the empty body of this answer. Total: any status and any headers have some. */
export function emptyBodyWords(method: string, { status, headers }: { status: number; headers: HeaderList }): string {
  if (method.toUpperCase() === 'HEAD') return 'HEAD asks for the headers alone, so there is no body.';
  const challenged = headerValue(headers, 'www-authenticate') !== null;
  if (challenged) return CHALLENGED[status] ?? `The body is empty. ${SAYS_SO}`;
  const known = OF_STATUS[status];
  if (known) return known;
  if (status >= 300 && status < 400 && headerValue(headers, 'location') !== null)
    return 'A redirect needs no body: where it leads is in the Location header.';
  if (status >= 500)
    return 'The body is empty, so the org does not say what went wrong. Send it again; if it stays, give Okta support the request ID.';
  if (status >= 400) return 'The body is empty, and no header says why the org refused.';
  return 'The body is empty: nothing was sent after the headers.';
}
