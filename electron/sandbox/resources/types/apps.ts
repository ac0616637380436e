// Apps with their users and groups. An app must be deactivated before it can be deleted (FACTS §3.2).
import { readApp } from '../../clients/app-client.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { json, type Reply } from '../../http/reply.ts';
import type { Entity } from '../../store.ts';
import {
  type Behaviours,
  bodyOf,
  type Fields,
  idAt,
  isFields,
  optionalBodyOf,
  timestamp,
  valueAt,
} from '../behaviour.ts';
import { type CollectionType, createEntity, entityOf, registerCollection, storeOf, viewOf } from '../collection.ts';
import { BLANK } from '../field-checks.ts';
import { DEFAULT_PAGE, pageReply } from '../page.ts';
import { checkKeysGiven, settingsWithKeys, takeKeysGiven } from './app-keys.ts';
import { groupType } from './groups.ts';
import { standardRole } from './standard-roles.ts';
import { findUser, USERS } from './users.ts';

const appType: CollectionType = {
  path: '/api/v1/apps',
  name: 'AppInstance',
  prefix: '0oa',
  rules: [
    {
      field: 'label',
      message: 'Label must be specified',
      valid: (label) => typeof label === 'string' && label.trim() !== '',
    },
    {
      field: 'signOnMode',
      message: 'The sign-on mode must be specified',
      valid: (mode, body) => typeof (mode ?? body.name) === 'string',
    },
  ],
  page: { defaultLimit: 20, maxLimit: 200, badCursor: 'E0000029' },
  fixed: ['orn'],
  defaults: (_, body) => ({
    name: 'custom_app',
    label: String(body.label ?? ''),
    status: 'ACTIVE',
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
    visibility: { autoSubmitToolbar: false, hide: { iOS: false, web: false }, appLinks: {} },
    features: [],
    signOnMode: 'AUTO_LOGIN',
    credentials: { userNameTemplate: { template: `\${source.login}`, type: 'BUILT_IN' }, signing: {} },
    settings: {
      app: {},
      notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
    },
  }),
  view: (app, exchange) => {
    const self = `${exchange.origin}/api/v1/apps/${app.id}`;
    return {
      settings: settingsWithKeys(exchange.org, app),
      _links: { users: { href: `${self}/users` }, groups: { href: `${self}/groups` } },
    };
  },
  lifecycle: { activate: { to: 'ACTIVE' }, deactivate: { to: 'INACTIVE' } },
  beforeRemove: (app, exchange) => {
    if (app.status === 'ACTIVE') {
      refuse(exchange, 'E0000056', '', ['The application must be deactivated before deletion.']);
    }
  },
};

const appUserType: CollectionType = {
  path: '/api/v1/apps/{}/users',
  name: 'AppUser',
  prefix: '00u',
  parents: [appType],
  rules: [],
  page: { defaultLimit: 50, maxLimit: 500, badCursor: 'E0000029' },
  view: (assigned, exchange) => ({ _links: { user: { href: `${exchange.origin}${USERS}/${assigned.id}` } } }),
};

const appGroupType: CollectionType = {
  path: '/api/v1/apps/{}/groups',
  name: 'ApplicationGroupAssignment',
  prefix: '00g',
  parents: [appType],
  rules: [],
  page: { defaultLimit: 20, maxLimit: 200, badCursor: 'E0000029' },
  view: (assigned, exchange) => ({ _links: { group: { href: `${exchange.origin}/api/v1/groups/${assigned.id}` } } }),
};

/** What an app knows of a user that is assigned to it. */
export function appUser(user: Entity, at: number, scope: 'USER' | 'GROUP', profile: Fields = {}): Entity {
  const now = timestamp(at);
  return {
    id: user.id,
    externalId: null,
    created: now,
    lastUpdated: now,
    scope,
    status: user.status === 'ACTIVE' ? 'ACTIVE' : 'STAGED',
    statusChanged: now,
    passwordChanged: null,
    syncState: 'DISABLED',
    credentials: { userName: valueAt(user, 'profile.login') },
    profile,
  };
}

function assignUser(exchange: Exchange): Reply {
  const store = storeOf(appUserType, exchange);
  const body = bodyOf(exchange);
  if (typeof body.id !== 'string' || body.id === '') refuse(exchange, 'E0000001', 'id', [`id: ${BLANK}`]);
  const user = findUser(exchange, body.id);
  if (store.has(user.id)) refuse(exchange, 'E0000062');
  const assigned = appUser(user, exchange.at, 'USER', isFields(body.profile) ? body.profile : {});
  if (isFields(body.credentials))
    assigned.credentials = { userName: body.credentials.userName ?? valueAt(user, 'profile.login') };
  store.add(assigned);
  return json(200, viewOf(appUserType, assigned, exchange));
}

function updateAppUser(exchange: Exchange): Reply {
  const assigned = entityOf(appUserType, exchange);
  const body = bodyOf(exchange);
  if (isFields(body.profile))
    assigned.profile = { ...(isFields(assigned.profile) ? assigned.profile : {}), ...body.profile };
  if (isFields(body.credentials)) assigned.credentials = { userName: body.credentials.userName };
  assigned.lastUpdated = timestamp(exchange.at);
  return json(200, viewOf(appUserType, assigned, exchange));
}

function assignGroup(exchange: Exchange): Reply {
  const store = storeOf(appGroupType, exchange);
  const groupId = idAt(exchange, 1);
  if (!exchange.org.store('/api/v1/groups').has(groupId)) refuseUnknown(exchange, groupId, 'UserGroup');
  const known = store.get(groupId);
  const assigned: Entity = known ?? { id: groupId, priority: store.size(), profile: {} };
  Object.assign(assigned, optionalBodyOf(exchange), { id: groupId, lastUpdated: timestamp(exchange.at) });
  store.add(assigned);
  return json(200, viewOf(appGroupType, assigned, exchange));
}

function listAppsOfGroup(exchange: Exchange): Reply {
  const group = entityOf(groupType, exchange);
  const apps = storeOf(appType, exchange);
  const list = apps.all().filter((app) => exchange.org.store(`${appType.path}/${app.id}/groups`).has(group.id));
  return pageReply(exchange, apps, list, DEFAULT_PAGE, (app) => viewOf(appType, app, exchange));
}

/** The org can be set to make every new service app a super admin (FACTS §10). */
function giveFirstRole({ at, org }: Exchange, app: Entity): void {
  const given = valueAt(org.singles.get('/api/v1/org/settings/clientPrivilegesSetting'), 'clientPrivilegesSetting');
  if (given === true && readApp(org, app.id)?.service) org.appRoles(app.id).push(standardRole('SUPER_ADMIN', at));
}

export function registerApps(behaviours: Behaviours): void {
  registerCollection(behaviours, appType);
  const replace = behaviours.get('PUT /api/v1/apps/{}');
  behaviours.set('PUT /api/v1/apps/{}', async (exchange) => {
    checkKeysGiven(exchange);
    await replace?.(exchange);
    const app = entityOf(appType, exchange);
    takeKeysGiven(exchange, app);
    return json(200, viewOf(appType, app, exchange));
  });
  behaviours.set('POST /api/v1/apps', (exchange) => {
    checkKeysGiven(exchange);
    const app = createEntity(appType, exchange);
    takeKeysGiven(exchange, app);
    giveFirstRole(exchange, app);
    if (exchange.url.searchParams.get('activate')?.toLowerCase() === 'false') app.status = 'INACTIVE';
    return json(200, viewOf(appType, app, exchange));
  });
  for (const verb of ['activate', 'deactivate'] as const) {
    const change = behaviours.get(`POST /api/v1/apps/{}/lifecycle/${verb}`);
    if (!change) continue;
    behaviours.set(`POST /api/v1/apps/{}/lifecycle/${verb}`, async (exchange) => {
      await change(exchange);
      return json(200, {});
    });
  }
  registerCollection(behaviours, appUserType);
  behaviours.set('POST /api/v1/apps/{}/users', assignUser);
  behaviours.set('POST /api/v1/apps/{}/users/{}', updateAppUser);
  registerCollection(behaviours, appGroupType);
  behaviours.set('PUT /api/v1/apps/{}/groups/{}', assignGroup);
  behaviours.set('PATCH /api/v1/apps/{}/groups/{}', (exchange) => {
    entityOf(appGroupType, exchange);
    return assignGroup(exchange);
  });
  behaviours.set('GET /api/v1/groups/{}/apps', listAppsOfGroup);
  behaviours.set('GET /api/v1/users/{}/appLinks', (exchange) => {
    const user = findUser(exchange, idAt(exchange, 0));
    const apps = exchange.org
      .store('/api/v1/apps')
      .all()
      .filter((app) => exchange.org.store(`/api/v1/apps/${app.id}/users`).has(user.id));
    return json(
      200,
      apps.map((app) => ({
        id: `${app.id}-link`,
        label: app.label,
        appName: app.name,
        appInstanceId: app.id,
        hidden: false,
      })),
    );
  });
}
