// An OIN integration is an app instance too (FACTS §9, §10): read by its id under /apps, restricted to network zones, switched
// off and on. It is left out of the list of apps, which holds what people sign in to.
import type { Integration } from '../../clients/client.ts';
import { toApp } from '../../clients/integration-record.ts';
import { turnClient } from '../../clients/integrations.ts';
import { readNetwork } from '../../clients/network.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import { type Behaviour, type Behaviours, bodyOf, idAt, valueAt } from '../behaviour.ts';

const ITEM = '/api/v1/apps/{}';

function replace(exchange: Exchange, client: Integration): Reply {
  const given = valueAt(bodyOf(exchange), 'settings.oauthClient.network');
  if (given !== undefined) {
    const network = readNetwork(exchange.org, given);
    if ('fault' in network) return refuse(exchange, 'E0000001', 'network', [`network: ${network.fault}`]);
    client.network = network;
  }
  client.lastUpdated = exchange.at;
  return json(200, toApp(client, exchange.origin));
}

const turn =
  (active: boolean) =>
  (exchange: Exchange, client: Integration): Reply => {
    turnClient(exchange.org, client, active);
    client.lastUpdated = exchange.at;
    return json(200, {});
  };

function remove(exchange: Exchange, client: Integration): Reply {
  if (client.active) return refuse(exchange, 'E0000056', '', ['The application must be deactivated before deletion.']);
  exchange.org.integrations.remove(client.id);
  return empty(204);
}

/** Laid over the behaviours of apps: an id of an integration is answered here, every other as before. */
export function registerIntegrationApps(behaviours: Behaviours): void {
  const override = (key: string, own: (exchange: Exchange, client: Integration) => Reply): void => {
    const others: Behaviour | undefined = behaviours.get(key);
    if (!others) throw new Error(`${key} must follow the behaviours of apps`);
    behaviours.set(key, (exchange) => {
      const client = exchange.org.integrations.get(idAt(exchange, 0));
      return client ? own(exchange, client) : others(exchange);
    });
  };
  override(`GET ${ITEM}`, (exchange, client) => json(200, toApp(client, exchange.origin)));
  override(`PUT ${ITEM}`, replace);
  override(`DELETE ${ITEM}`, remove);
  override(`POST ${ITEM}/lifecycle/activate`, turn(true));
  override(`POST ${ITEM}/lifecycle/deactivate`, turn(false));
}
