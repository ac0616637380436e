// `scopebench check` and `scopebench run`: faults with their place, the shape that scripts read, what a person reads, and the exit codes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { runScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const HEAD = `plan: People and groups
scopes:
  okta.users.read: Matches people by their login
  okta.groups.manage: Keeps a group for each project
variables:
  groupName: Plan group
steps:
`;

const GOOD = `${HEAD}  - id: list-users
    title: List people
    request: GET /api/v1/users
    parameters: { limit: 2 }
    expect:
      status: 200
      headers: { content-type: { matches: json } }
      body:
        $: { type: array, length: { most: 2 } }
        $[*].status: { oneOf: [ACTIVE, STAGED, PROVISIONED, SUSPENDED] }
    save: { userId: '$[0].id' }
  - id: read-user
    request: GET /api/v1/users/{userId}
    expect: { body: { $.id: '{{userId}}' } }
  - id: make-group
    request: POST /api/v1/groups
    body: { profile: { name: '{{groupName}}' } }
    save: { groupId: $.id }
  - id: all-groups
    request: GET /api/v1/groups?limit=1
    repeat: { pages: 3 }
    expect: { body: { '$[*]': { length: 3 } } }
  - id: no-apps
    request: GET /api/v1/apps
    expect: { verdict: scope-missing, status: 403 }
teardown:
  - id: delete-group
    request: DELETE /api/v1/groups/{groupId}
    expect: { status: 204 }
`;

async function plan(name: string, text: string): Promise<string> {
  const file = join(folder.path, `${name}.scopebench.yaml`);
  await writeFile(file, text);
  return file;
}

const scopebench = (args: string[], more: Parameters<typeof runScopebench>[1] = {}) =>
  runScopebench([...args, '--data-dir', join(folder.path, 'data')], more);

test('a plan that is met ends with 0, and its JSON has every step with its expectations', async () => {
  const ran = await scopebench(['run', await plan('good', GOOD), '--json']);
  expect(ran.stderr).not.toContain('error');
  expect(ran.code).toBe(0);
  const [one] = ran.json.plans;
  expect(one).toMatchObject({ name: 'People and groups', outcome: 'met', mutation: null });
  expect(one.steps.map(({ id, outcome, status }: Record<string, unknown>) => [id, outcome, status])).toEqual([
    ['list-users', 'met', 200],
    ['read-user', 'met', 200],
    ['make-group', 'met', 200],
    ['all-groups', 'met', 200],
    ['no-apps', 'met', 403],
    ['delete-group', 'met', 204],
  ]);
  expect(one.steps[0].expectations[2]).toEqual({
    what: 'body $',
    expected: 'of type array, length at most 2',
    actual: 'length 2',
    met: true,
  });
  expect(ran.json.sums).toEqual({ met: 6, failed: 0, 'could-not-run': 0, skipped: 0 });
});

test('a step that is not met is shown with what was expected, the teardown goes out all the same, and the code is 4', async () => {
  const failing = GOOD.replace("body: { '$[*]': { length: 3 } }", "body: { '$[*]': { length: 2 } }");
  const ran = await scopebench(['run', await plan('failing', failing), '--bail']);
  expect(ran.code).toBe(4);
  expect(ran.stdout).toContain('body $[*]: expected length 2, was 3 found');
  expect(ran.stdout).toMatch(/- no-apps.*\n.*--bail/);
  expect(ran.stdout).toMatch(/✓ delete-group/);
});

test('a bad file is named with line, column and fix before anything is sent, and the code is 2', async () => {
  const bad = `${HEAD}  - id: list-users
    request: GET /api/v1/users
    expct: { status: 200 }
  - id: read-user
    request: GET /api/v1/users/{userId}
`;
  const file = await plan('bad', bad);
  const good = await plan('good', GOOD);
  const ran = await scopebench(['run', good, file]);
  expect(ran.code).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toContain(`${file}:10:5: error: steps[0] has no expct. Did you mean expect?`);
  const checked = await scopebench(['check', file, '--json']);
  expect(checked.code).toBe(2);
  expect(checked.json).toMatchObject({ errors: 1, files: [{ file, problems: [{ line: 10, column: 5 }] }] });
  const later = await scopebench(['check', await plan('later', bad.replace('expct', 'expect'))]);
  expect(later.stdout).toMatch(/:12:14: error: userId has no value here\./);
});

test('an integration file is checked as one, by its name', async () => {
  const file = (await plan('people', GOOD)).replace('people.scopebench.yaml', 'acme.integration.yaml');
  await writeFile(file, 'integration: Acme\nscopes:\n  okta.user.read: Reads people\n');
  const checked = await scopebench(['check', file]);
  expect(checked.code).toBe(2);
  expect(checked.stdout).toContain(
    `${file}:3:3: error: Okta has no scope okta.user.read. Did you mean okta.users.read?`,
  );
});

test('an org that does not answer is 3, and not a failed step', async () => {
  const ran = await scopebench(
    ['run', await plan('good', GOOD), '--org', 'http://127.0.0.1:9', '--client-id', '0oa1'],
    {
      env: { SCOPEBENCH_CLIENT_SECRET: 'made-up-secret' },
    },
  );
  expect(ran.code).toBe(3);
  expect(ran.stdout).toContain('There is no token');
});

test('a secret comes from the environment alone and is printed nowhere', async () => {
  const text = `plan: Secret
scopes: { okta.users.read: reads }
variables: { key: { secret: ACME_KEY } }
steps:
  - id: list
    request: GET /api/v1/users
    parameters: { q: '{{key}}' }
    headers: { X-Acme: '{{key}}' }
    expect: { status: 418, headers: { x-acme: '{{key}}' } }
`;
  const file = await plan('secret', text);
  const missing = await scopebench(['run', file]);
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain('ACME_KEY is not set');
  const ran = await scopebench(['run', file, '--json'], { env: { ACME_KEY: 'opensesame-4711-opensesame' } });
  expect(ran.code).toBe(4);
  expect(ran.stdout + ran.stderr).not.toContain('4711');
});
