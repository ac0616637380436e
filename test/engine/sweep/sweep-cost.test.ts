// What a sweep is said to cost before its first call: by the sandbox org's own limits, by what a real org has observed (after a
// restart, too), and as a range where nothing is known.
import { afterEach, expect, test } from 'vitest';
import { costBasis, costTime } from '../../../shared/runs/sweep/plan/cost-words.ts';
import { get, type TestBench } from '../../support/bench.ts';
import { clientDraft } from '../../support/credentials.ts';
import { type SweepBench, startSweepBench } from '../../support/sweep-bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: Parameters<typeof startSweepBench>[0], dataDir?: string): Promise<SweepBench> {
  const bench = await startSweepBench(options, dataDir === undefined ? {} : { dataDir });
  closing.push(bench.close);
  return bench;
}

/** Every readable scope under every safe GET. */
async function biggest(bench: SweepBench, targets: { tenantId: string; credentialId: string }[]) {
  return bench.client.sweep.plan(await bench.input({ targets, isolation: 'each' }));
}
const bucketOf = (cost: Awaited<ReturnType<TestBench['client']['sweep']['plan']>>, name: string) =>
  cost.buckets.find(({ bucket }) => bucket === name);

test.each([
  ['workforce' as const, 600],
  [{ perMinute: 60 }, 60],
])('the sandbox org is known before any call: %j', async (rateLimits, perMinute) => {
  const bench = await start({ rateLimits });
  const cost = await biggest(bench, await bench.targets('Directory Insights'));
  expect(bucketOf(cost, '/api/v1')).toMatchObject({ perMinute, assumed: false, observedAt: null });
  expect(cost.leastMinutes).toBe(cost.minutes);
  const busiest = cost.buckets[0]?.requests ?? 0;
  expect(Math.floor(cost.minutes)).toBeGreaterThanOrEqual(Math.ceil(busiest / (perMinute / 2)) - 1);
  expect(costBasis(cost, String)).toEqual([]);
  expect(bench.sandbox.journal.list(0, 10)).toEqual([]);
});

test('without limits a sweep takes what its calls take', async () => {
  const bench = await start({ rateLimits: 'off' });
  const cost = await biggest(bench, await bench.targets('Directory Insights'));
  expect(bucketOf(cost, '/api/v1')).toMatchObject({ perMinute: null, assumed: false });
  expect(cost.minutes).toBeCloseTo((cost.requests * 0.25) / 4 / 60, 0);
});

test('an org reports its limits with its answers, and they are remembered by tenant over a restart', async () => {
  const folder = await tempFolder();
  closing.push(folder.remove);
  const bench = await start({ rateLimits: 'workforce' }, folder.path);
  const { client, sandbox, url } = bench;
  await client.vault.setUp({ protection: { kind: 'session' } });
  const { id: tenantId } = await client.tenant.add({ name: 'Acme', url, production: false });
  const integration = sandbox.clients()[0];
  const save = async (name: string) => {
    const saved = await client.credential.save(
      clientDraft({
        tenantId,
        name,
        clientId: integration?.clientId ?? '',
        secret: { value: integration?.clientSecret ?? '' },
      }),
    );
    return saved.credentials.find((one) => one.name === name)?.id ?? '';
  };
  const credentialId = await save('Main');

  const unknown = await biggest(bench, [{ tenantId, credentialId }]);
  expect(unknown.buckets.every(({ assumed }) => assumed)).toBe(true);
  expect(unknown.leastMinutes).toBeLessThan(unknown.minutes / 5);
  expect(costTime(unknown)).toMatch(/^\d+ min to \d+\.\d h$/);

  const sent = await client.request.send({
    ...get(credentialId, '/api/v1/users?limit=1', ['okta.users.read']),
    tenantId,
  });
  if (sent.outcome !== 'answered') throw new Error(sent.outcome);
  const observed = await biggest(bench, [{ tenantId, credentialId }]);
  expect(bucketOf(observed, '/api/v1/users')).toMatchObject({
    perMinute: 300,
    assumed: false,
    observedAt: sent.exchange.at,
  });
  expect(bucketOf(observed, '/oauth2/v1/token')).toMatchObject({ perMinute: 1000, assumed: false });
  expect(bucketOf(observed, '/api/v1')).toMatchObject({ assumed: true });
  expect(costBasis(observed, () => 'just now')).toEqual([
    expect.stringMatching(/^\d+ of \d+ rate limits are not known yet/),
    'Limits as the org reported them just now.',
  ]);

  await bench.close();
  const again = await start({ rateLimits: 'workforce' }, folder.path);
  // Another credential of the tenant has, as far as is known, the same.
  const second = await again.client.credential.save(
    clientDraft({
      tenantId,
      name: 'Second',
      clientId: '0oasecond',
    }),
  );
  const otherId = second.credentials.find((one) => one.name === 'Second')?.id ?? '';
  for (const id of [credentialId, otherId])
    expect(bucketOf(await biggest(again, [{ tenantId, credentialId: id }]), '/api/v1/users')).toMatchObject({
      perMinute: 300,
      observedAt: sent.exchange.at,
    });

  // Forgotten with the credential that they were observed to.
  await again.client.credential.remove({ tenantId, credentialId });
  const gone = await biggest(again, [{ tenantId, credentialId: otherId }]);
  expect(bucketOf(gone, '/api/v1/users')).toMatchObject({ assumed: true });
});
