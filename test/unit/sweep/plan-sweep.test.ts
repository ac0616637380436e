// What a plan promises before anything is sent: order, tokens that fit, cost, and what it will not do.
import { expect, test } from 'vitest';
import { readableScopes } from '../../../shared/runs/sweep/plan/choose-scopes.ts';
import { costBasis, costTime } from '../../../shared/runs/sweep/plan/cost-words.ts';
import { estimateSweep } from '../../../shared/runs/sweep/plan/estimate-sweep.ts';
import { createPathMemory } from '../../../shared/runs/sweep/plan/fill-path.ts';
import { missingValueNote } from '../../../shared/runs/sweep/plan/missing-value.ts';
import { planSweep } from '../../../shared/runs/sweep/plan/plan-sweep.ts';
import { bareTemplate } from '../../../shared/runs/sweep/plan/value-source.ts';
import type { SweepInput } from '../../../shared/runs/sweep/sweep-events.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';

const catalogue = loadCatalogue();
const input = (more: Partial<SweepInput> = {}): SweepInput => ({
  targets: [{ tenantId: 't', credentialId: 'c' }],
  scopes: 'readable',
  isolation: 'together',
  operations: 'safe',
  share: 0.5,
  concurrency: 4,
  invalidWrites: false,
  ...more,
});
const plan = (more: Partial<SweepInput> = {}, registered: string[][] = []) =>
  planSweep(input(more), catalogue, registered);

test('55 readable scopes under one token each × 288 safe operations are a cell each', () => {
  expect(readableScopes(catalogue)).toHaveLength(55);
  expect(plan({ isolation: 'each' }).cells).toHaveLength(55 * 288);
});

test('every call follows the lists that fill its path', () => {
  const { cells } = plan();
  const at = new Map(cells.map((cell, index) => [bareTemplate(cell.call.row.path), index]));
  const filled = cells.filter(({ call }) => call.needs.some(({ list }) => list !== null));
  expect(filled.length).toBeGreaterThan(150);
  for (const cell of filled)
    for (const { list } of cell.call.needs)
      if (list !== null) expect(at.get(list), `${list} before ${cell.call.row.path}`).toBeLessThan(cells.indexOf(cell));
});

test('tokens hold as many scopes as fit, and each call goes out under one that can open it', () => {
  const { cells } = plan();
  const sets = [...new Set(cells.map(({ tokenScopes }) => tokenScopes.join(' ')))];
  for (const set of sets) expect(set.length).toBeLessThanOrEqual(1024);
  const readable = new Set(readableScopes(catalogue));
  for (const { call, tokenScopes } of cells)
    if (call.row.scopes.every((scope) => readable.has(scope)))
      expect(tokenScopes, call.row.path).toEqual(expect.arrayContaining(call.row.scopes));
});

test('a read scope and the manage that includes it are never in one token: a call would show neither', () => {
  const both = readableScopes(catalogue).flatMap((read) => [read.replace(/read$/, 'manage'), read]);
  const known = new Set(catalogue.scopes.map(({ name }) => name));
  const registered = both.filter((name) => known.has(name));
  const { cells, notes } = plan({ scopes: 'registered' }, [registered]);
  expect(cells.length).toBeGreaterThan(280);
  for (const { call, tokenScopes } of cells) {
    for (const name of tokenScopes)
      expect(tokenScopes.includes(name.replace(/read$/, 'manage')) && name.endsWith('read'), name).toBe(false);
    for (const name of call.row.scopes) expect(tokenScopes, call.row.path).toContain(name);
  }
  expect(notes.join()).toMatch(/^Not tried beside the read scope.*: okta\.agentPools\.manage, .* and \d+ more\./);
});

test('a scope that the catalogue does not know spoils no other token', () => {
  const scopes = ['okta.users.read', 'okta.unicorns.read', 'okta.factors.read', 'okta.users.read.self'];
  const sets = plan({ scopes, operations: 'safe' }).cells.map(({ tokenScopes }) => tokenScopes);
  expect(sets.some((set) => set.includes('okta.users.read') && set.length > 1)).toBe(false);
  expect(plan({ scopes }).notes.join('\n')).toMatch(
    /okta\.unicorns\.read.*\n.*okta\.factors\.read.*\n.*okta\.users\.read\.self/,
  );
});

test('probes: one harmless call a scope; a manage scope is shown by the read of its family', () => {
  const { rows } = plan({
    scopes: ['okta.users.manage', 'okta.apps.read', 'okta.appGrants.read'],
    operations: 'probes',
  });
  expect(rows.map(({ operationId }) => operationId)).toEqual([
    'listUsers',
    'listApplications',
    'listScopeConsentGrants',
  ]);
});

test('registered scopes are those of each target', () => {
  const { columns } = plan(
    {
      scopes: 'registered',
      isolation: 'each',
      targets: [
        { tenantId: 'a', credentialId: 'c' },
        { tenantId: 'b', credentialId: 'd' },
      ],
    },
    [['okta.users.read'], ['okta.groups.read', 'okta.logs.read']],
  );
  expect(columns.map(({ key }) => key)).toEqual(['0|okta.users.read', '1|okta.groups.read', '1|okta.logs.read']);
  expect(plan({ scopes: 'registered' }, [[]]).problems).toHaveLength(1);
});

test('nothing that writes is called, unless as an invalid write under its own scope', () => {
  expect(plan({ operations: ['listUsers', 'deleteUser', 'nonsense'] }).problems).toEqual([
    'deleteUser is a DELETE; a sweep calls GETs only.',
    'The catalogue has no operation nonsense.',
  ]);
  expect(plan().cells.every(({ call }) => call.row.method === 'GET')).toBe(true);
  const scopes = ['okta.users.manage', 'okta.groups.manage', 'okta.sessions.manage'];
  const written = plan({ scopes, isolation: 'each', operations: 'probes', invalidWrites: true });
  const writes = written.cells.filter(({ call }) => call.row.invalidWrite);
  expect(writes.map(({ column, call }) => [column.scope, call.row.operationId])).toEqual([
    ['okta.users.manage', 'createUser'],
    ['okta.groups.manage', 'addGroup'],
  ]);
  expect(written.notes.join()).toContain('okta.sessions.manage');
});

test('the forecast counts calls, tokens and whole windows at the share', () => {
  const planned = plan();
  const half = estimateSweep(planned, input());
  expect(half.cells).toBe(288);
  expect(half.tokenRequests).toBe(new Set(planned.cells.map(({ tokenScopes }) => tokenScopes)).size);
  expect(half.requests).toBe(half.buckets.reduce((sum, { requests }) => sum + requests, 0));
  expect(half.requests).toBeLessThan(288 + half.tokenRequests);
  expect(half.buckets[0]).toMatchObject({ bucket: '/api/v1', assumed: true, perMinute: 50 });
  const busiest = half.buckets[0]!.requests;
  expect(Math.floor(half.minutes)).toBe(Math.ceil(busiest / 25) - 1);
  // The same calls where nothing is known: a range, from the largest kind of org to the smallest.
  expect(Math.floor(half.leastMinutes)).toBe(Math.ceil(busiest / 300) - 1);
  expect(costTime(half)).toMatch(/^\S.* to \d+ min$/);
  expect(costBasis(half, () => 'never')).toEqual([expect.stringMatching(/^The rate limits are not known yet: .*free/)]);
  const reported = estimateSweep(planned, input(), () => ({ perMinute: 600, observedAt: 5 }));
  expect(reported.leastMinutes).toBe(reported.minutes);
  expect(costBasis(reported, (at) => `at ${at}`)).toEqual(['Limits as the org reported them at 5.']);
  expect(estimateSweep(planned, input(), () => ({ perMinute: null, observedAt: null })).minutes).toBeLessThan(1);
  expect(reported.minutes).toBeLessThan(1);
  expect(reported.buckets.every(({ assumed }) => !assumed)).toBe(true);
});

test('calls that nothing in the sweep fills are named before the start, with the list that would fill them', () => {
  const alone = plan({ scopes: ['okta.userRisk.read'], operations: 'probes' });
  expect(alone.notes).toEqual(['1 call is not sent, because nothing in this sweep gives a value for userId.']);
  const [cell] = alone.cells;
  const memory = createPathMemory();
  const { row, query, needs } = cell!.call;
  const filled = memory.fill({ path: row.path, query, needs, clientId: '0oa' });
  expect(filled).toMatchObject({ ok: false, why: 'not-called', list: '/api/v1/users' });
  const beside = plan({ scopes: ['okta.userRisk.read', 'okta.users.read'], operations: 'probes' });
  expect(beside.notes).toEqual([]);
});

test.each([
  ['empty', '/api/v1/apps', /No value for appId\. GET \/api\/v1\/apps returned an empty list/],
  [
    'unread',
    '/api/v1/apps/{}/grants',
    /GET \/api\/v1\/apps\/\{id\}\/grants gave no list; the cell of that call shows what it gave/,
  ],
  ['unnamed', '/api/v1/apps', /The entries of GET \/api\/v1\/apps do not name one/],
  ['not-called', '/api/v1/apps', /GET \/api\/v1\/apps gives one, and is not in this sweep/],
] as const)('a call without its value says why: %s', (why, list, words) =>
  expect(missingValueNote({ ok: false, missing: 'appId', why, list })).toMatch(words),
);

test('a value that no list gives is said to be such', () =>
  expect(missingValueNote({ ok: false, missing: 'sessionId', why: 'no-list', list: null })).toBe(
    'No value for sessionId. No list gives one: send this call from the Workbench with a value of your own.',
  ));
