// Waiting for a rate limit, for a person who wants a request sent then: until the reset by the org's clock, cancelled by its key.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBench, type TestBench } from '../support/bench.ts';
import { type OrgBehindFront, startOrgBehindFront } from '../support/orgs/org-behind-front.ts';

let bench: TestBench;
let org: OrgBehindFront;
let passed = 0;
const waits: number[] = [];
/** How a wait ends: its time passes, or its call is cancelled meanwhile. */
let meanwhile: (() => Promise<unknown>) | null = null;

beforeAll(async () => {
  org = await startOrgBehindFront();
  const time = {
    now: () => Date.now() + passed,
    async sleep(ms: number) {
      waits.push(ms);
      if (meanwhile) await meanwhile();
      else passed += ms;
    },
  };
  bench = await startTestBench({ sandbox: null, time });
});
afterAll(() => Promise.all([org.close(), bench.close()]));

test('a refusal of the rate limit is waited for until its reset, once, and the wait can be cancelled', async () => {
  const place = await org.addTo(bench.client);
  const reset = Math.floor(Date.now() / 1000) + 40;
  const rate = { 'x-rate-limit-limit': '50', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(reset) };
  org.ask = ({ target }) => (target.startsWith('/api/') ? { status: 429, headers: rate, body: '' } : undefined);
  const sent = await bench.client.request.send({
    ...place,
    method: 'GET',
    path: '/api/v1/users?limit=1',
    operationId: 'listUsers',
    headers: [],
    body: null,
    auth: { kind: 'auto', scopes: ['okta.users.read'] },
  });
  if (sent.outcome !== 'answered') throw new Error('no answer');
  const { id: exchangeId } = sent.exchange;
  const wait = () => bench.client.request.waitForReset({ exchangeId, requestKey: 'wait' });

  meanwhile = () => bench.client.request.cancel({ requestKey: 'wait' });
  expect(await wait()).toEqual({ over: false });
  expect(waits[0]).toBeGreaterThan(30_000);
  expect(waits[0]).toBeLessThanOrEqual(42_000);

  meanwhile = null;
  passed += 20_000;
  expect(await wait()).toEqual({ over: true });
  // What has passed since the refusal counts.
  expect(waits[1]).toBeLessThanOrEqual((waits[0] ?? 0) - 20_000);
  expect(await wait()).toEqual({ over: true });
  expect(waits).toHaveLength(2);
  expect(await bench.client.request.cancel({ requestKey: 'wait' })).toEqual({ cancelled: false });
});
