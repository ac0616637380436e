// Sign-ins, consents and the authorize endpoint in the System Log (event types of FACTS §10): the reason of a refusal is Okta's own key for it (FACTS §24).
import type { Client } from '../clients/client.ts';
import type { Exchange } from '../http/exchange.ts';
import type { AuthorizationServer } from '../servers/oauth-exchange.ts';
import type { Entity } from '../store.ts';
import { userParty } from './log-api-token.ts';
import { eventOf, partiesOf } from './log-grants.ts';
import { appParty } from './log-instances.ts';
import { actorOf, clientParty, originOf } from './log-oauth.ts';

/** `user`: null when nobody was signed in; `login` is what was typed. */
export function logSignIn(exchange: Exchange, user: Entity | null, login: string): void {
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: 'user.session.start',
    displayMessage: 'User login to Okta',
    ...(user ? {} : { severity: 'WARN', result: 'FAILURE', reason: 'INVALID_CREDENTIALS' }),
    actor: user ? userParty(user) : { id: 'unknown', type: 'User', alternateId: login, displayName: 'unknown' },
  });
}

export function logSignOut(exchange: Exchange, userId: string): void {
  const [person] = partiesOf(exchange, userId);
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: 'user.session.end',
    displayMessage: 'User logout from Okta',
    actor: person ?? actorOf(null),
  });
}

export function logConsent(
  exchange: Exchange,
  client: Client,
  userId: string,
  agreed: boolean,
  scopes: readonly string[],
): void {
  const [person] = partiesOf(exchange, userId);
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: agreed ? 'app.oauth2.as.consent.grant' : 'app.oauth2.as.consent.deny',
    displayMessage: agreed ? 'User granted consent to app' : 'User denied consent to app',
    actor: person ?? actorOf(null),
    targets: [appParty(client)],
    debug: { grantedScopes: agreed ? scopes.join(', ') : '' },
  });
}

export function logAuthorized(exchange: Exchange, server: AuthorizationServer, client: Client, user: Entity): void {
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: eventOf(server, 'authorize.code'),
    displayMessage: 'OIDC authorization code request',
    actor: userParty(user),
    targets: [appParty(client)],
  });
}

export function logAuthorizeRefusal(
  exchange: Exchange,
  server: AuthorizationServer,
  client: Client | null,
  reason: string,
): void {
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: eventOf(server, reason === 'scope_denied' ? 'authorize.scope_denied' : 'authorize'),
    displayMessage: 'OAuth2 authorization request',
    severity: 'WARN',
    result: 'FAILURE',
    reason,
    actor: client ? clientParty(client) : actorOf(null),
  });
}
