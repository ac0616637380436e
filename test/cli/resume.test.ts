// Going on with what a killed process left behind: `errors --resume` and `infer --resume` end as runs that were never interrupted,
// and send nothing twice. One kill is real; the others are benches that were closed in the middle.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '../../shared/contract/runs-of.ts';
import { sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type Ran, runScopebench } from './support/scopebench.ts';
import { spawnScopebench } from './support/spawn-scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const dataDirOf = (name: string) => join(folder.path, name);
const scopebench = (name: string, command: string, ...args: string[]): Promise<Ran> =>
  runScopebench([command, '--data-dir', dataDirOf(name), ...args]);

interface Event {
  type: string;
  result?: { caseId: string };
  leftOut?: string | null;
  step?: { operationId: string };
}

async function readEvents(dataDir: string): Promise<Event[]> {
  const [run] = await readdir(join(dataDir, 'runs')).catch(() => []);
  const text =
    run === undefined ? '' : await readFile(join(dataDir, 'runs', run, 'events.jsonl'), 'utf8').catch(() => '');
  // A kill may leave half a line, and begins the next one afresh.
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

/** Runs until so many events are on the disk, and leaves the run as a process that ends does. */
async function leaveBehind(name: string, most: number, begin: (bench: TestBench) => Promise<{ runId: string }>) {
  const bench = await startTestBench({ dataDir: dataDirOf(name) });
  const { runId } = await begin(bench);
  const { run } = bench.client;
  for await (const { events } of await run.watch({ runId, after: 0 })) if ((events.at(-1)?.seq ?? 0) >= most) break;
  await bench.close();
  return runId;
}

const beginMutation = async ({ client }: TestBench) => {
  const { needed, used, ...rest } = await client.infer.run({
    files: [{ name: 'access.log', text: LOG }],
    registered: ['okta.groups.read', 'okta.users.read'],
  });
  return runsOf(client.run, 'mutation').start({
    tenantId: 'sandbox',
    credentialId: await sandboxCredential(client, 'Directory Insights'),
    scopes: needed.map(({ scope }) => scope),
    operationIds: used.map(({ operationId }) => operationId),
    found: {
      source: 'access.log',
      result: { needed, used, ...rest },
      registered: ['okta.groups.read', 'okta.users.read'],
    },
  });
};
const line = (path: string) => `10.0.0.1 - - [01/Nov/2026:08:00:00 +0000] "GET ${path} HTTP/1.1" 200 12`;
const LOG = `${line('/api/v1/users')}\n${line('/api/v1/groups')}\n`;

test('a run of error cases whose process was killed goes on in another; a wrong id lists it', async () => {
  const dataDir = dataDirOf('killed');
  const slow = ['--fault', 'latency=150'];
  const group = ['--group', 'client', '--group', 'grant'];
  const child = spawnScopebench(['errors', '--data-dir', dataDir, ...group, ...slow]);
  child.stdin.end();
  child.stdout.resume();
  child.stderr.resume();
  const closed = new Promise<string | null>((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  const casesOf = async () =>
    (await readEvents(dataDir)).flatMap(({ type, result }) => (type === 'case' && result ? [result.caseId] : []));
  await expect.poll(async () => (await casesOf()).length, { timeout: 60_000 }).toBeGreaterThan(2);
  child.kill('SIGKILL');
  expect(await closed).toBe('SIGKILL');
  const before = await casesOf();

  const other = await scopebench('killed', 'errors', '--resume', 'run-nothing');
  expect(other.code).toBe(1);
  const runId = /(run-\w+) \(interrupted/.exec(other.stderr)?.[1] ?? '';
  expect(runId).not.toBe('');

  const ran = await scopebench('killed', 'errors', '--resume', runId, '--json');
  expect(ran.stderr).not.toContain('error');
  expect(ran.code).toBe(0);
  const ids = ran.json.cases.map(({ id }: { id: string }) => id);
  expect(ran.json).toMatchObject({ org: 'Sandbox org', credential: 'Directory Insights', reason: 'complete' });
  expect(ids.slice(0, before.length)).toEqual(before);
  expect(ids.length).toBeGreaterThan(before.length);
  const cases = await casesOf();
  expect(new Set(cases).size).toBe(cases.length);
  expect(cases).toHaveLength(ids.length);

  const ended = await scopebench('killed', 'errors', '--resume', runId, '--json');
  expect(ended).toMatchObject({ code: 1, json: { error: { code: 'CONFLICT' } } });
});

test('a check by calls goes on with its set, and says what it was found from', async () => {
  const runId = await leaveBehind('mutation', 3, beginMutation);
  // Another command says which one goes on with it; a new check says that one was left behind.
  const wrong = await scopebench('mutation', 'sweep', '--resume', runId);
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.stderr).toContain(`scopebench infer --resume ${runId}`);

  const ran = await scopebench('mutation', 'infer', '--resume', runId, '--check', '--json');
  expect(ran.code).toBe(0);
  expect(ran.json).toMatchObject({
    needed: [{ scope: 'okta.groups.read' }, { scope: 'okta.users.read' }],
    mutation: { sufficient: true, necessary: [{ counterExample: false }, { counterExample: false }] },
  });
  expect(ran.json.mutation.steps.map(({ leftOut }: { leftOut: string | null }) => leftOut)).toContain(null);
  const steps = (await readEvents(dataDirOf('mutation'))).flatMap(({ type, leftOut, step }) =>
    type === 'step' ? [`${leftOut} ${step?.operationId}`] : [],
  );
  expect(new Set(steps).size).toBe(steps.length);
  expect(steps).toHaveLength(ran.json.mutation.steps.length);
});

test('a new check names the one that was left behind', async () => {
  const runId = await leaveBehind('left', 3, beginMutation);
  const ran = await runScopebench(['infer', '-', '--verify', '--data-dir', dataDirOf('left')], { stdin: LOG });
  expect(ran.code).toBe(0);
  expect(ran.stderr).toContain(`was interrupted. Resume it with: scopebench infer --resume ${runId}`);
});

test.each([
  ['errors', ['--case', 'token/wrong-secret'], '--case cannot be combined with --resume'],
  ['errors', ['--org', 'https://acme.okta.com'], '--org cannot be combined with --resume'],
  ['infer', ['access.log'], 'cannot be combined with --resume'],
  ['infer', ['-t', 'Acme'], 'cannot be combined with --resume'],
])('%s --resume with %j is a mistake: exit code 1', async (command, args, words) => {
  const { code, stderr } = await scopebench('mistakes', command, '--resume', 'run-1', ...args);
  expect(code).toBe(1);
  expect(stderr).toContain(words);
});
