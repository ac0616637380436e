// A run of the checks that is paused, interrupted or cancelled in the middle of a plan: it goes on with what has no result yet, sends no plan twice, and
// the plan that it had begun is paused, resumed and cancelled with it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import {
  EMPTY_READINESS,
  type ReadinessView,
  reduceReadiness,
} from '../../../shared/runs/readiness/reduce-readiness.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TEXT = `integration: Acme
scopes: { okta.users.read: Reads people. }
plans: [acme.scopebench.yaml]
instances: [{ tenant: sandbox, credential: Directory Insights, version: '1' }]
`;
const STEPS = Array.from(
  { length: 40 },
  (_, index) => `  - { id: s${index}, request: GET /api/v1/users?limit=${index + 1} }\n`,
);
const PLANS = [
  {
    file: 'acme.scopebench.yaml',
    text: `plan: Acme\nscopes: { okta.users.read: Reads people }\nsteps:\n${STEPS.join('')}`,
  },
];

let folder: Awaited<ReturnType<typeof tempFolder>>;
let bench: TestBench;
beforeEach(async () => {
  folder = await tempFolder();
  bench = await startTestBench({ dataDir: folder.path });
});
afterEach(async () => {
  await bench.close();
  await folder.remove();
});

const readiness = () => runsOf(bench.client.run, 'readiness');

/** Until some steps of the plan have their result. */
async function startUntilPlan(): Promise<{ runId: string; planRunId: string }> {
  const { runId } = await readiness().start({ path: '/made-up/acme.integration.yaml', text: TEXT, plans: PLANS });
  for await (const events of await readiness().watch({ runId, after: 0 })) {
    const began = events.find((event) => event.type === 'plan-run');
    if (began?.type !== 'plan-run') continue;
    const plans = runsOf(bench.client.run, 'plan');
    let steps = 0;
    for await (const planEvents of await plans.watch({ runId: began.runId, after: 0 })) {
      steps += planEvents.filter(({ type }) => type === 'step').length;
      if (steps >= 3) break;
    }
    return { runId, planRunId: began.runId };
  }
  throw new Error('No plan was begun.');
}

async function toItsEnd(runId: string): Promise<ReadinessView> {
  let view = EMPTY_READINESS;
  for await (const events of await readiness().watch({ runId, after: 0 })) view = reduceReadiness(view, events);
  return view;
}

const stateOf = async (runId: string) => (await bench.client.run.list()).find((run) => run.runId === runId)?.state;

/** Each check once, all of the same plan run, each step sent once with all scopes. */
async function expectWhole(runId: string, planRunId: string): Promise<void> {
  const view = await toItsEnd(runId);
  expect(view.end?.reason).toBe('complete');
  const checks = view.results.map(({ check }) => check);
  expect(new Set(checks).size).toBe(checks.length);
  expect(view.planRuns.map((one) => one.runId)).toEqual([planRunId]);
  expect(view.results.find(({ check }) => check === 'scopes-suffice')?.state).toBe('pass');
  const events = await runsOf(bench.client.run, 'plan').events({ runId: planRunId });
  const sent = events.flatMap((event) => (event.type === 'step' && event.leftOut === null ? [event.result.id] : []));
  expect(sent).toHaveLength(STEPS.length);
}

test('paused, its plan is paused with it; resumed, it ends as if it had not been', async () => {
  const { runId, planRunId } = await startUntilPlan();
  await bench.client.run.pause({ runId });
  expect(await stateOf(runId)).toBe('paused');
  await expect.poll(() => stateOf(planRunId)).toBe('paused');
  await bench.client.run.resume({ runId });
  await expectWhole(runId, planRunId);
});

test('left behind by its process, it is gone on with by another', async () => {
  const { runId, planRunId } = await startUntilPlan();
  await bench.close();
  bench = await startTestBench({ dataDir: folder.path });
  expect(await stateOf(runId)).toBe('interrupted');
  await bench.client.run.resume({ runId });
  await expectWhole(runId, planRunId);
});

test('cancelled, its plan is cancelled with it, and what was found is kept', async () => {
  const { runId, planRunId } = await startUntilPlan();
  expect(await bench.client.run.cancel({ runId })).toEqual({ cancelled: true });
  await expect.poll(() => stateOf(planRunId)).toBe('cancelled');
  const view = await toItsEnd(runId);
  expect(view.end).toMatchObject({
    reason: 'cancelled',
    message: expect.stringMatching(/^Cancelled\. \d+ checks had a result/),
  });
  expect(view.results.find(({ check }) => check === 'basic')?.state).toBe('pass');
});

test('a second one of the same file waits its turn', async () => {
  const { runId } = await startUntilPlan();
  await expect(
    readiness().start({ path: '/made-up/acme.integration.yaml', text: TEXT, plans: PLANS }),
  ).rejects.toMatchObject({ code: 'BUSY' });
  await bench.client.run.cancel({ runId });
});
