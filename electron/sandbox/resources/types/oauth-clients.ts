// The org's integrations as the client registration API shows them. Read only: they are made and removed as API service
// integrations; what else is registered here is kept by the default behaviour.
import type { Client } from '../../clients.ts';
import { json } from '../../http/reply.ts';
import { type Behaviours, type Fields, idAt } from '../behaviour.ts';
import { answerByDefault } from '../default-behaviour.ts';
import { DEFAULT_PAGE, pageReply, ranksIn } from '../page.ts';
import { applyPrefix } from '../select.ts';

const PATH = '/oauth2/v1/clients';

const view = (client: Client): Fields => ({
  client_id: client.id,
  client_id_issued_at: Math.floor(client.created / 1000),
  client_name: client.name,
  application_type: 'service',
  grant_types: ['client_credentials'],
  response_types: ['token'],
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic',
});

export function registerOAuthClients(behaviours: Behaviours): void {
  behaviours.set(`GET ${PATH}`, (exchange) => {
    const registered = exchange.org.store(PATH);
    const clients = exchange.org.clients.list().map((client) => ({ id: client.id, shown: view(client) }));
    const others = registered.all().map((entity) => ({ id: entity.id, shown: entity as Fields }));
    const all = applyPrefix([...clients, ...others], exchange.url.searchParams.get('q'), ['shown.client_name']);
    return pageReply(exchange, ranksIn(all), all, DEFAULT_PAGE, ({ shown }) => shown);
  });
  behaviours.set(`GET ${PATH}/{}`, (exchange) => {
    const client = exchange.org.clients.get(idAt(exchange, 0));
    return client ? json(200, view(client)) : answerByDefault(exchange);
  });
}
