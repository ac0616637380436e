// What lists can be asked by the query parameters that Okta documents for them: each selects what it says, refuses what it
// cannot answer, or is named in FIDELITY.md as one that changes nothing.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, type Json, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
/** What replaces `<name>` in a path or a text. */
const known = new Map<string, string>();
const fill = (text: string): string => text.replace(/<(\w+)>/g, (_, name: string) => known.get(name) ?? `no ${name}`);

beforeAll(async () => {
  org = await startOrg();
  const tokens = await org.tokensOf('Directory Insights');
  const { json: both } = await org.requestToken('Directory Insights', 'okta.apps.read okta.groups.read');
  const tokenFor = (method: string, path: string): string | undefined => {
    const { scopes } =
      catalogue.operations.find(
        (one) => one.method === method && new RegExp(`^${one.path.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
      ) ?? {};
    return scopes?.length === 2 ? both.access_token : tokens.get(scopes?.[0] ?? '');
  };
  call = (method, path, body, headers = {}) => {
    const authorization = `Bearer ${tokenFor(method, path.split('?')[0] ?? '')}`;
    return org.call(method, path, { body, headers: { authorization, ...headers } });
  };
  const list = async (path: string): Promise<Json[]> => (await call('GET', path)).json;

  const apps = await list('/api/v1/apps');
  for (const app of apps) known.set(app.label.replace(/\W/g, ''), app.id);
  known.set('app', apps[0].id);
  const [assigned, other] = await list(`/api/v1/apps/${apps[0].id}/users`);
  const user = (await call('GET', `/api/v1/users/${assigned.id}`)).json;
  known.set('user', assigned.id);
  known.set('lastName', user.profile.lastName);
  known.set('login', user.profile.login);
  known.set('other', other.id);
  const [group] = await list(`/api/v1/apps/${apps[0].id}/groups`);
  known.set('group', group.id);
  known.set('groupName', (await call('GET', `/api/v1/groups/${group.id}`)).json.profile.name);
  for (const one of await list('/api/v1/groups')) if (one.type === 'BUILT_IN') known.set('everyone', one.id);
  known.set('idp', (await list('/api/v1/idps'))[0].id);
  const [mapping] = await list('/api/v1/mappings');
  known.set('target', mapping.target.id);
  known.set('source', mapping.source.id);
  const [device] = await list('/api/v1/devices');
  known.set('device', device.id);
  const [yubikey] = await list('/api/v1/org/factors/yubikey_token/tokens');
  known.set('yubikeyUser', yubikey.userId);
  known.set('yubikeyEmail', (await call('GET', `/api/v1/users/${yubikey.userId}`)).json.profile.email);
  const [zone] = await list('/api/v1/zones');
  known.set('zone', zone.id);
  const principals = encodeURIComponent('principalType eq "OAUTH_CLIENT"');
  known.set('principal', (await list(`/api/v1/principal-rate-limits?filter=${principals}`))[0].principalId);

  // A second of each kind, so that what is selected is not simply all there is.
  const make = async (path: string, body: Json): Promise<Json> => {
    const made = await call('POST', path, body);
    expect(made.status, `${path} ${made.text}`).toBeLessThan(300);
    return made.json;
  };
  await make('/api/v1/trustedOrigins', {
    name: 'Shop',
    origin: 'https://shop.acme.example',
    scopes: [{ type: 'CORS' }, { type: 'REDIRECT' }],
  });
  await make('/api/v1/logStreams', { name: 'Second', type: 'splunk_cloud_logstreaming' });
  await make('/api/v1/inlineHooks', { name: 'Second', type: 'com.okta.import.transform' });
  await make('/api/v1/org/factors/yubikey_token/tokens', { profile: { serial: '000001' }, status: 'UNASSIGNED' });
  await make('/api/v1/realms', { profile: { name: 'Alumni' } });
  await make('/api/v1/brands', { name: 'Second' });
  await make('/api/v1/templates/sms', { name: 'Second', type: 'OTHER' });
  await make('/api/v1/push-providers', { name: 'Second', providerType: 'FCM' });
  await make('/api/v1/idps', { name: 'Campus', type: 'OIDC', protocol: { type: 'OIDC' } });
  await make('/api/v1/authorizationServers/default/scopes', { name: 'shop.read' });
  await make('/api/v1/policies', { name: 'Alumni', type: 'PASSWORD' });
  await make('/api/v1/groups/rules', {
    name: 'Sales people',
    type: 'group_rule',
    conditions: { expression: { value: 'user.department=="Sales"' } },
    actions: { assignUserToGroups: { groupIds: [known.get('group')] } },
  });
});
afterAll(() => org.close());

const ask = (path: string, parameter: string, text: string) =>
  call('GET', `${path}${path.includes('?') ? '&' : '?'}${parameter}=${encodeURIComponent(fill(text))}`);

type Matches = (one: Json) => boolean;
const isAny =
  (...ids: string[]): Matches =>
  ({ id }) =>
    ids.map(fill).includes(id);
const named =
  (name: string): Matches =>
  (one) =>
    one.name === name;

/** Lists that `sortBy` and `sortOrder` put in order. */
const SORTED = ['/api/v1/realms', '/api/v1/policies', '/api/v1/org/factors/yubikey_token/tokens'];
const GROUP_PUSH = '/api/v1/apps/<app>/group-push/mappings';
const CONNECTIONS = '/api/v1/apps/<app>/cwo/connections';

/** `matches`: by what an answer without the parameter holds. */
const SELECTING: [path: string, parameter: string, text: string, matches: Matches][] = [
  ['/api/v1/apps', 'q', 'paY', (app) => app.label === 'Paywell'],
  ['/api/v1/apps', 'q', 'bookmark', (app) => app.name === 'bookmark'],
  ['/api/v1/apps', 'filter', 'status eq "INACTIVE"', (app) => app.status === 'INACTIVE'],
  ['/api/v1/apps', 'filter', 'id eq "<Paywell>" or id eq "<Helpline>"', isAny('<Paywell>', '<Helpline>')],
  ['/api/v1/apps', 'filter', 'name eq "bookmark" and status eq "ACTIVE"', (app) => app.name === 'bookmark'],
  ['/api/v1/apps/<app>/groups', 'q', '<groupName>', isAny('<group>')],
  ['/api/v1/apps/<app>/users', 'q', '<login>', isAny('<user>')],
  [GROUP_PUSH, 'status', 'INACTIVE', (one) => one.status === 'INACTIVE'],
  [GROUP_PUSH, 'status', 'ACTIVE', (one) => one.status === 'ACTIVE'],
  [GROUP_PUSH, 'sourceGroupId', '00g0', () => false],
  [CONNECTIONS, 'status', 'ACTIVE', (one) => one.status === 'ACTIVE'],
  [CONNECTIONS, 'status', 'INACTIVE', (one) => one.status === 'INACTIVE'],
  [CONNECTIONS, 'requestingAppId', '<app>', (one) => one.requestingAppInstanceId === fill('<app>')],
  [CONNECTIONS, 'requestingAppId', '0oa0', () => false],
  [CONNECTIONS, 'resourceAppId', '<app>', (one) => one.resourceAppInstanceId === fill('<app>')],
  ['/api/v1/authorizationServers/default/associatedServers', 'q', 'part', named('Partner API')],
  ['/api/v1/authorizationServers/default/associatedServers', 'q', 'x', () => false],
  ['/api/v1/authorizationServers', 'q', 'api://part', named('Partner API')],
  ['/api/v1/authorizationServers/default/scopes', 'q', 'sho', named('shop.read')],
  ['/api/v1/authorizationServers/default/scopes', 'filter', 'name eq "shop.read"', named('shop.read')],
  ['/api/v1/brands', 'q', 'sec', named('Second')],
  ['/api/v1/devices', 'search', 'profile.platform eq "IOS"', (one) => one.profile.platform === 'IOS'],
  ['/api/v1/devices', 'search', 'id eq "<device>"', isAny('<device>')],
  ['/api/v1/groups', 'filter', 'type eq "BUILT_IN"', (group) => group.type === 'BUILT_IN'],
  ['/api/v1/groups', 'search', 'profile.name sw "Eng"', (group) => group.profile.name.startsWith('Eng')],
  ['/api/v1/groups', 'q', 'eng', (group) => group.profile.name.startsWith('Eng')],
  ['/api/v1/groups/rules', 'search', 'people', named('Sales people')],
  ['/api/v1/groups/<everyone>/owners', 'search', 'type eq "GROUP"', (one) => one.type === 'GROUP'],
  ['/api/v1/groups/<everyone>/owners', 'search', 'type eq "USER"', (one) => one.type === 'USER'],
  ['/api/v1/idps', 'q', 'camp', named('Campus')],
  ['/api/v1/idps', 'type', 'OIDC', (one) => one.type === 'OIDC'],
  ['/api/v1/idps/<idp>/users', 'q', 'partner-', (one) => one.externalId.startsWith('partner-')],
  ['/api/v1/idps/<idp>/users', 'q', 'nobody', () => false],
  ['/api/v1/inlineHooks', 'type', 'com.okta.import.transform', named('Second')],
  ['/api/v1/logStreams', 'filter', 'type eq "aws_eventbridge"', named('Audit stream')],
  ['/api/v1/mappings?limit=200', 'targetId', '<target>', (one) => one.target.id === fill('<target>')],
  ['/api/v1/mappings?limit=200', 'sourceId', '<target>', () => false],
  ['/api/v1/mappings?limit=200', 'sourceId', '<source>', (one) => one.source.id === fill('<source>')],
  [
    '/api/v1/org/factors/yubikey_token/tokens',
    'filter',
    'user.id eq "<yubikeyUser>"',
    (one) => one.userId === fill('<yubikeyUser>'),
  ],
  [
    '/api/v1/org/factors/yubikey_token/tokens',
    'filter',
    'profile.email eq "<yubikeyEmail>"',
    (one) => one.userId === fill('<yubikeyUser>'),
  ],
  [
    '/api/v1/org/factors/yubikey_token/tokens',
    'filter',
    'profile.serial eq "000001"',
    (one) => one.profile.serial === '000001',
  ],
  ['/api/v1/policies?type=PASSWORD', 'q', 'alum', named('Alumni')],
  ['/api/v1/policies?type=PASSWORD', 'status', 'INACTIVE', (one) => one.status === 'INACTIVE'],
  ['/api/v1/policies?type=ACCESS_POLICY', 'resourceId', '<app>', named('Default Policy')],
  ['/api/v1/policies?type=ACCESS_POLICY', 'resourceId', '<Paywell>', () => false],
  ['/api/v1/push-providers', 'type', 'FCM', named('Second')],
  ['/api/v1/realms', 'search', 'profile.name co "lum"', (one) => one.profile.name === 'Alumni'],
  ['/api/v1/templates/sms', 'templateType', 'SMS_VERIFY_CODE', named('Custom verification')],
  ['/api/v1/trustedOrigins', 'q', 'https://intra', named('Intranet')],
  ['/api/v1/trustedOrigins', 'filter', 'type eq "REDIRECT"', named('Shop')],
  ['/api/v1/trustedOrigins', 'filter', 'origin eq "https://shop.acme.example"', named('Shop')],
  ['/api/v1/users/<yubikeyUser>/grants', 'scopeId', 'openid', (one) => one.scopeId === 'openid'],
  ['/api/v1/users/<yubikeyUser>/grants', 'scopeId', 'email', (one) => one.scopeId === 'email'],
  ['/api/v1/zones', 'filter', '(id eq "<zone>" or id eq "nzo0")', isAny('<zone>')],
  ['/api/v1/zones', 'filter', 'system eq false', named('Offices')],
  ['/api/v1/agentPools', 'poolType', 'LDAP', (one) => one.type === 'LDAP'],
  ['/privileged-access/api/v1/service-accounts', 'match', 'IKI', named('Wiki jobs')],
  ['/privileged-access/api/v1/service-accounts', 'match', 'nobody', () => false],
  ['/privileged-access/api/v1/okta-service-accounts', 'match', 'nobody', () => false],
];

describe('a parameter selects', () => {
  /** Those that were seen to leave something out. */
  const selective = new Set<string>();

  it.each(SELECTING)('%s by %s=%s', async (target, parameter, text, matches) => {
    const path = fill(target);
    const all = await call('GET', path);
    const selected = await ask(path, parameter, text);
    expect(selected.status).toBe(200);
    expect(selected.json).toEqual(all.json.filter(matches));
    if (selected.json.length < all.json.length) selective.add(`${target} ${parameter}`);
  });

  it('and each of these leaves something out at least once', () => {
    expect(SELECTING.map(([path, name]) => `${path} ${name}`).filter((one) => !selective.has(one))).toEqual([]);
  });

  it.each([
    ['user.id', 'users', '<user>'],
    ['group.id', 'groups', '<group>'],
  ])('apps by %s: those that it is assigned to', async (attribute, kind, id) => {
    const expected: string[] = [];
    for (const app of (await call('GET', '/api/v1/apps?limit=200')).json) {
      const assigned = await call('GET', `/api/v1/apps/${app.id}/${kind}/${fill(id)}`);
      if (assigned.status === 200) expected.push(app.id);
    }
    const found = await ask('/api/v1/apps', 'filter', `${attribute} eq "${id}"`);
    expect(found.json.map((app: Json) => app.id)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(15);
    expect((await ask('/api/v1/apps', 'filter', `${attribute} eq "00x0"`)).json).toEqual([]);
  });

  it('brings the assignment of that user along when it is asked to', async () => {
    const found = await ask(
      '/api/v1/apps?expand=user%2F<user>'.replace('<user>', fill('<user>')),
      'filter',
      'user.id eq "<user>"',
    );
    for (const app of found.json) expect(app._embedded.user.id).toBe(fill('<user>'));
  });

  it('sorts policies, realms and tokens', async () => {
    const names = async (path: string, nameOf: (one: Json) => string): Promise<string[]> =>
      (await call('GET', path)).json.map(nameOf);
    expect(await names('/api/v1/policies?type=PASSWORD&sortBy=name', ({ name }) => name)).toEqual([
      'Alumni',
      'Default Policy',
    ]);
    expect(await names('/api/v1/realms?sortBy=profile.name&sortOrder=desc', ({ profile }) => profile.name)).toEqual([
      'Default Realm',
      'Alumni',
    ]);
    const tokens = '/api/v1/org/factors/yubikey_token/tokens?sortBy=profile.serial&sortOrder';
    const serials = await names(`${tokens}=asc`, ({ profile }) => profile.serial);
    expect(serials).toEqual([...serials].sort());
    expect(await names(`${tokens}=desc`, ({ profile }) => profile.serial)).toEqual([...serials].sort().reverse());
    expect(new Set(serials).size).toBeGreaterThan(1);
  });

  it('page by page, and the selection stays', async () => {
    const first = await ask('/api/v1/apps?limit=1', 'filter', 'name eq "bookmark"');
    expect(first.headers.get('link')).toContain('filter=name+eq+%22bookmark%22');
    expect(first.json).toHaveLength(1);
  });
});

describe('a filter is refused', () => {
  const FILTERED = [
    ...new Set(SELECTING.flatMap(([path, name]) => (/^(filter|search)$/.test(name) ? [`${path} ${name}`] : []))),
  ]
    .filter((one) => one !== '/api/v1/groups/rules search') // a word, not an expression
    .map((one): [string, string] => [one.split(' ')[0] ?? '', one.split(' ')[1] ?? '']);

  it.each(FILTERED)('when it is none, or asks for what the list does not know: %s by %s', async (target, parameter) => {
    for (const text of [
      '((((',
      'status eq',
      ...(target === '/api/v1/groups' && parameter === 'search' ? [] : ['colour eq "red"']),
    ])
      expect(await ask(fill(target), parameter, text), text).toMatchObject({
        status: 400,
        json: { errorCode: 'E0000031', errorSummary: 'Invalid search criteria.' },
      });
  });

  it.each([
    ['/api/v1/logStreams', 'status sw "ACT"'],
    ['/api/v1/zones', 'usage co "POL"'],
    ['/api/v1/apps', 'user.id sw "00u"'],
  ])('when the operator does not go with the attribute: %s %s', async (path, text) => {
    expect(await ask(path, 'filter', text)).toMatchObject({ status: 400, json: { errorCode: 'E0000031' } });
  });

  it('but for lists that have none, where it changes nothing', async () => {
    const path = '/api/v1/policies?type=PASSWORD';
    expect((await ask(path, 'filter', '((((')).json).toEqual((await call('GET', path)).json);
  });
});

it('every documented parameter of the management lists is tested here or elsewhere, or notified of in FIDELITY.md', () => {
  const table = readFileSync(new URL('../../../electron/sandbox/FIDELITY.md', import.meta.url), 'utf8');
  const silent = new Set(
    [...(/\n\| list \| parameters that change nothing: ([^|]*)\|/.exec(table)?.[1] ?? '').matchAll(/`(\w+)`/g)].map(
      ([, name]) => name,
    ),
  );
  /** Everywhere, or with a test of their own. */
  const ELSEWHERE = /^(limit|after|expand)$|^\/api\/v1\/(users|logs|groups|policies) /;
  const tested = new Set(
    SELECTING.map(([path, name]) => `${path.split('?')[0]?.replace(/<\w+>|default/g, '{}')} ${name}`),
  );
  for (const one of SORTED) tested.add(`${one} sortBy`).add(`${one} sortOrder`);
  tested.add('/api/v1/principal-rate-limits filter'); // rate-limits.test.ts
  const missing = catalogue.operations
    .filter(({ method, family, responses }) => method === 'GET' && family === 'management' && responses.includes('200'))
    .flatMap(({ path, parameters }) =>
      parameters
        .filter((one) => one.in === 'query' && !ELSEWHERE.test(one.name) && !silent.has(one.name))
        .map(({ name }) => `${path.replace(/\{[^}]+\}/g, '{}')} ${name}`),
    )
    .filter((one) => !tested.has(one) && !ELSEWHERE.test(one));
  expect(missing).toEqual([]);
});
