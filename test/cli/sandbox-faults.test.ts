// Faults and clock from the command line: of the served org, of the embedded one, and by the control endpoint of a process.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from './support/sandbox.ts';
import { runScopebench } from './support/scopebench.ts';

let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'scopebench-faults-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('sandbox --fault and --clock: the org fails as asked, at that time', async () => {
  const org = await startSandbox(
    '--fault',
    'status=503,path=/oauth2/*,times=1',
    '--fault',
    'date-skew=60',
    '--clock',
    '2026-12-01T00:00:00Z',
  );
  try {
    const env = { SCOPEBENCH_CLIENT_SECRET: org.client('Report Reader').clientSecret };
    const ask = () =>
      runScopebench(['token', '--scopes', 'okta.users.read', ...org.as('Report Reader'), '--json'], { env });
    const [failed, granted] = [await ask(), await ask()];
    expect([failed.code, failed.json.refused.status, failed.json.refused.error]).toEqual([4, 503, 'E0000010']);
    expect([granted.code, granted.json.decoded.payload.iat]).toEqual([0, expect.closeTo(1_796_083_200, -2)]);
  } finally {
    await org.stop();
  }
});

test('sandbox --control: one more member at the end of the line, and a test that drives the process', async () => {
  const org = await startSandbox('--control');
  try {
    expect(Object.keys(org.first)).toEqual(['url', 'seed', 'clients', 'apiTokens', 'users', 'ownApi', 'control']);
    const { url, token } = org.first.control;
    expect(new URL(url).port).not.toBe(new URL(org.url).port);
    const answer = await fetch(`${url}/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ fault: 'status=500,times=1' }),
    });
    expect(answer.status).toBe(201);
    expect((await fetch(`${org.url}/.well-known/okta-organization`)).status).toBe(500);
    expect((await org.stop()).code).toBe(0);
  } finally {
    await org.stop();
  }
});

test('send --fault: the embedded org fails for this one command', async () => {
  const asked = ['send', 'GET', '/api/v1/users?limit=1', '--json', '--data-dir', dataDir];
  const broken = await runScopebench([...asked, '--fault', 'reset=mid-body,path=/api/*']);
  expect([broken.code, broken.json.status, broken.json.verdict]).toEqual([3, 200, 'incomplete']);
  expect(broken.json.failure).toMatchObject({ kind: 'truncated', fix: expect.stringContaining('again') });
  expect((await runScopebench(asked)).code).toBe(0);
});

/** What a pipeline gets to read, and the exit code, for each kind of ending of a token request. */
test.each([
  ['status=429,wait=30', 4, 'rate-limited', /Wait 3\d s/],
  ['status=503', 4, 'server-fault', /maintenance/],
  ['body=html', 3, 'not-okta', /proxy/],
  ['body=invalid-json', 3, null, /again/],
  ['reset=before', 3, null, /try again/i],
  ['body=truncated', 3, null, /again/],
  ['huge-header=300000', 3, null, /proxy/],
])('token --fault %s: exit code %i, and words to act on', async (fault, code, verdict, words) => {
  const asked = ['token', '--scopes', 'okta.users.read', '--json', '--data-dir', dataDir];
  const ran = await runScopebench([...asked, '--fault', `${fault},path=/oauth2/*`]);
  expect(ran.code).toBe(code);
  if (verdict === null)
    expect([ran.json.error.code, ran.json.error.fix]).toEqual(['UNREACHABLE', expect.stringMatching(words)]);
  else expect(ran.json.refused).toMatchObject({ verdict, next: expect.stringMatching(words) });
  expect(ran.stdout).not.toMatch(/eyJ[\w-]+\./);
});

test('a limit of concurrent calls is not shown as a budget that is used up', async () => {
  const asked = ['send', 'GET', '/api/v1/users?limit=1', '--data-dir', dataDir];
  const { code, stdout } = await runScopebench([...asked, '--fault', 'status=429,limit=0,path=/api/*']);
  expect(code).toBe(4);
  expect(stdout).toContain('Too many requests at the same time');
  expect(stdout).not.toContain('calls left');
});

test.each([
  ['body=html,path=/api/*', 3, 'Not Okta: This answer is not from the Okta API'],
  ['body=html,path=/oauth2/*', 3, 'Not Okta: no token was received, HTTP 200'],
  ['body=invalid-json,path=/oauth2/*', 3, 'The token response is not valid JSON'],
  ['status=429,path=/oauth2/*', 4, 'the org refused the token request, HTTP 429'],
])('send --fault %s: exit code %i, so that a pipeline does not take it for an answer', async (fault, code, said) => {
  const sent = await runScopebench(['send', 'GET', '/api/v1/users?limit=1', '--data-dir', dataDir, '--fault', fault]);
  expect(sent.stdout).toContain(said);
  expect(sent.code).toBe(code);
});

test.each([
  [['sandbox', '--fault', 'status=404'], 'not a status that this org fails with', 'status=503'],
  [['sandbox', '--clock', 'noon'], 'not a moment', '2026-12-01T00:00:00Z'],
  [['sandbox', '--control-port', 'x'], '--control-port takes a number', '0'],
  [['sandbox', '--port', '47123', '--control-port', '47123'], 'are both 47123', '--control'],
  [['sandbox', '--fault', ''], 'without any text', 'status=503'],
  [['sandbox', '--fault', 'latency=soon'], 'not a number that latency can have', 'number'],
  [['sandbox', '--fault', 'status=503,probability=2'], 'not a share', '0.1'],
  [['sandbox', '--fault', 'status=503,every=0'], 'every can have', 'number'],
  [['sandbox', '--fault', 'status=503,color=red'], 'has no “color”', 'Correct'],
  [['sandbox', '--clock', ''], 'not a moment', 'Z'],
  [['send', 'GET', '/api/v1/users', '--fault', 'times=2'], 'names no effect', 'latency=200'],
  [
    ['token', '--scopes', 'a', '--org', 'https://acme.okta.com', '--fault', 'status=500'],
    'for the sandbox org',
    'Leave',
  ],
  [['sweep', '--scopes', 'readable', '-t', 'Acme', '--fault', 'status=500'], 'for the sandbox org', 'Leave'],
])('%j is a usage error that says what to write', async (args, words, fix) => {
  const { code, json } = await runScopebench([...args, '--json']);
  expect(code).toBe(1);
  expect(json.error.message).toContain(words);
  expect(json.error.fix).toContain(fix);
});
