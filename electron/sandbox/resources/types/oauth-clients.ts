// The org's integrations as the client registration API shows them. Read only: they are made and removed as API service
// integrations; what else is registered here is kept by the default behaviour.
import { toRegisteredClient } from '../../clients/integration-record.ts';
import { json } from '../../http/reply.ts';
import { type Behaviours, type Fields, idAt } from '../behaviour.ts';
import { answerByDefault } from '../default-behaviour.ts';
import { DEFAULT_PAGE, pageReply, ranksIn } from '../page.ts';
import { applyPrefix } from '../select.ts';

const PATH = '/oauth2/v1/clients';

export function registerOAuthClients(behaviours: Behaviours): void {
  behaviours.set(`GET ${PATH}`, (exchange) => {
    const registered = exchange.org.store(PATH);
    const clients = exchange.org.integrations
      .list()
      .map((client) => ({ id: client.id, shown: toRegisteredClient(client) }));
    const others = registered.all().map((entity) => ({ id: entity.id, shown: entity as Fields }));
    const all = applyPrefix([...clients, ...others], exchange.url.searchParams.get('q'), ['shown.client_name']);
    return pageReply(exchange, ranksIn(all), all, DEFAULT_PAGE, ({ shown }) => shown);
  });
  behaviours.set(`GET ${PATH}/{}`, (exchange) => {
    const client = exchange.org.integrations.get(idAt(exchange, 0));
    return client ? json(200, toRegisteredClient(client)) : answerByDefault(exchange);
  });
}
