// Admin roles of a client (FACTS §10). Giving one to the integration that has none, or taking one away, shows in its next call.
import type { Client, ClientRole } from '../../clients.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import { type Behaviours, bodyOf, type Fields, idAt, timestamp } from '../behaviour.ts';

const PATH = '/oauth2/v1/clients/{}/roles';
const TYPES = [
  'SUPER_ADMIN',
  'ORG_ADMIN',
  'APP_ADMIN',
  'USER_ADMIN',
  'GROUP_MEMBERSHIP_ADMIN',
  'HELP_DESK_ADMIN',
  'READ_ONLY_ADMIN',
  'REPORT_ADMIN',
  'API_ACCESS_MANAGEMENT_ADMIN',
  'MOBILE_ADMIN',
];

function clientOf(exchange: Exchange): Client {
  const id = idAt(exchange, 0);
  return exchange.org.clients.get(id) ?? refuseUnknown(exchange, id, 'PublicClientApp');
}

function roleOf(exchange: Exchange, client: Client): ClientRole {
  const id = idAt(exchange, 1);
  return client.roles.find((role) => role.id === id) ?? refuseUnknown(exchange, id, 'RoleAssignment');
}

function view(exchange: Exchange, client: Client, role: ClientRole): Fields {
  const label = role.type
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');
  return {
    id: role.id,
    label,
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
  if (typeof type !== 'string' || !TYPES.includes(type))
    refuse(exchange, 'E0000001', 'type', ['type: The role type is not supported']);
  if (client.roles.some((role) => role.type === type)) refuse(exchange, 'E0000090');
  const role: ClientRole = { id: exchange.org.ids.id('irb'), type: String(type), created: exchange.at };
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
    client.roles = client.roles.filter((one) => one !== role);
    return empty(204);
  });
}
