// `scopebench token`: what a pipeline reads of a token request, granted, granted in part or refused.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { type ServedSandbox, startSandbox } from './support/sandbox.ts';
import { runScopebench } from './support/scopebench.ts';

let org: ServedSandbox;
let folder: Awaited<ReturnType<typeof tempFolder>>;
let dataDir: string[];
beforeAll(async () => {
  [org, folder] = await Promise.all([startSandbox(), tempFolder()]);
  dataDir = ['--data-dir', folder.path];
});
afterAll(async () => {
  await org.stop();
  await folder.remove();
});

const secretOf = (name: string) => ({ SCOPEBENCH_CLIENT_SECRET: org.client(name).clientSecret });

describe('the embedded sandbox org', () => {
  test('gives a token; the shape is fixed and the token itself is not in it', async () => {
    const args = ['token', '--tenant', 'sandbox', '--scopes', 'okta.users.read okta.groups.read', '--json', ...dataDir];
    const { code, stdout, json } = await runScopebench(args);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(Object.keys(json)).toEqual(['granted', 'requested', 'missing', 'expiresAt', 'decoded']);
    expect(json.granted).toEqual(['okta.users.read', 'okta.groups.read']);
    expect(json.missing).toEqual([]);
    expect(json.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(json.expiresAt) - Date.now() - 3_600_000)).toBeLessThan(60_000);
    expect(json.decoded.payload.scp).toEqual(['okta.users.read', 'okta.groups.read']);
    expect(stdout).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
  });

  test('--reveal adds the token, which the org accepts', async () => {
    const env = secretOf('Directory Insights');
    const args = ['token', ...org.as('Directory Insights'), '--scopes', 'okta.users.read', '--json', '--reveal'];
    const { json } = await runScopebench(args, { env });
    const answer = await fetch(`${org.url}/api/v1/users?limit=1`, {
      headers: { authorization: `Bearer ${json.accessToken}` },
    });
    expect(answer.status).toBe(200);
    const piped = await runScopebench(
      ['send', 'GET', '/api/v1/users?limit=1', '--org', org.url, '--token-stdin', '--json'],
      {
        stdin: `${json.accessToken}\n`,
      },
    );
    expect([piped.code, piped.json.status]).toEqual([0, 200]);
  });

  test('what the integration lacks is missing, not refused', async () => {
    const args = ['--credential', 'Partial Sync', '--scopes', 'okta.users.read,okta.apps.read'];
    const { code, json } = await runScopebench(['token', ...args, '--json', ...dataDir]);
    expect(code).toBe(0);
    expect(json).toMatchObject({ granted: ['okta.users.read'], missing: ['okta.apps.read'] });
    const human = await runScopebench(['token', ...args, ...dataDir]);
    expect(human.stdout).toContain('Granted in part: 1 of 2 scopes');
    expect(human.stdout).toContain('okta.apps.read  requested, not granted');
    expect(human.stderr).toContain('this is the sandbox org');
  });

  test('none of the scopes granted is a refusal: exit code 4', async () => {
    const args = ['token', '--credential', 'Partial Sync', '--scopes', 'okta.apps.read', ...dataDir];
    const { code, json } = await runScopebench([...args, '--json']);
    expect(code).toBe(4);
    expect(Object.keys(json)).toEqual(['refused']);
    expect(json.refused).toMatchObject({ status: 400, error: 'consent_required' });
    const human = await runScopebench(args);
    expect(human.code).toBe(4);
    expect(human.stdout).toContain('HTTP 400');
  });

  test('an empty list of scopes is sent, because its refusal is what one may want to see', async () => {
    const { code, json } = await runScopebench(['token', '--scopes', '', '--json', ...dataDir]);
    expect(code).toBe(4);
    expect(json.refused.status).toBe(400);
  });
});

describe('an org that is not saved', () => {
  test('takes the secret from the environment or from stdin, and writes nothing', async () => {
    const nowhere = join(folder.path, 'never-made');
    const args = ['token', ...org.as('Report Reader'), '--scopes', 'okta.users.read', '--json', '--data-dir', nowhere];
    const byEnvironment = await runScopebench(args, { env: secretOf('Report Reader') });
    const byStdin = await runScopebench([...args, '--secret-stdin'], {
      stdin: `${org.client('Report Reader').clientSecret}\n`,
    });
    for (const { code, json } of [byEnvironment, byStdin]) {
      expect(code).toBe(0);
      expect(json.granted).toEqual(['okta.users.read']);
    }
    expect(existsSync(nowhere)).toBe(false);
  });

  test.each([
    ['wrong secret', () => org.client('Report Reader').clientId, 401],
    ['unknown client', () => '0oaunknownclient0000', 401],
  ])('a %s is refused by the org: exit code 4', async (_what, clientId, status) => {
    const args = ['token', '--org', org.url, '--client-id', clientId(), '--scopes', 'okta.users.read', '--json'];
    const { code, json, stdout } = await runScopebench(args, {
      env: { SCOPEBENCH_CLIENT_SECRET: 'not-the-secret-at-all' },
    });
    expect(code).toBe(4);
    expect(Object.keys(json.refused)).toEqual(['status', 'error', 'description', 'verdict', 'meaning', 'next']);
    expect(json.refused.status).toBe(status);
    expect(stdout).not.toContain('not-the-secret-at-all');
  });

  test('a dead address could not be asked: exit code 3', async () => {
    const dead = await startSandbox();
    await dead.stop();
    const args = ['token', ...dead.as('Report Reader'), '--scopes', 'okta.users.read', '--json'];
    const { code, json, stderr } = await runScopebench(args, { env: secretOf('Report Reader') });
    expect(code).toBe(3);
    expect(json.error.code).toBe('UNREACHABLE');
    expect(json.error.fix.length).toBeGreaterThan(10);
    expect(stderr).toContain(json.error.message);
  });

  test.each([
    ['http to a host that is not this computer', ['--org', 'http://acme.okta.com'], 'https'],
    ['a placeholder', ['--org', 'https://{yourOktaDomain}'], 'place'],
    ['an unknown suffix', ['--org', 'https://login.acme.example'], '--custom-domain'],
  ])('%s is refused before anything is sent', async (_what, where, hint) => {
    const args = ['token', ...where, '--client-id', '0oa1', '--scopes', 'okta.users.read', '--json'];
    const { code, json, stderr } = await runScopebench(args, { env: { SCOPEBENCH_CLIENT_SECRET: 'made-up-secret' } });
    expect(code).toBe(1);
    expect(`${json.error.message} ${json.error.fix} ${stderr}`).toContain(hint);
  });
});

test.each([
  ['two orgs', ['--org', 'acme.okta.com', '--tenant', 'Acme'], '--org and --tenant'],
  ['a client ID without an org', ['--client-id', '0oa1'], '--client-id goes with --org'],
  ['an org without a client ID', ['--org', 'acme.okta.com'], '--org needs --client-id'],
  ['no secret anywhere', ['--org', 'acme.okta.com', '--client-id', '0oa1'], 'client secret is missing'],
  ['an unknown tenant', ['--tenant', 'Nobody'], 'no tenant named Nobody'],
  ['an unknown credential', ['--credential', 'Nobody'], 'no credential named Nobody'],
])('%s: exit code 1 and what to do', async (_what, args, message) => {
  const { code, json, stderr } = await runScopebench([
    'token',
    '--scopes',
    'okta.users.read',
    '--json',
    ...dataDir,
    ...args,
  ]);
  expect(code).toBe(1);
  expect(json.error.message).toContain(message);
  expect(stderr).toContain(json.error.fix);
});
