// How `scopebench run` is called: reporters that contradict each other or have no place, runs that are repeated when a file changes, and a run that was
// left behind.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { sandboxCredential, startTestBench } from '../../support/bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { runScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const step = (id: string) => `  - { id: ${id}, request: GET /api/v1/users, parameters: { limit: 1 } }\n`;
const planOf = (...ids: string[]) =>
  `plan: People\nscopes: { okta.users.read: Reads people }\nsteps:\n${ids.map(step).join('')}`;

const run = (args: string[], options: Parameters<typeof runScopebench>[1] = {}) =>
  runScopebench(['run', ...args, '--data-dir', join(folder.path, 'data')], { cwd: folder.path, ...options });

test.each([
  [
    ['--reporter', 'xunit'],
    1,
    'There is no reporter xunit.\nThe reporters are list, json, junit, markdown, html, github, tap.',
  ],
  [['--reporter', 'tap', '--json'], 1, 'tap and json cannot both go to stdout.'],
  [['--reporter', 'junit='], 1, '--reporter junit= names no file.'],
  [['--reporter', 'junit=a', '--reporter', 'tap=./a'], 1, './a is given to two reporters.'],
  [['--reporter', 'junit=nowhere/a.xml'], 2, 'nowhere/a.xml cannot be written.'],
  [['--resume', 'run-1'], 1, 'people.yaml cannot be combined with --resume'],
])('%j: exit code %i, and nothing is sent', async (args, code, words) => {
  await writeFile(join(folder.path, 'people.yaml'), planOf('one'));
  const ran = await run(['people.yaml', ...args]);
  expect(ran.code).toBe(code);
  expect(ran.stderr).toContain(words);
  expect(ran.stdout.replace(/^\{"error".*\n/, '')).toBe('');
});

test.each([
  [[], 'No plan file was given.'],
  [['--resume', 'run-1', '--bail'], '--bail cannot be combined with --resume'],
  [['-', '--watch'], 'Standard input cannot be watched.'],
])('%j is no call: exit code 1', async (args, words) => {
  const ran = await run(args);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain(words);
});

test('--reporter json is --json, also for an error; a reporter on stdout takes the place of the list', async () => {
  await writeFile(join(folder.path, 'one.yaml'), planOf('one'));
  const [json, tap, wrong] = await Promise.all([
    run(['one.yaml', '--reporter', 'json']),
    run(['one.yaml', '--reporter', 'tap', '--reporter', 'list=list.txt']),
    run(['one.yaml', '--reporter', 'json', '--var', 'x=1']),
  ]);
  expect(json.json).toMatchObject({ plans: [{ name: 'People', outcome: 'met' }], stopped: null });
  expect(tap.stdout).toMatch(/^TAP version 14\n1\.\.1\n/);
  expect(await readFile(join(folder.path, 'list.txt'), 'utf8')).toMatch(
    /^✓ one .*\n! Note: .*2xx.*\n! Note: .*sandbox.*\n✓ People: /,
  );
  expect(wrong).toMatchObject({ code: 1, json: { error: { code: 'INVALID_INPUT' } } });
});

test('--watch runs again for another text, shows a mistake and goes on, and ends with a signal', async () => {
  const file = join(folder.path, 'watched.yaml');
  await writeFile(file, planOf('one'));
  // What is done after each line of the result. The same text once more is no change.
  const then = [
    async () => {
      await writeFile(file, planOf('one'));
      await writeFile(file, planOf('one', 'two'));
    },
    () => writeFile(file, planOf('one', 'one')),
    // As editors save: another file takes its place.
    async () => {
      await writeFile(`${file}~`, planOf('one', 'two', 'three'));
      await rename(`${file}~`, file);
    },
  ];
  const ran = await run(['watched.yaml', '--watch', '--json'], {
    onOutput(text, signal) {
      const lines = text.split('\n').length - 1;
      const next = then[lines - 1];
      if (next) void next();
      else signal('SIGINT');
    },
  });
  const results = ran.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(results.map(({ plans, error }) => error?.code ?? plans[0].steps.length)).toEqual([1, 2, 'FILE_INVALID', 3]);
  expect(ran.code).toBe(0);
});

test('--resume goes on with a run whose process ended, sends nothing twice, and reports all of it', async () => {
  const dataDir = join(folder.path, 'left');
  const bench = await startTestBench({ dataDir });
  const ids = ['one', 'two', 'three', 'four'];
  // The third step is on its way when the process ends: it has no result, and is to be sent.
  await bench.client.sandbox.addFault({ fault: 'latency=30000,path=/api/v1/users,every=3' });
  const { runId } = await runsOf(bench.client.run, 'plan').start({
    tenantId: 'sandbox',
    credentialId: await sandboxCredential(bench.client, 'Directory Insights'),
    file: 'left.yaml',
    text: planOf(...ids),
  });
  for await (const events of await runsOf(bench.client.run, 'plan').watch({ runId, after: 0 }))
    if (events.some((event) => event.type === 'step' && event.result.id === 'two')) break;
  await bench.close();

  const scopebench = (...args: string[]) =>
    runScopebench(['run', ...args, '--data-dir', dataDir], { cwd: folder.path });
  await writeFile(join(folder.path, 'other.yaml'), planOf('one'));
  const other = await scopebench('other.yaml');
  expect(other.stderr).toContain(`was interrupted. Resume it with: scopebench run --resume ${runId}`);

  const ran = await scopebench('--resume', runId, '--json', '--reporter', 'junit=left.xml');
  expect(ran.code).toBe(0);
  expect(ran.json.plans[0].steps.map(({ id, outcome }: Record<string, string>) => [id, outcome])).toEqual(
    ids.map((id) => [id, 'met']),
  );
  expect(await readFile(join(folder.path, 'left.xml'), 'utf8')).toContain('tests="4" failures="0" errors="0"');
  const events = (await readFile(join(dataDir, 'runs', runId, 'events.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  const sent = events
    .map((line) => JSON.parse(line))
    .flatMap(({ type, result }) => (type === 'step' ? [result.id] : []));
  expect(sent).toEqual(ids);
  expect(events.filter((line) => line.includes('"resumed"'))).toHaveLength(1);
});
