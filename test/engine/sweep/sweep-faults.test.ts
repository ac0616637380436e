// Sweeps under the faults of the sandbox org: a fault that passes costs nothing but its wait, one that stays pauses the run
// with its reason or is reported in the cells; nothing is lost, and no call is made more often than its trouble explains.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { EMPTY_SWEEP, reduceSweep, type SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepCell, SweepEvent, SweepInput } from '../../../shared/runs/sweep/sweep-events.ts';
import { type FaultText, rowsOf } from '../../support/every-fault.ts';
import { type SweepBench, startSweepBench, watchAll } from '../../support/sweep-bench.ts';

const SCOPES = ['okta.users.read', 'okta.groups.read', 'okta.apps.read'];
const API = 'path=/api/*';
const TOKEN = 'path=/oauth2/v1/token';

let bench: SweepBench;
let begin = 0;
beforeAll(async () => {
  bench = await startSweepBench();
  await bench.client.settings.update({ network: { timeoutMs: 1000 } });
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.sandbox.faults.clear();
  begin = bench.sandbox.journal.list().at(-1)?.seq ?? 0;
});

const input = async (): Promise<Partial<SweepInput>> => ({
  targets: await bench.targets('Report Reader'),
  scopes: SCOPES,
  operations: 'probes',
  concurrency: 1,
});
/** What the org was asked in this test. */
const asked = () => bench.sandbox.journal.list(begin, 10_000);
const calls = () => asked().filter(({ path }) => path.startsWith('/api/')).length;
const outcomes = (view: SweepView) => [...view.cells.values()].map(({ outcome }) => outcome);

/** Until it ends or pauses. */
async function run(): Promise<{ view: SweepView; runId: string }> {
  const { runId } = await runsOf(bench.client.run, 'sweep').start(await bench.input(await input()));
  return { runId, view: reduceSweep(EMPTY_SWEEP, await untilPause(runId)) };
}
async function untilPause(runId: string, after = 0): Promise<SweepEvent[]> {
  const seen: SweepEvent[] = [];
  for await (const batch of await runsOf(bench.client.run, 'sweep').watch({ runId, after })) {
    seen.push(...batch);
    if (batch.some(({ type }) => type === 'paused')) break;
  }
  return seen;
}

/**
 * The result of one strike. `again`: it passed, so the call was made once more after a wait, and the matrix is as without
 * it. `unhurt`: nothing was asked twice. Else an answer is an answer: it is reported in its cell, and not asked for again.
 */
type Strike = 'again' | 'unhurt' | SweepCell['outcome'];

const ON_CALL: Record<FaultText, Strike> = {
  'latency=60000': 'again',
  'latency=20±10': 'unhurt',
  'slow-body=60000': 'again',
  'slow-body=5': 'unhurt',
  'status=429,wait=30': 'again',
  'status=429,limit=0': 'again',
  'status=401': 'again',
  'status=500': 'server-fault',
  'status=502': 'server-fault',
  'status=503': 'server-fault',
  'status=504': 'server-fault',
  'reset=before': 'again',
  'reset=headers': 'again',
  'reset=mid-body': 'again',
  'body=truncated': 'again',
  'body=invalid-json': 'allowed',
  'body=broken-gzip': 'again',
  'body=html': 'not-okta',
  'huge-header=100000': 'unhurt',
  'huge-header=300000': 'again',
  'date-skew=-86400': 'unhurt',
  'date-skew=86400': 'unhurt',
};

test.each(rowsOf(ON_CALL))('%s once on a call: %s', async (fault, strike) => {
  bench.sandbox.faults.add(`${fault},${API},times=1`);
  const { view } = await run();
  const outcome = strike === 'again' || strike === 'unhurt' ? 'allowed' : strike;
  expect(view).toMatchObject({ state: 'complete', done: 3 });
  expect(outcomes(view).sort()).toEqual(['allowed', 'allowed', outcome].sort());
  expect(calls()).toBe(strike === 'again' ? 4 : 3);
  expect(bench.sandbox.faults.list()).toMatchObject([{ spent: true }]);
  for (const cell of view.cells.values()) {
    const { verdict } = await bench.client.history.get({ exchangeId: cell.exchangeId ?? '' });
    expect(verdict.verdict).toBe(cell.outcome);
    if (cell.outcome !== 'allowed') expect([verdict.title, verdict.meaning, verdict.next]).not.toContain('');
  }
});

/** One token serves all three cells: what it does not get is reported in each of them. */
const ON_TOKEN: Record<FaultText, Strike> = {
  ...ON_CALL,
  'status=401': 'client-refused',
  'status=500': 'again',
  'status=502': 'again',
  'status=503': 'again',
  'status=504': 'again',
  'body=invalid-json': 'again',
};

test.each(rowsOf(ON_TOKEN))('%s once on the token: %s', async (fault, strike) => {
  bench.sandbox.faults.add(`${fault},${TOKEN},times=1`);
  const { view } = await run();
  const outcome = strike === 'again' || strike === 'unhurt' ? 'allowed' : strike;
  expect(view).toMatchObject({ state: 'complete', done: 3 });
  expect(outcomes(view)).toEqual([outcome, outcome, outcome]);
  expect(asked().length - calls()).toBe(strike === 'again' ? 2 : 1);
  expect(calls()).toBe(outcome === 'allowed' ? 3 : 0);
});

/** What stays pauses the run; when it is over the run goes on from there. */
test.each([
  ['reset=before', API],
  ['reset=mid-body', API],
  ['body=truncated', API],
  ['latency=60000', API],
  ['reset=before', TOKEN],
  ['status=503', TOKEN],
  ['body=truncated', TOKEN],
  ['body=invalid-json', TOKEN],
])('%s on %s for good pauses with the reason, and nothing is lost', async (fault, path) => {
  const { id } = bench.sandbox.faults.add(`${fault},${path}`);
  const { view, runId } = await run();
  expect(view).toMatchObject({ state: 'paused', done: 0, message: expect.stringContaining('gives no usable answer') });
  expect(asked()).toHaveLength(path === API ? 4 : 3);
  bench.sandbox.faults.remove(id);
  await bench.client.run.resume({ runId });
  const whole = reduceSweep(EMPTY_SWEEP, await watchAll(bench.client, runId));
  expect(whole).toMatchObject({ state: 'complete', done: 3 });
  expect(outcomes(whole)).toEqual(['allowed', 'allowed', 'allowed']);
});

test('a web page in place of every token: the cells say why nothing was sent', async () => {
  bench.sandbox.faults.add(`body=html,${TOKEN}`);
  const { view } = await run();
  expect(view).toMatchObject({ state: 'complete', done: 3 });
  expect(outcomes(view)).toEqual(['not-okta', 'not-okta', 'not-okta']);
  expect(asked()).toHaveLength(1);
});

test('one call in four is cut, by chance: gone on with as often as it pauses, every cell gets its answer', async () => {
  bench.sandbox.faults.add(`reset=mid-body,${API},probability=0.25`);
  const { runId } = await runsOf(bench.client.run, 'sweep').start(
    await bench.input({ ...(await input()), scopes: 'readable' }),
  );
  let view = reduceSweep(EMPTY_SWEEP, await untilPause(runId));
  for (let times = 0; view.state === 'paused' && times < 20; times += 1) {
    const { lastSeq } = view;
    await bench.client.run.resume({ runId });
    view = reduceSweep(view, await untilPause(runId, lastSeq));
  }
  const struck = bench.sandbox.faults.list()[0]?.strikes ?? 0;
  expect(struck).toBeGreaterThan(5);
  expect(view.state).toBe('complete');
  expect(view.done).toBe(view.total);
  // At most one call for each cell, and one more for each cut.
  expect(calls()).toBeLessThanOrEqual(view.total + struck);
});

const never = (path: string) => bench.sandbox.faults.add(`reset=before,path=${path}`);
const unanswered = (view: SweepView) =>
  [...view.cells.values()]
    .flatMap(({ outcome, path }) => (outcome === 'unreachable' ? [path.split('?')[0]] : []))
    .sort();

test('calls that are never answered end as such, named, and are asked for again only when a person wants it', async () => {
  never('/api/v1/apps');
  never('/api/v1/groups');
  const { view, runId } = await run();
  expect(view).toMatchObject({ state: 'complete', done: 3, message: expect.stringContaining('2 got no answer') });
  expect(unanswered(view)).toEqual(['/api/v1/apps', '/api/v1/groups']);
  for (const { outcome, note } of view.cells.values()) expect(note === null, outcome).toBe(outcome !== 'unreachable');
  const struck = bench.sandbox.faults.list().map(({ strikes }) => strikes);
  expect(struck).toEqual([3, 3]);

  // Asked for again, one of them is still not answered, and it ends again.
  bench.sandbox.faults.clear();
  never('/api/v1/apps');
  await bench.client.run.resume({ runId });
  const second = reduceSweep(EMPTY_SWEEP, await watchAll(bench.client, runId));
  expect(second).toMatchObject({ state: 'complete', done: 3 });
  expect(unanswered(second)).toEqual(['/api/v1/apps']);
  bench.sandbox.faults.clear();
  begin = bench.sandbox.journal.list().at(-1)?.seq ?? 0;
  await bench.client.run.resume({ runId });
  const third = reduceSweep(EMPTY_SWEEP, await watchAll(bench.client, runId));
  expect(third).toMatchObject({ state: 'complete', done: 3, message: 'Every cell is done.' });
  expect(outcomes(third)).toEqual(['allowed', 'allowed', 'allowed']);
  expect(calls()).toBe(1);
  await expect(bench.client.run.resume({ runId })).rejects.toMatchObject({ message: 'This sweep has ended.' });
});

test('an org that goes away in the middle pauses the run, and no cell is written off for it', async () => {
  const { runId } = await runsOf(bench.client.run, 'sweep').start(
    await bench.input({ ...(await input()), scopes: 'readable' }),
  );
  let view = EMPTY_SWEEP;
  for await (const batch of await runsOf(bench.client.run, 'sweep').watch({ runId, after: 0 })) {
    // Not only `/api/*`: some operations are elsewhere, and where one is answered the org is there.
    if (view.done === 0 && reduceSweep(view, batch).done > 0) never('*');
    view = reduceSweep(view, batch);
    if (view.state === 'paused') break;
  }
  expect(view).toMatchObject({ state: 'paused', message: expect.stringContaining('gives no usable answer') });
  expect(view.done).toBeLessThan(view.total);
  expect(unanswered(view)).toEqual([]);
  // Paused by itself, it does not end by being resumed while the org is away.
  await bench.client.run.resume({ runId });
  view = reduceSweep(view, await untilPause(runId, view.lastSeq));
  expect(view.state).toBe('paused');
  expect(unanswered(view)).toEqual([]);
  bench.sandbox.faults.clear();
  await bench.client.run.resume({ runId });
  expect(reduceSweep(EMPTY_SWEEP, await watchAll(bench.client, runId))).toMatchObject({ state: 'complete' });
});
