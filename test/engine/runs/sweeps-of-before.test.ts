// Sweeps that were written before other kinds of runs were kept on the disk: in a folder of their own, without the line that says
// what run it is. They are moved, shown and resumed like any other. The fixture was made by the code of that time.
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { EMPTY_SWEEP, reduceSweep } from '../../../shared/runs/sweep/reduce-sweep.ts';
import { catalogue, matrixOf, startSweepBench, watchAll } from '../../support/sweep-bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const BEFORE = fileURLToPath(new URL('../../fixtures/runs-of-before', import.meta.url));

test('stored sweeps of before are moved, listed, reported and resumed, and their evidence opens', async () => {
  const folder = await tempFolder();
  await cp(BEFORE, folder.path, { recursive: true });
  for (const name of ['swp-killed', 'swp-complete']) {
    // A newer catalogue is another test's: a sweep does not go on under one.
    const path = join(folder.path, 'sweeps', name, 'events.jsonl');
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('2026.06.3', catalogue.version));
  }
  const bench = await startSweepBench({}, { dataDir: folder.path });
  const { client } = bench;
  expect((await readdir(folder.path)).filter((name) => name === 'sweeps')).toEqual([]);
  expect((await readdir(join(folder.path, 'runs'))).sort()).toEqual(['swp-complete', 'swp-killed']);
  const sweeps = runsOf(client.run, 'sweep');
  expect(await sweeps.list()).toMatchObject([
    { runId: 'swp-killed', name: 'Killed', state: 'interrupted', done: 3, cells: 6 },
    { runId: 'swp-complete', name: 'Complete', state: 'complete', done: 6, cells: 6, message: 'Every cell is done.' },
  ]);
  const complete = reduceSweep(EMPTY_SWEEP, await sweeps.events({ runId: 'swp-complete' }));
  const [cell] = complete.cells.values();
  const evidence = await client.history.get({ exchangeId: cell?.exchangeId ?? '' });
  expect(evidence.request.url).toContain('/api/v1/users');
  expect((await client.sweep.report({ runId: 'swp-complete', format: 'md' })).text).toContain('Cells: 6 of 6');

  expect(await client.run.resume({ runId: 'swp-killed' })).toMatchObject({ state: 'running', running: true });
  const events = await watchAll(client, 'swp-killed');
  const resumed = reduceSweep(EMPTY_SWEEP, events);
  expect(resumed).toMatchObject({ state: 'complete', done: 6 });
  expect(events.filter(({ type }) => type === 'cell')).toHaveLength(6);
  expect(matrixOf(resumed)).toEqual(matrixOf(complete));
  await bench.close();

  // The second start has nothing to move.
  const again = await startSweepBench({}, { dataDir: folder.path });
  expect((await runsOf(again.client.run, 'sweep').list()).map(({ state }) => state)).toEqual(['complete', 'complete']);
  await again.close();
  await folder.remove();
});
