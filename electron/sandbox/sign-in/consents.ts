// What people have agreed to, and what they still have to be asked (FACTS §16.1): only at a custom server, for an app that asks, and for scopes that say so.
import type { Client } from '../clients/client.ts';
import { kindOf } from '../clients/client-kinds.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Org } from '../org.ts';
import { timestamp } from '../resources/behaviour.ts';
import { USERS } from '../resources/types/users.ts';
import type { AuthorizationServer } from '../servers/oauth-exchange.ts';
import type { Entity, Store } from '../store.ts';
import type { AuthorizeRequest } from './request.ts';

/** A person's consents are where an admin sees and revokes them. */
const grantsOf = (org: Org, userId: string): Store => org.store(`${USERS}/${userId}/grants`);

/** Scopes that the person has to agree to first, in the order of the request. */
export function consentToAsk(
  org: Org,
  server: AuthorizationServer,
  client: Client,
  user: Entity,
  { scopes, prompt }: AuthorizeRequest,
): string[] {
  if (!kindOf(client).signIn(client)?.asksConsent) return [];
  const asked = server.askConsent(scopes);
  const given = grantsOf(org, user.id)
    .all()
    .filter(({ clientId, issuer, status }) => clientId === client.id && issuer === server.issuer && status === 'ACTIVE')
    .map(({ scopeId }) => String(scopeId));
  const open = asked.filter((scope) => !given.includes(scope));
  return prompt.includes('consent') ? asked : open;
}

export function keepConsent(
  { org, at }: Exchange,
  server: AuthorizationServer,
  client: Client,
  userId: string,
  scopes: readonly string[],
): void {
  const grants = grantsOf(org, userId);
  for (const scopeId of server.askConsent(scopes)) {
    if (
      grants
        .all()
        .some((grant) => grant.scopeId === scopeId && grant.clientId === client.id && grant.issuer === server.issuer)
    )
      continue;
    const when = timestamp(at);
    const who = { clientId: client.id, userId, issuer: server.issuer, scopeId };
    grants.add({
      id: org.ids.id('oag'),
      status: 'ACTIVE',
      created: when,
      lastUpdated: when,
      source: 'END_USER',
      ...who,
    });
  }
}
