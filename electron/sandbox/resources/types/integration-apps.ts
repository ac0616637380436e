// An OIN integration is an app instance too (FACTS §9, §10): read by its id under /apps, restricted to network zones, switched
// off and on. It is left out of the list of apps, which holds what people sign in to.
import { type Client, turnClient } from '../../clients.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import { readNetwork } from '../../oauth/network.ts';
import { type Behaviour, type Behaviours, bodyOf, type Fields, idAt, timestamp, valueAt } from '../behaviour.ts';

const ITEM = '/api/v1/apps/{}';

function view(exchange: Exchange, client: Client): Fields {
  return {
    id: client.id,
    name: client.type,
    label: client.name,
    status: client.active ? 'ACTIVE' : 'INACTIVE',
    created: timestamp(client.created),
    lastUpdated: timestamp(client.lastUpdated),
    features: [],
    signOnMode: 'OPENID_CONNECT',
    credentials: {
      oauthClient: { client_id: client.id, token_endpoint_auth_method: 'client_secret_basic', autoKeyRotation: true },
    },
    settings: {
      oauthClient: {
        application_type: 'service',
        grant_types: ['client_credentials'],
        response_types: ['token'],
        redirect_uris: [],
        dpop_bound_access_tokens: false,
        network: client.network,
      },
    },
    _links: { self: { href: `${exchange.origin}/api/v1/apps/${client.id}` } },
  };
}

function replace(exchange: Exchange, client: Client): Reply {
  const given = valueAt(bodyOf(exchange), 'settings.oauthClient.network');
  if (given !== undefined) {
    const network = readNetwork(exchange.org, given);
    if ('fault' in network) return refuse(exchange, 'E0000001', 'network', [`network: ${network.fault}`]);
    client.network = network;
  }
  client.lastUpdated = exchange.at;
  return json(200, view(exchange, client));
}

const turn =
  (active: boolean) =>
  (exchange: Exchange, client: Client): Reply => {
    turnClient(exchange.org, client, active);
    client.lastUpdated = exchange.at;
    return json(200, {});
  };

function remove(exchange: Exchange, client: Client): Reply {
  if (client.active) return refuse(exchange, 'E0000056', '', ['The application must be deactivated before deletion.']);
  exchange.org.clients.remove(client.id);
  return empty(204);
}

/** Laid over the behaviours of apps: an id of an integration is answered here, every other as before. */
export function registerIntegrationApps(behaviours: Behaviours): void {
  const lay = (key: string, own: (exchange: Exchange, client: Client) => Reply): void => {
    const others: Behaviour | undefined = behaviours.get(key);
    if (!others) throw new Error(`${key} comes after the behaviours of apps`);
    behaviours.set(key, (exchange) => {
      const client = exchange.org.clients.get(idAt(exchange, 0));
      return client ? own(exchange, client) : others(exchange);
    });
  };
  lay(`GET ${ITEM}`, (exchange, client) => json(200, view(exchange, client)));
  lay(`PUT ${ITEM}`, replace);
  lay(`DELETE ${ITEM}`, remove);
  lay(`POST ${ITEM}/lifecycle/activate`, turn(true));
  lay(`POST ${ITEM}/lifecycle/deactivate`, turn(false));
}
