// API service integration instances in the System Log: a change by a page of the Admin Console leaves the event that the same change by the API leaves.
import type { Client, Integration } from '../clients/client.ts';
import type { Exchange } from '../http/exchange.ts';
import { changeEvent } from './change-events.ts';
import { clientParty, originOf } from './log-oauth.ts';
import type { LogParty } from './system-log.ts';

/** As an app among the targets of an event. */
export const appParty = ({ id, type, name }: Client): LogParty => ({
  id,
  type: 'AppInstance',
  alternateId: type,
  displayName: name,
});

/** `key`: the operation of the API that does the same. */
export function logInstanceChange(exchange: Exchange, key: string, client: Integration, actor: LogParty): void {
  const event = changeEvent(key);
  if (!event) throw new Error(`no event for ${key}`);
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: event[0],
    displayMessage: event[1],
    actor,
    targets: [appParty(client)],
  });
}

/** The role that a new instance gets by itself, where it gets one. */
export function logNewInstance(exchange: Exchange, client: Integration, actor: LogParty): void {
  if (client.roles.length === 0) return;
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: 'app.oauth2.client.privilege.grant',
    displayMessage: 'Admin role assigned to a client',
    actor,
    targets: [clientParty(client)],
  });
}
