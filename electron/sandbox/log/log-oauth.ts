// Clients in the System Log: who they are there, and when they fail to show it (event types of FACTS §10).
import type { Client } from '../clients/client.ts';
import { findClient, namedClient } from '../clients/client-kinds.ts';
import type { Exchange } from '../http/exchange.ts';
import type { LogParty } from './system-log.ts';

export function clientParty(client: Pick<Client, 'id' | 'name'>): LogParty {
  return { id: client.id, type: 'PublicClientApp', alternateId: client.id, displayName: client.name };
}

/** The origin of a request, for the event's `client` and `debugContext`. */
export function originOf(exchange: Exchange): { at: number; userAgent: string; requestUri: string; requestId: string } {
  return {
    at: exchange.at,
    userAgent: exchange.request.headers.get('user-agent') ?? 'unknown',
    requestUri: exchange.url.pathname,
    requestId: exchange.requestId,
  };
}

export function logFailedClientAuth(exchange: Exchange, clientId: string | null, reason: string): void {
  const known = clientId === null ? null : findClient(exchange.org, clientId);
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: 'app.oauth2.invalid_client_credentials',
    displayMessage: 'Incorrect client credentials were used',
    severity: 'WARN',
    result: 'FAILURE',
    reason,
    actor: actorOf(known),
  });
}

/** A token is used from where its client may not be (FACTS §10). */
export function logOutsideNetwork(exchange: Exchange, client: Client): void {
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: 'system.oauth2.token.request_outside_allowed_range',
    displayMessage: 'OAuth2 token used from outside the allowed network range',
    severity: 'WARN',
    actor: clientParty(client),
  });
}

/** The calling client, or a stand-in for a call that nobody could be found for. */
export function actorOf(client: Client | null): LogParty {
  const named = namedClient(client);
  return named
    ? clientParty(named)
    : { id: 'unknown', type: 'PublicClientApp', alternateId: 'unknown', displayName: 'unknown' };
}
