// What a plan would send, before it is run: the same cost as its run then says, which steps write, and of each variable whether it has a value.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SANDBOX_TENANT_ID } from '../../../electron/engine/tenants/tenant-source.ts';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { sandboxCredential, startTestBench, type TestBench } from '../../support/bench.ts';

let bench: TestBench;
let credentialId: string;
beforeAll(async () => {
  bench = await startTestBench();
  credentialId = await sandboxCredential(bench.client, 'Directory Insights');
});
afterAll(() => bench.close());

const TEXT = `plan: People
scopes: { okta.users.read: reads people, okta.groups.manage: makes a group }
variables:
  limit: 2
  usual: { environment: SCOPEBENCH_TEST_UNSET, default: a }
  other: { environment: SCOPEBENCH_TEST_UNSET }
  own: { secret: SCOPEBENCH_PASSPHRASE }
  path: { environment: PATH }
steps:
  - { id: list-users, request: GET /api/v1/users, parameters: { limit: '{{limit}}', q: '{{usual}}{{other}}{{own}}{{path}}' } }
  - { id: skipped, request: POST /api/v1/users, body: {}, skip: Later }
  - { id: create-group, request: POST /api/v1/groups, body: { profile: { name: a } }, save: { groupId: $.id } }
teardown:
  - { id: delete-group, request: 'DELETE /api/v1/groups/{groupId}' }
`;

test('names the steps that write, and says of a variable whether it has a value, never which', async () => {
  const { outline } = await bench.client.plan.outline({ text: TEXT });
  expect(outline?.writes).toEqual([
    { id: 'create-group', method: 'POST' },
    { id: 'delete-group', method: 'DELETE' },
  ]);
  expect(outline?.variables).toEqual([
    { name: 'limit', from: 'file', value: 2, environment: null, known: true },
    { name: 'usual', from: 'environment', value: 'a', environment: 'SCOPEBENCH_TEST_UNSET', known: true },
    { name: 'other', from: 'environment', environment: 'SCOPEBENCH_TEST_UNSET', known: false },
    { name: 'own', from: 'secret', environment: 'SCOPEBENCH_PASSPHRASE', known: false },
    { name: 'path', from: 'environment', environment: 'PATH', known: true },
  ]);
});

test('costs what the run says at its start', async () => {
  const text = TEXT.replace(/variables:[\s\S]*?steps:/, 'steps:').replace(/, parameters: .*/, ' }');
  const runs = runsOf(bench.client.run, 'plan');
  for (const choice of [{}, { mutate: true, negative: true }, { stepIds: ['create-group'] }]) {
    const input = { tenantId: SANDBOX_TENANT_ID, credentialId, text, ...choice };
    const { outline } = await bench.client.plan.outline(input);
    const { runId } = await runs.start({ ...input, file: 'a.yaml' });
    for await (const _ of await runs.watch({ runId, after: 0 }));
    const [started] = await runs.events({ runId });
    expect(started).toMatchObject({ type: 'started', cost: outline?.cost, steps: outline?.steps });
  }
});

test('gives the mistakes in place of an outline', async () => {
  const { outline, problems } = await bench.client.plan.outline({ text: TEXT.replace('request: GET', 'requst: GET') });
  expect(outline).toBeNull();
  expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
});

test('keeps the runs of more tenants than other kinds of runs are kept of', async () => {
  const runs = runsOf(bench.client.run, 'plan');
  const text = 'plan: None\nscopes: {}\nsteps:\n  - { id: none, request: GET /api/v1/users, skip: Later }\n';
  const begun: string[] = [];
  for (let count = 0; count < 8; count += 1) {
    const { runId } = await runs.start({ tenantId: SANDBOX_TENANT_ID, credentialId, file: 'many.yaml', text });
    for await (const _ of await runs.watch({ runId, after: 0 }));
    begun.push(runId);
  }
  const kept = (await runs.list()).filter(({ file }) => file === 'many.yaml').map(({ runId }) => runId);
  expect(kept.toSorted()).toEqual(begun.toSorted());
});
