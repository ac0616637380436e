// The request as a Postman collection (format 2.1) of one item. The token is a variable of the collection.

import { aboutProof, type CopyRequest, plainHeaders, plainToken } from './copy-request.ts';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

export function toPostmanCollection(request: CopyRequest): string {
  const { method, url, headers, body, token } = request;
  const about = aboutProof(request);
  const verb = method.toUpperCase();
  const parts = /^(https?):\/\/([^/?#:]+)(?::(\d+))?([^?#]*)(?:\?([^#]*))?/i.exec(url);
  const [, protocol = 'https', host = '', port, path = '', query] = parts ?? [];
  const name = `${verb} ${path || '/'}`;
  const secret = token?.kind === 'value' ? plainToken(token.value) : '';
  // Bearer has a place of its own in Postman; the other schemes go as a plain header.
  const own =
    token && token.scheme !== 'Bearer' ? [{ key: 'Authorization', value: `${token.scheme} {{accessToken}}` }] : [];
  const collection = {
    info: { name, schema: SCHEMA },
    item: [
      {
        name,
        request: {
          method: verb,
          ...(about.length > 0 ? { description: about.join(' ') } : {}),
          auth:
            token?.scheme === 'Bearer'
              ? { type: 'bearer', bearer: [{ key: 'token', value: '{{accessToken}}', type: 'string' }] }
              : { type: 'noauth' },
          header: [
            ...own,
            ...(about.length > 0 ? [{ key: 'DPoP', value: '{{dpopProof}}' }] : []),
            ...plainHeaders(headers).map(([key, value]) => ({ key, value })),
          ],
          ...(body === null ? {} : { body: { mode: 'raw', raw: body } }),
          url: {
            raw: url,
            protocol,
            host: host.split('.'),
            ...(port ? { port } : {}),
            path: path.split('/').slice(1),
            ...(query === undefined ? {} : { query: query.split('&').map(pairOf) }),
          },
        },
      },
    ],
    ...(token
      ? {
          variable: [
            { key: 'accessToken', value: secret, type: 'string' },
            ...(about.length > 0 ? [{ key: 'dpopProof', value: '', type: 'string' }] : []),
          ],
        }
      : {}),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

/** Postman keeps names and values as they are in the address. */
function pairOf(pair: string): { key: string; value: string | null } {
  const at = pair.indexOf('=');
  return at < 0 ? { key: pair, value: null } : { key: pair.slice(0, at), value: pair.slice(at + 1) };
}
