// `scopebench explain` as a process: texts from stdin and files, with no data folder, no vault and no org.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runScopebench } from './support/scopebench.ts';

let folder: string;
/** A home without anything in it: what the command writes there would be seen. */
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scopebench-explain-'));
  env = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, APPDATA: folder };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const DENIED = `HTTP/2 403
x-okta-request-id: Zexample
www-authenticate: Bearer realm="http://acme.okta.com", scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups/12345"

`;

test('says from stdin what is missing and what to do, and writes nothing anywhere', async () => {
  const { code, stdout, stderr } = await runScopebench(['explain', '-'], { stdin: DENIED, env });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('✗ Scope missing: Your token lacks `okta.groups.read`');
  expect(stdout).toContain('Next: Request it and send again.');
  expect(stdout).toContain('insufficient_scope / access_token_insufficient_scopes');
  expect(stdout).toContain('Request id: Zexample');
  expect(await readdir(folder)).toEqual([]);
});

test('--json is one line of the documented shape', async () => {
  const { code, stdout, json } = await runScopebench(['explain', '--json', '--scopes', 'okta.users.read'], {
    stdin: DENIED,
    env,
  });
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(Object.keys(json)).toEqual(
    'kind kindLabel request operation parsed earlier judgedAs judgement grant codes rateLimit paging requestId errorId problems'.split(
      ' ',
    ),
  );
  expect(json).toMatchObject({
    kind: 'http',
    request: { target: '/api/v1/groups/12345', heldScopes: ['okta.users.read'] },
    judgement: { verdict: 'scope-missing', missingScopes: ['okta.groups.read'], confidence: 'certain' },
  });
});

test('what is known of the request sharpens the verdict by the catalogue', async () => {
  const input = '{"errorCode":"E0000006","errorSummary":"You do not have permission to perform the requested action"}';
  const bare = await runScopebench(['explain', '--json'], { stdin: input, env });
  expect(bare.json.judgement).toMatchObject({ verdict: 'role-missing', confidence: 'likely' });
  const known = ['explain', '--json', '-X', 'get', '--path', '/api/v1/users', '-s', 'okta.users.read'];
  const { json } = await runScopebench(known, { stdin: input, env });
  expect(json.judgement.confidence).toBe('certain');
  expect(json.operation).toMatchObject({ id: 'listUsers', scopes: ['okta.users.read'] });
  const reported = await runScopebench(
    known.filter((each) => each !== '--json'),
    { stdin: input, env },
  );
  expect(reported.stdout).toContain('Operation: listUsers, needs okta.users.read (the token holds it)');
});

test('explains what `send --json` printed, piped in as it is', async () => {
  const sent = await runScopebench([
    'send',
    'GET',
    '/api/v1/groups',
    '--scopes',
    'okta.users.read',
    '--json',
    '--data-dir',
    folder,
  ]);
  expect(sent.json.verdict).toBe('scope-missing');
  const explained = await runScopebench(['explain', '-', '--json'], { stdin: sent.stdout, env });
  expect(explained.json).toMatchObject({
    kind: 'bench',
    judgement: { verdict: 'scope-missing', missingScopes: ['okta.groups.read'] },
  });
});

test("fills the gaps of Okta's texts, and names a limit of concurrent calls as one", async () => {
  const denied =
    '{"error":"access_denied","error_description":"Some of the requested scopes were denied by the policy. Denied scopes: [orders.write]."}';
  expect((await runScopebench(['explain'], { stdin: denied, env })).stdout).not.toContain('{0}');
  const busy =
    'HTTP/2 429\nx-rate-limit-limit: 0\nx-rate-limit-remaining: 0\nx-rate-limit-reset: 1800000000\n\n{"errorCode":"E0000047"}';
  const { stdout } = await runScopebench(['explain'], { stdin: busy, env });
  expect(stdout).toContain('too many calls at the same time');
  expect(stdout).not.toContain('0 of 0');
});

test('control characters of an answer do not reach the terminal', async () => {
  const input = 'HTTP/2 403\n\n{"errorCode":"E0000006","errorSummary":"a \\u001b[2J\\u001b]0;x\\u0007 b\\rc\\u009b2J"}';
  const { code, stdout } = await runScopebench(['explain'], { stdin: input, env });
  expect(code).toBe(0);
  expect(stdout).toContain('E0000006: a ');
  expect([...stdout].filter((char) => char !== '\n' && (char < ' ' || (char >= '\u007f' && char < '\u00a0')))).toEqual(
    [],
  );
});

test('secrets in the text are not printed', async () => {
  const secret = 'planted0Secret1Value2';
  const input = `> GET /api/v1/users?access_token=${secret} HTTP/1.1\n> Host: acme.okta.com\n> Authorization: Bearer ${secret}\n>\n< HTTP/1.1 200 OK\n< Set-Cookie: sid=${secret}\n<\n{"client_secret":"${secret}"}`;
  for (const flags of [[], ['--json']]) {
    const { code, stdout, stderr } = await runScopebench(['explain', ...flags], { stdin: input, env });
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(secret);
  }
});

describe('what cannot be explained is a bad file', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['a letter', 'Dear support, it does not work.', 'no status and no error code'],
    ['nothing', '', 'There is no text.'],
    ['bytes', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'is not text in UTF-8'],
  ])('%s', async (_name, input, message) => {
    const reported = await runScopebench(['explain', '-'], { stdin: input, env });
    expect([reported.code, reported.stdout]).toEqual([2, '']);
    expect(reported.stderr).toContain(message);
    const json = await runScopebench(['explain', '-', '--json'], { stdin: input, env });
    expect(json.code).toBe(2);
    expect(json.json.error.code).toBe('FILE_INVALID');
  });

  test('a file that is not there, and one that is', async () => {
    expect((await runScopebench(['explain', join(folder, 'none.txt')], { env })).code).toBe(2);
    const file = join(folder, 'answer.txt');
    await writeFile(file, DENIED);
    expect((await runScopebench(['explain', file], { env })).code).toBe(0);
    await rm(file);
  });

  test('a method that is none is a usage error', async () => {
    const { code, stderr } = await runScopebench(['explain', '-X', 'get it'], { stdin: DENIED, env });
    expect(code).toBe(1);
    expect(stderr).toContain('such as --method POST');
  });

  test('bytes that are no text are a bad file, in words about this file', async () => {
    const { code, stderr } = await runScopebench(['explain', '-'], { stdin: new Uint8Array([0xff, 0xfe, 0]), env });
    expect(code).toBe(2);
    expect(stderr).toContain('Standard input is not text in UTF-8');
    expect(stderr).toContain('Save it as UTF-8');
  });
});

test('a granted token is compared with the scopes that were requested', async () => {
  const input = '{"access_token":"x","token_type":"Bearer","scope":"okta.users.read"}';
  const alone = await runScopebench(['explain'], { stdin: input, env });
  expect(alone.stdout).toContain('Requested: not known; name it with --scopes');
  const { code, stdout } = await runScopebench(['explain', '--scopes', 'okta.users.read okta.groups.read'], {
    stdin: input,
    env,
  });
  expect(code).toBe(0);
  expect(stdout).toContain('Granted without `okta.groups.read`');
  expect(stdout).toMatch(
    /Requested: okta\.users\.read okta\.groups\.read\nGranted: okta\.users\.read\nLeft out: okta\.groups\.read/,
  );
});
