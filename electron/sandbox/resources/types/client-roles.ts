// Admin roles of a client (FACTS §10). Giving one to the integration that has none, or taking one away, shows in its next call.
import type { Client, ClientRole } from '../../clients/client.ts';
import { findClient, kindOf } from '../../clients/client-kinds.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import { type Behaviours, bodyOf, type Fields, idAt, timestamp } from '../behaviour.ts';
import { isStandardRole, roleLabel } from './standard-roles.ts';

const PATH = '/oauth2/v1/clients/{}/roles';

/** Who holds roles here: whoever calls the API for itself. Others hold none, and cannot (FACTS §3.3, E0000227). */
function clientOf(exchange: Exchange): Client {
  const id = idAt(exchange, 0);
  const client = findClient(exchange.org, id);
  if (client && kindOf(client).takesRoles) return client;
  if (client && exchange.method === 'POST') refuse(exchange, 'E0000227');
  return refuseUnknown(exchange, id, 'PublicClientApp');
}

function roleOf(exchange: Exchange, client: Client): ClientRole {
  const id = idAt(exchange, 1);
  return client.roles.find((role) => role.id === id) ?? refuseUnknown(exchange, id, 'RoleAssignment');
}

function view(exchange: Exchange, client: Client, role: ClientRole): Fields {
  return {
    id: role.id,
    label: roleLabel(role.type),
    type: role.type,
    status: 'ACTIVE',
    created: timestamp(role.created),
    lastUpdated: timestamp(role.created),
    assignmentType: 'CLIENT',
    _links: { assignee: { href: `${exchange.origin}/oauth2/v1/clients/${client.id}` } },
  };
}

function assign(exchange: Exchange): Reply {
  const client = clientOf(exchange);
  const { type } = bodyOf(exchange);
  if (!isStandardRole(type)) return refuse(exchange, 'E0000001', 'type', ['type: The role type is not supported']);
  if (client.roles.some((role) => role.type === type)) refuse(exchange, 'E0000090');
  const role: ClientRole = { id: exchange.org.ids.id('irb'), type, created: exchange.at };
  client.roles.push(role);
  return json(200, view(exchange, client, role));
}

export function registerClientRoles(behaviours: Behaviours): void {
  behaviours.set(`GET ${PATH}`, (exchange) => {
    const client = clientOf(exchange);
    return json(
      200,
      client.roles.map((role) => view(exchange, client, role)),
    );
  });
  behaviours.set(`POST ${PATH}`, assign);
  behaviours.set(`GET ${PATH}/{}`, (exchange) => {
    const client = clientOf(exchange);
    return json(200, view(exchange, client, roleOf(exchange, client)));
  });
  behaviours.set(`DELETE ${PATH}/{}`, (exchange) => {
    const client = clientOf(exchange);
    const role = roleOf(exchange, client);
    client.roles.splice(client.roles.indexOf(role), 1);
    return empty(204);
  });
}
