// What the sandbox org does for an error case meets that case alone: while the case runs again and again, another caller with the
// same client gets only good answers, over real HTTP. And nothing of how it is done is kept.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RequestMark } from '../../../electron/sandbox/sandbox-options.ts';
import { errorCases } from '../../../shared/okta/error-cases/all-cases.ts';
import { runErrors } from '../../support/run-errors.ts';
import { type SweepBench, startSweepBench } from '../../support/sweep-bench.ts';

const NAME = 'Directory Insights';
/** More than another caller sends while a case runs, and few enough to be spent quickly. */
const PER_MINUTE = 50;
const CALLS = 24;
const ROUNDS = 4;

let bench: SweepBench;
let place: { tenantId: string; credentialId: string };
let marks = 0;
let open = 0;
beforeAll(async () => {
  bench = await startSweepBench({ rateLimits: { perMinute: PER_MINUTE } });
  const [target] = await bench.targets(NAME);
  if (!target) throw new Error('no client');
  place = target;
  const { markRequests } = bench.sandbox;
  bench.sandbox.markRequests = (condition): RequestMark => {
    const { header, end } = markRequests(condition);
    marks += 1;
    open += 1;
    return {
      header,
      end() {
        open -= 1;
        end();
      },
    };
  };
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.sandbox.clock.advance(60_000);
  marks = 0;
});

async function requestToken(scope: string): Promise<{ status: number; token: string }> {
  const { clientId, clientSecret } = bench.sandbox.clients()[0] ?? { clientId: '', clientSecret: '' };
  const answer = await fetch(`${bench.url}/oauth2/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  return { status: answer.status, token: (await answer.json()).access_token };
}

/** What another caller asks for meanwhile, and the one answer that is good. */
async function otherCaller(path: string): Promise<{ call: () => Promise<number>; good: number }> {
  if (path === '/oauth2/v1/token')
    return { call: async () => (await requestToken('okta.users.read')).status, good: 200 };
  const { token } = await requestToken('okta.users.read okta.roles.read');
  const url = `${bench.url}${path.replace('{clientId}', bench.sandbox.clients()[0]?.clientId ?? '')}`;
  const call = async () => {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    await answer.text();
    return answer.status;
  };
  return { call, good: path.startsWith('/api/v1/users/') ? 404 : 200 };
}

const ON_DEMAND = errorCases().filter(({ sandboxDoes, spendsBudget }) => sandboxDoes !== null || spendsBudget);

test.each(ON_DEMAND.map(({ id, request }) => [id, request.path] as const))(
  '%s leaves another caller of the same client alone',
  async (caseId, path) => {
    const { call, good } = await otherCaller(path);
    const statuses: number[] = [];
    let done = false;
    const calling = (async () => {
      while (!done && statuses.length < CALLS) statuses.push(await call());
    })();
    const exchanges: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const result = (await runErrors(bench.client, { ...place, caseIds: [caseId] })).of(caseId);
      expect(result).toMatchObject({ outcome: 'as-expected' });
      exchanges.push(result.exchangeId ?? '');
      statuses.push(await call());
    }
    done = true;
    await calling;
    expect(statuses.filter((status) => status !== good)).toEqual([]);
    expect(statuses.length).toBeGreaterThan(ROUNDS);
    expect([marks, open]).toEqual([ROUNDS, 0]);
    const { request } = await bench.client.history.get({ exchangeId: exchanges[0] ?? '' });
    expect(request.headers.filter(([name]) => name.toLowerCase().startsWith('x-'))).toEqual([]);
  },
);

test('a case that is cancelled leaves no mark behind', async () => {
  const caseIds = ['token/no-scope', ...ON_DEMAND.map(({ id }) => id)];
  let cancelled = false;
  await runErrors(bench.client, { ...place, caseIds }, async (runId) => {
    if (!cancelled) await bench.client.run.cancel({ runId });
    cancelled = true;
  });
  expect(open).toBe(0);
});
