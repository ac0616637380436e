// The authorization server that a path names: the org's own, where none is named, or one of the custom ones.
import type { Exchange } from '../http/exchange.ts';
import { customServer } from './custom-server.ts';
import { oauthError } from './oauth-error.ts';
import type { AuthorizationServer, OAuthExchange, OAuthStep } from './oauth-exchange.ts';
import { ORG_LIFETIMES, orgServer } from './org-server.ts';

/** Undefined: there is no custom server of the id in the path. */
export const serverAt = (exchange: Exchange): AuthorizationServer | undefined =>
  serverOf(exchange, exchange.ids[0] ?? null);

/** By its id; null is the org's own. */
export const serverOf = (exchange: Exchange, id: string | null): AuthorizationServer | undefined =>
  id === null ? orgServer(exchange) : customServer(exchange, id);

export const findServer: OAuthStep = (exchange) => {
  const server = serverAt(exchange);
  if (!server) return oauthError('invalid_authorization_server');
  exchange.server = server;
  return undefined;
};

/** The same object, widened: what the steps write stays readable from outside. */
export function toOAuthExchange(exchange: Exchange, { pushes = false } = {}): OAuthExchange {
  return Object.assign(exchange, {
    // Until the path was checked, which happens after the form.
    server: orgServer(exchange),
    form: new URLSearchParams(),
    pushes,
    credentials: null,
    requested: [],
    granted: [],
    boundTo: null,
    lifetimes: ORG_LIFETIMES,
    subject: null,
    refresh: null,
  });
}
