// Request headers as a flat list, the form in which Node writes names, order and repeats as they were given, and received
// headers back as pairs. A list given to Node also switches its own additions off, so those are made here.

import type { HeaderList } from '../../../shared/contract/exchange.ts';
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
    if (request.body !== null) add('Content-Length', String(Buffer.byteLength(request.body, 'utf8')));
    else if (BODY_EXPECTED.has(request.method.toUpperCase())) add('Content-Length', '0');
  }
  add('Connection', 'keep-alive');
  return flat;
}

/** Node's `rawHeaders` as pairs: names as sent, repeats kept apart. */
export function pairHeaders(raw: string[]): HeaderList {
  const pairs: HeaderList = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return pairs;
}
