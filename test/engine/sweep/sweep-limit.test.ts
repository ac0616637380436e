// How many sweeps are kept: the oldest that are over go first; those with a name stay, and so do those that can go on.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepsToRemove } from '../../../electron/engine/runs/runs-to-remove.ts';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { type SweepBench, startSweepBench } from '../../support/sweep-bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let bench: SweepBench;
beforeAll(async () => {
  folder = await tempFolder();
  bench = await startSweepBench({}, { dataDir: folder.path });
});
afterAll(async () => {
  await bench.close();
  await folder.remove();
});

const kept = async () => (await runsOf(bench.client.run, 'sweep').list()).map(({ runId }) => runId);

test('beyond the limit the oldest unnamed ones go, with what they took on the disk', async () => {
  const targets = await bench.targets('Report Reader');
  const choice = { targets, scopes: ['okta.users.read'] };
  const named = (await bench.sweep({ ...choice, name: 'Before the change' })).runId;
  const runs: string[] = [];
  for (let at = 0; at < 3; at += 1) runs.push((await bench.sweep(choice)).runId);
  const all = await runsOf(bench.client.run, 'sweep').list();
  expect(all.every(({ bytes }) => bytes > 1000)).toBe(true);
  const evidence = (await runsOf(bench.client.run, 'sweep').events({ runId: runs[0] ?? '' })).flatMap((event) =>
    event.type === 'cell' ? [event.cell.exchangeId ?? ''] : [],
  );
  await bench.client.settings.update({ history: { maxSweeps: 3 } });
  await expect.poll(kept).toEqual([runs[2], runs[1], named]);
  await expect(bench.client.history.get({ exchangeId: evidence[0] ?? '' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const next = (await bench.sweep(choice)).runId;
  expect(await kept()).toEqual([next, runs[2], named]);
});

test('what is named or not over is never among those that go', () => {
  const run = (runId: string, startedAt: number, more = {}) => ({
    runId,
    startedAt,
    name: '',
    state: 'complete' as const,
    message: null,
    done: 1,
    cells: 1,
    targetNames: ['Acme, Main'],
    kind: 'sweep' as const,
    places: [],
    running: false,
    bytes: 1,
    ...more,
  });
  const runs = [run('d', 4), run('a', 1, { state: 'paused' }), run('b', 2, { name: 'Kept' }), run('c', 3)];
  expect(sweepsToRemove(runs, 4)).toEqual([]);
  expect(sweepsToRemove(runs, 3)).toEqual(['c']);
  expect(sweepsToRemove(runs, 1)).toEqual(['c', 'd']);
});
