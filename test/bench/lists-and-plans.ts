// What a person waits for before anything is sent: a search of the catalogue, a large plan, the history's list, the help of
// the command line. Each beside the plainest work on the same data in the same run, as ratio and milliseconds.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHistoryFiles } from '../../electron/adapters/stores/history-files.ts';
import { projectRoot } from '../../scripts/lib/project-root.mjs';
import { createOperationSearch } from '../../shared/okta/catalogue/search-operations.ts';
import { estimateSweep } from '../../shared/runs/sweep/plan/estimate-sweep.ts';
import { planSweep } from '../../shared/runs/sweep/plan/plan-sweep.ts';
import type { SweepInput } from '../../shared/runs/sweep/sweep-types.ts';
import { loadCatalogue } from '../support/load-catalogue.ts';
import { sampleExchange } from '../support/storage/storage-sample.ts';
import { tempFolder } from '../support/temp-folder.ts';

const QUERIES = ['list users', 'pst usr grp', 'okta.apps.manage', 'zzz', 'get /api/v1/apps secret'];
const PLAN: SweepInput = {
  targets: [{ tenantId: 't', credentialId: 'c' }],
  scopes: 'readable',
  isolation: 'each',
  operations: 'safe',
  share: 0.5,
  concurrency: 4,
  invalidWrites: false,
};

export async function run(): Promise<void> {
  const catalogue = loadCatalogue();
  const search = createOperationSearch(catalogue.operations);
  const texts = catalogue.operations.map(({ id, path, scopes }) => `${id} ${path} ${scopes.join(' ')}`);
  await report(
    `search of ${texts.length} operations`,
    () => QUERIES.map((query) => search(query)),
    () => QUERIES.map((query) => texts.filter((text) => text.includes(query))),
    QUERIES.length,
  );
  const plan = () => planSweep(PLAN, catalogue, []);
  const { cells } = plan();
  await report(
    `plan and price of ${cells.length} cells`,
    () => estimateSweep(plan(), PLAN),
    () => structuredClone(cells.map(({ call }) => call.row.path)),
  );

  const folder = await tempFolder();
  const index = join(folder.path, 'index.jsonl');
  const lines = Array.from({ length: 5000 }, (_, at) => JSON.stringify({ add: sampleExchange(`ex-${at}`).summary }));
  await writeFile(index, lines.map((line) => `\n${line}`).join(''));
  await report(
    'history of 5000 entries',
    () => createHistoryFiles(folder.path).load(),
    async () => (await readFile(index, 'utf8')).split('\n').map((line) => (line === '' ? null : JSON.parse(line))),
  );
  await folder.remove();

  const cli = join(projectRoot, 'out', 'main', 'cli.js');
  await report(
    'scopebench send --help',
    () => spawnSync(process.execPath, [cli, 'send', '--help']),
    () => spawnSync(process.execPath, ['--eval', '0']),
  );
}

/** The median of some rounds, taken in turns with the baseline so that neither has the warmer machine. */
async function report(name: string, work: () => unknown, baseline: () => unknown, parts = 1): Promise<void> {
  const times: Record<'work' | 'baseline', number[]> = { work: [], baseline: [] };
  for (let round = -2; round < 9; round += 1)
    for (const [key, run] of [
      ['work', work],
      ['baseline', baseline],
    ] as const) {
      const began = performance.now();
      await run();
      if (round >= 0) times[key].push((performance.now() - began) / parts);
    }
  const median = (all: number[]) => all.sort((a, b) => a - b)[4] ?? Number.NaN;
  const [ours, plain] = [median(times.work), median(times.baseline)];
  console.log(`${name}: ${ours.toFixed(2)} ms, plainest ${plain.toFixed(2)} ms: ratio ${(ours / plain).toFixed(1)}`);
}
