// Request headers as a flat list, the form in which Node writes names, order and repeats as they were given, and received
// headers back as pairs. A list given to Node also switches its own additions off, so those are made here.

import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import type { WireRequest } from '../../engine/ports.ts';

/** Methods for which a server may wait for a body when nothing says that there is none (RFC 9110 §8.6). */
const BODY_EXPECTED = new Set(['POST', 'PUT', 'PATCH']);

/** `[name, value, name, value, ...]`: what the request gives, then what HTTP needs and the request does not give. */
export function wireHeaders(request: WireRequest, url: URL, userAgent: string): string[] {
  const given = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const flat: string[] = [];
  const add = (name: string, value: string) => {
    if (!given.has(name.toLowerCase())) flat.push(name, value);
  };
  add('Host', url.host);
  for (const [name, value] of request.headers) flat.push(name, value);
  add('User-Agent', userAgent);
  add('Accept-Encoding', 'gzip, br');
  if (!given.has('transfer-encoding')) {
    const length = lengthOf(request.body);
    if (request.body !== null && length === null) add('Transfer-Encoding', 'chunked');
    else if (length !== null) add('Content-Length', String(length));
    else if (BODY_EXPECTED.has(request.method.toUpperCase())) add('Content-Length', '0');
  }
  add('Connection', 'keep-alive');
  return flat;
}

/** Bytes; null where there is no body, or where it is not known before its end. */
function lengthOf(body: WireRequest['body']): number | null {
  if (body === null) return null;
  return typeof body === 'string' || body instanceof Uint8Array ? Buffer.byteLength(body) : body.length;
}

/** What a server wrote there is shown in a line of its own, and nobody needs more of it than this. */
const REASON_LENGTH = 200;

/** Received headers: names as sent but for what is no text, repeats kept apart. */
export const readHeaders = (raw: string[]): HeaderList =>
  pairHeaders(raw).map(([name, value]) => [withoutControls(name), value]);

/** The reason phrase of a status line may hold any byte but a line break, escape sequences of a terminal among them. */
export const readReason = (text: string): string => withoutControls(text.slice(0, REASON_LENGTH));

const withoutControls = (text: string): string => text.replace(/\p{Cc}/gu, '\ufffd');

/** A flat list as pairs. */
export function pairHeaders(raw: string[]): HeaderList {
  const pairs: HeaderList = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return pairs;
}
