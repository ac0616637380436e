// Which headers go on, in either direction (RFC 9110 §7.6.1): what concerns one connection stays with it, everything else passes as it is.
// The org is asked for bodies without a coding, so that what passes is what is looked at.
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { headerValue, headerValues } from '../../../shared/okta/wire-text/headers.ts';

const OF_ONE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Answered here, or written again by the wire. */
const OF_THIS_REQUEST = new Set(['host', 'expect', 'accept-encoding', 'content-length', 'http2-settings']);

/** Undone by the wire: what passes is without it. */
const CODINGS = /^\s*(?:gzip|x-gzip|deflate|br)\s*$/i;

export function toOrgHeaders(headers: HeaderList): HeaderList {
  const kept = withoutConnection(headers).filter(([name]) => !OF_THIS_REQUEST.has(name.toLowerCase()));
  return [...kept, ['Accept-Encoding', 'identity']];
}

/** `changed`: the length of the body is not what the org said. */
export function fromOrgHeaders(headers: HeaderList, changed: boolean): HeaderList {
  const undone = isDecoded(headers);
  return withoutConnection(headers).filter(([name]) => {
    const key = name.toLowerCase();
    return !(key === 'content-encoding' && undone) && !(key === 'content-length' && (changed || undone));
  });
}

export const isJson = (headers: HeaderList): boolean =>
  /^[^;]*[/+]json\b/i.test(headerValue(headers, 'content-type') ?? '');

function isDecoded(headers: HeaderList): boolean {
  const codings = (headerValue(headers, 'content-encoding') ?? '').split(',').filter((one) => one.trim() !== '');
  return codings.length > 0 && codings.every((one) => CODINGS.test(one));
}

function withoutConnection(headers: HeaderList): HeaderList {
  const named = headerValues(headers, 'connection').flatMap((value) =>
    value.split(',').map((name) => name.trim().toLowerCase()),
  );
  const left = new Set([...OF_ONE_CONNECTION, ...named]);
  return headers.filter(([name]) => !left.has(name.toLowerCase()));
}
