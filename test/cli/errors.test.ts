// `scopebench errors` as a process: all cases on the sandbox org, every form of the result, exit codes, and Ctrl-C.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorCases } from '../../shared/okta/error-cases/all-cases.ts';
import { folderTexts } from '../support/folder-files.ts';
import { parseXml } from '../support/parse-xml.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type ServedSandbox, startSandbox } from './support/sandbox.ts';
import { type Ran, runScopebench } from './support/scopebench.ts';
import { spawnScopebench } from './support/spawn-scopebench.ts';

const CASES = errorCases().length;
const sizeOf = (wanted: string) => errorCases().filter(({ group }) => group === wanted).length;
const OF_CLIENTS = String(sizeOf('client'));
const OF_ASSERTIONS = sizeOf('assertion');
const SECRET = 'made-up-client-secret-of-a-mirror-0000000';
let folder: Awaited<ReturnType<typeof tempFolder>>;
let org: ServedSandbox;
beforeAll(async () => {
  folder = await tempFolder();
  org = await startSandbox();
});
afterAll(async () => {
  await org.stop();
  await folder.remove();
});

const errors = (...args: string[]) => runScopebench(['errors', '--data-dir', join(folder.path, 'data'), ...args]);
const atOrg = (name: string, ...args: string[]) =>
  runScopebench(['errors', '--data-dir', join(folder.path, 'visit'), ...org.as(name), ...args], {
    env: { SCOPEBENCH_CLIENT_SECRET: org.client(name).clientSecret },
  });
const outcomes = ({ json }: Ran) =>
  Object.fromEntries(json.cases.map(({ id, outcome }: { id: string; outcome: string }) => [id, outcome]));

test('on the sandbox org every case is as expected, as one line of JSON', async () => {
  const ran = await errors('--json');
  expect(ran.code).toBe(0);
  expect(ran.stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(ran.json).toMatchObject({
    org: 'Sandbox org',
    credential: 'Directory Insights',
    sums: { 'as-expected': CASES, 'as-this-org': 0, differs: 0, unreachable: 0, skipped: 0 },
    reason: 'complete',
  });
  expect(new Set(Object.values(outcomes(ran)))).toEqual(new Set(['as-expected']));
  expect(ran.json.cases[0]).toMatchObject({
    id: 'token/wrong-secret',
    expected: { status: 401 },
    actual: { status: 401 },
    meaning: 'The client exists, but this is not its secret.',
  });
  expect(ran.stderr).toContain(`${CASES} cases, `);
});

test('on a terminal a line a case, then the sum; the run before is remembered', async () => {
  const ran = await errors('--case', 'token/wrong-secret', '--group', 'assertion');
  expect(ran.code).toBe(0);
  const lines = ran.stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^✓ As expected token\/wrong-secret +401 {2}Wrong client secret$/);
  expect(lines.at(-1)).toBe(`${OF_ASSERTIONS + 1} as expected.`);
});

test('a real org gets the safe cases alone, and a role that an integration lacks is a difference', async () => {
  const ran = await atOrg('Directory Insights', '--json');
  expect(ran.code).toBe(0);
  const unsafe = errorCases()
    .filter((one) => one.unsafe !== null)
    .map(({ id }) => id);
  for (const id of unsafe) expect(outcomes(ran)[id]).toBe('skipped');
  expect(ran.json.sums.differs).toBe(0);
  const without = await atOrg('No Role Connector', '--group', 'request', '--json');
  expect(without.code).toBe(4);
  expect(outcomes(without)['api/unknown-user']).toBe('differs');
  const [first] = without.json.cases.filter(({ outcome }: { outcome: string }) => outcome === 'differs');
  expect(first.note).toContain('The integration lacks the admin role for this.');
  expect(first.differences[0]).toMatchObject({ part: 'status', expected: '404', actual: '403' });
});

test('a case without the token that it needs is an error, so that a wrong secret does not look like a run that passed', async () => {
  const args = ['--case', 'api/missing-scope', '--fault', 'body=html,path=/oauth2/*'];
  expect((await errors(...args)).code).toBe(3);
  const junit = await errors(...args, '--junit');
  expect(junit.stdout).toContain('tests="1" failures="0" errors="1" skipped="0"');
  expect(junit.stdout).toContain('There is no token to send it with');
});

test('an outage is not accepted as the baseline of an org', async () => {
  const args = ['--case', 'token/wrong-secret', '--fault', 'status=503,path=/oauth2/*'];
  const accepted = await errors(...args, '--accept');
  expect(accepted.code).toBe(4);
  expect(accepted.stderr).toContain("Not saved as this org's baseline: token/wrong-secret.");
  expect((await errors(...args, '--json')).json.cases[0].outcome).toBe('differs');
});

test('what differs can be accepted as the baseline of this org, and is as this org from then on', async () => {
  const args = ['-c', 'No Role Connector', '--case', 'api/unknown-user'];
  const first = await errors(...args);
  expect(first.code).toBe(4);
  expect(first.stdout).toContain('≠ Differs');
  expect(first.stdout).toContain('    The status is HTTP 403, where HTTP 404 was expected.');
  const accepted = await errors(...args, '--accept');
  expect(accepted.code).toBe(0);
  expect(accepted.stderr).toContain("Saved as this org's baseline: 1 answer.");
  const third = await errors(...args, '--json');
  expect([third.code, outcomes(third)['api/unknown-user']]).toEqual([0, 'as-this-org']);
});

test('JUnit, Markdown and HTML; to a file where one is named', async () => {
  const xml = await errors('--group', 'client', '--junit');
  expect(parseXml(xml.stdout).attributes).toMatchObject({
    tests: OF_CLIENTS,
    failures: '0',
    errors: '0',
    skipped: '0',
  });
  expect((await errors('--group', 'client', '--md')).stdout).toContain('## Client authentication');
  const file = join(folder.path, 'errors.html');
  const html = await errors('--group', 'client', '--html', '--output', file);
  expect([html.code, html.stdout]).toEqual([0, '']);
  expect(await readFile(file, 'utf8')).toContain('Wrong client secret');
});

test('fixtures of the actual answers, and of those that are known without asking anyone', async () => {
  const received = join(folder.path, 'received');
  await errors('--group', 'assertion', '--fixtures', received);
  expect((await readdir(received)).length).toBe(OF_ASSERTIONS);
  const known = join(folder.path, 'known');
  const listed = await errors('--list', '--fixtures', known, '--json');
  expect([listed.code, listed.json.cases.length]).toEqual([0, CASES]);
  expect((await readdir(known)).length).toBe(CASES);
  const read = async (from: string) => JSON.parse(await readFile(join(from, 'assertion-no-jwt.json'), 'utf8'));
  const [one, other] = [await read(received), await read(known)];
  expect(one.response.body).toEqual(other.response.body);
  expect(one.request).toEqual(other.request);
});

test.each([
  ['an unknown case', ['--case', 'token/wrong-secrt'], 'Did you mean token/wrong-secret?'],
  ['an unknown group', ['--group', 'unicorns'], 'The groups are client'],
  ['two forms', ['--json', '--junit'], 'Give one of them'],
  ['a form of nothing', ['--list', '--junit'], 'Leave out one'],
  ['accepting what nobody asks for', ['--list', '--accept'], '--accept is for a run'],
  ['unsafe cases that are not sent', ['--list', '--allow-unsafe'], '--allow-unsafe is for a run'],
  ['a file for lines', ['--output', 'errors.txt'], 'Add --json, --junit'],
  ['a tenant that is not there', ['-t', 'Nobody'], 'Use sandbox, or --org'],
  ['no id after --case', ['--case'], 'argument missing'],
  ['a word too much', ['now'], 'Too many arguments'],
])('%s is wrong usage', async (_, args, words) => {
  const { code, stderr } = await errors(...args);
  expect(code).toBe(1);
  expect(stderr).toContain(words);
});

test.each([
  ['a folder that is not there', ['--junit', '--output', 'none/errors.xml'], 'There is no folder'],
  ['a folder in place of a file', ['--junit', '--output', '.'], 'It is a folder'],
  ['a file in place of a folder', ['--fixtures', 'taken'], 'cannot be made'],
])('%s is reported before anything is sent', async (_, args, words) => {
  await writeFile(join(folder.path, 'taken'), '');
  const at = (path: string) => join(folder.path, path);
  const data = at('untouched');
  const { code, stderr, stdout } = await runScopebench([
    'errors',
    '--data-dir',
    data,
    ...args.with(-1, at(args.at(-1) ?? '')),
  ]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
  await expect(readdir(data)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('an org that does not answer is no expectation that failed', async () => {
  const { code, json } = await runScopebench(
    ['errors', '--org', 'http://127.0.0.1:9', '--client-id', '0oa1', '--json', '--data-dir', join(folder.path, 'gone')],
    { env: { SCOPEBENCH_CLIENT_SECRET: SECRET } },
  );
  expect(code).toBe(3);
  expect(json).toMatchObject({ reason: 'unreachable', sums: { unreachable: 3 } });
});

test('an org that repeats what it is sent gets no secret into any output or file', async () => {
  const mirror = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => response.end(`${request.url} ${JSON.stringify(request.headers)} ${body}`));
  });
  await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(mirror.address() as AddressInfo).port}`;
  const out = join(folder.path, 'mirrored');
  const args = [
    'errors',
    '--org',
    url,
    '--client-id',
    '0oa1mirror',
    '--allow-unsafe',
    '--fixtures',
    out,
    '--data-dir',
    out,
  ];
  const printed: string[] = [];
  for (const form of ['--json', '--junit', '--md', '--html']) {
    const ran = await runScopebench([...args, form], { env: { SCOPEBENCH_CLIENT_SECRET: SECRET } });
    expect(ran.code).toBe(4);
    printed.push(ran.stdout, ran.stderr);
  }
  mirror.close();
  mirror.closeAllConnections();
  const forms = [SECRET, Buffer.from(`0oa1mirror:${SECRET}`).toString('base64')];
  const places = [...printed, ...(await folderTexts(out))];
  expect(places.length).toBeGreaterThan(20);
  for (const form of forms) expect(places.filter((place) => place.includes(form))).toEqual([]);
});

test('Ctrl-C ends the run at once and prints what was received until then', async () => {
  let asked = 0;
  const hanging = createServer((_request, response) => {
    asked += 1;
    if (asked < 4) response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
  const child = spawnScopebench(
    ['errors', '--org', url, '--client-id', '0oa1', '--json', '--data-dir', join(folder.path, 'hanging')],
    { env: { SCOPEBENCH_CLIENT_SECRET: SECRET } },
  );
  child.stdin.end();
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await expect.poll(() => asked, { timeout: 30_000 }).toBe(4);
  child.kill('SIGINT');
  expect(await ended).toBe(4);
  hanging.closeAllConnections();
  hanging.close();
  expect(JSON.parse(stdout)).toMatchObject({ reason: 'cancelled', sums: { differs: 3 } });
});
