// `scopebench send`: one request, what its answer means, and the exit code that follows from it.
import { mkdir, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeOrigin, startOrigin } from '../support/orgs/fake-origin.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type ServedSandbox, startSandbox } from './support/sandbox.ts';
import { type RunOptions, runScopebench } from './support/scopebench.ts';

let org: ServedSandbox;
let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  [org, folder] = await Promise.all([startSandbox(), tempFolder()]);
});
afterAll(async () => {
  await org.stop();
  await folder.remove();
});

/** To the sandbox process, as the full integration. */
const send = (args: string[], options: RunOptions = {}) =>
  runScopebench(['send', ...args, ...org.as('Directory Insights')], {
    ...options,
    env: { SCOPEBENCH_CLIENT_SECRET: org.client('Directory Insights').clientSecret, ...options.env },
  });

describe('the answer as JSON', () => {
  test('200: the fixed shape, body parsed', async () => {
    const { code, json, stdout, stderr } = await send(['GET', '/api/v1/users?limit=2', '--json']);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(Object.keys(json)).toEqual(['status', 'verdict', 'headers', 'body', 'timing', 'requestId']);
    expect([json.status, json.verdict]).toEqual([200, 'allowed']);
    expect(json.body).toHaveLength(2);
    expect(json.headers['content-type']).toContain('application/json');
    expect(json.headers.link).toContain('rel="next"');
    expect(json.requestId).toBe(json.headers['x-okta-request-id']);
    expect(json.timing.total).toBeGreaterThan(0);
    expect(stderr).toContain('okta.users.read (the least that listUsers needs)');
  });

  test('403 without the scope: empty body is null, exit code 4', async () => {
    const { code, json } = await send(['GET', '/api/v1/groups', '--scopes', 'okta.users.read', '--json']);
    expect(code).toBe(4);
    expect([json.status, json.verdict, json.body]).toEqual([403, 'scope-missing', null]);
    expect(json.headers['www-authenticate']).toContain('insufficient_scope');
  });

  test('404: the error body', async () => {
    const { code, json } = await send(['get', 'api/v1/users/00unobody', '--json']);
    expect(code).toBe(4);
    expect([json.status, json.verdict, json.body.errorCode]).toEqual([404, 'not-found', 'E0000007']);
  });

  test('--expect-status turns the judgement round', async () => {
    const args = ['GET', '/api/v1/groups', '--scopes', 'okta.users.read', '--expect-status'];
    expect((await send([...args, '403'])).code).toBe(0);
    const other = await send([...args, '200,404']);
    expect(other.code).toBe(4);
    expect(other.stderr).toContain('Expected HTTP 200 or 404, got 403.');
  });

  test('a refused token is reported as by the token command, and nothing is sent', async () => {
    const { code, json } = await send(['GET', '/api/v1/users', '--json'], {
      env: { SCOPEBENCH_CLIENT_SECRET: 'not-the-secret-at-all' },
    });
    expect(code).toBe(4);
    expect(json.refused.status).toBe(401);
  });

  test('no answer: status null with the failure, exit code 3', async () => {
    const dead = await startSandbox();
    await dead.stop();
    const { code, json } = await runScopebench([
      'send',
      'GET',
      '/api/v1/users',
      '--org',
      dead.url,
      '--no-auth',
      '--json',
    ]);
    expect(code).toBe(3);
    expect([json.status, json.verdict, json.body, json.failure.kind]).toEqual([null, 'unreachable', null, 'refused']);
    const expecting = ['send', 'GET', '/api/v1/users', '--org', dead.url, '--no-auth', '--expect-status', '200'];
    expect((await runScopebench(expecting)).code).toBe(3);
  });
});

describe('for a person', () => {
  test('status, verdict with the next step, headers on request, body laid out', async () => {
    const { stdout } = await send(['GET', '/api/v1/users?limit=1', '-i']);
    expect(stdout).toMatch(/^HTTP 200 OK {2}\d+ ms/);
    expect(stdout).toContain('✓ Allowed');
    expect(stdout).toContain('x-okta-request-id: ');
    expect(stdout).toContain('\n    "profile": {\n');
    const refused = await send(['GET', '/api/v1/groups', '--scopes', 'okta.users.read']);
    expect(refused.stdout).toContain('✗ Scope missing');
    expect(refused.stdout).toContain('okta.groups.read');
    expect(refused.stdout).not.toContain('\u001b[');
  });

  test('--raw leaves stdout to the body', async () => {
    const { stdout, stderr } = await send(['GET', '/api/v1/users?limit=1', '--raw']);
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(stderr).toContain('HTTP 200');
  });
});

describe('bodies', () => {
  const group = (name: string) => JSON.stringify({ profile: { name } });

  test('from a file and from stdin', async () => {
    const file = join(folder.path, 'group with space.json');
    await writeFile(file, group('From a file'));
    const fromFile = await send(['POST', '/api/v1/groups', '--body', file, '--json']);
    expect([fromFile.code, fromFile.json.body.profile.name]).toEqual([0, 'From a file']);
    const fromStdin = await send(['POST', '/api/v1/groups', '--body', '-', '--json'], { stdin: group('Zürich ✓') });
    expect([fromStdin.code, fromStdin.json.body.profile.name]).toEqual([0, 'Zürich ✓']);
  });

  test('one that is not JSON goes out as it is; the org says so', async () => {
    const file = join(folder.path, 'broken.json');
    await writeFile(file, '{"profile": {');
    const { code, json, stderr } = await send(['POST', '/api/v1/groups', '--body', file, '--json']);
    expect(code).toBe(4);
    expect([json.status, json.body.errorCode]).toEqual([400, 'E0000003']);
    expect(stderr).toContain('not JSON');
  });

  test('a file that is not there, a folder, and bytes that are not text: exit code 2', async () => {
    const binary = join(folder.path, 'picture.bin');
    await writeFile(binary, Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    for (const [file, why] of [
      [join(folder.path, 'none.json'), 'no such file'],
      [folder.path, 'folder'],
      [binary, 'UTF-8'],
    ] as const) {
      const { code, json } = await send(['POST', '/api/v1/groups', '--body', file, '--json']);
      expect([code, json.error.code]).toEqual([2, 'FILE_INVALID']);
      expect(json.error.message).toContain(why);
    }
  });
});

describe('authorization', () => {
  test('--no-auth sends none', async () => {
    const { code, json } = await runScopebench([
      'send',
      'GET',
      '/api/v1/users',
      '--org',
      org.url,
      '--no-auth',
      '--json',
    ]);
    expect(code).toBe(4);
    expect(json.status).toBe(403);
    expect(json.body.errorCode).toBe('E0000005');
  });

  test('an operation that needs no token gets none, and no secret is asked for', async () => {
    const args = ['send', 'GET', '/.well-known/okta-organization', '--org', org.url, '--json'];
    const { code, json, stderr } = await runScopebench(args);
    expect([code, json.status]).toEqual([0, 200]);
    expect(stderr).toContain('needs no token');
  });

  test('a malformed token by stdin is judged as such', async () => {
    const args = ['send', 'GET', '/api/v1/users', '--org', org.url, '--token-stdin', '--json'];
    const { code, json } = await runScopebench(args, { stdin: 'not-a-token-at-all' });
    expect([code, json.status, json.verdict]).toEqual([4, 401, 'token-invalid']);
  });
});

describe('what could be misunderstood is refused before anything is sent', () => {
  test.each([
    ['a token in an argument', ['GET', '/api/v1/users', '-H', 'Authorization: Bearer abc'], '--token-stdin'],
    ['a blank before a name', ['GET', '/api/v1/users', '-H', ' Authorization: Bearer abc'], 'Name: value'],
    ['a blank before the colon', ['GET', '/api/v1/users', '-H', 'Authorization : Bearer abc'], '--token-stdin'],
    ['a length of its own', ['GET', '/api/v1/users', '--no-auth', '-H', 'Content-Length: 3'], 'Remove Content-Length'],
    ['a character that no header carries', ['GET', '/', '--no-auth', '-H', 'X-Note: \u2713'], 'percent-encoded'],
    ['a header without a colon', ['GET', '/api/v1/users', '-H', 'nonsense'], 'Name: value'],
    ['an operation that is unknown, without scopes', ['GET', '/api/v9/nothing'], '--scopes'],
    ['two kinds of authorization', ['GET', '/api/v1/users', '--scopes', 'okta.users.read', '--no-auth'], 'one of them'],
    ['two readers of stdin', ['POST', '/api/v1/groups', '--body', '-', '--token-stdin'], 'another way'],
    ['a path that Git Bash rewrote', ['GET', 'C:/Program Files/Git/api/v1/users'], 'MSYS_NO_PATHCONV'],
    ['method and path the wrong way round', ['/api/v1/users', 'GET'], 'method first'],
    ['a timeout of no length', ['GET', '/api/v1/users', '--timeout', '0'], '--timeout 10'],
    ['a status that is none', ['GET', '/api/v1/users', '--expect-status', '99'], '200,404'],
    ['another address', ['GET', 'https://other.example/api/v1/users', '--no-auth'], 'path alone'],
  ])('%s', async (_what, args, hint) => {
    const { code, json } = await send([...args, '--json']);
    expect(code).toBe(1);
    expect(json.error.fix).toContain(hint);
  });
});

describe('answers that are not tidy', () => {
  let origin: FakeOrigin;
  /** Longer than what is laid out; it would ring the bell of a terminal. */
  const LONG = Buffer.alloc(17_000_000, 'a line of the answer\u0007\n');
  const answers: Record<string, RequestListener> = {
    '/big': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{ "id": 12345678901234567890,\n "a": [ ], "t": "x: {\\"y\\"}" }'),
    '/text': (_request, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('plain text'),
    '/controls': (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end('a\u001b[2J\u001b]0;title\u0007b\u009b2Jc'),
    '/bytes': (_request, response) => response.writeHead(200).end(Buffer.from([0, 255, 1, 254])),
    '/large': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(Array(100_000).fill('0123456789'))),
    '/long': (_request, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(LONG),
    '/long-bytes': (_request, response) => response.writeHead(200).end(Buffer.alloc(LONG.length, 255)),
    '/echo': (request, response) => {
      const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
      response.writeHead(200).write(`begin ${token.slice(0, 20)}`);
      setImmediate(() => response.end(`${token.slice(20)} end`));
    },
    '/endless': (_request, response) => {
      const more = () => {
        while (response.write(LONG.subarray(0, 100_000)));
      };
      response.writeHead(200).on('drain', more);
      more();
    },
    '/slow': () => undefined,
  };
  beforeAll(async () => {
    origin = await startOrigin((request, response) => answers[request.url ?? '']?.(request, response));
  });
  afterAll(() => origin.close());
  const get = (path: string, ...args: string[]) =>
    runScopebench(['send', 'GET', path, '--org', origin.url, '--no-auth', ...args]);

  test('a big integer stays exact', async () => {
    expect((await get('/big', '--json')).stdout).toContain(
      '"body":{"id":12345678901234567890,"a":[],"t":"x: {\\"y\\"}"}',
    );
    expect((await get('/big')).stdout).toContain(
      '{\n  "id": 12345678901234567890,\n  "a": [],\n  "t": "x: {\\"y\\"}"\n}',
    );
  });

  test('text is text, bytes are Base64 or written as they are', async () => {
    expect((await get('/text', '--json')).json.body).toBe('plain text');
    const { json } = await get('/bytes', '--json');
    expect([json.body, json.bodyBase64]).toEqual([null, 'AP8B/g==']);
    expect((await get('/bytes')).stdout).toContain('4 B that are not text');
  });

  test('what would act on a terminal is left out of what a person reads, and of nothing else', async () => {
    const shown = await get('/controls');
    expect(shown.stdout).toContain('abc');
    expect((await get('/controls', '--json')).json.body).toBe('a\u001b[2J\u001b]0;title\u0007b\u009b2Jc');
    expect((await get('/controls', '--raw')).stdout).toBe('a\u001b[2J\u001b]0;title\u0007b\u009b2Jc');
  });

  test('a body beyond what is kept inline is printed whole', async () => {
    const { json, code } = await get('/large', '--json');
    expect([code, json.body.length]).toEqual([0, 100_000]);
  });

  test('one that is too long to be laid out is written part by part, or left out of the JSON', async () => {
    const dir = join(folder.path, 'kept');
    const save = runScopebench(['tenants', 'add', '--name', 'Acme', '--url', origin.url, '--data-dir', dir]);
    const kept = save.then(() =>
      runScopebench(['send', 'GET', '/long', '-t', 'Acme', '--no-auth', '--raw', '--data-dir', dir]),
    );
    const forms = [get('/long', '--raw'), get('/long'), get('/long', '--json'), get('/long-bytes'), kept] as const;
    const [raw, shown, asJson, bytes, fromDisk] = await Promise.all(forms);
    expect([raw.stdout === LONG.toString(), fromDisk.stdout === LONG.toString()]).toEqual([true, true]);
    expect(shown.stdout.endsWith(`\n\n${LONG.toString().replaceAll('\u0007', '')}\n`)).toBe(true);
    expect(shown.stdout).toMatch(/^HTTP 200 OK/);
    expect(shown.stderr).toContain('16.2 MiB is too long to be laid out');
    const { json, stderr, code } = asJson;
    expect([code, json.status, json.body, json.bodyOmitted]).toEqual([0, 200, null, LONG.length]);
    expect(stderr).toContain('--raw writes it');
    expect(bytes.stdout).toContain('16.2 MiB that are not text');
  });

  test('one without an end is cut at the limit of the settings: exit code 3', async () => {
    const dir = join(folder.path, 'limited');
    await mkdir(dir);
    await writeFile(join(dir, 'settings.json'), JSON.stringify({ history: { maxBodyBytes: 1_000_000 } }));
    for (const form of ['--raw', '--json']) {
      const { code, stdout, stderr, json } = await get('/endless', form, '--data-dir', dir);
      expect(code).toBe(3);
      if (form === '--raw') expect(stdout.length).toBe(1_000_000);
      else expect([json.failure.kind, json.body.length]).toEqual(['too-large', 1_000_000]);
      if (form === '--raw') expect(stderr).toContain('larger than the limit of 1 MB');
    }
  });

  test('what is written as it arrives has passed the search for secrets', async () => {
    const token = 'made-up-token-0123456789-abcdefghij-klmnopqrst';
    const args = ['send', 'GET', '/echo', '--org', origin.url, '--token-stdin', '--raw'];
    const { stdout } = await runScopebench(args, { stdin: token });
    expect(stdout).toMatch(/^begin .*removed: a secret.* end$/);
  });

  test('--timeout ends the wait: exit code 3', async () => {
    const { code, json } = await get('/slow', '--timeout', '0.2', '--json');
    expect([code, json.status, json.failure.kind]).toEqual([3, null, 'timeout']);
  });
});
