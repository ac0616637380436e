// Groups and their members. The built-in group Everyone can be read like any other and changed by nobody.
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import type { Entity } from '../../store.ts';
import { type Behaviours, type Fields, idAt, isFields, timestamp } from '../behaviour.ts';
import { type CollectionType, entityOf, registerCollection } from '../collection.ts';
import { BLANK, TAKEN, text } from '../field-checks.ts';
import { type PageRule, pageReply } from '../page.ts';
import { applyFilter, applyPrefix, applySearch, applySort } from '../select.ts';
import { groupsOf, leaveApps, membersPath } from './memberships.ts';
import { findUser, USERS, userView } from './users.ts';

const PAGE: PageRule = { defaultLimit: 10_000, maxLimit: 10_000 };
/** What `filter` on groups knows (the description of the list); `search` knows every property. */
const FILTERABLE = /^(id|type|lastUpdated|lastMembershipUpdated)$/;
const isFilterable = (attribute: string): boolean => FILTERABLE.test(attribute);
const PROFILE = new Set(['name', 'description']);

export const groupType: CollectionType = {
  path: '/api/v1/groups',
  name: 'UserGroup',
  prefix: '00g',
  rules: [
    { field: 'profile.name', message: BLANK, valid: text },
    {
      field: 'profile',
      message: 'The profile has a property that is not defined',
      valid: (profile) => isFields(profile) && Object.keys(profile).every((name) => PROFILE.has(name)),
    },
    {
      field: 'profile.name',
      message: 'The field is too long',
      valid: (name) => String(name ?? '').length <= 255,
    },
    {
      field: 'profile.description',
      message: 'The value must be a string',
      valid: (description) => typeof (description ?? '') === 'string',
    },
  ],
  unique: { field: 'profile.name', message: TAKEN },
  page: PAGE,
  fixed: ['type', 'objectClass', 'lastMembershipUpdated'],
  defaults: (exchange) => ({
    lastMembershipUpdated: timestamp(exchange.at),
    objectClass: ['okta:user_group'],
    type: 'OKTA_GROUP',
  }),
  beforeRemove: (group, exchange) => {
    refuseBuiltIn(exchange, group);
    leaveApps(exchange, group.id);
  },
};

const groupView = (exchange: Exchange, group: Entity): Fields => {
  const self = `${exchange.origin}/api/v1/groups/${group.id}`;
  return {
    ...group,
    _links: { self: { href: self }, users: { href: `${self}/users` }, apps: { href: `${self}/apps` } },
  };
};

function refuseBuiltIn(exchange: Exchange, group: Entity): void {
  if (group.type === 'BUILT_IN') refuse(exchange, 'E0000006');
}

function listGroups(exchange: Exchange): Reply {
  const query = exchange.url.searchParams;
  const [q, filter, search] = [query.get('q'), query.get('filter'), query.get('search')];
  if (filter && search) return refuse(exchange, 'E0000033');
  const store = exchange.org.store(groupType.path);
  let list = applyFilter(exchange, store.all(), filter, { supports: isFilterable });
  list = applySearch(exchange, list, search);
  list = applyPrefix(list, q, ['profile.name']);
  if (search) list = applySort(exchange, list);
  return pageReply(exchange, store, list, PAGE, (group) => groupView(exchange, group));
}

function listMembers(exchange: Exchange): Reply {
  const group = entityOf(groupType, exchange);
  const users = exchange.org.store(USERS);
  const members = [...exchange.org.members(membersPath(group.id))].flatMap((id) => users.get(id) ?? []);
  return pageReply(exchange, users, members, { defaultLimit: 1_000, maxLimit: 1_000 }, (user) =>
    userView(exchange, user),
  );
}

const changeMember =
  (joins: boolean) =>
  (exchange: Exchange): Reply => {
    const group = entityOf(groupType, exchange);
    const user = findUser(exchange, idAt(exchange, 1));
    refuseBuiltIn(exchange, group);
    const members = exchange.org.members(membersPath(group.id));
    if (joins) members.add(user.id);
    else members.delete(user.id);
    group.lastMembershipUpdated = timestamp(exchange.at);
    return empty(204);
  };

export function registerGroups(behaviours: Behaviours): void {
  const withView: CollectionType = {
    ...groupType,
    view: (group, exchange) => groupView(exchange, group),
  };
  registerCollection(behaviours, withView);
  const replace = behaviours.get('PUT /api/v1/groups/{}');
  behaviours.set('PUT /api/v1/groups/{}', (exchange) => {
    refuseBuiltIn(exchange, entityOf(groupType, exchange));
    return replace ? replace(exchange) : refuseUnknown(exchange, idAt(exchange, 0), groupType.name);
  });
  behaviours.set('GET /api/v1/groups', listGroups);
  behaviours.set('GET /api/v1/groups/{}/users', listMembers);
  behaviours.set('PUT /api/v1/groups/{}/users/{}', changeMember(true));
  behaviours.set('DELETE /api/v1/groups/{}/users/{}', changeMember(false));
  behaviours.set('GET /api/v1/users/{}/groups', (exchange) => {
    const user = findUser(exchange, idAt(exchange, 0));
    return json(
      200,
      groupsOf(exchange.org, user.id).map((group) => groupView(exchange, group)),
    );
  });
}
