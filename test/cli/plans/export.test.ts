// `scopebench plan export`: the script is run by sh with curl, and the collection by newman, both against the sandbox
// org; a HAR becomes the same plan again.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { runScopebench, type Serving, startScopebench } from '../support/scopebench.ts';

const NEWMAN = createRequire(import.meta.url).resolve('newman/bin/newman.js');

const PLAN = `plan: It's people and groups
scopes:
  okta.users.read: Matches people by their login
  okta.groups.manage: Keeps a group for each project
variables:
  groupName: It's "mine" \\ yours
steps:
  - id: list-users
    request: GET /api/v1/users
    parameters: { limit: 2 }
    save: { userId: '$[1].id' }
  - id: read-user
    request: GET /api/v1/users/{userId}
    expect: { status: 200, body: { $.id: '{{userId}}' } }
  - id: make-group
    request: POST /api/v1/groups
    body: { profile: { name: '{{groupName}}' } }
    save: { groupId: $.id, kept: $.profile.name }
  - id: find-group
    request: GET /api/v1/groups
    parameters: { q: '{{kept}}' }
    save: { found: '$[0].id' }
  - id: read-found
    request: GET /api/v1/groups/{found}
  - id: no-apps
    request: GET /api/v1/apps
    expect: { verdict: scope-missing }
teardown:
  - id: delete-group
    request: DELETE /api/v1/groups/{groupId}
    expect: { status: 204 }
`;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let org: Serving;
let plan: string;
beforeAll(async () => {
  folder = await tempFolder();
  org = await startScopebench(['sandbox', '--json', '--client', 'Plans=okta.users.read okta.groups.manage']);
  plan = join(folder.path, 'groups.scopebench.yaml');
  await writeFile(plan, PLAN);
});
afterAll(async () => {
  await org.stop();
  await folder.remove();
});

const client = () => org.first.clients.find(({ name }: { name: string }) => name === 'Plans');

async function exported(to: string, from = plan): Promise<string> {
  const output = join(folder.path, `plan.${to}`);
  const ran = await runScopebench([
    'plan',
    'export',
    from,
    '--to',
    to,
    '-o',
    output,
    '--data-dir',
    join(folder.path, 'data'),
  ]);
  expect(ran).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('read-user: without what is expected beside the status'),
  });
  return output;
}

function inShell(script: string, secret: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    PATH: process.env.PATH,
    SCOPEBENCH_ORG: org.first.url,
    SCOPEBENCH_CLIENT_ID: client().clientId,
    SCOPEBENCH_CLIENT_SECRET: secret,
  };
  return new Promise((resolve) => {
    execFile('sh', [script], { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

test('the script runs: 0 when every status is as expected, 4 when one is not, 3 without a token', async () => {
  const { clientSecret } = client();
  const ran = await inShell(await exported('curl'), clientSecret);
  expect(ran.stderr).toBe('');
  expect(ran.stdout.trim().split('\n')).toEqual([
    'met    token: 200',
    'met    list-users: 200',
    'met    read-user: 200',
    'met    make-group: 200',
    'met    find-group: 200',
    'met    read-found: 200',
    'met    no-apps: 403',
    'met    delete-group: 204',
  ]);
  expect(ran.code).toBe(0);
  const failing = join(folder.path, 'failing.scopebench.yaml');
  await writeFile(failing, PLAN.replace('status: 204', 'status: 200').replace('$[1].id', '$[7].id'));
  const unmet = await inShell(await exported('curl', failing), clientSecret);
  expect(unmet.stdout).toContain('unmet  read-user: a value that it needs is not there');
  expect(unmet.stdout).toContain('unmet  delete-group: 204, expected 200');
  expect(unmet.code).toBe(4);
  expect((await inShell(await exported('curl'), 'wrong-secret')).code).toBe(3);
});

/** What newman reports of each request: its name, and the tests of it that failed. */
interface NewmanReport {
  run: { executions: { item: { name: string }; assertions?: { assertion: string; error?: { message: string } }[] }[] };
}

async function inNewman(collection: string, values: Record<string, string>): Promise<string[][]> {
  const environment = join(folder.path, 'org.postman_environment.json');
  const report = join(folder.path, 'newman.json');
  const given = Object.entries(values).map(([key, value]) => ({ key, value, enabled: true }));
  await writeFile(environment, JSON.stringify({ values: given }));
  const args = ['run', collection, '--environment', environment, '--reporters', 'json'];
  await new Promise((done) => execFile(process.execPath, [NEWMAN, ...args, '--reporter-json-export', report], done));
  const { run } = JSON.parse(await readFile(report, 'utf8')) as NewmanReport;
  return run.executions.map(({ item, assertions = [] }) => [
    item.name,
    ...assertions.flatMap(({ assertion, error }) => (error ? [`${assertion}: ${error.message}`] : [])),
  ]);
}

test('the collection runs in newman: the token first, then each step with what those before it saved', async () => {
  const from = join(folder.path, 'plain.scopebench.yaml');
  // Postman fills a variable into JSON as it is.
  const plain = PLAN.replace(`It's "mine" \\ yours`, 'Plain group');
  await writeFile(from, plain);
  const { clientId, clientSecret } = client();
  const values = { baseUrl: org.first.url, clientId, clientSecret };
  const names = [
    'Token',
    'list-users',
    'read-user',
    'make-group',
    'find-group',
    'read-found',
    'no-apps',
    'delete-group',
  ];
  expect(await inNewman(await exported('postman', from), values)).toEqual(names.map((name) => [name]));

  await writeFile(from, plain.replace('status: 204', 'status: 200'));
  const failed = (await inNewman(await exported('postman', from), values)).filter(({ length }) => length > 1);
  expect(failed).toEqual([['delete-group', expect.stringContaining('204')]]);
});

test('a HAR becomes steps again', async () => {
  const har = await exported('har');
  const made = await runScopebench(['plan', 'make', har, '--data-dir', join(folder.path, 'data')]);
  expect([...made.stdout.matchAll(/request: (.+)/g)].map(([, request]) => request)).toEqual([
    'GET /api/v1/users',
    'GET /api/v1/users/{userId}',
    'POST /api/v1/groups',
    'GET /api/v1/groups',
    'GET /api/v1/groups/{found}',
    'GET /api/v1/apps',
    'DELETE /api/v1/groups/{groupId}',
  ]);
});
