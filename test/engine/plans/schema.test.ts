// `expect: { schema: operation }` on the sandbox org, and on one whose answer is of another shape; every answer that the sandbox gives to a list is as
// recorded ones were.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { EMPTY_PLAN, type PlanView, reducePlan } from '../../../shared/runs/plan/reduce-plan.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { type OrgBehindFront, startOrgBehindFront } from '../../support/orgs/org-behind-front.ts';

let bench: TestBench;
let org: OrgBehindFront;
let place: Awaited<ReturnType<OrgBehindFront['addTo']>>;
beforeAll(async () => {
  [bench, org] = await Promise.all([startTestBench(), startOrgBehindFront()]);
  place = await org.addTo(bench.client);
});
afterAll(async () => {
  await bench.close();
  await org.close();
});

async function run(...requests: string[]): Promise<PlanView> {
  const steps = requests.map(
    (request, index) => `  - { id: s${index}, request: ${request}, expect: { schema: operation } }`,
  );
  const text = `plan: Shapes
scopes:
  okta.users.read: reads
  okta.groups.manage: reads
  okta.apps.read: reads
  okta.networkZones.read: reads
steps:
${steps.join('\n')}
`;
  const plans = runsOf(bench.client.run, 'plan');
  let view = EMPTY_PLAN;
  for await (const events of await plans.watch({
    ...(await plans.start({ ...place, file: 'a.yaml', text })),
    after: 0,
  }))
    view = reducePlan(view, events);
  return view;
}

const schemaRows = (view: PlanView) =>
  view.steps.map(({ result }) => result?.expectations.find(({ what }) => what === 'schema'));

test('answers of the sandbox org agree with recorded ones', async () => {
  const view = await run(
    'GET /api/v1/users',
    'GET /api/v1/groups',
    'GET /api/v1/apps',
    'GET /api/v1/zones',
    'GET /api/v1/users/me',
  );
  expect(schemaRows(view).slice(0, 4)).toEqual(Array(4).fill(expect.objectContaining({ actual: 'agrees', met: true })));
  // Of a refusal nothing is said about the shape.
  expect(view.steps[4]?.result?.outcome).toBe('failed');
});

test('another type and a field that is gone are named', async () => {
  org.change = (answer, path) => {
    if (!path.startsWith('/api/v1/groups')) return answer;
    const items = JSON.parse(answer.body).map(({ type: _gone, ...group }: Record<string, unknown>) => ({
      ...group,
      created: 1_700_000_000,
    }));
    return { ...answer, body: JSON.stringify(items) };
  };
  const view = await run('GET /api/v1/groups');
  org.change = null;
  expect(schemaRows(view)[0]).toMatchObject({ met: false, actual: 'type is missing, created is number, not string' });
  expect(view.end?.outcome).toBe('failed');
});

test('of an operation that the catalogue does not have it cannot be expected', async () => {
  const checked = await bench.client.plan.check({
    text: 'plan: A\nscopes: {}\nsteps:\n  - { id: a, request: GET /api/v1/nowhere, expect: { schema: operation } }\n',
  });
  expect(checked.problems.find(({ severity }) => severity === 'error')).toMatchObject({ line: 4, column: 54 });
});
