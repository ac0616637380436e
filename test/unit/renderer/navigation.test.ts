import { describe, expect, it } from 'vitest';
import {
  choiceKey,
  flagKey,
  idKey,
  listKey,
  optionKey,
  pageAddress,
  parseRoute,
  queryOf,
  routeHash,
  textKey,
  type ViewOf,
  viewOf,
} from '../../../renderer/platform/navigation.ts';

const NO_QUERY = {};

describe('addresses', () => {
  it('go there and back with any id', () => {
    for (const rest of ['', 'abc', 'a/b', 'ä %', '#/history/x', 'what?find=x', 'a&b=c'])
      expect(parseRoute(routeHash('history', rest))).toEqual({ page: 'history', rest, query: NO_QUERY });
  });

  it('go there and back with any view', () => {
    for (const find of ['users', 'a b', '403 +', 'ä %', 'x?y=1&z=2#/', 'okta.users.read', "it's"])
      for (const rest of ['', 'a/b?'])
        expect(parseRoute(routeHash('errors', rest, { find }))).toEqual({ page: 'errors', rest, query: { find } });
  });

  it.each(['', '#', '#/', '#/nowhere/x', '#t=token', '#/../x', '#/nowhere?find=x', '#?find=x'])(
    '%j opens the Workbench',
    (hash) => expect(parseRoute(hash)).toEqual({ page: 'workbench', rest: '', query: NO_QUERY }),
  );

  it.each([
    ['#/history/%E0%A4%A', '', NO_QUERY],
    ['#/history/%E0%A4%A?find=x', '', { find: 'x' }],
    ['#/history?', '', NO_QUERY],
    ['#/history/?find', '', { find: '' }],
    ['#/history/abc?find=a&find=b', 'abc', { find: 'b' }],
    ['#/history/abc?find=%E0%A4%A', 'abc', { find: '\uFFFD%A' }],
  ])('survives %s', (hash, rest, query) => expect(parseRoute(hash)).toEqual({ page: 'history', rest, query }));

  const JWT = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiIwb2ExIn0.c2lnbmF0dXJl';
  it.each([
    ['a client secret', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7b'],
    ['an API token', 'SSWS 00aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA'],
    ['an access token', JWT],
    ['a header', `Authorization: Bearer ${JWT}`],
    ['a form', 'grant_type=client_credentials&client_secret=short-one'],
    ['JSON', '{"password":"hunter2"}'],
    ['two lines of a body', '{\n"id": 1'],
    ['a body', '{"errorCode":"E0000006"} '.repeat(50)],
  ])('never holds %s', (_what, find) => expect(routeHash('history', 'abc', { find })).toBe('#/history/abc'));

  it.each([
    'okta.privilegedResources.manage',
    'revokeOAuth2TokensForUserForClientAndEverythingElse',
    '0oa1b2c3d4e5f6g7h8i9',
    '01890a5d-ac96-774b-bcce-b302099a8057|0',
    '/api/v1/users/00u1a2b3c4d5e6f7g8h9/groups?limit=200',
  ])('holds %s', (find) => expect(parseRoute(routeHash('history', '', { find })).query).toEqual({ find }));
});

const address = pageAddress('errors', {
  find: textKey,
  show: choiceKey(['all', 'safe'], 'all'),
  kind: optionKey(['one', 'two']),
  cell: idKey,
  pinned: flagKey,
  chosen: listKey,
});
const FIRST: ViewOf<typeof address> = { find: '', show: 'all', kind: null, cell: null, pinned: false, chosen: [] };

describe('the view in the address', () => {
  it.each<[Record<string, string>, Partial<typeof FIRST>]>([
    [{}, {}],
    [{ find: ' two  words ' }, { find: ' two  words ' }],
    [
      { show: 'safe', kind: 'two' },
      { show: 'safe', kind: 'two' },
    ],
    [{ cell: '0|okta.users.read|listUsers' }, { cell: '0|okta.users.read|listUsers' }],
    [
      { pinned: 'yes', chosen: 'listUsers listGroups' },
      { pinned: true, chosen: ['listUsers', 'listGroups'] },
    ],
  ])('%j', (query, part) => {
    expect(viewOf(address, query)).toEqual({ ...FIRST, ...part });
    expect(queryOf(address, { ...FIRST, ...part })).toEqual(query);
  });

  it.each<[Record<string, string>, Record<string, string>]>([
    [{ show: 'every', find: 'x' }, { find: 'x' }],
    [{ kind: 'three' }, {}],
    [{ find: '', cell: '', chosen: ' ', pinned: 'no' }, {}],
    [{ show: 'all' }, {}],
    [{ colour: 'red', __proto__x: 'y', pinned: 'yes' }, { pinned: 'yes' }],
  ])('%j says no more than %j', (query, known) => expect(queryOf(address, viewOf(address, query))).toEqual(known));
});
