// What kind of thing a parameter's value is, and which identifiers an answer shows, by the paths of the catalogue that ships.
import { expect, test } from 'vitest';
import { createParameterPlaces } from '../../../shared/okta/catalogue/parameter-places.ts';
import { seenIds } from '../../../shared/okta/catalogue/seen-ids.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const places = createParameterPlaces(shippedCatalogue().operations);
const ORG = 'https://acme.okta.com';

const inPath = (path: string, name: string, method = 'GET') => ({ method, path, name, in: 'path' as const });
const inQuery = (name: string) => ({ method: 'GET', path: '/api/v1/users', name, in: 'query' as const });

test.each([
  ['/api/v1/groups/{groupId}', 'groupId', '/api/v1/groups', [], 'listGroups'],
  ['/api/v1/users/{id}', 'id', '/api/v1/users', [], 'listUsers'],
  // By its place, whatever somebody calls it.
  ['/api/v1/users/{someone}/groups', 'someone', '/api/v1/users', [], 'listUsers'],
  // A list that needs a user is of no use while there is none.
  ['/api/v1/users/{userId}/factors/{factorId}', 'factorId', '/api/v1/users/{}/factors', [''], 'listFactors'],
  ['/api/v1/groups/{groupId}/users/{userId}', 'userId', '/api/v1/groups/{}/users', [''], 'listUsers', 'PUT'],
  ['/api/v1/groups/00g1/users/{userId}', 'userId', '/api/v1/groups/{}/users', ['00g1'], 'listGroupUsers', 'PUT'],
  ['/oauth2/{authorizationServerId}/v1/keys', 'authorizationServerId', '/oauth2', [], 'listAuthorizationServers'],
  ['/api/v1/apps/{appId}/policies/{policyId}', 'policyId', '/api/v1/apps/{}/policies', [''], 'listPolicies', 'PUT'],
])('%s: %s is one of %s', (path, name, own, parents, list, method = 'GET') => {
  expect(places.wanted(inPath(path, name, method))).toMatchObject({ own, parents });
  expect(places.listOf(inPath(path, name, method))?.id).toBe(list);
});

test('a query parameter holds an identifier where its name is one of a path', () => {
  expect(places.wanted(inQuery('sourceGroupId'))?.kin).toContain('/api/v1/groups');
  expect(places.listOf(inQuery('sourceGroupId'))?.id).toBe('listGroups');
  expect(places.listOf(inQuery('client_id'))?.id).toBe('listClients');
  for (const name of ['limit', 'after', 'q', 'search', 'id']) expect(places.wanted(inQuery(name))).toBeNull();
});

const idsOf = (method: string, path: string, body: unknown, location: string | null = null) =>
  seenIds({ method, url: ORG + path, body, location }, places).map(({ place, parents, value, name }) =>
    [place, ...parents, value, name].join(' '),
  );

test('a list shows its items with what a person knows them by', () => {
  const users = [
    { id: '00u1', profile: { login: 'ada@example.com' } },
    { id: '00u2', profile: {} },
  ];
  expect(idsOf('GET', '/api/v1/users?limit=2', users)).toEqual([
    '/api/v1/users 00u1 ada@example.com',
    '/api/v1/users 00u2 ',
  ]);
  expect(idsOf('GET', '/api/v1/domains', { domains: [{ id: 'OcD1', domain: 'login.example.com' }] })).toEqual([
    '/api/v1/domains OcD1 ',
  ]);
  expect(idsOf('GET', '/api/v1/users/00u1/factors', [{ id: 'mfa1', factorType: 'push' }])).toEqual([
    '/api/v1/users 00u1 ',
    '/api/v1/users/{}/factors 00u1 mfa1 ',
  ]);
});

test('links of the same org and Location lead to more; another org’s do not', () => {
  const groups = [
    { id: '00g1', profile: { name: 'Everyone' }, _links: { users: { href: `${ORG}/api/v1/groups/00g1/users` } } },
    { id: '00g2', _links: { self: { href: 'https://other.okta.com/api/v1/groups/00gX' } } },
  ];
  // No path of the catalogue has one group of a user: the link says what it is.
  expect(idsOf('GET', '/api/v1/users/00u1/groups', groups)).toEqual([
    '/api/v1/users 00u1 ',
    '/api/v1/groups 00g1 Everyone',
  ]);
  expect(idsOf('POST', '/api/v1/groups', undefined, `${ORG}/api/v1/groups/00g9`)).toEqual(['/api/v1/groups 00g9 ']);
  expect(idsOf('POST', '/api/v1/groups', undefined, 'https://other.okta.com/api/v1/groups/00g9')).toEqual([]);
});

test('a thing shows itself and not its alias; what was deleted shows nothing', () => {
  expect(idsOf('GET', '/api/v1/users/me', { id: '00u1', profile: { login: 'ada@example.com' } })).toEqual([
    '/api/v1/users 00u1 ada@example.com',
  ]);
  expect(idsOf('DELETE', '/api/v1/groups/00g1', undefined)).toEqual([]);
  expect(idsOf('DELETE', '/api/v1/groups/00g1/users/00u1', undefined)).toEqual(['/api/v1/groups 00g1 ']);
});

test('whatever an org answers, nothing is thrown, and a masked or endless value is none', () => {
  for (const body of [null, 7, 'text', [], [null, 1, [{}]], {}, { id: 5 }, { _links: null }, [{ id: '', _links: [] }]])
    expect(idsOf('GET', '/api/v1/groups', body)).toEqual([]);
  const odd = [{ id: 'a b' }, { id: '••••••' }, { id: 'x'.repeat(300) }, { _links: { self: { href: 'http://%' } } }];
  expect(idsOf('GET', '/api/v1/groups', odd)).toEqual([]);
});
