// Runs that cost something and whose process is killed in the middle, for real: another process finds them interrupted, resumes
// them, sends nothing that was answered before, and ends as a run that was never interrupted. Sweeps: sweep-kill.test.ts.
import { beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_CASE_RUN, reduceCaseRun } from '../../../shared/runs/error-cases/reduce-case-run.ts';
import { EMPTY_MUTATION, reduceMutation } from '../../../shared/runs/mutation/reduce-mutation.ts';
import { EMPTY_PLAN, reducePlan } from '../../../shared/runs/plan/reduce-plan.ts';
import type { RunEvent, RunStart } from '../../../shared/runs/run-kinds.ts';
import { addIntegration } from '../../support/add-integration.ts';
import { startTestBench } from '../../support/bench.ts';
import { startGatedOrg } from '../../support/orgs/gated-org.ts';
import { buildRunChildren, PASSPHRASE, type RunChildren, readEvents } from '../../support/runs/run-children.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** More than any of these runs asks for. */
const ALL = 100_000;

let children: RunChildren;
beforeAll(async () => {
  children = await buildRunChildren();
});

/** An org, and a data folder that knows it. */
async function startOrg() {
  const folder = await tempFolder();
  const org = await startGatedOrg();
  const { client, close } = await startTestBench({ dataDir: folder.path, sandbox: null });
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: PASSPHRASE } });
  const place = await addIntegration(client, org.url);
  await close();
  return {
    org,
    place,
    path: folder.path,
    /** What was asked, but for tokens: those are never kept and asked for again. */
    calls: () => org.asked().filter((call) => !isGoodToken(call)),
    async close() {
      await org.close();
      await folder.remove();
    },
  };
}
type Org = Awaited<ReturnType<typeof startOrg>>;
let isGoodToken: (call: string) => boolean;

interface Kind {
  kind: 'error-cases' | 'mutation' | 'plan';
  start(place: Org['place']): RunStart;
  /** Each is an event once, however often the run was interrupted. */
  step: string;
  /** So many requests are answered by each process, which has so many steps then and is killed with the next on its way. */
  killedAt: { answers: number; steps: number }[];
  /** A round that was interrupted begins again: so many of its calls were answered before. */
  again?: number;
  /** What a person sees of it, without times and ids of exchanges. */
  picture(events: readonly RunEvent<'error-cases' | 'mutation' | 'plan'>[]): unknown;
}

const KINDS: Kind[] = [
  {
    kind: 'error-cases',
    start: (place) => ({
      kind: 'error-cases',
      ...place,
      caseIds: ['token/wrong-secret', 'token/empty-secret', 'token/unknown-client', 'token/no-credentials'],
    }),
    step: 'case',
    killedAt: [
      { answers: 1, steps: 1 },
      { answers: 2, steps: 3 },
    ],
    picture(events) {
      const { caseIds, results, end } = reduceCaseRun(EMPTY_CASE_RUN, events as RunEvent<'error-cases'>[]);
      return { caseIds, end, outcomes: [...results].map(([id, { result, changed }]) => [id, result.outcome, changed]) };
    },
  },
  {
    kind: 'mutation',
    start: (place) => ({
      kind: 'mutation',
      ...place,
      scopes: ['okta.groups.read', 'okta.users.read'],
      operationIds: ['listUsers', 'listGroups'],
    }),
    step: 'step',
    killedAt: [
      // A token and the first call with it.
      { answers: 2, steps: 1 },
      // The token again, the other call; the token of the next round and its first call.
      { answers: 4, steps: 3 },
    ],
    picture(events) {
      const { rounds, end } = reduceMutation(EMPTY_MUTATION, events as RunEvent<'mutation'>[]);
      const steps = rounds.map((round) => ({
        ...round,
        steps: round.steps.map(({ operationId, verdict, note }) => [operationId, verdict, note]),
      }));
      return { steps, end };
    },
  },
  {
    kind: 'plan',
    start: (place) => ({ kind: 'plan', ...place, file: 'a.scopebench.yaml', text: PLAN, mutate: true }),
    step: 'step',
    killedAt: [
      // A token, the list, what is sent once only; the groups are on their way.
      { answers: 3, steps: 2 },
      // A token and the groups; of the first round its token and the list.
      { answers: 4, steps: 4 },
    ],
    again: 1,
    picture(events) {
      const { steps, scopes, end } = reducePlan(EMPTY_PLAN, events as RunEvent<'plan'>[]);
      const results = steps.map(({ result }) => [result?.id, result?.outcome, result?.path, result?.saved]);
      return { results, scopes, end: { ...end, at: null } };
    },
  },
];

/** `make` says that it must not be sent twice. */
const PLAN = `plan: Killed
scopes: { okta.users.read: reads, okta.groups.manage: makes a group }
steps:
  - { id: list, request: GET /api/v1/users, save: { userId: '$[0].id' } }
  - { id: make, once: true, request: POST /api/v1/groups, body: { profile: { name: '{{userId}}' } } }
  - { id: groups, request: GET /api/v1/groups }
`;

describe.each(KINDS)('$kind', ({ kind, start, step, killedAt, again = 0, picture }) => {
  test('killed in the middle, it is interrupted, is resumed, and ends as one that never was', async () => {
    isGoodToken = (call) => kind !== 'error-cases' && call.endsWith('/token');
    const whole = await startOrg();
    whole.org.let(ALL);
    const undisturbed = children.start(whole.path, start(whole.place));
    const wholeId = await undisturbed.runId;
    expect(await undisturbed.ended, undisturbed.errors()).toBe(0);
    const expected = await readEvents<Kind['kind']>(whole.path, wholeId);
    expect(expected.at(-1)).toMatchObject({ type: 'end', reason: 'complete' });

    const own = await startOrg();
    let run: string | RunStart = start(own.place);
    // What is on its way when the process dies is answered first, and nobody hears it.
    let lost = 0;
    for (const { answers, steps } of killedAt) {
      own.org.let(lost + answers);
      const child = children.start(own.path, run);
      run = await child.runId;
      expect(await child.seen(step, steps), child.errors()).toBe(steps);
      // The next call is on its way, and waits.
      await expect.poll(() => own.org.waiting()).toBe(1);
      expect(await child.kill()).toBeNull();
      lost = 1;
      const kept = await readEvents<Kind['kind']>(own.path, run);
      expect(kept.filter(({ type }) => type === step)).toHaveLength(steps);

      const bench = await startTestBench({ dataDir: own.path, sandbox: null });
      expect(await bench.client.run.list({ kind })).toMatchObject([
        { runId: run, kind, state: 'interrupted', running: false, places: [own.place] },
      ]);
      await bench.close();
    }
    own.org.let(ALL);
    const last = children.start(own.path, run);
    expect(await last.ended, last.errors()).toBe(0);
    const events = await readEvents<Kind['kind']>(own.path, String(run));
    expect(picture(events)).toEqual(picture(expected));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === 'resumed')).toHaveLength(killedAt.length);
    // Nothing is sent twice but what was on its way.
    expect(own.calls()).toHaveLength(whole.calls().length + killedAt.length + again);
    const once = (calls: readonly string[]) => calls.filter((call) => call.startsWith('POST /api/v1/'));
    expect(once(own.calls())).toEqual(once(whole.calls()));
    await Promise.all([whole.close(), own.close()]);
  });
});

test('the results of a killed run of error cases are kept when it is resumed', async () => {
  isGoodToken = () => false;
  const own = await startOrg();
  const [cases] = KINDS;
  own.org.let(2);
  const child = children.start(own.path, cases!.start(own.place));
  const runId = await child.runId;
  expect(await child.seen('case', 2), child.errors()).toBe(2);
  await child.kill();
  const bench = await startTestBench({ dataDir: own.path, sandbox: null });
  const kept = async () => (await bench.client.errorLab.results(own.place)).results.length;
  expect(await kept()).toBe(0);
  await bench.client.vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
  await bench.client.run.resume({ runId });
  own.org.let(ALL);
  for await (const _ of await bench.client.run.watch({ runId, after: 0 })) void 0;
  expect(await kept()).toBe(4);
  await bench.close();
  await own.close();
});
