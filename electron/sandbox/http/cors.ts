// Which pages may read the answers of the authorization servers (FACTS §1.4): those of a trusted origin, and of the redirect URIs of the apps that people sign in to. Documents that
// are for everybody may be read by every page.

import { mayCall } from '../clients/browser-origin.ts';
import { findClient, kindOf } from '../clients/client-kinds.ts';
import type { Exchange } from './exchange.ts';
import type { Reply } from './reply.ts';

const FOR_PAGES = /\/v1\/(token|userinfo|introspect|revoke|par)$/;
const FOR_ALL = /(^|\/)\.well-known\/|\/v1\/keys$/;

export function withCors(exchange: Exchange, reply: Reply): Reply {
  const origin = exchange.request.headers.get('origin');
  const path = exchange.url.pathname;
  if (origin === null || !(FOR_ALL.test(path) || (FOR_PAGES.test(path) && isKnown(exchange, origin)))) return reply;
  const asks: [string, string][] =
    exchange.method === 'OPTIONS'
      ? [
          ['access-control-allow-methods', 'GET, POST, OPTIONS'],
          ['access-control-allow-headers', 'Authorization, Content-Type, DPoP'],
          ['access-control-max-age', '600'],
        ]
      : [['access-control-expose-headers', 'WWW-Authenticate, DPoP-Nonce']];
  return {
    ...reply,
    headers: [...(reply.headers ?? []), ['access-control-allow-origin', origin], ['vary', 'Origin'], ...asks],
  };
}

function isKnown({ org }: Exchange, origin: string): boolean {
  if (mayCall(org, { redirectUris: [] }, origin)) return true;
  return org
    .store('/api/v1/apps')
    .all()
    .some(({ id }) => {
      const client = findClient(org, id);
      const settings = client?.active ? kindOf(client).signIn(client) : null;
      return settings !== null && mayCall(org, settings, origin);
    });
}
