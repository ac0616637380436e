// The matrix against the sandbox org's own facts, cell by cell. They are worked out here from what the org holds (granted
// scopes, roles, features that are off, what exists), by rules written for this test alone; none of the judging code takes part.
import { afterEach, expect, test } from 'vitest';
import { FEATURES_OFF } from '../../../electron/sandbox/api/check-feature.ts';
import type { SandboxClientInfo } from '../../../electron/sandbox/sandbox-options.ts';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { readableScopes } from '../../../shared/runs/sweep/plan/choose-scopes.ts';
import { cellAt, type SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import { sumScopes } from '../../../shared/runs/sweep/report/sum-scopes.ts';
import type { SweepCell } from '../../../shared/runs/sweep/sweep-events.ts';
import { runs } from '../../support/cost/long-run.ts';
import { catalogue, INTEGRATIONS, type SweepBench, startSweepBench } from '../../support/sweep-bench.ts';

let bench: SweepBench;
afterEach(() => bench.close());

const byId = new Map(catalogue.operations.map((operation) => [operation.id, operation]));

interface Fact {
  client: SandboxClientInfo;
  /** What the token of this call was asked for. */
  asked: string[];
  operation: Operation;
  emptyForm: boolean;
}

/** What the org does with this call, from its own data. `passes`: nothing prevents it but what exists. */
function factOf({ client, asked, operation, emptyForm }: Fact): SweepCell['outcome'] | 'passes' | 'empty' {
  const scp = asked.filter((scope) => client.scopes.includes(scope));
  if (scp.length === 0) return 'scope-refused';
  const featureOff = FEATURES_OFF.some((prefix) => operation.path.startsWith(prefix));
  if (operation.auth.length === 0) return featureOff ? 'feature-off' : 'passes';
  if (!operation.auth.includes('oauth2')) return 'api-token-only';
  const enough = operation.scopes.every(
    (scope) => scp.includes(scope) || (scope.endsWith('.read') && scp.includes(scope.replace(/read$/, 'manage'))),
  );
  if (!enough) return 'scope-missing';
  if (operation.scopes.length > 0 && client.roles.length === 0) {
    const list = operation.method === 'GET' && !operation.path.endsWith('}') && /^list/i.test(operation.id);
    return list && emptyForm ? 'empty' : 'role-missing';
  }
  return featureOff ? 'feature-off' : 'passes';
}

interface Tally {
  compared: number;
  wrong: string[];
  outcomes: Record<string, number>;
}

function compare(view: SweepView, emptyForm: boolean): Tally {
  const tally: Tally = { compared: 0, wrong: [], outcomes: {} };
  const clients = bench.sandbox.clients();
  for (const column of view.columns)
    for (const row of view.rows) {
      const cell = cellAt(view, column, row);
      const client = clients.find(({ name }) => name === INTEGRATIONS[column.target]);
      const operation = byId.get(row.operationId);
      if (!client || !operation) throw new Error('the plan names what the org does not have');
      if (!cell) {
        tally.wrong.push(`${column.key} ${row.path}: no cell`);
        continue;
      }
      tally.outcomes[cell.outcome] = (tally.outcomes[cell.outcome] ?? 0) + 1;
      if (cell.outcome === 'skipped') {
        if (!row.path.includes('{') && !operation.parameters.some(({ required }) => required))
          tally.wrong.push(`${column.key} ${row.path}: skipped without need`);
        const list = /GET (\S+) (returned an empty list|gave no list)/.exec(cell.note ?? '');
        const giver = view.rows.find(({ path }) => path.replace(/\{[^}]*\}/g, '{id}') === list?.[1]);
        const given = giver && cellAt(view, column, giver);
        if (list && given?.emptyList !== (list[2] === 'returned an empty list') && given?.outcome === 'allowed')
          tally.wrong.push(`${column.key} ${row.path}: ${cell.note}, which is not so`);
        if (!cell.note?.startsWith('No value for ')) tally.wrong.push(`${column.key} ${row.path}: no reason`);
        continue;
      }
      tally.compared += 1;
      const facts = factOf({ client, asked: cell.scopes, operation, emptyForm });
      if (!fits(cell, facts))
        tally.wrong.push(`${column.key} ${row.method} ${row.path}: ${describe(cell)}, facts ${facts}`);
    }
  return tally;
}

function fits(cell: SweepCell, facts: ReturnType<typeof factOf>): boolean {
  if (facts === 'empty') return cell.outcome === 'allowed' && cell.emptyList && cell.note !== null;
  if (facts !== 'passes') return cell.outcome === facts;
  // Allowed; or the right was there and the thing itself is not: those say nothing about scope, role or feature.
  return ['allowed', 'not-found'].includes(cell.outcome);
}

const describe = ({ outcome, status, emptyList }: SweepCell) => `${outcome} ${status}${emptyList ? ' []' : ''}`;

test.each([
  ['403 where a role is missing', 'forbidden', false],
  ['an empty list where a role is missing', 'empty', true],
] as const)(
  'all readable scopes × all safe calls on four integrations, with %s: no false cell',
  async (_, form, emptyForm) => {
    bench = await startSweepBench({ roleMissingOnLists: form });
    const view = await bench.sweep({});
    expect(view).toMatchObject({ state: 'complete', done: 4 * 288, total: 4 * 288 });
    const { compared, wrong, outcomes } = compare(view, emptyForm);
    console.info(
      `${compared} cells compared with the facts: ${JSON.stringify(outcomes)}, empty lists ${view.emptyLists}`,
    );
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(500);
    for (const outcome of [
      'allowed',
      'scope-missing',
      'feature-off',
      'skipped',
      ...(emptyForm ? [] : ['role-missing']),
    ])
      expect(outcomes[outcome], outcome).toBeGreaterThan(0);
    // Where an empty list could be a missing role, the cell says that it does not know.
    for (const cell of view.cells.values())
      expect(cell.emptyList, cell.key).toBe(cell.note?.includes('Okta answers both alike') ?? false);
  },
);

test.each([
  ['forbidden', 'readable'],
  ['empty', 'readable'],
  ['empty', 'registered'],
] as const)(
  'the ledger calls effective what the sums of the sweep call effective, with a missing role as %s: %s scopes',
  async (form, scopes) => {
    bench = await startSweepBench({ roleMissingOnLists: form });
    const targets = await bench.targets('Directory Insights', 'No Role Connector');
    const view = await bench.sweep({ targets, scopes, operations: 'probes' });
    const sums = sumScopes(view);
    for (const [at, target] of targets.entries()) {
      const { entries } = await bench.client.ledger.read(target);
      const ofLedger = entries.flatMap(({ scope, effective }) => (effective?.evidence === 'effective' ? [scope] : []));
      expect(ofLedger).toEqual(
        sums.flatMap(({ target: of, scope, effective }) => (of === at && effective ? [scope] : [])),
      );
      const doubtful = sums.filter(({ target: of, empty }) => of === at && empty > 0).map(({ scope }) => scope);
      const accepted = entries.flatMap(({ scope, effective }) => (effective?.evidence === 'accepted' ? [scope] : []));
      expect(accepted).toEqual(expect.arrayContaining(doubtful));
      // Where nothing holds a role back, the most are effective; where there is no role, none that has a list.
      if (at === 0) expect(ofLedger.length).toBeGreaterThan(30);
      else expect(ofLedger).toEqual([]);
      if (at === 1) expect(doubtful.length > 0).toBe(form === 'empty');
    }
  },
);

test('one token a scope: every probe under each scope of an integration, cell by cell', async () => {
  bench = await startSweepBench();
  // In the normal run two of four, the one that may do everything and the one that may only read, under every fourth scope.
  const names = INTEGRATIONS.slice(0, runs(2, 4));
  const scopes = readableScopes(catalogue).filter((_, index) => index % runs(4, 1) === 0);
  expect(scopes).toHaveLength(runs(14, 55));
  const view = await bench.sweep({
    targets: await bench.targets(...names),
    scopes,
    isolation: 'each',
    operations: 'probes',
    concurrency: 6,
  });
  const { compared, wrong, outcomes } = compare(view, false);
  console.info(`${compared} cells: ${JSON.stringify(outcomes)}`);
  expect(wrong).toEqual([]);
  expect(view.total).toBe(names.length * scopes.length ** 2);
  // Each scope opens its own probe and no other.
  const full = view.columns.filter(({ target }) => target === 0);
  for (const column of full)
    for (const row of view.rows) {
      const cell = cellAt(view, column, row);
      if (cell?.outcome === 'allowed') expect(row.scopes, `${column.key} opened ${row.path}`).toEqual(column.scopes);
    }
});
