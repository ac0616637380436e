// Admin roles of people and of groups (FACTS §10): what the owner of an API token may do is decided by those that it has now.
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import type { Org } from '../../org.ts';
import type { Entity, Store } from '../../store.ts';
import { type Behaviours, bodyOf, declaredStatus, idAt, timestamp, valueAt } from '../behaviour.ts';
import { entityOf } from '../collection.ts';
import { groupType } from './groups.ts';
import { groupsOf } from './memberships.ts';
import { isStandardRole, roleLabel } from './standard-roles.ts';
import { findUser, USERS } from './users.ts';

type Holder = 'USER' | 'GROUP';

export function roleAssignment(id: string, type: string, holder: Holder, at: number): Entity {
  const now = timestamp(at);
  return { id, label: roleLabel(type), type, status: 'ACTIVE', created: now, lastUpdated: now, assignmentType: holder };
}

const rolesPath = (holder: Holder, id: string): string =>
  `${holder === 'USER' ? USERS : groupType.path}/${encodeURIComponent(id)}/roles`;

function holderOf(exchange: Exchange, holder: Holder): Entity {
  return holder === 'USER' ? findUser(exchange, idAt(exchange, 0)) : entityOf(groupType, exchange);
}

/** Types of the roles that a user has now, by itself first and then by its groups. */
export const adminRolesOf = (org: Org, userId: string): string[] =>
  [rolesPath('USER', userId), ...groupsOf(org, userId).map(({ id }) => rolesPath('GROUP', id))]
    .flatMap((path) => org.store(path).all())
    .map(({ type }) => String(type));

const rolesOf = (exchange: Exchange, holder: Holder): Store =>
  exchange.org.store(rolesPath(holder, holderOf(exchange, holder).id));

const assign =
  (holder: Holder) =>
  (exchange: Exchange): Reply => {
    const entity = holderOf(exchange, holder);
    const { type } = bodyOf(exchange);
    if (!isStandardRole(type)) return refuse(exchange, 'E0000001', 'type', ['type: The role type is not supported']);
    if (entity.type === 'BUILT_IN') return refuse(exchange, 'E0000211', String(valueAt(entity, 'profile.name')));
    if (holder === 'GROUP' && isFilledByRule(exchange.org, entity.id)) return refuse(exchange, 'E0000192');
    const store = rolesOf(exchange, holder);
    if (store.all().some((role) => role.type === type)) return refuse(exchange, 'E0000090');
    const role = roleAssignment(exchange.org.ids.id('irb'), type, holder, exchange.at);
    store.add(role);
    return json(declaredStatus(exchange), role);
  };

function isFilledByRule(org: Org, groupId: string): boolean {
  return org
    .store('/api/v1/groups/rules')
    .all()
    .some((rule) => {
      const ids = valueAt(rule, 'actions.assignUserToGroups.groupIds');
      return Array.isArray(ids) && ids.includes(groupId);
    });
}

function roleOf(exchange: Exchange, holder: Holder): Entity {
  const id = idAt(exchange, 1);
  return rolesOf(exchange, holder).get(id) ?? refuseUnknown(exchange, id, 'RoleAssignment');
}

export function registerAdminRoles(behaviours: Behaviours): void {
  for (const holder of ['USER', 'GROUP'] as const) {
    const path = rolesPath(holder, '').replace('//', '/{}/');
    behaviours.set(`GET ${path}`, (exchange) => json(200, rolesOf(exchange, holder).all()));
    behaviours.set(`POST ${path}`, assign(holder));
    behaviours.set(`GET ${path}/{}`, (exchange) => json(200, roleOf(exchange, holder)));
    behaviours.set(`DELETE ${path}/{}`, (exchange) => {
      rolesOf(exchange, holder).remove(roleOf(exchange, holder).id);
      return empty(declaredStatus(exchange));
    });
  }
}
