// What `npm test` runs, in which order, and what counts: each static stage is one test, each runner tells its own numbers.
import { join } from 'node:path';
import { readPlaywrightReport, readVitestReport } from './test-reports.mjs';

const VITEST_ROOMS = ['unit', 'engine', 'sandbox', 'hosts', 'cli'];

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string[]} command Arguments of Node.
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string[]} needs Stages that must have passed.
 * @property {number} weight Cores that it keeps busy, of two.
 * @property {() => { passed: number, failed: number, skipped: number, note?: string } | null} [report] Null: no report came.
 */

/**
 * @param {{ root: string, scratch: string, only: string[], browser: { path: string, name: string } | null, electron: string | null }} options
 * @returns {Stage[]}
 */
export function testStages({ root, scratch, only, browser, electron }) {
  const bin = (...path) => join(root, 'node_modules', ...path);
  const wanted = (name) => only.length === 0 || only.includes(name);
  const rooms = VITEST_ROOMS.filter(wanted);
  const built = ['sandbox', 'hosts', 'cli', 'page', 'electron'].some(wanted) ? ['build'] : [];
  const vitestReport = join(scratch, 'vitest.json');
  const stages = [
    ...['shared', 'electron', 'renderer', 'test'].map((world) => ({
      name: `types of ${world}`,
      filter: 'types',
      command: [bin('typescript-7', 'bin', 'tsc'), '-p', world],
    })),
    { name: 'lint', command: [bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off'] },
    {
      name: 'import rules',
      filter: 'rules',
      command: [
        bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        ...['--config', '.dependency-cruiser.mjs', 'shared', 'electron', 'renderer'],
      ],
    },
    { name: 'unused code', filter: 'unused', command: [bin('knip', 'bin', 'knip.js'), '--no-progress'] },
    { name: 'file sizes', filter: 'sizes', command: [join(root, 'scripts', 'check-sizes.mjs')] },
    {
      name: rooms.length === VITEST_ROOMS.length ? 'vitest' : `vitest ${rooms.join(' ')}`,
      wanted: rooms.length > 0,
      command: [
        ...[
          bin('vitest', 'vitest.mjs'),
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${vitestReport}`,
        ],
        ...rooms.flatMap((room) => ['--project', room]),
      ],
      needs: built,
      weight: 2,
      report: () => readVitestReport(vitestReport),
    },
    ...[
      { name: 'page', filter: 'page', present: browser !== null, browser },
      { name: 'electron', filter: 'electron', present: electron !== null, browser },
    ].map(({ name, filter, present }) => {
      const report = join(scratch, `${name}.json`);
      return {
        name: `${name} tests`,
        filter,
        wanted: wanted(filter) && present,
        command: [bin('@playwright', 'test', 'cli.js'), 'test', `--project=${name}`, '--reporter=line,json'],
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        needs: built,
        weight: 2,
        report: () => readPlaywrightReport(report),
      };
    }),
  ];
  return stages
    .filter((stage) => stage.wanted ?? wanted(stage.filter ?? stage.name))
    .map((stage) => ({ needs: [], weight: 1, ...stage }));
}

/** The names that `npm test -- NAME` understands. */
export const STAGE_FILTERS = ['types', 'lint', 'rules', 'unused', 'sizes', ...VITEST_ROOMS, 'page', 'electron'];
