// The view that a sweep's events add up to: the same however often and in whatever pieces they are read; two runs side by side; reports.
import { expect, test } from 'vitest';
import { formatSweep } from '../../../electron/cli/commands/sweep/sweep-text.ts';
import { freshTitle } from '../../../renderer/features/sweep/fresh-title.ts';
import { sweepTitle, targetWords } from '../../../renderer/features/sweep/target-labels.ts';
import { VERDICT_FACTS } from '../../../shared/okta/verdict/verdicts.ts';
import { createPathMemory } from '../../../shared/runs/sweep/plan/fill-path.ts';
import { EMPTY_SWEEP, reduceSweep } from '../../../shared/runs/sweep/reduce-sweep.ts';
import { compareRuns, compareSweeps, compareWithOne } from '../../../shared/runs/sweep/report/compare-sweeps.ts';
import { comparisonCsv } from '../../../shared/runs/sweep/report/comparison-csv.ts';
import { effectiveWord, sumScopes } from '../../../shared/runs/sweep/report/sum-scopes.ts';
import { SWEEP_FORMATS, sweepReport } from '../../../shared/runs/sweep/report/sweep-report.ts';
import type { SweepCell, SweepEntry, SweepEvent } from '../../../shared/runs/sweep/sweep-events.ts';
import { sweepProgress } from '../../../shared/runs/sweep/sweep-progress.ts';

const BASE = Date.parse('2026-09-01T12:00:00Z');
const HOSTILE = '<script>alert(1)</script>|"quoted",\n=HYPERLINK("x")';

const rows = [
  { operationId: 'listUsers', method: 'GET', path: '/api/v1/users', scopes: ['okta.users.read'], invalidWrite: false },
  {
    operationId: 'listGroups',
    method: 'GET',
    path: '/api/v1/groups',
    scopes: ['okta.groups.read'],
    invalidWrite: false,
  },
];
const asked = ['okta.users.read', 'okta.users.manage', 'okta.groups.read', 'okta.groups.manage'];

const cell = (operationId: string, more: Partial<SweepCell> = {}): SweepEntry => ({
  type: 'cell',
  cell: {
    key: `0|*|${operationId}`,
    target: 0,
    scopes: asked,
    operationId,
    method: 'GET',
    path: `/api/v1/${operationId}`,
    outcome: 'allowed',
    status: 200,
    emptyList: false,
    exchangeId: 'ex-1',
    at: BASE,
    note: null,
    invalidWrite: false,
    ...more,
  },
});

const planned = {
  type: 'planned',
  runId: 'swp-1',
  input: {
    name: HOSTILE,
    targets: [{ tenantId: 't', credentialId: 'c' }],
    scopes: asked,
    isolation: 'together',
    operations: 'probes',
    share: 0.5,
    concurrency: 4,
    invalidWrites: false,
  },
  targetNames: [HOSTILE],
  catalogueVersion: '2026.06.3',
  columns: [{ key: '0|*', target: 0, scope: null, scopes: asked }],
  rows,
  cells: 2,
  requests: 3,
} satisfies SweepEntry;
const token = (granted: string[]): SweepEntry => ({
  type: 'token',
  target: 0,
  requested: asked,
  granted,
  exchangeId: 'ex-0',
  error: null,
});
const events = (...entries: SweepEntry[]): SweepEvent[] =>
  entries.map((entry, index) => ({ ...entry, seq: index + 1, at: BASE + index * 1000 }));

const run = events(
  planned,
  token(['okta.users.read', 'okta.groups.manage']),
  cell('listUsers'),
  { type: 'waiting', target: 0, bucket: '/api/v1', untilMs: BASE + 60_000, because: 'share' },
  { type: 'paused', message: null },
  { type: 'resumed' },
  cell('listGroups', { outcome: 'role-missing', status: 403, note: HOSTILE, exchangeId: '=cmd' }),
  { type: 'end', reason: 'complete', message: 'Every cell is done.' },
);

test('events read once, in pieces, again, or out of order give the same view', () => {
  const whole = reduceSweep(EMPTY_SWEEP, run);
  let pieces = EMPTY_SWEEP;
  for (let from = 0; from < run.length; from += 1)
    pieces = reduceSweep(pieces, run.slice(Math.max(0, from - 2), from + 1));
  expect(pieces).toEqual(whole);
  expect(reduceSweep(EMPTY_SWEEP, [...run].reverse())).toEqual(whole);
  expect(reduceSweep(whole, run)).toBe(whole);
  expect(whole).toMatchObject({
    state: 'complete',
    done: 2,
    total: 2,
    sums: { allowed: 1, 'role-missing': 1 },
    waits: { share: 1 },
  });
  expect(EMPTY_SWEEP.cells.size).toBe(0);
});

test('a pause counts in no rate; the wait is shown until it is over', () => {
  const view = reduceSweep(EMPTY_SWEEP, run.slice(0, 4));
  expect(view.waiting).toMatchObject({ because: 'share' });
  expect(sweepProgress(view, BASE + 5000)).toEqual({ fraction: 0.5, perSecond: 0.2, leftMs: 5000 });
  const paused = reduceSweep(view, run.slice(0, 5));
  expect(paused).toMatchObject({ state: 'paused', waiting: null, activeMs: 4000 });
  const later: SweepEvent = { type: 'resumed', seq: 6, at: BASE + 3_600_000 };
  expect(reduceSweep(paused, [later]).activeMs).toBe(4000);
});

test('a scope is effective only by a call that nothing else in the token would have let through', () => {
  const of = (granted: string[]) =>
    sumScopes(reduceSweep(EMPTY_SWEEP, events(planned, token(granted), cell('listUsers'), cell('listGroups'))))
      .filter(({ effective }) => effective)
      .map(({ scope }) => scope);
  expect(of(['okta.users.read', 'okta.groups.manage'])).toEqual(['okta.users.read', 'okta.groups.manage']);
  expect(of(['okta.users.read', 'okta.users.manage', 'okta.groups.read'])).toEqual(['okta.groups.read']);
  const empty = reduceSweep(
    EMPTY_SWEEP,
    events(planned, token(asked.slice(0, 1)), cell('listUsers', { emptyList: true })),
  );
  expect(sumScopes(empty)[0]).toMatchObject({ scope: 'okta.users.read', allowed: 0, empty: 1, effective: false });
  // A token that was requested without a scope says nothing about it.
  const readOnly = { scopes: ['okta.users.read'], outcome: 'feature-off', status: 401 } as const;
  const refused = reduceSweep(
    EMPTY_SWEEP,
    events(planned, cell('listUsers', { ...readOnly, scopes: [...readOnly.scopes] })),
  );
  expect(sumScopes(refused).map((sum) => [sum.scope, sum.refused, effectiveWord(sum)])).toEqual([
    ['okta.users.read', 1, 'no'],
    ['okta.users.manage', 0, 'not tried'],
    ['okta.groups.read', 0, 'not tried'],
    ['okta.groups.manage', 0, 'not tried'],
  ]);
});

test('two runs: what changed, with both cells; what one alone has', () => {
  const before = reduceSweep(EMPTY_SWEEP, run);
  const after = reduceSweep(EMPTY_SWEEP, events(planned, token(asked), cell('listUsers', { emptyList: true })));
  const { changed, same, onlyBefore, onlyAfter } = compareSweeps(
    { view: before, target: 0 },
    { view: after, target: 0 },
  );
  expect(
    changed.map(({ operationId, before: from, after: to }) => [operationId, from.emptyList, to.emptyList]),
  ).toEqual([['listUsers', false, true]]);
  expect([same, onlyBefore.map(({ operationId }) => operationId), onlyAfter]).toEqual([0, ['listGroups'], []]);
  expect(compareSweeps({ view: before, target: 0 }, { view: before, target: 0 })).toMatchObject({
    changed: [],
    same: 2,
  });
});

test('two runs over all credentials: each with itself, whatever its place; what one run alone has; and all of one beside a measure', () => {
  const names = ['Acme, Reader', 'Acme, Writer'];
  const targetOf = (name: string) => ({ tenantId: 'acme', credentialId: name });
  const runOf = (runId: string, order: string[], outcomes: Record<string, SweepCell['outcome']>) =>
    reduceSweep(
      EMPTY_SWEEP,
      events(
        {
          ...planned,
          runId,
          input: { ...planned.input, targets: order.map(targetOf) },
          targetNames: order,
          columns: order.map((_, target) => ({ key: `${target}|*`, target, scope: null, scopes: asked })),
        },
        ...order.map((name, target) =>
          cell('listUsers', { key: `${target}|*|listUsers`, target, outcome: outcomes[name] ?? 'allowed' }),
        ),
      ),
    );
  const before = runOf('swp1', names, {});
  const after = runOf('swp2', [...names.toReversed(), 'Acme, New'], { 'Acme, Writer': 'scope-missing' });
  const compared = compareRuns(before, after);
  expect(
    compared.map(({ name, result }) => [name, result.changed.length, result.same, result.onlyAfter.length]),
  ).toEqual([
    ['Acme, Reader', 0, 1, 0],
    ['Acme, Writer', 1, 0, 0],
    ['Acme, New', 0, 0, 1],
  ]);
  const [head, ...lines] = comparisonCsv(compared).trimEnd().split('\r\n');
  expect(head).toBe('change,target,scope,method,path,operation,before,before_status,after,after_status');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^changed,"Acme, Writer",,GET,.*,listUsers,Allowed,200,Scope missing,200$/);
  expect(lines[1]).toMatch(/^only after,"Acme, New",,GET,.*,listUsers,,,Allowed,200$/);
  expect(
    compareWithOne({ view: after, target: 0 }, after).map(({ name, result }) => [name, result.changed.length]),
  ).toEqual([
    ['Acme, Reader', 1],
    ['Acme, New', 1],
  ]);
});

test('a line of the CSV says which scope it is about, whatever the token held', () => {
  const columns = ['okta.users.read', null].map((scope) => ({
    key: `0|${scope ?? '*'}`,
    target: 0,
    scope,
    scopes: scope === null ? asked : [scope],
  }));
  const cells = columns.map(({ key, scopes }) => cell('listGroups', { key: `${key}|listGroups`, scopes }));
  const [head, ...lines] = sweepReport(
    reduceSweep(EMPTY_SWEEP, events({ ...planned, columns }, ...cells)),
    'csv',
  ).text.split('\r\n');
  expect(head?.split(',').slice(0, 3)).toEqual(['target', 'scope', 'scopes']);
  const needed = planned.rows.find(({ operationId }) => operationId === 'listGroups')?.scopes.join(' ');
  expect(lines.slice(0, 2).map((line) => line.split(',okta.')[1]?.split(',')[0])).toEqual([
    'users.read',
    needed?.replace('okta.', ''),
  ]);
});

test.each([
  ['', [], ''],
  ['', ['Acme, Reader'], 'Sweep 2'],
  ['', ['Acme, Reader', 'Sweep 2'], 'Sweep 3'],
  ['Nightly', [], 'Nightly'],
  ['Nightly', ['Nightly'], 'Nightly 2'],
  ['Nightly 2', ['Nightly', 'Nightly 2', 'Nightly 3'], 'Nightly 4'],
  ['x'.repeat(100), ['x'.repeat(100)], `${'x'.repeat(98)} 2`],
])('a sweep “%s” beside %j is called “%s”', (name, taken, fresh) => {
  expect(freshTitle(name, sweepTitle(name, ['Acme, Reader']), taken)).toBe(fresh);
});

test('a refused scope and a missing one have neither picture nor sign nor word in common', () => {
  const [missing, refused] = [VERDICT_FACTS['scope-missing'], VERDICT_FACTS['scope-refused']];
  for (const part of ['icon', 'sign', 'label'] as const) expect(missing[part]).not.toBe(refused[part]);
});

test('reports hold every cell, and nothing of an org becomes markup, a formula or a column', () => {
  const view = reduceSweep(EMPTY_SWEEP, run);
  const texts = Object.fromEntries(SWEEP_FORMATS.map((format) => [format, sweepReport(view, format).text]));
  expect(sweepReport(view, 'csv').filename).toBe('scopebench-sweep-2026-09-01.csv');
  expect(texts.html).not.toMatch(/<script|onerror|https?:/i);
  expect(texts.html).toContain('&lt;script&gt;');
  expect(texts.html).toContain('Role missing');
  expect(texts.md).not.toMatch(/<script/);
  for (const line of texts.md!.split('\n').filter((one) => one.startsWith('| GET')))
    expect(line.match(/(?<!\\)\|/g)).toHaveLength(3);
  expect(texts.csv).toContain(",'=cmd,");
  expect(texts.csv).toContain('"<script>alert(1)</script>|""quoted"",\n=HYPERLINK(""x"")');
  const json = JSON.parse(texts.json!);
  expect(json.cells.map(({ operationId, outcome }: SweepCell) => [operationId, outcome])).toEqual([
    ['listUsers', 'allowed'],
    ['listGroups', 'role-missing'],
  ]);
});

test('a skipped cell is nowhere without its reason', () => {
  const note = 'No value for userId. GET /api/v1/users returned an empty list, so there is none to take.';
  const skipped = cell('listGroups', { outcome: 'skipped', status: null, exchangeId: null, note });
  const view = reduceSweep(EMPTY_SWEEP, events(planned, cell('listUsers'), skipped));
  for (const format of ['html', 'md'] as const) {
    const { text } = sweepReport(view, format);
    expect(text.split(`Skipped: ${note}`).length - 1, format).toBe(format === 'html' ? 3 : 2);
    expect(text).toContain(`Skipped: ${note} (1)`);
  }
  expect(sweepReport(view, 'csv').text).toContain(`Skipped,,false,false,"${note}"`);
  expect(formatSweep((_colour, text) => text, view)).toContain(`  Skipped: ${note} (1)`);
});

test('paths are filled from lists read before, and only from those of the same owner', () => {
  const memory = createPathMemory();
  const needs = (list: string, name: string) => ({ name, in: 'path' as const, list, elsewhere: null, known: null });
  const call = {
    path: '/api/v1/apps/{appId}/grants/{grantId}',
    query: { expand: 'scope' },
    needs: [needs('/api/v1/apps', 'appId'), needs('/api/v1/apps/{}/grants', 'grantId')],
    clientId: '0oa',
  };
  expect(memory.fill(call)).toEqual({ ok: false, missing: 'appId', why: 'unread', list: '/api/v1/apps' });
  memory.learn('/api/v1/apps?limit=1', '[]');
  expect(memory.fill(call)).toMatchObject({ missing: 'appId', why: 'empty' });
  memory.learn('/api/v1/apps?limit=1', '[{"id":"../x?y"},{"id":"0oa2"}]');
  memory.learn('/api/v1/apps/0oa2/grants', '[{"id":"of another app"}]');
  expect(memory.fill(call)).toMatchObject({ ok: false, missing: 'grantId' });
  memory.learn('/api/v1/apps/..%2Fx%3Fy/grants', '{"value":[{"id":"g1"}],"_links":{}}');
  expect(memory.fill(call)).toEqual({ ok: true, path: '/api/v1/apps/..%2Fx%3Fy/grants/g1?expand=scope' });
});

test('a run says whose it is, with the tenant even when all are of one', () => {
  expect(sweepTitle('', ['Acme, Sync'])).toBe('Acme, Sync');
  expect(sweepTitle(undefined, ['Acme, Sync', 'Acme, Reports'])).toBe('Acme, Sync, Reports');
  expect(targetWords(['Acme, Sync', 'Globex, Sync'])).toBe('Acme, Sync, Globex, Sync');
  expect(sweepTitle('Before the release', ['Acme, Sync'])).toBe('Before the release');
});
