// What `expand` can bring along, by operation. Each gives the fields of `_embedded`, from the thing and the path it was read by.
import type { Exchange } from '../http/exchange.ts';
import type { Org } from '../org.ts';
import { type Fields, idAt, valueAt } from './behaviour.ts';
import { membersPath } from './types/memberships.ts';

/** `argument`: what follows the slash of `user/00u…`. Nothing known: no fields. */
export type Embed = (exchange: Exchange, thing: Fields, argument: string) => Fields;
type Embeds = Readonly<Record<string, Embed>>;

const from =
  (field: string, path: (exchange: Exchange, thing: Fields) => string): Embed =>
  (exchange, thing) => ({ [field]: exchange.org.store(path(exchange, thing)).all() });

const user: Embed = ({ org }, { id, userId }) => entity(org, 'user', '/api/v1/users', String(userId ?? id));
const group: Embed = ({ org }, { id }) => entity(org, 'group', '/api/v1/groups', String(id));
const scope: Embed = (_, { scopeId }) => ({ scope: { id: scopeId, name: scopeId } });
const appUser: Embed = ({ org }, { id }, userId) => entity(org, 'user', `/api/v1/apps/${id}/users`, userId);

function entity(org: Org, field: string, path: string, id: string): Fields {
  const found = org.store(path).get(id);
  return found ? { [field]: found } : {};
}

const stats: Embed = ({ org, origin }, { id }) => {
  const assigned = org
    .store('/api/v1/apps')
    .all()
    .filter((app) => org.store(`/api/v1/apps/${app.id}/groups`).has(String(id)));
  return {
    stats: {
      usersCount: org.members(membersPath(String(id))).size,
      appsCount: assigned.length,
      groupPushMappingsCount: 0,
      hasAdminPrivilege: org.store(`/api/v1/groups/${id}/roles`).size() > 0,
      _links: { self: { href: `${origin}/api/v1/groups/${id}/stats` } },
    },
  };
};

const groupNames: Embed = ({ org }) => {
  const groups = org.store('/api/v1/groups').all();
  return {
    groupIdToGroupNameMap: Object.fromEntries(groups.map((one) => [one.id, valueAt(one, 'profile.name')])),
  };
};

const deviceUsers =
  (summary: boolean): Embed =>
  ({ org }, { id }) => ({
    users: org
      .store(`/api/v1/devices/${id}/users`)
      .all()
      .map(({ user: whole, ...rest }) => (summary ? { id: rest.id, user: { id: rest.id } } : { ...rest, user: whole })),
  });

const single =
  (field: string, path: (exchange: Exchange, thing: Fields) => string): Embed =>
  (exchange, thing) => ({ [field]: exchange.org.singles.get(path(exchange, thing)) ?? {} });

const brandPath = (exchange: Exchange): string => `/api/v1/brands/${idAt(exchange, 0)}`;
const templatePath = (exchange: Exchange, { name }: Fields): string => `${brandPath(exchange)}/templates/email/${name}`;
const page = (name: string): Embeds => ({
  default: single('default', (exchange) => `${brandPath(exchange)}/pages/${name}/default`),
  customized: single('customized', (exchange) => `${brandPath(exchange)}/pages/${name}/customized`),
  preview: single('preview', (exchange) => `${brandPath(exchange)}/pages/${name}/preview`),
});
const brand: Embeds = {
  themes: from('themes', (_, { id }) => `/api/v1/brands/${id}/themes`),
  domains: from('domains', (_, { id }) => `/api/v1/brands/${id}/domains`),
  emailDomain: ({ org }) => ({ emailDomain: org.store('/api/v1/email-domains').all()[0] ?? null }),
};
const template: Embeds = {
  settings: single('settings', (exchange, thing) => `${templatePath(exchange, thing)}/settings`),
  customizationCount: (exchange, thing) => ({
    customizationCount: exchange.org.store(`${templatePath(exchange, thing)}/customizations`).size(),
  }),
};
const targets: Embeds = {
  'targets/groups': () => ({ targets: { groups: [] } }),
  'targets/catalog/apps': () => ({ targets: { catalog: { apps: [] } } }),
};

/** A list and its items bring the same along. */
const both = (path: string, embeds: Embeds): [string, Embeds][] => [
  [`GET ${path}`, embeds],
  [`GET ${path}/{}`, embeds],
];

export const EMBEDDED: ReadonlyMap<string, Embeds> = new Map([
  ...both('/api/v1/apps', { user: appUser }),
  ...both('/api/v1/apps/{}/users', { user }),
  ...both('/api/v1/apps/{}/groups', { group }),
  ...both('/api/v1/apps/{}/grants', { scope }),
  ...both('/api/v1/users/{}/grants', { scope }),
  ...both('/api/v1/groups/rules', { groupIdToGroupNameMap: groupNames }),
  ...both('/api/v1/policies', { rules: from('rules', (_, { id }) => `/api/v1/policies/${id}/rules`) }),
  ...both('/api/v1/brands', brand),
  ...both('/api/v1/brands/{}/templates/email', template),
  ['GET /api/v1/brands/{}/pages/error', page('error')],
  ['GET /api/v1/brands/{}/pages/sign-in', page('sign-in')],
  ...both('/api/v1/email-domains', { brands: from('brands', () => '/api/v1/brands') }),
  ['GET /api/v1/devices', { user: deviceUsers(false), userSummary: deviceUsers(true) }],
  ['GET /api/v1/groups', { stats }],
  [
    'GET /api/v1/users',
    { classification: single('classification', (_, { id }) => `/api/v1/users/${id}/classification`) },
  ],
  ['GET /api/v1/users/{}', { blocks: from('blocks', (_, { id }) => `/api/v1/users/${id}/blocks`) }],
  ['GET /api/v1/users/{}/roles', targets],
  ['GET /api/v1/groups/{}/roles', targets],
  ['GET /api/v1/idps/{}/users', { user }],
  ['GET /api/v1/org/factors/yubikey_token/tokens', { user }],
]);
