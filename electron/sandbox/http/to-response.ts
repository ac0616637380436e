// From a Reply to the bytes: the headers that Okta sends with every answer (FACTS §1 "Success headers seen") and the body.
// `Date` follows the org's clock, because clients compute the wait after a 429 from it (FACTS §4, SDK back-off).
import type { Exchange } from './exchange.ts';
import type { Reply } from './reply.ts';

const ALWAYS: [string, string][] = [
  ['server', 'nginx'],
  ['strict-transport-security', 'max-age=315360000; includeSubDomains'],
  ['x-content-type-options', 'nosniff'],
  ['x-xss-protection', '0'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['accept-ch', 'Sec-CH-UA-Platform-Version'],
  ['x-robots-tag', 'noindex,nofollow'],
  ['p3p', 'CP="HONK"'],
];
const UNCACHED: [string, string][] = [
  ['cache-control', 'no-cache, no-store'],
  ['pragma', 'no-cache'],
  ['expires', '0'],
];

function addOwnHeaders(headers: Headers, exchange: Exchange, status: number): void {
  headers.set('x-okta-request-id', exchange.requestId);
  for (const [name, value] of ALWAYS) headers.set(name, value);
  if (status !== 429) for (const [name, value] of UNCACHED) headers.set(name, value); // FACTS §4: none on a 429
  for (const [name, value] of exchange.headers) headers.set(name, value);
}

export function toResponse(exchange: Exchange, reply: Reply): Response {
  const headers = new Headers();
  headers.set('date', new Date(exchange.org.clock.now()).toUTCString());
  if (!reply.foreign) addOwnHeaders(headers, exchange, reply.status);
  let body: string | null = null;
  if (reply.json !== undefined) {
    body = JSON.stringify(reply.json);
    headers.set('content-type', 'application/json');
  } else if (reply.text !== undefined) {
    body = reply.text;
    headers.set('content-type', reply.type ?? 'text/plain');
  }
  const silent = reply.status === 204 || reply.status === 304;
  if (!silent) headers.set('content-length', String(body === null ? 0 : Buffer.byteLength(body)));
  const plainSet = new Set<string>();
  for (const [name, value] of reply.headers ?? []) {
    if (plainSet.has(name)) headers.append(name, value);
    else headers.set(name, value);
    plainSet.add(name);
  }
  return new Response(silent || exchange.method === 'HEAD' ? null : body, { status: reply.status, headers });
}
