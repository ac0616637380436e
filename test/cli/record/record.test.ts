// `scopebench record`: what a script sees of it, from the URL on the first line to the result on the last, and its exit codes.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderTexts } from '../../support/folder-files.ts';
import { bePolite, beRude } from '../../support/recorder/rude-client.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { runScopebench, type Serving, startScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const record = (...args: string[]) => startScopebench(['record', '--data-dir', folder.path, ...args]);
const accountOf = ({ first }: Serving) => {
  const { clientId, clientSecret } = first.clients.find(({ name }: { name: string }) => name === 'Directory Insights');
  return { url: first.url, clientId, secret: clientSecret };
};
const lines = ({ stdout }: Serving) =>
  stdout()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('on the sandbox org, with --json', () => {
  test('the first line is the URL, the last the result, and nothing else is printed', async () => {
    const file = join(folder.path, 'result.json');
    const plan = join(folder.path, 'calls.scopebench.yaml');
    const serving = await record('--to', 'sandbox', '--json', '--output', file, '--plan', plan);
    expect(serving.first).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}$/),
      tenant: 'Sandbox org',
      origin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      apiTokens: [{ name: 'Build server' }, { name: 'Report script' }],
    });
    await bePolite(accountOf(serving));
    expect(await serving.stop()).toEqual({ code: 0 });
    const [, result, ...more] = lines(serving);
    expect(more).toEqual([]);
    expect(result).toMatchObject({
      tenant: 'Sandbox org',
      operations: [{ operationId: 'listUsers' }, { operationId: 'listGroups' }],
      least: ['okta.groups.read', 'okta.users.read'],
      granted: ['okta.groups.read', 'okta.users.read'],
      failures: [],
    });
    expect(result.behaviour.filter(({ state }: { state: string }) => state === 'bad')).toEqual([]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(result);
    // What was called is a plan that is met.
    expect(await readFile(plan, 'utf8')).toContain('request: GET /api/v1/users');
    expect(await runScopebench(['run', plan, '--data-dir', folder.path])).toMatchObject({ code: 0 });
    const secret = new URL(serving.first.url).pathname.slice(1);
    expect(serving.stderr()).not.toContain(secret);
    expect((await folderTexts(folder.path)).join('\n')).not.toContain(secret);
  });

  test('--check ends with 4 for a program that is rude', async () => {
    const serving = await record(
      '--to',
      'sandbox',
      '--json',
      '--check',
      '--fault',
      'status=429,path=/api/v1/users/me,times=1',
    );
    await beRude(accountOf(serving));
    expect(await serving.stop('SIGINT')).toEqual({ code: 4 });
    const result = lines(serving).at(-1);
    expect(result.behaviour.map(({ state }: { state: string }) => state)).toEqual(Array(7).fill('bad'));
    expect(result.failures).toContainEqual(expect.objectContaining({ verdict: 'rate-limited', calls: 1, byFault: 1 }));
  });

  test('--check ends with 3 where nothing was called, and --for ends by itself', async () => {
    const serving = await record('--to', 'sandbox', '--json', '--check', '--for', '1');
    expect(await serving.ended).toBe(3);
  });
});

test('for a person: what passes on stderr, what it shows on stdout', async () => {
  const org = await startScopebench(['sandbox', '--json']);
  const serving = await startScopebench(['record', '--to', org.first.url, '--plain', '--json']);
  expect(new URL(serving.first.url).pathname).toBe('/');
  expect(serving.stderr()).toMatch(/--plain: .*any program on this computer/);
  await serving.stop();
  const shown = runScopebench(['record', '--to', org.first.url, '--for', '1']);
  const { stdout, code } = await shown;
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /^Recording what is sent to http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\n[\s\S]*No call was recorded\./,
    ),
  ]);
  await org.stop();
});

test.each([
  ['no --to', [], 1, /--to is missing/],
  ['an unknown tenant', ['--to', 'nobody'], 1, /no tenant named nobody/],
  ['a fault that is none', ['--to', 'sandbox', '--fault', 'status=200'], 1, /status=200/],
  ['a fault of a body', ['--to', 'sandbox', '--fault', 'body=html'], 1, /cannot be put between/],
  ['no time', ['--to', 'sandbox', '--for', 'ever'], 1, /--for is a whole number/],
  ['an org without encryption', ['--to', 'http://acme.okta.com'], 1, /https/],
])('a call that cannot be meant is refused: %s', async (_what, args, code, message) => {
  const ran = await runScopebench(['record', ...args]);
  expect([ran.code, ran.stderr]).toEqual([code, expect.stringMatching(message)]);
});

test('a port that is taken ends with 3', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ran = await runScopebench(['record', '--to', 'sandbox', '--port', String(port)]);
  expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining(`Port ${port} is taken`)]);
  other.close();
});
