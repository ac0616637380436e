// `scopebench sweep`: the matrix in each form, exit codes, and a run that is paused by Ctrl-C and gone on with.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { startSandbox } from './support/sandbox.ts';
import { runScopebench } from './support/scopebench.ts';
import { spawnScopebench } from './support/spawn-scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const sweep = (...args: string[]) => runScopebench(['sweep', '--data-dir', join(folder.path, 'data'), ...args]);

test('as JSON: one line, every cell, what each scope showed', async () => {
  const { code, json, stdout, stderr } = await sweep(
    '--scopes',
    'okta.users.read,okta.groups.read',
    '--each',
    '--json',
  );
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(json).toMatchObject({ state: 'complete', done: 4, total: 4, outcomes: { allowed: 2, 'scope-missing': 2 } });
  expect(json.scopes.map(({ scope, effective }: { scope: string; effective: boolean }) => [scope, effective])).toEqual([
    ['okta.users.read', true],
    ['okta.groups.read', true],
  ]);
  expect(json.cells).toHaveLength(4);
  expect(stderr).toContain('4 cells, 6 requests (2 of them for tokens)');
});

test('several integrations, as a summary, CSV, Markdown and an HTML file', async () => {
  const who = ['-c', 'Report Reader', '-c', 'No Role Connector', '--scopes', 'okta.users.read okta.logs.read'];
  const { code, stdout } = await sweep(...who);
  expect(code).toBe(0);
  expect(stdout).toMatch(/✓ Allowed +2\n/);
  expect(stdout).toMatch(/✗ Role missing +2\n/);
  const csv = await sweep(...who, '--csv');
  expect(csv.stdout.split('\r\n')).toHaveLength(6);
  expect((await sweep(...who, '--md')).stdout).toContain('## Matrix');
  const file = join(folder.path, 'report.html');
  const html = await sweep(...who, '--html', '--output', file);
  expect([html.code, html.stdout]).toEqual([0, '']);
  expect(await readFile(file, 'utf8')).toContain('Role missing');
});

test('operations from a file, by id or by path; what it would cost, with nothing sent', async () => {
  const file = join(folder.path, 'operations.txt');
  await writeFile(file, '# ours\nlistUsers\nGET /api/v1/users/{id}\n\nGET /api/v1/groups # and groups\n');
  const args = ['--scopes', 'okta.users.read', '--operations', file];
  const { json } = await sweep(...args, '--json');
  expect(json.cells.map(({ operationId, outcome }: Record<string, string>) => [operationId, outcome])).toEqual([
    ['listUsers', 'allowed'],
    ['getUser', 'allowed'],
    ['listGroups', 'scope-missing'],
  ]);
  const dry = await sweep(...args, '--dry-run', '--json');
  expect(dry.json).toMatchObject({ cells: 3, tokenRequests: 1, requests: 4, needValue: 1 });
  await writeFile(file, 'listUsers\nGET /api/v1/unicorns\n');
  const bad = await sweep(...args, '--json');
  expect([bad.code, bad.json.error.code]).toEqual([2, 'FILE_INVALID']);
  expect(bad.stderr).toContain('line 2');
});

test('the time is reported before any call: of the sandbox org as it is, of an unknown org as a range with its reason', async () => {
  const all = ['--scopes', 'readable', '--operations', 'safe', '--each', '--dry-run'];
  const known = await sweep(...all);
  expect(known.stdout).toMatch(/^15840 cells, \d+ requests \(55 of them for tokens\), about \d+ min\.$/m);
  expect(known.stdout).toMatch(/^Busiest budget: \/api\/v1, \d+ requests at 600 a minute\.$/m);
  expect(known.stdout).not.toContain('not known');
  const visit = ['--org', 'https://acme.okta.com', '--client-id', '0oaexample', '--secret-stdin'];
  const unknown = await runScopebench(['sweep', ...visit, ...all], { stdin: 'made-up-secret' });
  expect(unknown.stdout).toMatch(/for tokens\), \d+ min to \d+\.\d h\.$/m);
  expect(unknown.stdout).toContain('at 50 a minute or more.');
  expect(unknown.stdout).toMatch(/^The rate limits are not known yet: .* until the org reports its own\.$/m);
});

test.each([
  ['no scopes', [], 'USAGE'],
  ['two forms', ['--scopes', 'readable', '--csv', '--json'], 'USAGE'],
  ['a share of nothing', ['--scopes', 'readable', '--share', '0'], 'USAGE'],
  ['a credential that is not there', ['--scopes', 'readable', '-c', 'Nobody'], 'NOT_FOUND'],
  ['a run that is not there', ['--resume', 'swp-nothing'], 'NOT_FOUND'],
])('%s: exit code 1', async (_, args, error) => {
  const { code, json } = await sweep(...args, '--json');
  expect(code).toBe(1);
  expect(json.error.code).toBe(error);
});

test('Ctrl-C pauses and says how to go on; going on ends with every cell once', async () => {
  const dataDir = join(folder.path, 'paused');
  const child = spawnScopebench([
    'sweep',
    '--data-dir',
    dataDir,
    '--scopes',
    'readable',
    '--operations',
    'safe',
    '--each',
    '--concurrency',
    '1',
    '--csv',
  ]);
  child.stdin.end();
  let said = '';
  child.stdout.resume();
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      // The cost is reported before the start.
      if (said.includes('cells')) resolve();
    });
  });
  // The first events are on the disk: it runs.
  for (;;) {
    const list = await readEvents(dataDir);
    if (list.length > 20) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGINT');
  expect(await closed).toBe(3);
  const runId = /--resume (swp-\w+)/.exec(said)?.[1] ?? '';
  expect(runId).not.toBe('');
  const before = (await readEvents(dataDir)).filter(({ type }) => type === 'cell').length;
  expect(before).toBeLessThan(55 * 288);
  const again = spawnScopebench(['sweep', '--data-dir', dataDir, '--resume', runId]);
  again.stdin.end();
  again.stdout.resume();
  again.stderr.resume();
  const ended = new Promise<number | null>((resolve) => again.once('close', resolve));
  for (;;) {
    const cells = (await readEvents(dataDir)).filter(({ type }) => type === 'cell');
    if (cells.length > before + 20) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  again.kill('SIGINT');
  expect(await ended).toBe(3);
  const keys = (await readEvents(dataDir)).flatMap(({ type, cell }) => (type === 'cell' ? [cell?.key] : []));
  expect(new Set(keys).size).toBe(keys.length);
});

async function readEvents(dataDir: string): Promise<{ type: string; cell?: { key: string } }[]> {
  const [run] = await readdir(join(dataDir, 'runs')).catch(() => []);
  if (run === undefined) return [];
  const text = await readFile(join(dataDir, 'runs', run, 'events.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

test('an org that is not saved is swept, and nothing is written anywhere', async () => {
  const org = await startSandbox();
  const nowhere = join(folder.path, 'nowhere');
  const secret = { SCOPEBENCH_CLIENT_SECRET: org.client('Report Reader').clientSecret };
  const args = [
    'sweep',
    ...org.as('Report Reader'),
    '--scopes',
    'okta.users.read okta.logs.read',
    '--data-dir',
    nowhere,
  ];
  const { code, json, stderr } = await runScopebench([...args, '--json'], { env: secret });
  expect(code).toBe(0);
  expect(json).toMatchObject({ state: 'complete', done: 2, outcomes: { allowed: 2 } });
  expect(stderr).toContain('2 cells');
  expect(await readdir(nowhere).catch(() => [])).toEqual([]);
  await org.stop();
});

test.each([
  [['--org', 'acme.okta.com', '-t', 'Acme'], '--org is not a saved tenant'],
  [['--org', 'acme.okta.com', '--resume', 'swp-1'], 'with --org none is saved'],
  [['--org', 'acme.okta.com', '--client-id', '0oa1', '--invalid-writes'], '--invalid-writes is for saved tenants'],
  [['--client-id', '0oa1'], '--client-id goes with --org'],
])('%j is a mistake: exit code 1', async (args, words) => {
  const { code, stderr } = await sweep('--scopes', 'okta.users.read', ...args);
  expect(code).toBe(1);
  expect(stderr).toContain(words);
});
