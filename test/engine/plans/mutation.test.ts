// Scope mutation of a plan on the sandbox org: exactly the superfluous scopes are found, and for each of the others the step that needs it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SANDBOX_TENANT_ID } from '../../../electron/engine/tenants/tenant-source.ts';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { PlanRunInput } from '../../../shared/runs/plan/plan-events.ts';
import { EMPTY_PLAN, type PlanView, reducePlan } from '../../../shared/runs/plan/reduce-plan.ts';
import { sandboxCredential, startTestBench, type TestBench } from '../../support/bench.ts';

let bench: TestBench;
let credentialId: string;
beforeAll(async () => {
  bench = await startTestBench();
  credentialId = await sandboxCredential(bench.client, 'Directory Insights');
});
afterAll(() => bench.close());

async function run(text: string, more: Partial<PlanRunInput> = {}): Promise<PlanView> {
  const plans = runsOf(bench.client.run, 'plan');
  const input = { tenantId: SANDBOX_TENANT_ID, credentialId, file: 'a.scopebench.yaml', text, ...more };
  let view = EMPTY_PLAN;
  for await (const events of await plans.watch({ ...(await plans.start(input)), after: 0 }))
    view = reducePlan(view, events);
  return view;
}

const TEN_STEPS = `plan: Ten steps
scopes:
  okta.users.read: reads people
  okta.groups.manage: makes a group
  okta.apps.read: reads apps
  okta.logs.read: reads the log
  okta.policies.read: reads policies
  okta.idps.read: reads identity providers
  okta.networkZones.read: reads zones
  okta.brands.read: superfluous
  okta.domains.read: superfluous
  okta.eventHooks.read: superfluous
steps:
  - { id: list-users, request: GET /api/v1/users?limit=2, save: { userId: '$[0].id' } }
  - { id: read-user, request: 'GET /api/v1/users/{userId}' }
  - { id: make-group, request: POST /api/v1/groups, body: { profile: { name: Made by a plan } }, save: { groupId: $.id } }
  - { id: read-group, request: 'GET /api/v1/groups/{groupId}' }
  - { id: list-apps, request: GET /api/v1/apps?limit=2 }
  - { id: read-log, request: GET /api/v1/logs?limit=2 }
  - { id: list-policies, request: GET /api/v1/policies?type=OKTA_SIGN_ON }
  - { id: list-idps, request: GET /api/v1/idps }
  - { id: list-zones, request: GET /api/v1/zones }
teardown:
  - { id: delete-group, request: 'DELETE /api/v1/groups/{groupId}', expect: { status: 204 } }
`;

describe('of ten steps with three superfluous scopes', () => {
  let view: PlanView;
  beforeAll(async () => {
    view = await run(TEN_STEPS, { mutate: true });
  });

  test('exactly the three are not needed, and each of the seven others is by the steps that are refused without it', () => {
    expect(view.steps.map(({ result }) => result?.outcome)).toEqual(Array(10).fill('met'));
    expect(view.scopes.map(({ scope, outcome, steps }) => [scope, outcome, steps])).toEqual([
      ['okta.users.read', 'needed', ['list-users', 'read-user']],
      ['okta.groups.manage', 'needed', ['read-group', 'make-group', 'delete-group']],
      ['okta.apps.read', 'needed', ['list-apps']],
      ['okta.logs.read', 'needed', ['read-log']],
      ['okta.policies.read', 'needed', ['list-policies']],
      ['okta.idps.read', 'needed', ['list-idps']],
      ['okta.networkZones.read', 'needed', ['list-zones']],
      ['okta.brands.read', 'unneeded', []],
      ['okta.domains.read', 'unneeded', []],
      ['okta.eventHooks.read', 'unneeded', []],
    ]);
  });

  test('no more is sent than was said before, and no group is left behind', async () => {
    const sent = view.rounds.reduce((sum, { steps }) => sum + steps.length, view.steps.length);
    expect(sent).toBeLessThanOrEqual(view.started?.cost.requests ?? 0);
    expect(view.tokens).toHaveLength(view.started?.cost.tokens ?? 0);
    const left = await run(
      `plan: Left
scopes: { okta.groups.read: looks }
steps:
  - { id: groups, request: 'GET /api/v1/groups?q=Made by a plan', expect: { body: { $: { length: 0 } } } }
`.replace('q=Made by a plan', 'q=Made%20by'),
    );
    expect(left.end?.outcome).toBe('met');
  });
});

test('manage where read would do is said, with the read that would do', async () => {
  const view = await run(
    `plan: Reads only
scopes: { okta.groups.manage: reads groups, okta.users.read: reads people }
steps:
  - { id: groups, request: GET /api/v1/groups?limit=1 }
  - { id: users, request: GET /api/v1/users?limit=1 }
`,
    { mutate: true },
  );
  expect(view.scopes[0]).toMatchObject({ outcome: 'needed', steps: ['groups'], narrower: 'okta.groups.read' });
});

test('what is sent once only is sent once only, and its scope is not called unneeded', async () => {
  const view = await run(
    `plan: Once
scopes: { okta.groups.manage: makes a group, okta.users.read: reads people }
steps:
  - { id: make, request: POST /api/v1/groups, once: true, body: { profile: { name: Made once } }, save: { groupId: $.id } }
  - { id: users, request: GET /api/v1/users?limit=1 }
teardown:
  - { id: delete, once: true, request: 'DELETE /api/v1/groups/{groupId}' }
`,
    { mutate: true },
  );
  expect(view.scopes.map(({ outcome }) => outcome)).toEqual(['not-provable', 'needed']);
  expect(view.scopes[0]?.reason).toContain('sent once only');
  expect(view.rounds.flatMap(({ steps }) => steps.map(({ id }) => id))).toEqual(['users']);
});
