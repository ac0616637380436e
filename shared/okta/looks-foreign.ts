// Whether an answer comes from something that is not the Okta API: a sign-in page of a proxy, a parked domain, a gateway.
// The API answers JSON (or nothing) and puts x-okta-request-id on every answer (FACTS §3).

import { headerValue } from './headers.ts';
import type { JudgedResponse } from './judgement.ts';

/** Only a web page counts, and only where the API would not send one: metadata and keys may be other types. */
export function looksForeign({ status, headers, bodyText, path }: JudgedResponse): boolean {
  // A gateway speaks for the server behind it with a page of its own: that is a fault of the server, not another server.
  if (status !== null && status >= 502 && status <= 504) return false;
  if (headerValue(headers, 'x-okta-request-id') !== null) return false;
  if (path.startsWith('/oauth2/') && /\/(authorize|logout)\b/.test(path)) return false;
  const type = headerValue(headers, 'content-type') ?? '';
  return /\bhtml\b/i.test(type) || /^\s*<(?:!doctype html|html)\b/i.test((bodyText ?? '').slice(0, 200));
}
