// What a list can be asked beside `limit` and `after`: the query parameters that Okta documents for it, by operation (as the
// reference pages of its SDKs describe them; apps by `group.id` and limits by `principalId` are from older ones). A filter with
// an attribute or an operator that is not named there is refused, as the filter of users is; a parameter that no row names
// changes nothing (FIDELITY.md lists those). Users, groups and the System Log have rules of their own.
import type { Exchange } from '../http/exchange.ts';
import type { Org } from '../org.ts';
import type { Entity } from '../store.ts';
import { valuesAt } from './behaviour.ts';
import type { FilterRules } from './parse-filter.ts';
import { applyFilter, applyPrefix, applySearch, applySort, applyWord } from './select.ts';

/** What is left of the list. `asked`: the text of the parameter, never empty. */
type Select = (exchange: Exchange, list: Entity[], asked: string) => Entity[];
type Read = (org: Org) => FilterRules['read'];

const begins =
  (...fields: string[]): Select =>
  (_, list, asked) =>
    applyPrefix(list, asked, fields);
const holds =
  (...fields: string[]): Select =>
  (_, list, asked) =>
    applyWord(list, asked, fields);
const equals =
  (field: string): Select =>
  (_, list, asked) =>
    list.filter((entity) => String(valuesAt(entity, field)) === asked);

const DATES = /(^|\.)(created|activated|lastUpdated|lastVerified)$/;
/** Attributes that compare by `eq` only, but for dates. */
const filter =
  (attributes: readonly string[], read: Read = () => valuesAt): Select =>
  (exchange, list, asked) =>
    applyFilter(exchange, list, asked, {
      read: read(exchange.org),
      supports: (attribute, operator) => attributes.includes(attribute) && (operator === 'eq' || DATES.test(attribute)),
    });
/** Any operator on any of these attributes. */
const search =
  (attributes: RegExp): Select =>
  (exchange, list, asked) =>
    applySearch(exchange, list, asked, { supports: (attribute) => attributes.test(attribute) });

/** Who and which groups an app is assigned to is not in the app itself. */
const readApp: Read = (org) => (app, attribute) => {
  const assigned = /^(user|group)\.id$/.exec(attribute)?.[1];
  if (assigned === undefined) return valuesAt(app, attribute);
  const path = `/api/v1/apps/${valuesAt(app, 'id')}/${assigned}s`;
  return org
    .store(path)
    .all()
    .map(({ id }) => id);
};
/** The type of a trusted origin is that of its scopes. */
const readOrigin: Read = () => (origin, attribute) =>
  valuesAt(origin, attribute === 'type' ? 'scopes.type' : attribute);
const readYubikey: Read = (org) => (token, attribute) => {
  const userId = String(valuesAt(token, 'userId'));
  if (attribute === 'user.id') return userId;
  return attribute === 'profile.email'
    ? valuesAt(org.store('/api/v1/users').get(userId), attribute)
    : valuesAt(token, attribute);
};

/** By fields of the things that the entities stand for: an assignment has the id of its user or group and no name. */
const beginsAt =
  (path: string, ...fields: string[]): Select =>
  (exchange, list, asked) => {
    const things = exchange.org.store(path);
    const named = applyPrefix(
      list.map((entity) => ({ entity, thing: things.get(entity.id) })),
      asked,
      fields,
    );
    return named.map(({ entity }) => entity);
  };

/** Policies that hold for this app. */
const ofResource: Select = ({ org }, list, asked) =>
  list.filter(({ id }) =>
    org
      .store(`/api/v1/policies/${id}/mappings`)
      .all()
      .some(({ resourceId }) => resourceId === asked),
  );

const sorted: Select = (exchange, list) => applySort(exchange, list);

const QUERIES = new Map<string, Readonly<Record<string, Select>>>([
  ['/api/v1/agentPools', { poolType: equals('type') }],
  [
    '/api/v1/apps',
    {
      q: begins('name', 'label'),
      filter: filter(
        ['id', 'status', 'name', 'credentials.signing.kid', 'settings.slo.enabled', 'user.id', 'group.id'],
        readApp,
      ),
    },
  ],
  [
    '/api/v1/apps/{}/cwo/connections',
    {
      status: equals('status'),
      requestingAppId: equals('requestingAppInstanceId'),
      resourceAppId: equals('resourceAppInstanceId'),
    },
  ],
  ['/api/v1/apps/{}/group-push/mappings', { sourceGroupId: equals('sourceGroupId'), status: equals('status') }],
  ['/api/v1/apps/{}/groups', { q: beginsAt('/api/v1/groups', 'thing.profile.name') }],
  [
    '/api/v1/apps/{}/users',
    {
      q: beginsAt(
        '/api/v1/users',
        'entity.credentials.userName',
        'thing.profile.firstName',
        'thing.profile.lastName',
        'thing.profile.email',
      ),
    },
  ],
  ['/api/v1/authorizationServers', { q: begins('name', 'audiences') }],
  ['/api/v1/authorizationServers/{}/associatedServers', { q: begins('name', 'audiences') }],
  ['/api/v1/authorizationServers/{}/scopes', { q: begins('name'), filter: filter(['name']) }],
  ['/api/v1/brands', { q: begins('name') }],
  ['/api/v1/devices', { search: search(/^(id|status|lastUpdated|profile\.\w+)$/) }],
  ['/api/v1/groups/rules', { search: holds('name') }],
  ['/api/v1/groups/{}/owners', { search: search(/^type$/) }],
  ['/api/v1/idps', { q: begins('name'), type: equals('type') }],
  [
    '/api/v1/idps/{}/users',
    { q: begins('externalId', 'profile.firstName', 'profile.lastName', 'profile.email', 'profile.login') },
  ],
  ['/api/v1/inlineHooks', { type: equals('type') }],
  ['/api/v1/logStreams', { filter: filter(['status', 'type']) }],
  ['/api/v1/mappings', { sourceId: equals('source.id'), targetId: equals('target.id') }],
  [
    '/api/v1/org/factors/yubikey_token/tokens',
    {
      filter: filter(
        ['profile.email', 'profile.serial', 'activated', 'user.id', 'created', 'status', 'lastVerified'],
        readYubikey,
      ),
      sortBy: sorted,
    },
  ],
  ['/api/v1/policies', { status: equals('status'), q: begins('name'), resourceId: ofResource, sortBy: sorted }],
  ['/api/v1/principal-rate-limits', { filter: filter(['principalType', 'principalId']) }],
  ['/api/v1/push-providers', { type: equals('providerType') }],
  ['/api/v1/realms', { search: search(/^(id|isDefault|created|lastUpdated|profile\.\w+)$/), sortBy: sorted }],
  ['/api/v1/templates/sms', { templateType: equals('type') }],
  [
    '/api/v1/trustedOrigins',
    { q: begins('name', 'origin'), filter: filter(['name', 'origin', 'status', 'type'], readOrigin) },
  ],
  ['/api/v1/users/{}/grants', { scopeId: equals('scopeId') }],
  ['/api/v1/zones', { filter: filter(['id', 'usage', 'system']) }],
  ['/privileged-access/api/v1/okta-service-accounts', { match: holds('name', 'username') }],
  ['/privileged-access/api/v1/service-accounts', { match: holds('name', 'username') }],
]);

/** What the query of a list call selects of the list, in the order that it asks for. */
export function selectByQuery(exchange: Exchange, list: Entity[]): Entity[] {
  let selected = list;
  const template = (exchange.operation?.path ?? '').replace(/\{[^}]*\}/g, '{}');
  for (const [name, select] of Object.entries(QUERIES.get(template) ?? {})) {
    const asked = exchange.url.searchParams.get(name);
    if (asked) selected = select(exchange, selected, asked);
  }
  return selected;
}
