// Who makes a call of the API, whatever it authenticates by: a client with its access token, the person in whose name it has that, or the owner of an API token. Limits,
// journal, System Log and admin roles ask here.
import { namedClient } from '../clients/client-kinds.ts';
import type { Exchange } from '../http/exchange.ts';
import { userParty } from '../log/log-api-token.ts';
import { actorOf, clientParty } from '../log/log-oauth.ts';
import type { LogParty } from '../log/system-log.ts';
import { adminRolesOf } from '../resources/types/admin-roles.ts';
import { USERS } from '../resources/types/users.ts';

interface Caller {
  /** Whose share of the limits it uses up: a client, or an API token. */
  principal: string;
  /** Who has done what it does: a client, or a user. */
  id: string;
  party: LogParty;
  /** Types of the admin roles that it has now. */
  roles: readonly string[];
}

/** Null for nobody, and for a client of a kind that never calls the API. */
export function callerOf(exchange: Exchange): Caller | null {
  if (exchange.apiToken) {
    const { record, owner } = exchange.apiToken;
    return { principal: record.id, id: owner.id, party: userParty(owner), roles: adminRolesOf(exchange.org, owner.id) };
  }
  const client = namedClient(exchange.client);
  if (!client) return null;
  const { id, roles } = client;
  const user = exchange.claims?.uid && exchange.org.store(USERS).get(exchange.claims.uid);
  // In the name of a person its own roles are nothing (FACTS §16.1).
  if (user) return { principal: id, id: user.id, party: userParty(user), roles: adminRolesOf(exchange.org, user.id) };
  return { principal: id, id, party: clientParty(client), roles: roles.map(({ type }) => type) };
}

/** For the System Log, which has a stand-in for a call of nobody. */
export const partyOf = (exchange: Exchange): LogParty => callerOf(exchange)?.party ?? actorOf(null);
