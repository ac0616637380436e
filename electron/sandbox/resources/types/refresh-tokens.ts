// The refresh tokens that apps hold in people's names, as the management API lists and revokes them (FACTS-D §17): by app, by person and app, and by
// custom server and app. What is revoked here ends like a token that its client revokes: with all that it brought (FACTS-D §19).
import type { Exchange } from '../../http/exchange.ts';
import { refuseUnknown } from '../../http/okta-error.ts';
import { empty, json } from '../../http/reply.ts';
import { endLine } from '../../tokens/end-line.ts';
import type { RefreshLine } from '../../tokens/refresh-tokens.ts';
import { type Behaviours, type Fields, idAt, timestamp } from '../behaviour.ts';
import { checkOwner } from '../check-owner.ts';
import { DEFAULT_PAGE, pageReply, ranksIn } from '../page.ts';
import { findUser } from './users.ts';

interface TokenList {
  path: string;
  /** Position of the client among the ids of the path. */
  clientAt: number;
  holds(exchange: Exchange, line: RefreshLine): boolean;
}

const LISTS: readonly TokenList[] = [
  { path: '/api/v1/apps/{}/tokens', clientAt: 0, holds: () => true },
  {
    path: '/api/v1/users/{}/clients/{}/tokens',
    clientAt: 1,
    holds: (exchange, line) => line.userId === findUser(exchange, idAt(exchange, 0)).id,
  },
  {
    path: '/api/v1/authorizationServers/{}/clients/{}/tokens',
    clientAt: 1,
    holds: (exchange, line) => line.issuer.endsWith(`/oauth2/${idAt(exchange, 0)}`),
  },
];

function view({ origin }: Exchange, line: RefreshLine): Fields {
  const { id, clientId, userId, issuer, scopes, created, lastUsed, endsAt } = line;
  const at = (path: string, ...allow: string[]): Fields => ({
    href: `${origin}${path}`,
    ...(allow.length > 0 && { hints: { allow } }),
  });
  const own = `/api/v1/apps/${clientId}/tokens/${id}`;
  return {
    id,
    status: 'ACTIVE',
    created: timestamp(created),
    lastUpdated: timestamp(lastUsed),
    ...(endsAt !== null && { expiresAt: timestamp(endsAt) }),
    // That of a seed was made before the org had an address.
    issuer: new URL(issuer, origin).href.replace(/\/$/, ''),
    clientId,
    userId,
    scopes: [...scopes],
    _links: {
      app: at(`/api/v1/apps/${clientId}`),
      self: at(own, 'GET', 'DELETE'),
      revoke: at(own, 'DELETE'),
      client: at(`/oauth2/v1/clients/${clientId}`),
      user: at(`/api/v1/users/${userId}`),
    },
  };
}

export function registerRefreshTokens(behaviours: Behaviours): void {
  for (const { path, clientAt, holds } of LISTS) {
    /** Those that something can still be had for. */
    const linesOf = (exchange: Exchange): RefreshLine[] => {
      checkOwner(exchange);
      const clientId = idAt(exchange, clientAt);
      const { refreshTokens } = exchange.org;
      return refreshTokens
        .lines()
        .filter(
          (line) => line.clientId === clientId && refreshTokens.lives(line, exchange.at) && holds(exchange, line),
        );
    };
    const lineOf = (exchange: Exchange): RefreshLine => {
      const id = idAt(exchange, clientAt + 1);
      const found = linesOf(exchange).find((line) => line.id === id);
      return found ?? refuseUnknown(exchange, `${idAt(exchange, clientAt)}.${id}`, 'OAuth2RefreshTokenTx');
    };
    behaviours.set(`GET ${path}`, (exchange) => {
      const lines = linesOf(exchange);
      return pageReply(exchange, ranksIn(lines), lines, DEFAULT_PAGE, (line) => view(exchange, line));
    });
    behaviours.set(`GET ${path}/{}`, (exchange) => json(200, view(exchange, lineOf(exchange))));
    behaviours.set(`DELETE ${path}`, (exchange) => {
      for (const line of linesOf(exchange)) endLine(exchange.org, line);
      return empty(204);
    });
    behaviours.set(`DELETE ${path}/{}`, (exchange) => {
      endLine(exchange.org, lineOf(exchange));
      return empty(204);
    });
  }
}
