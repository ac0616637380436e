// What `npm test` runs, in which order, and what counts: each static stage is one test, each runner reports its own numbers.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { readPlaywrightReport, readVitestReport } from './test-reports.mjs';

const CORES = availableParallelism();

/**
 * By what they need: the first do not wait for the build. They run beside the page tests, whose two workers and their browsers leave
 * half of the cores at most; each further worker would only load all of the sources once more.
 */
const VITEST_ROOMS = [
  { rooms: ['unit', 'engine'], needs: [], workers: Math.max(1, Math.floor(CORES / 2)) },
  { rooms: ['sandbox', 'hosts', 'cli'], needs: ['build'], workers: CORES },
];
const ROOMS = VITEST_ROOMS.flatMap(({ rooms }) => rooms);

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string[]} command Arguments of Node.
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string[]} needs Stages that must have passed.
 * @property {number} weight Of two that run at once. What a test of one waits for is the other's time: together they keep two cores busy.
 * @property {() => { passed: number, failed: number, skipped: number, note?: string } | null} [report] Null: there was no report.
 */

/**
 * @param {{ root: string, scratch: string, only: string[], long: boolean, browser: { path: string, name: string } | null, electron: string | null }} options
 * @returns {Stage[]}
 */
export function testStages({ root, scratch, only, long, browser, electron }) {
  const bin = (...path) => join(root, 'node_modules', ...path);
  const wanted = (name) => only.length === 0 || only.includes(name);
  const vitest = (rooms, needs, workers) => {
    const report = join(scratch, `vitest-${rooms.join('-')}.json`);
    return {
      name: `vitest ${rooms.join(' ')}`,
      wanted: rooms.length > 0,
      command: [
        ...[bin('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
        `--maxWorkers=${workers}`,
        ...rooms.flatMap((room) => ['--project', room]),
      ],
      env: long ? { SCOPEBENCH_LONG_TESTS: '1' } : {},
      needs,
      report: () => readVitestReport(report),
    };
  };
  // The long ones first: what is short fills up what they leave.
  const stages = [
    ...VITEST_ROOMS.filter(({ needs }) => needs.length === 0).map(({ rooms, workers }) =>
      vitest(rooms.filter(wanted), [], workers),
    ),
    ...[
      { name: 'page', present: browser !== null },
      { name: 'electron', present: electron !== null },
    ].map(({ name, present }) => {
      const report = join(scratch, `${name}.json`);
      return {
        name: `${name} tests`,
        wanted: wanted(name) && present,
        command: [bin('@playwright', 'test', 'cli.js'), 'test', `--project=${name}`, '--reporter=line,json'],
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        needs: ['build'],
        report: () => readPlaywrightReport(report),
      };
    }),
    ...VITEST_ROOMS.filter(({ needs }) => needs.length > 0).map(({ rooms, needs, workers }) =>
      vitest(rooms.filter(wanted), needs, workers),
    ),
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
  ];
  return stages
    .filter((stage) => stage.wanted ?? wanted(stage.filter ?? stage.name))
    .map((stage) => ({ needs: [], weight: 1, ...stage }));
}

/** The names that `npm test -- NAME` understands. */
export const STAGE_FILTERS = ['types', 'lint', 'rules', 'unused', 'sizes', ...ROOMS, 'page', 'electron'];
