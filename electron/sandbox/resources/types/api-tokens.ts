// The API tokens of the org as its admins see them (FACTS-D §15): no answer shows the value of one, none can be made here (that is for the
// Admin Console), and one that is revoked is refused from the next call on.
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { API_TOKENS } from '../../api-tokens/api-token.ts';
import { readNetwork } from '../../clients/network.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json } from '../../http/reply.ts';
import type { Entity } from '../../store.ts';
import { type Behaviours, bodyOf, type Fields, idAt, isFields, timestamp } from '../behaviour.ts';
import { BLANK, text } from '../field-checks.ts';

const SHOWN = ['id', 'name', 'userId', 'clientName', 'tokenWindow', 'network', 'expiresAt', 'created', 'lastUpdated'];

function view({ origin }: Exchange, token: Entity): Fields {
  const link = (path: string, ...allow: string[]) => ({ href: `${origin}${path}`, hints: { allow } });
  return {
    ...Object.fromEntries(SHOWN.map((field) => [field, token[field]])),
    _links: {
      self: link(`${API_TOKENS}/${token.id}`, 'GET', 'DELETE'),
      user: link(`/api/v1/users/${String(token.userId)}`, 'GET'),
    },
  };
}

function tokenOf(exchange: Exchange): Entity {
  const id = idAt(exchange, 0);
  return exchange.org.store(API_TOKENS).get(id) ?? refuseUnknown(exchange, id, 'Token');
}

/** Its name and network; whose it is stays as it is. */
function update(exchange: Exchange): Entity {
  const token = tokenOf(exchange);
  const { name = token.name, network = token.network } = bodyOf(exchange);
  if (!text(name)) refuse(exchange, 'E0000001', 'name', [`name: ${BLANK}`]);
  const read = readNetwork(exchange.org, network);
  if ('fault' in read) refuse(exchange, 'E0000001', 'network', [`network: ${read.fault}`]);
  const kept = isFields(network) && network.connection === 'ANYWHERE' ? { connection: 'ANYWHERE' } : read;
  return Object.assign(token, { name, network: kept, lastUpdated: timestamp(exchange.at) });
}

/** The list is found with a slash behind it as well (captured). */
export const slashedLists = (operations: readonly Operation[]): Operation[] =>
  operations
    .filter(({ method, path }) => method === 'GET' && path === API_TOKENS)
    .map((list) => ({ ...list, path: `${API_TOKENS}/` }));

export function registerApiTokens(behaviours: Behaviours): void {
  const list = (exchange: Exchange) =>
    json(
      200,
      exchange.org
        .store(API_TOKENS)
        .all()
        .map((token) => view(exchange, token)),
    );
  behaviours.set(`GET ${API_TOKENS}`, list);
  behaviours.set(`GET ${API_TOKENS}/`, list);
  behaviours.set(`GET ${API_TOKENS}/{}`, (exchange) => json(200, view(exchange, tokenOf(exchange))));
  behaviours.set(`PUT ${API_TOKENS}/{}`, (exchange) => json(200, view(exchange, update(exchange))));
  behaviours.set(`DELETE ${API_TOKENS}/{}`, (exchange) => {
    exchange.org.store(API_TOKENS).remove(tokenOf(exchange).id);
    return empty(204);
  });
  behaviours.set(`DELETE ${API_TOKENS}/current`, (exchange) => {
    const { apiToken, org } = exchange;
    if (apiToken) org.store(API_TOKENS).remove(apiToken.record.id);
    return empty(204);
  });
}
