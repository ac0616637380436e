// The part of a large matrix that a person asks for, by words and by outcome.
import { expect, test } from 'vitest';
import { narrowView } from '../../../renderer/features/sweep/narrow-view.ts';
import { EMPTY_SWEEP, type SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepCell } from '../../../shared/runs/sweep/sweep-events.ts';

const rowOf = (operationId: string, path: string, scope: string) => ({
  operationId,
  method: 'GET',
  path,
  scopes: [scope],
  invalidWrite: false,
});
const rows = [
  rowOf('listUsers', '/api/v1/users', 'okta.users.read'),
  rowOf('listGroups', '/api/v1/groups', 'okta.groups.read'),
  rowOf('getOrg', '/api/v1/org', 'okta.orgs.read'),
];
const scopes = ['okta.users.read', 'okta.groups.read'];
const columns = scopes.map((scope) => ({ key: `0|${scope}`, target: 0, scope, scopes: [scope] }));
const cell = (scope: string, operationId: string, outcome: SweepCell['outcome']): [string, SweepCell] => {
  const key = `0|${scope}|${operationId}`;
  return [
    key,
    {
      key,
      target: 0,
      scopes: [scope],
      operationId,
      method: 'GET',
      path: '/',
      outcome,
      status: 200,
      emptyList: false,
      exchangeId: null,
      at: 0,
      note: null,
      invalidWrite: false,
    },
  ];
};
const input = (isolation: 'each' | 'together'): SweepView['input'] => ({
  targets: [{ tenantId: 't', credentialId: 'c' }],
  scopes,
  isolation,
  operations: 'safe',
  share: 0.5,
  concurrency: 1,
  invalidWrites: false,
});
const each: SweepView = {
  ...EMPTY_SWEEP,
  input: input('each'),
  columns,
  rows,
  cells: new Map([
    cell('okta.users.read', 'listUsers', 'allowed'),
    cell('okta.users.read', 'listGroups', 'scope-missing'),
    cell('okta.users.read', 'getOrg', 'role-missing'),
    cell('okta.groups.read', 'listGroups', 'allowed'),
  ]),
};
const seen = (view: SweepView) => [
  view.columns.map(({ scope }) => scope),
  view.rows.map(({ operationId }) => operationId),
];

test('nothing asked: the very same view', () => expect(narrowView(each, ' ', null)).toBe(each));

test.each<[string, string | null, (string | null)[], string[]]>([
  ['users', null, ['okta.users.read'], ['listUsers']],
  ['READ okta.groups', null, ['okta.groups.read'], ['listGroups']],
  ['/org', null, scopes, ['getOrg']],
  ['unicorns', null, [], []],
  ['', 'Role missing', scopes, ['getOrg']],
  ['', 'Allowed', scopes, ['listUsers', 'listGroups']],
  ['users', 'Role missing', ['okta.users.read'], []],
])('one token a scope, %j and %s', (text, word, kept, calls) =>
  expect(seen(narrowView(each, text, word))).toEqual([kept, calls]),
);

test('scopes together: credentials stay side by side, only rows are left out', () => {
  const together = { ...each, input: input('together'), columns: [{ key: '0|*', target: 0, scope: null, scopes }] };
  expect(seen(narrowView(together, 'groups', 'Allowed'))).toEqual([[null], ['listGroups']]);
});
