// A sweep and the org's rate limits: never the cause of a 429 at its share, patient when there is one all the same.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { EMPTY_SWEEP, reduceSweep } from '../../../shared/runs/sweep/reduce-sweep.ts';
import { clientDraft } from '../../support/credentials.ts';
import { addGoneOrg } from '../../support/orgs/gone-org.ts';
import { matrixOf, type SweepBench, startSweepBench, watchAll } from '../../support/sweep-bench.ts';

let bench: SweepBench;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await bench.close();
  for (const close of closing.splice(0)) await close();
});

const journal = () => bench.sandbox.journal.list(0, 100_000);
const count429 = () => journal().filter(({ status }) => status === 429).length;

test('60 requests a minute: all 288 safe calls without a single 429, and never more than the share of a window', async () => {
  bench = await startSweepBench({ rateLimits: { perMinute: 60 } });
  const view = await bench.sweep({ targets: await bench.targets('Directory Insights') });
  expect(view).toMatchObject({ state: 'complete', done: 288 });
  expect(count429()).toBe(0);
  expect(view.waits).toMatchObject({ 'rate-limited': 0, concurrency: 0 });
  expect(view.waits.share).toBeGreaterThan(2);
  expect(bench.time.slept()).toBeGreaterThan(120_000);
  // By the org's own record: in no window more than half of 60 in any of its buckets. `/api/v1` is all that has no own one.
  const own = /^\/(oauth2\/|api\/v1\/(apps|groups|users|logs|devices))/;
  const times = journal()
    .filter(({ path, clientId }) => clientId !== null && !own.test(path))
    .map(({ at }) => at);
  expect(times.length).toBeGreaterThan(60);
  // A window begins with its first call (FACTS §4); two bursts of different windows may be closer than a minute.
  let end = 0;
  const windows: number[] = [];
  for (const at of times) {
    if (at >= end) {
      end = at + 60_000;
      windows.push(0);
    }
    windows.push((windows.pop() ?? 0) + 1);
  }
  expect(Math.max(...windows)).toBeLessThanOrEqual(30);
});

test('a 429 that others have caused: it waits by the clock of the org, says so, and no cell is lost', async () => {
  bench = await startSweepBench({ rateLimits: { perMinute: 60 } });
  const targets = await bench.targets('Directory Insights');
  const { clientId, clientSecret } = bench.sandbox.clients()[0]!;
  const answer = await fetch(`${bench.url}/oauth2/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'okta.networkZones.read' }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  // Somebody else uses up the bucket of the same integration.
  for (let call = 0; call < 61; call += 1)
    await fetch(`${bench.url}/api/v1/zones`, { headers: { authorization: `Bearer ${token}` } }).then((r) => r.text());
  const before = count429();
  const view = await bench.sweep({ targets });
  expect(view).toMatchObject({ state: 'complete', done: 288 });
  expect(count429()).toBeGreaterThan(before);
  expect(view.waits['rate-limited']).toBeGreaterThan(0);
  expect([...view.cells.values()].filter(({ outcome }) => outcome === 'rate-limited')).toEqual([]);
});

test('too many at the same time: it calls less at once, waits, and ends with the same matrix', async () => {
  bench = await startSweepBench();
  const direct = await bench.sweep({ targets: await bench.targets('Directory Insights'), operations: 'probes' });
  let underWay = 0;
  let most = 0;
  let refused = 0;
  // In front of the org: at most two at a time, refused as Okta refuses (FACTS §4: limit 0, remaining 0).
  const front: Server = createServer(async (request, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    response.on('close', () => {
      underWay -= 1;
    });
    if (underWay > 2 && request.url !== '/oauth2/v1/token') {
      refused += 1;
      const reset = String(Math.ceil(Date.now() / 1000) + 60);
      response.writeHead(429, {
        'x-rate-limit-limit': '0',
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': reset,
        'content-type': 'application/json',
      });
      response.end(
        JSON.stringify({
          errorCode: 'E0000047',
          errorSummary: 'API call exceeded rate limit due to too many requests.',
        }),
      );
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.entries(request.headers).filter(
      ([name]) => !['host', 'connection', 'content-length'].includes(name),
    );
    const answer = await fetch(`${bench.url}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers as [string, string][],
      body: chunks.length > 0 ? Buffer.concat(chunks) : null,
    });
    const text = await answer.text();
    response.writeHead(
      answer.status,
      Object.fromEntries(
        [...answer.headers].filter(([name]) => !/^(content-length|transfer-encoding|connection)$/.test(name)),
      ),
    );
    response.end(text);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => front.close(resolve)));
  const { client } = bench;
  await client.vault.setUp({ protection: { kind: 'session' } });
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const org = await client.tenant.add({ name: 'Acme', url, production: false });
  const { clientId, clientSecret } = bench.sandbox.clients()[0]!;
  const saved = await client.credential.save(
    clientDraft({
      tenantId: org.id,
      name: 'Main',
      clientId,
      secret: { value: clientSecret },
    }),
  );
  const view = await bench.sweep({
    targets: [{ tenantId: org.id, credentialId: saved.credentials[0]!.id }],
    operations: 'probes',
    concurrency: 10,
  });
  expect(most).toBeGreaterThan(2);
  expect(refused).toBeGreaterThan(0);
  expect(view.state).toBe('complete');
  expect(view.waits.concurrency).toBeGreaterThan(0);
  expect(matrixOf(view)).toEqual(matrixOf(direct));
});

test('an org that cannot be reached pauses the run with the reason, and nothing is written off', async () => {
  bench = await startSweepBench();
  const { client } = bench;
  const target = await addGoneOrg(client);
  const { runId } = await runsOf(client.run, 'sweep').start(
    await bench.input({
      targets: [target],
      operations: 'probes',
    }),
  );
  const seen = [];
  for await (const batch of await runsOf(client.run, 'sweep').watch({ runId, after: 0 })) {
    seen.push(...batch);
    if (batch.some(({ type }) => type === 'paused')) break;
  }
  const view = reduceSweep(EMPTY_SWEEP, seen);
  expect(view).toMatchObject({ state: 'paused', done: 0 });
  expect(view.message).toContain('Acme gives no usable answer');
  expect(await client.run.cancel({ runId })).toEqual({ cancelled: true });
  expect((await watchAll(client, runId)).at(-1)).toMatchObject({ type: 'end', reason: 'cancelled' });
});
