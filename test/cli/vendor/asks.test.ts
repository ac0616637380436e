// `scopebench asks`, in this process: lists from options, files and stdin, the answer in a file, and its exit codes.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { runScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

test('more than is needed ends with 4, and the answer is written', async () => {
  const har = { log: { entries: [{ request: { method: 'GET', url: 'https://acme.okta.com/api/v1/users' } }] } };
  await writeFile(join(folder.path, 'calls.har'), JSON.stringify(har));
  await writeFile(join(folder.path, 'list.txt'), 'Scopes:\n- okta.users.manage  to see people\n- okta.apps.read\n');
  const { code, stdout, stderr } = await runScopebench(
    ['asks', '--scopes', 'list.txt', '--does', 'calls.har', '--reply', 'answer.txt'],
    { cwd: folder.path },
  );
  expect(code).toBe(4);
  expect(stdout).toMatch(/too broad\s+okta\.users\.manage.*okta\.users\.read would do/);
  expect(stdout).toMatch(/too much\s+okta\.apps\.read/);
  expect(stderr).toContain('answer.txt');
  expect(await readFile(join(folder.path, 'answer.txt'), 'utf8')).toContain(
    'okta.users.read in place of okta.users.manage',
  );
});

test('exactly what is needed ends with 0; prose is read from stdin, and what was not understood is named', async () => {
  const { code, json } = await runScopebench(['asks', '--scopes', 'okta.users.read', '--does', '-', '--json'], {
    stdin: 'reads users, frobnicates widgets',
  });
  expect(code).toBe(0);
  expect(json.asked).toMatchObject([
    { scope: 'okta.users.read', standing: 'needed', because: ['getUser', 'listUsers'] },
  ]);
  expect(json.said.notTaken).toEqual([{ text: 'frobnicates widgets', why: 'not-understood' }]);
  expect(json.said.operations[0]).toMatchObject({ operationId: 'listUsers', method: 'GET', confidence: 'likely' });
});

test('against an earlier list: what it opens beyond that, and 4', async () => {
  const wider = ['asks', '--scopes', 'okta.users.manage', '--against', 'okta.users.read'];
  const { code, stdout } = await runScopebench(wider);
  expect(code).toBe(4);
  expect(stdout).toContain('↑ okta.users.read → okta.users.manage');
  expect(stdout).toMatch(/Opens \d+ operations .*deletes [1-9]/);
  const narrower = await runScopebench(['asks', '--scopes', 'okta.users.read', '--against', 'okta.users.manage']);
  expect(narrower.code).toBe(0);
});

test.each([
  [['asks'], 1, '--scopes is missing.'],
  [['asks', '--scopes', 'nowhere.txt'], 2, 'nowhere.txt cannot be read'],
  [['asks', '--scopes', '!! ,'], 2, '--scopes has no scope in it'],
  [['asks', '--scopes', '-', '--does', '-'], 1, 'Only one of the options can read standard input'],
])('%j is answered with a sentence', async (args, code, words) => {
  const ran = await runScopebench(args, { cwd: folder.path, stdin: '' });
  expect([ran.code, ran.stdout]).toEqual([code, '']);
  expect(ran.stderr).toContain(words);
});
