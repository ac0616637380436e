// Least privilege through the engine: the same traffic in three forms gives one set; the mutation replays it on the sandbox org,
// finds planted counter-examples, waits for a 429 and can be cancelled.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '../../shared/contract/runs-of.ts';
import { mutationCost } from '../../shared/runs/mutation/mutation-cost.ts';
import type { MutationEntry } from '../../shared/runs/mutation/mutation-events.ts';
import { get, sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { clientDraft } from '../support/credentials.ts';

let bench: TestBench;
let full: string;
beforeAll(async () => {
  bench = await startTestBench();
  full = await sandboxCredential(bench.client, 'Directory Insights');
});
afterAll(() => bench.close());

const CALLS: [string, string][] = [
  ['GET', '/api/v1/users?limit=200'],
  ['GET', '/api/v1/users/00u1example/groups'],
  ['POST', '/api/v1/groups'],
  ['GET', '/api/v1/groups'],
  ['GET', '/static/app.js'],
];
const NEEDED = ['okta.groups.manage', 'okta.users.read'];
const FILES = {
  har: JSON.stringify({
    log: { entries: CALLS.map(([method, path]) => ({ request: { method, url: `https://acme.okta.com${path}` } })) },
  }),
  postman: JSON.stringify({
    item: [
      { name: 'All', item: CALLS.map(([method, path]) => ({ request: { method, url: { raw: `{{url}}${path}` } } })) },
    ],
  }),
  'access-log': CALLS.map(
    ([method, path], index) =>
      `10.0.0.1 - - [12/Nov/2026:10:00:0${index} +0000] "${method} /okta${path} HTTP/1.1" 200 12`,
  ).join('\n'),
};

test('a HAR, a Postman collection and an access log of the same traffic give the same set', async () => {
  const results = await Promise.all(
    Object.entries(FILES).map(([name, text]) =>
      bench.client.infer.run({ files: [{ name, text }], registered: ['okta.users.manage', 'okta.apps.read'] }),
    ),
  );
  for (const [index, result] of results.entries()) {
    expect(result.files).toMatchObject([{ format: Object.keys(FILES)[index], calls: 5, problems: [] }]);
    expect(result.needed.map(({ scope }) => scope)).toEqual(NEEDED);
    expect(result).toMatchObject({
      unused: ['okta.apps.read'],
      broader: [{ scope: 'okta.users.manage', enough: 'okta.users.read' }],
      notRegistered: ['okta.groups.manage'],
    });
    expect(result.unmatched.map(({ path }) => path.replace('/okta', ''))).toEqual(['/static/app.js']);
    expect(result.used).toEqual(results[0]?.used);
  }
});

test('history and chosen operations count as well; an unknown operation is refused', async () => {
  await bench.client.request.send(
    get(full, '/api/v1/logs?limit=1', ['okta.logs.read'], { operationId: 'listLogEvents' }),
  );
  const result = await bench.client.infer.run({
    fromHistory: { tenantId: 'sandbox' },
    operationIds: ['listNetworkZones'],
  });
  expect(result.needed.find(({ because }) => because.includes('listNetworkZones'))?.scope).toBe(
    'okta.networkZones.read',
  );
  expect(result.needed.find(({ because }) => because.includes('listLogEvents'))?.scope).toBe('okta.logs.read');
  await expect(bench.client.infer.run({ operationIds: ['listUnicorns'] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

async function mutation(
  scopes: string[],
  operationIds: string[],
  more: { credentialId?: string; tenantId?: string } = {},
) {
  const events: MutationEntry[] = [];
  const input = { tenantId: 'sandbox', credentialId: full, scopes, operationIds, ...more };
  const run = await runsOf(bench.client.run, 'mutation').start(input);
  for await (const batch of await runsOf(bench.client.run, 'mutation').watch({ ...run, after: 0 }))
    events.push(...batch);
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('the mutation has no end');
  return { events, end, steps: events.flatMap((event) => (event.type === 'step' ? [event] : [])) };
}

test('the inferred set is checked: all pass with it, and without each scope something is refused', async () => {
  const { end, steps, events } = await mutation(
    ['okta.groups.read', 'okta.users.read'],
    ['getUser', 'listUserGroups', 'listUsers', 'listGroups', 'createUser', 'getWellknownOrgMetadata'],
  );
  expect(end).toMatchObject({ sufficient: true });
  expect(end.necessary).toEqual([
    { scope: 'okta.groups.read', shownBy: 'listGroups', counterExample: false, readOnly: false, note: null },
    {
      scope: 'okta.users.read',
      shownBy: expect.stringMatching(/User/),
      counterExample: false,
      readOnly: false,
      note: null,
    },
  ]);
  const whole = steps.filter(({ leftOut }) => leftOut === null).map(({ step }) => [step.operationId, step.verdict]);
  expect(Object.fromEntries(whole)).toEqual({
    getUser: 'allowed',
    listUserGroups: 'allowed',
    listUsers: 'allowed',
    listGroups: 'allowed',
    createUser: 'skipped',
    getWellknownOrgMetadata: 'skipped',
  });
  expect(events.filter((event) => event.type === 'token').map(({ scopes, leftOut }) => [scopes, leftOut])).toEqual([
    [['okta.groups.read', 'okta.users.read'], null],
    [['okta.users.read'], 'okta.groups.read'],
    [['okta.groups.read'], 'okta.users.read'],
  ]);
  const refused = steps.find(({ leftOut, step }) => leftOut === 'okta.groups.read' && step.verdict === 'scope-missing');
  const exchange = await bench.client.history.get({ exchangeId: refused?.step.exchangeId ?? '' });
  expect(exchange.heldScopes).toEqual(['okta.users.read']);
});

test('what a mutation costs is what it sends, when the set is right', async () => {
  const scopes = ['okta.groups.read', 'okta.users.read'];
  const ids = ['listUsers', 'listGroups', 'getUser', 'addGroup'];
  const catalogue = bench.bench.engine.context.catalogue;
  const operations = ids.flatMap((id) => catalogue.operations.find((operation) => operation.id === id) ?? []);
  const cost = mutationCost(operations, scopes, catalogue.operations);
  const { events, steps } = await mutation(scopes, ids);
  expect(events.filter(({ type }) => type === 'token')).toHaveLength(cost.tokenRequests);
  expect(steps.filter(({ step }) => step.exchangeId !== null)).toHaveLength(cost.calls);
  expect(cost).toMatchObject({ tokenRequests: 3, calls: 5, lookUps: 0, unsent: [{ operation: { id: 'addGroup' } }] });
  expect(mutationCost(operations.slice(2), scopes, catalogue.operations)).toMatchObject({ lookUps: 1 });
});

test('an id is looked up where no list was among the operations', async () => {
  const { end, steps } = await mutation(['okta.users.read'], ['getUser']);
  expect(steps[0]?.step).toMatchObject({ operationId: 'getUser', verdict: 'allowed' });
  // The only scope: without it the org gives no token at all.
  expect(end).toMatchObject({ sufficient: true, necessary: [{ shownBy: 'getUser', counterExample: false }] });
});

test('planted counter-examples are found', async () => {
  const { end } = await mutation(['okta.apps.read', 'okta.users.manage', 'okta.users.read'], ['listUsers']);
  expect(end.sufficient).toBe(true);
  expect(end.necessary.map(({ scope, counterExample }) => [scope, counterExample])).toEqual([
    ['okta.apps.read', true],
    ['okta.users.manage', true],
    ['okta.users.read', true],
  ]);
  expect(end.message).toContain('Not needed: okta.apps.read');
});

test('a scope that only writes demand is no counter-example, and no write is sent', async () => {
  const before = (await bench.client.sandbox.journal({ limit: 1000 })).entries;
  const { end } = await mutation(['okta.apps.manage', 'okta.users.read'], ['listUsers', 'createApplication']);
  expect(end.necessary).toMatchObject([
    { scope: 'okta.apps.manage', shownBy: null, counterExample: false, note: expect.stringContaining('not sent') },
    { scope: 'okta.users.read', shownBy: 'listUsers' },
  ]);
  const sent = (await bench.client.sandbox.journal({ limit: 1000 })).entries.slice(before.length);
  expect(sent.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/token'))).toEqual([]);
});

test('a refused GET shows of a manage scope its read only, and the mutation says so', async () => {
  const { end } = await mutation(['okta.groups.manage', 'okta.users.read'], ['listUsers', 'listGroups', 'addGroup']);
  expect(end).toMatchObject({
    sufficient: true,
    necessary: [
      { scope: 'okta.groups.manage', shownBy: 'listGroups', readOnly: true },
      { scope: 'okta.users.read', shownBy: 'listUsers', readOnly: false, note: null },
    ],
  });
  expect(end.message).toContain('Of okta.groups.manage this shows the read only');
});

test('what the integration does not have is said, and nothing is called shown', async () => {
  const partial = await sandboxCredential(bench.client, 'Partial Sync');
  const { end, events } = await mutation(['okta.apps.read', 'okta.users.read'], ['listUsers', 'listApplications'], {
    credentialId: partial,
  });
  expect(events[1]).toMatchObject({
    type: 'token',
    granted: ['okta.users.read'],
    problem: expect.stringContaining('okta.apps.read'),
  });
  expect(end).toMatchObject({ sufficient: false });
  const alone = await mutation(['okta.apps.read'], ['listApplications'], { credentialId: partial });
  expect(alone.end).toMatchObject({ sufficient: false, necessary: [] });
  expect(alone.end.message).toContain('Nothing is shown');
});

/** An org that grants everything and answers lists; `answer` says what else. */
async function fakeOrg(
  answer: (calls: number) => { status: number; headers?: Record<string, string>; hang?: boolean },
) {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume();
    if (request.url?.endsWith('/token')) {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ token_type: 'Bearer', expires_in: 3600, access_token: 'a.b.c', scope: 'okta.users.read' }),
      );
      return;
    }
    calls += 1;
    const { status, headers, hang } = answer(calls);
    if (hang) return;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(status === 200 ? '[{"id":"00u1"}]' : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const name = `Fake ${port}`;
  const tenant = await bench.client.tenant.add({ name, url: `http://127.0.0.1:${port}`, production: false });
  const { vault } = await bench.client.app.snapshot();
  if (vault.state === 'absent') await bench.client.vault.setUp({ protection: { kind: 'session' } });
  const saved = await bench.client.credential.save(
    clientDraft({
      tenantId: tenant.id,
      name: 'Main',
      clientId: '0oa1example',
      secret: { value: 'made-up-secret-of-forty-characters-abcdef' },
    }),
  );
  return {
    target: { tenantId: tenant.id, credentialId: saved.credentials[0]?.id ?? '' },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a 429 is waited for by the clock of the org, and said', async () => {
  const now = Math.floor(Date.now() / 1000);
  const org = await fakeOrg((calls) =>
    calls === 1
      ? {
          status: 429,
          headers: {
            'x-rate-limit-limit': '60',
            'x-rate-limit-remaining': '0',
            'x-rate-limit-reset': String(now),
            date: new Date(now * 1000).toUTCString(),
          },
        }
      : { status: 200 },
  );
  const { events, steps } = await mutation(['okta.users.read'], ['listUsers'], org.target);
  expect(events.filter(({ type }) => type === 'waiting')).toMatchObject([{ waitMs: 1000 }]);
  expect(steps[0]?.step).toMatchObject({ operationId: 'listUsers', verdict: 'allowed' });
  await org.close();
});

test('a mutation is ended by its id, and what is removed is forgotten', async () => {
  const org = await fakeOrg(() => ({ status: 200, hang: true }));
  const running = mutation(['okta.users.read'], ['listUsers'], org.target);
  const live = async () => (await runsOf(bench.client.run, 'mutation').list()).find(({ running: runs }) => runs);
  await expect.poll(live).toMatchObject({ places: [org.target] });
  const { runId = '' } = (await live()) ?? {};
  expect(await bench.client.run.cancel({ runId })).toEqual({ cancelled: true });
  const { end } = await running;
  expect(end).toMatchObject({
    reason: 'cancelled',
    sufficient: false,
    necessary: [],
    message: expect.stringContaining('Cancelled'),
  });
  expect(await bench.client.run.cancel({ runId })).toEqual({ cancelled: false });
  expect(await bench.client.run.remove({ runId })).toEqual({ removed: true });
  expect(await bench.client.run.remove({ runId })).toEqual({ removed: false });
  await expect(bench.client.run.cancel({ runId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await org.close();
});
