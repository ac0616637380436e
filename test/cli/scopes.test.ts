// `scopebench scopes` and `scopebench infer`: what a pipeline reads of the ledger and of the least scopes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { runScopebench } from './support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let dataDir: string[];
let har: string;
let log: string;
beforeAll(async () => {
  folder = await tempFolder();
  dataDir = ['--data-dir', join(folder.path, 'data')];
  har = join(folder.path, 'recording.har');
  log = join(folder.path, 'access.log');
  const paths = ['/api/v1/users?limit=5', '/api/v1/users/00u1example', '/api/v1/groups'];
  await writeFile(
    har,
    JSON.stringify({
      log: { entries: paths.map((path) => ({ request: { method: 'GET', url: `https://acme.okta.com${path}` } })) },
    }),
  );
  await writeFile(
    log,
    paths.map((path) => `10.0.0.1 - - [12/Nov/2026:10:00:00 +0000] "GET ${path} HTTP/1.1" 200 12`).join('\n'),
  );
});
afterAll(() => folder.remove());

describe('scopes', () => {
  test('shows what earlier runs proved', async () => {
    const sent = await runScopebench([
      'send',
      'GET',
      '/api/v1/groups?limit=1',
      '-c',
      'Partial Sync',
      '--json',
      ...dataDir,
    ]);
    expect(sent.code).toBe(0);
    const { code, json, stdout } = await runScopebench([
      'scopes',
      '-t',
      'sandbox',
      '-c',
      'Partial Sync',
      '--json',
      ...dataDir,
    ]);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(Object.keys(json)).toEqual(['tenantId', 'credentialId', 'catalogueVersion', 'entries']);
    expect(json.entries.length).toBeGreaterThan(109);
    expect(json.entries.find((entry: { scope: string }) => entry.scope === 'okta.groups.read')).toMatchObject({
      registered: true,
      granted: { granted: true },
      effective: { verdict: 'allowed', operationId: 'listGroups', evidence: 'effective' },
      stale: [],
    });
    const human = await runScopebench(['scopes', '-c', 'Partial Sync', ...dataDir]);
    expect(human.stdout).toMatch(
      /okta\.groups\.read +yes +yes +\d+ \w+ ago +yes, \d+ \w+ ago +yes +✓ Allowed: listGroups/,
    );
    expect(human.stdout).not.toContain('okta.zones');
  });

  test('of a tenant that is not there: exit code 1', async () => {
    expect((await runScopebench(['scopes', '-t', 'Nobody', ...dataDir])).code).toBe(1);
  });
});

describe('infer', () => {
  test('finds the least scopes without asking any org', async () => {
    const results = await Promise.all([har, log].map((file) => runScopebench(['infer', file, '--json', ...dataDir])));
    for (const { code, json } of results) {
      expect(code).toBe(0);
      expect(json.needed.map(({ scope }: { scope: string }) => scope)).toEqual(['okta.groups.read', 'okta.users.read']);
      expect(json.files[0]).toMatchObject({ calls: 3, problems: [] });
    }
  });

  test('a line that is no request is left out and named; without a call nothing is said about scopes', async () => {
    const mixed = [
      { message: 'POST done', path: '/api/v1/groups' },
      { message: 'HTTP response', 'http.response.status_code': 403 },
      { 'http.request.method': 'GET', 'url.full': 'https://acme.okta.com/api/v1/users' },
    ].map((record) => JSON.stringify(record));
    const infer = (text: string, ...options: string[]) =>
      runScopebench(['infer', '-', ...options, ...dataDir], { stdin: text });
    const { json } = await infer(mixed.join('\n'), '--json');
    expect(json.needed.map(({ scope }: { scope: string }) => scope)).toEqual(['okta.groups.manage', 'okta.users.read']);
    expect(json.files[0]).toMatchObject({
      calls: 2,
      problems: [],
      leftOut: { count: 1, at: 'line 2', example: mixed[1] },
    });
    const { code, stdout } = await infer(mixed[1] ?? '');
    expect(code).toBe(0);
    expect(stdout).toContain('Left out, as it is not a request: $[0]: {"message":"HTTP response"');
    expect(stdout).toContain('does not say which scopes are needed');
  });

  test('--check compares with what is registered: exit code 4 when it differs', async () => {
    const check = (list: string) => runScopebench(['infer', har, '--registered', list, '--check', ...dataDir]);
    expect((await check('okta.users.read okta.groups.read')).code).toBe(0);
    const { code, stdout } = await check('okta.users.manage okta.groups.read okta.apps.read');
    expect(code).toBe(4);
    expect(stdout).toContain('okta.users.manage: okta.users.read would do');
    expect(stdout).toContain('registered, but used by nothing: okta.apps.read');
  });

  test('--verify (once --prove) obtains exactly the set, and shows that each scope is needed', async () => {
    const { code, json } = await runScopebench(['infer', har, '--verify', '--json', ...dataDir]);
    expect(code).toBe(0);
    expect(json.mutation).toMatchObject({
      sufficient: true,
      necessary: [{ shownBy: 'listGroups' }, { counterExample: false }],
    });
    const refused = await runScopebench(['infer', har, '--prove', '-c', 'No Role', ...dataDir]);
    expect(refused.code).toBe(1);
    const noRole = await runScopebench(['infer', har, '--prove', '-c', 'No Role Connector', ...dataDir]);
    expect(noRole.code).toBe(4);
    expect(noRole.stdout).toContain('Role missing');
  });

  test('--history counts what the person sent, narrowed by credential and time, and says what was left out', async () => {
    const own = ['--data-dir', join(folder.path, 'own history')];
    await runScopebench(['send', 'GET', '/api/v1/users?limit=1', ...own]);
    await runScopebench(['send', 'GET', '/api/v1/groups?limit=1', '-c', 'Partial Sync', ...own]);
    await runScopebench(['errors', '--case', 'api/tampered-token', ...own]);
    const found = async (...args: string[]) => {
      const { json } = await runScopebench(['infer', '--history', ...args, '--json', ...own]);
      return { scopes: json.needed.map(({ scope }: { scope: string }) => scope), ...json.history };
    };
    const both = ['okta.groups.read', 'okta.users.read'];
    const leftOut = [{ source: 'error-cases', count: 1 }];
    const [all, one, before, every] = await Promise.all([
      found('-t', 'sandbox'),
      found('-c', 'Partial Sync', '--since', '1h'),
      found('--until', '2026-01-01'),
      found('--source', 'all'),
    ]);
    expect(all).toMatchObject({ scopes: both, calls: 2, sources: [{ source: 'command-line', count: 2 }], leftOut });
    expect(one).toMatchObject({ scopes: ['okta.groups.read'], calls: 1, places: [{ credentialName: 'Partial Sync' }] });
    expect(before).toMatchObject({ scopes: [], calls: 0, leftOut: [] });
    expect(every).toMatchObject({ calls: 3, leftOut: [] });
    const { stdout } = await runScopebench(['infer', '--history', ...own]);
    expect(stdout).toMatch(/History: 2 calls, \S+Z to \S+Z/);
    expect(stdout).toContain('1 call of Sandbox org, Partial Sync');
    expect(stdout).toContain('left out: 1 of error cases');
  });

  test.each([
    ['no file', [], 1, 'No file was given'],
    ['an unknown time', ['--history', '--since', 'yesterday'], 1, 'yesterday is not a time'],
    ['a file that is not there', ['nowhere.har'], 2, 'nowhere.har'],
    ['a file of another kind', [new URL('../../LICENSE', import.meta.url).pathname], 2, 'none of the kinds'],
  ])('%s is reported', async (_what, files, code, message) => {
    const ran = await runScopebench(['infer', ...files, '--json', ...dataDir]);
    expect(ran.code).toBe(code);
    expect(ran.json.error.message).toContain(message);
  });
});
