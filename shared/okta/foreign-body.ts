// Whether an answer comes from something that is not the Okta API: a sign-in page of a proxy, a parked domain, a gateway.
// The API answers JSON (or nothing) and puts x-okta-request-id on every answer (FACTS §3).

import { headerValue } from './headers.ts';
import type { JudgedResponse } from './judgement.ts';

/** What stands in the body where the API would not send it; null for nothing of the kind: metadata and keys may be other types. */
export function foreignBody({ status, headers, bodyText, path }: JudgedResponse): 'a web page' | 'plain text' | null {
  // A gateway speaks for the server behind it with a page of its own: that is a fault of the server, not another server.
  if (status !== null && status >= 502 && status <= 504) return null;
  if (headerValue(headers, 'x-okta-request-id') !== null) return null;
  if (path.startsWith('/oauth2/') && /\/(authorize|logout)\b/.test(path)) return null;
  const type = headerValue(headers, 'content-type') ?? '';
  const start = (bodyText ?? '').slice(0, 200).trim();
  if (/\bhtml\b/i.test(type) || /^<(?:!doctype html|html)\b/i.test(start)) return 'a web page';
  // Okta refuses with JSON or with nothing; what begins like JSON may have been cut.
  const refused = status !== null && status >= 400 && status < 500;
  return refused && start !== '' && !/^[{["]/.test(start) && !/\bjson\b/i.test(type) ? 'plain text' : null;
}
