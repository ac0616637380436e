// Users: list with `q`, `filter` or `search`, create, read by id or login, replace, partial update, and removal in two
// steps (a DELETE deactivates, the next one removes). The lifecycle has a file of its own.

import { isSelfOnly } from '../../api/check-scopes.ts';
import { dropTokensOf } from '../../api-tokens/api-token.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import type { Entity } from '../../store.ts';
import { type Behaviours, bodyOf, type Fields, idAt, isFields, optionalBodyOf, timestamp } from '../behaviour.ts';
import { limitOf, linkHeaders, type PageRule, pageReply } from '../page.ts';
import { applyFilter, applyPrefix, applySearch, applySort } from '../select.ts';
import { leaveEverything } from './memberships.ts';
import { checkProfile, loginOf } from './user-profile.ts';

export const USERS = '/api/v1/users';
const PAGE: PageRule = { defaultLimit: 200, maxLimit: 200, cursorPrefix: '2' };
const Q_PAGE: PageRule = { ...PAGE, defaultLimit: 10 };
/** `filter` on users knows these only, and no `not`; `search` knows every property. */
const FILTERABLE = /^(status|id|lastUpdated|profile\.(login|email|firstName|lastName))$/;
const isFilterable = (attribute: string, operator: string): boolean =>
  FILTERABLE.test(attribute) && (operator === 'eq' || attribute === 'lastUpdated');

/** Okta's user query options: `ne` is not for users. */
const isSearchable = (_: string, operator: string): boolean => operator !== 'ne';

/** By id, or by login, or as `me` for whoever calls, or by the login's part before the `@` when only one user has it. */
export function findUser(exchange: Exchange, idOrLogin: string): Entity {
  const store = exchange.org.store(USERS);
  const self = exchange.claims?.uid ?? exchange.apiToken?.owner.id;
  const byId = store.get(idOrLogin === 'me' && self ? self : idOrLogin);
  if (byId) return byId;
  const login = idOrLogin.toLowerCase();
  const users = store.all();
  const byLogin = users.find((user) => loginOf(user) === login);
  if (byLogin) return byLogin;
  const short = login.includes('@') ? [] : users.filter((user) => loginOf(user).split('@')[0] === login);
  const [only] = short;
  return only && short.length === 1 ? only : refuseUnknown(exchange, idOrLogin, 'User');
}

export function userView(exchange: Exchange, user: Entity): Fields {
  const self = `${exchange.origin}${USERS}/${user.id}`;
  return { ...user, _links: { self: { href: self } } };
}

/** A single user is read with links to what may be done with it now. */
function userWithLinks(exchange: Exchange, user: Entity): Fields {
  const self = `${exchange.origin}${USERS}/${user.id}`;
  const verb = (name: string) => ({ href: `${self}/lifecycle/${name}`, method: 'POST' });
  const links: Fields = { self: { href: self } };
  if (user.status === 'ACTIVE')
    Object.assign(links, { suspend: verb('suspend'), resetPassword: verb('reset_password') });
  if (user.status === 'SUSPENDED') links.unsuspend = verb('unsuspend');
  if (user.status === 'LOCKED_OUT') links.unlock = verb('unlock');
  if (user.status === 'STAGED' || user.status === 'DEPROVISIONED') links.activate = verb('activate');
  else links.deactivate = verb('deactivate');
  return { ...user, _links: links };
}

function listUsers(exchange: Exchange): Reply {
  const query = exchange.url.searchParams;
  const [q, filter, search] = [query.get('q'), query.get('filter'), query.get('search')];
  if ([q, filter, search].filter(Boolean).length > 1) return refuse(exchange, 'E0000033');
  const store = exchange.org.store(USERS);
  const view = (user: Entity) => userView(exchange, user);
  const self = isSelfOnly(exchange) ? exchange.claims?.uid : undefined;
  let list = store.all().filter(({ id }) => self === undefined || id === self);
  if (search) {
    list = applySort(exchange, applySearch(exchange, list, search, { supports: isSearchable }));
    return pageReply(exchange, store, list, PAGE, view);
  }
  if (filter) list = applyFilter(exchange, list, filter, { supports: isFilterable, negates: false });
  else list = list.filter((user) => user.status !== 'DEPROVISIONED');
  if (!q) return pageReply(exchange, store, list, PAGE, view);
  const found = applyPrefix(list, q, ['profile.firstName', 'profile.lastName', 'profile.email']);
  const limit = limitOf(exchange, Q_PAGE); // `q` never pages (FACTS §5)
  return { status: 200, json: found.slice(0, limit).map(view), headers: linkHeaders(exchange, limit, null) };
}

function createUser(exchange: Exchange): Reply {
  const body = bodyOf(exchange);
  const store = exchange.org.store(USERS);
  checkProfile(exchange, body.profile, store.all());
  const groupIds = Array.isArray(body.groupIds) ? body.groupIds.map(String) : [];
  for (const id of groupIds)
    if (!exchange.org.store('/api/v1/groups').has(id)) refuseUnknown(exchange, id, 'UserGroup');
  const now = timestamp(exchange.at);
  const activate = exchange.url.searchParams.get('activate')?.toLowerCase() !== 'false';
  const hasPassword = isFields(body.credentials) && body.credentials.password !== undefined;
  const status = activate ? (hasPassword ? 'ACTIVE' : 'PROVISIONED') : 'STAGED';
  const user: Entity = {
    id: exchange.org.ids.id('00u'),
    status,
    created: now,
    activated: activate ? now : null,
    statusChanged: activate ? now : null,
    lastLogin: null,
    lastUpdated: now,
    passwordChanged: hasPassword ? now : null,
    type:
      isFields(body.type) && typeof body.type.id === 'string'
        ? { id: body.type.id }
        : { id: exchange.org.id.replace(/^00o/, 'oty') },
    profile: { mobilePhone: null, secondEmail: null, ...body.profile },
    credentials: { ...(hasPassword ? { password: {} } : {}), provider: { type: 'OKTA', name: 'OKTA' } },
  };
  store.add(user);
  for (const id of groupIds) exchange.org.members(`/api/v1/groups/${id}/users`).add(user.id);
  for (const group of exchange.org.store('/api/v1/groups').all()) {
    if (group.type === 'BUILT_IN') exchange.org.members(`/api/v1/groups/${group.id}/users`).add(user.id);
  }
  return json(200, userWithLinks(exchange, user));
}

/** PUT replaces the profile; POST lays the given properties over it. */
const updateUser =
  (whole: boolean) =>
  (exchange: Exchange): Reply => {
    const user = findUser(exchange, idAt(exchange, 0));
    const body = whole ? bodyOf(exchange) : optionalBodyOf(exchange);
    if (!whole && exchange.body === undefined) refuse(exchange, 'E0000003');
    if (user.status === 'DEPROVISIONED') refuse(exchange, 'E0000038');
    const given = isFields(body.profile) ? body.profile : {};
    const profile = whole ? body.profile : { ...(isFields(user.profile) ? user.profile : {}), ...given };
    checkProfile(exchange, profile, exchange.org.store(USERS).all(), user);
    user.profile = { mobilePhone: null, secondEmail: null, ...profile };
    user.lastUpdated = timestamp(exchange.at);
    if (isFields(body.credentials) && body.credentials.password !== undefined) user.passwordChanged = user.lastUpdated;
    return json(200, userWithLinks(exchange, user));
  };

function deleteUser(exchange: Exchange): Reply {
  const user = findUser(exchange, idAt(exchange, 0));
  if (user.status === 'DEPROVISIONED') {
    exchange.org.store(USERS).remove(user.id);
    leaveEverything(exchange, user.id);
  } else {
    Object.assign(user, {
      status: 'DEPROVISIONED',
      statusChanged: timestamp(exchange.at),
      lastUpdated: timestamp(exchange.at),
    });
    dropTokensOf(exchange.org, user.id);
  }
  return empty(204);
}

export function registerUsers(behaviours: Behaviours): void {
  behaviours.set(`GET ${USERS}`, listUsers);
  behaviours.set(`POST ${USERS}`, createUser);
  behaviours.set(`GET ${USERS}/{}`, (exchange) =>
    json(200, userWithLinks(exchange, findUser(exchange, idAt(exchange, 0)))),
  );
  behaviours.set(`PUT ${USERS}/{}`, updateUser(true));
  behaviours.set(`POST ${USERS}/{}`, updateUser(false));
  behaviours.set(`DELETE ${USERS}/{}`, deleteUser);
  behaviours.set(`DELETE ${USERS}/{}/sessions`, (exchange) => {
    findUser(exchange, idAt(exchange, 0));
    return empty(204);
  });
}
