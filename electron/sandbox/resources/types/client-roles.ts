// Admin roles of a client (FACTS §10, FACTS-D §22): standard ones, and custom ones together with the set of resources that they are for.
// Giving one to a client that has none, or taking one away, shows in its next call.
import type { Client, ClientRole } from '../../clients/client.ts';
import { findClient, kindOf } from '../../clients/client-kinds.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import { type Behaviours, bodyOf, type Fields, idAt, timestamp } from '../behaviour.ts';
import { findThing } from '../find-thing.ts';
import { isStandardRole, roleLabel, standardRole } from './standard-roles.ts';

const PATH = '/oauth2/v1/clients/{}/roles';
export const CUSTOM_ROLES = '/api/v1/iam/roles';
const RESOURCE_SETS = '/api/v1/iam/resource-sets';

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

function view({ origin, org }: Exchange, client: Client, role: ClientRole): Fields {
  const at = (path: string): Fields => ({ href: `${origin}${path}` });
  const assignee = at(`/oauth2/v1/clients/${client.id}`);
  const { custom } = role;
  const set = custom && `${RESOURCE_SETS}/${custom.resourceSet}`;
  return {
    id: role.id,
    ...(custom && { role: custom.role, 'resource-set': custom.resourceSet }),
    label: custom ? findThing(org, CUSTOM_ROLES, custom.role)?.label : roleLabel(role.type),
    type: role.type,
    status: 'ACTIVE',
    created: timestamp(role.created),
    lastUpdated: timestamp(role.created),
    assignmentType: 'CLIENT',
    _links: {
      assignee,
      ...(custom && {
        role: at(`${CUSTOM_ROLES}/${custom.role}`),
        permissions: at(`${CUSTOM_ROLES}/${custom.role}/permissions`),
        'resource-set': at(String(set)),
        member: at(`${set}/bindings/${custom.role}/members/${role.id}`),
      }),
    },
  };
}

function assign(exchange: Exchange): Reply {
  const client = clientOf(exchange);
  const role = plannedRole(exchange);
  const isTwin = ({ type, custom }: ClientRole): boolean =>
    type === role.type && custom?.role === role.custom?.role && custom?.resourceSet === role.custom?.resourceSet;
  if (client.roles.some(isTwin)) refuse(exchange, 'E0000090');
  client.roles.push(role);
  return json(201, view(exchange, client, role));
}

function plannedRole(exchange: Exchange): ClientRole {
  const { type, role, 'resource-set': resourceSet } = bodyOf(exchange);
  if (isStandardRole(type)) return standardRole(type, exchange.at);
  if (type !== 'CUSTOM') return refuse(exchange, 'E0000001', 'type', ['type: The role type is not supported']);
  const thing = (path: string, id: unknown, name: string) =>
    findThing(exchange.org, path, String(id)) ?? refuseUnknown(exchange, String(id), name);
  const custom = {
    role: thing(CUSTOM_ROLES, role, 'Role').id,
    resourceSet: thing(RESOURCE_SETS, resourceSet, 'ResourceSet').id,
  };
  return { id: exchange.org.ids.id('irb'), type, created: exchange.at, custom };
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
