// `scopebench protect`: the shape that scripts read, the table that a person reads, and the exit codes, against a sound and a weak API.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP_ORIGIN, type OwnApi, startOwnApi } from '../support/orgs/own-api.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { runScopebench } from './support/scopebench.ts';

const ROUTES = ['--route', 'GET /api/whoami=protected', '--route', 'GET /api/hello=open'];
let folder: Awaited<ReturnType<typeof tempFolder>>;
let sound: OwnApi;
let weak: OwnApi;
let token = '';
beforeAll(async () => {
  folder = await tempFolder();
  [sound, weak] = await Promise.all([startOwnApi(), startOwnApi({ checks: ['token'] })]);
  token = await sound.token();
});
afterAll(async () => {
  await Promise.all([sound.close(), weak.close()]);
  await folder.remove();
});

const protect = (args: string[], stdin = token) =>
  runScopebench(['protect', '--data-dir', join(folder.path, 'data'), ...args], { stdin });

test('of a sound API the JSON has each case of each route, and 0 says that all is met', async () => {
  const ran = await protect(['--api', sound.url, ...ROUTES, '--token-stdin', '--allowed-origin', APP_ORIGIN, '--json']);
  expect(ran.code).toBe(0);
  expect(ran.stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(ran.json).toMatchObject({ met: true, reason: 'complete', api: sound.url });
  const [whoami, hello] = ran.json.routes;
  expect(whoami).toMatchObject({ method: 'GET', path: '/api/whoami', expect: 'protected' });
  expect(whoami.cases.slice(0, 2)).toMatchObject([
    { case: 'good-token', status: 200, expected: 200, met: true, verdict: 'accepted' },
    { case: 'no-token', status: 401, expected: 401, met: true, verdict: 'refused' },
  ]);
  expect(whoami.cases).toHaveLength(12);
  expect(hello).toMatchObject({ expect: 'open', cases: [{ case: 'good-token' }, { case: 'no-token', status: 200 }] });
  expect(ran.json.cors.map(({ from, met }: { from: string; met: boolean }) => [from, met])).toEqual([
    ['allowed', true],
    ['foreign', true],
    ['allowed', true],
    ['foreign', true],
  ]);
  expect(ran.stdout + ran.stderr).not.toContain(token.split('.')[2]);
});

test('of a weak one the table says what was let in, why that matters and what to do, and 4 says that it is not met', async () => {
  const ran = await protect(['--api', weak.url, ...ROUTES, '--token-stdin']);
  expect(ran.code).toBe(4);
  expect(ran.stdout).toMatch(/✗ {2}alg: none +200 {2}expected 401 {2}Let in/);
  expect(ran.stdout).toContain('Name the algorithms that you accept');
  expect(ran.stdout).toContain('10 let in what should be refused.');
});

test('real tokens come as JSON, and what they show is no guess', async () => {
  const past = Math.floor(Date.now() / 1000) - 7200;
  const expired = await sound.token({ iat: past, exp: past + 3600 });
  const stdin = JSON.stringify({ good: token, expired });
  const ran = await protect(['--api', sound.url, ...ROUTES, '--token-stdin', '--json'], stdin);
  const verdict = (id: string) => ran.json.routes[0].cases.find((one: { case: string }) => one.case === id).verdict;
  expect([verdict('expired'), verdict('wrong-audience')]).toEqual(['refused', 'refused-perhaps-otherwise']);
});

test('an API that is not there is 3, and nothing was found out', async () => {
  const gone = await startOwnApi();
  await gone.close();
  const ran = await protect(['--api', gone.url, ...ROUTES, '--token-stdin', '--json']);
  expect(ran.code).toBe(3);
  expect(ran.json).toMatchObject({ met: false, reason: 'unreachable' });
});

test('the sandbox org has a sound and a weak API to try it on', async () => {
  const good = await protect(['--sandbox', '--json']);
  expect({ code: good.code, met: good.json.met }).toEqual({ code: 0, met: true });
  expect(good.json.tokens.every(({ shownBy }: { shownBy: string }) => shownBy === 'check')).toBe(true);
  const bad = await protect(['--sandbox', 'weak', '--json']);
  expect({ code: bad.code, met: bad.json.met }).toEqual({ code: 4, met: false });
});

test.each([
  ['no API', ['--route', 'GET /x=open', '--token-stdin'], '--api is missing'],
  ['no route', ['--api', 'http://localhost:1', '--token-stdin'], '--route is missing'],
  ['a route that is none', ['--api', 'http://localhost:1', '--route', 'GET /x', '--token-stdin'], 'is no route'],
  ['plain http elsewhere', ['--api', 'http://api.example.com', ...ROUTES, '--token-stdin'], 'is not an https address'],
  ['a write', ['--api', 'http://localhost:1', '--route', 'POST /x=protected', '--token-stdin'], 'may change something'],
  [
    'a credential of the org’s own server',
    ['--api', 'http://localhost:1', ...ROUTES, '-c', 'Directory Insights'],
    'gets no tokens',
  ],
  ['two forms', ['--api', 'http://localhost:1', ...ROUTES, '--token-stdin', '--json', '--md'], 'cannot be combined'],
])('%s is a wrong call', async (_what, args, message) => {
  const ran = await protect(args);
  expect({ code: ran.code, said: ran.stderr.includes(message) }).toEqual({ code: 1, said: true });
});

test('Markdown and CSV have a row a case', async () => {
  const args = ['--api', weak.url, ...ROUTES, '--token-stdin'];
  const markdown = await protect([...args, '--md']);
  expect(markdown.stdout).toContain('| GET /api/whoami | Expired | 200 | 401 |');
  const csv = await protect([...args, '--csv']);
  expect(csv.stdout.trimEnd().split('\r\n')).toHaveLength(15);
});
