// Steps that wait for nothing go out side by side, and a run says of each that it is on its way, so that whoever watches sees all of them. An org that answers when it is let
// holds them there.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { EMPTY_PLAN, type PlanView, reducePlan } from '../../../shared/runs/plan/reduce-plan.ts';
import { addIntegration } from '../../support/add-integration.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { type GatedOrg, startGatedOrg } from '../../support/orgs/gated-org.ts';

let bench: TestBench;
let org: GatedOrg;
beforeAll(async () => {
  [bench, org] = await Promise.all([startTestBench(), startGatedOrg()]);
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
});
afterAll(() => Promise.all([bench.close(), org.close()]));

const PLAN = `plan: Side by side
scopes: { okta.users.read: reads people }
steps:
  - { id: first, request: GET /api/v1/users }
  - { id: second, request: GET /api/v1/users }
  - { id: third, request: GET /api/v1/users, after: [first] }
`;
const out = ({ steps }: PlanView): string[] => steps.filter(({ sending }) => sending).map(({ facts }) => facts.id);

test('each step that is on its way is said to be, until it has its result', async () => {
  const plans = runsOf(bench.client.run, 'plan');
  const place = await addIntegration(bench.client, org.url, 'Acme');
  const { runId } = await plans.start({ ...place, file: 'a.scopebench.yaml', text: PLAN, concurrency: 2 });
  org.let(1);
  const seen: string[][] = [];
  let view = EMPTY_PLAN;
  for await (const events of await plans.watch({ runId, after: 0 })) {
    view = reducePlan(view, events);
    const now = out(view);
    if (now.length === 2 && seen.length === 0) {
      seen.push(now);
      // And for whatever else the bench asks of an org that it does not know yet.
      org.let(10);
    }
  }
  expect(seen).toEqual([['first', 'second']]);
  expect(out(view)).toEqual([]);
  expect(view.steps.map(({ result }) => result?.outcome)).toEqual(['met', 'met', 'met']);
});
