// Where an exchange comes from, over every way in which the bench sends: what history, HAR and least privilege make of it.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '../../shared/contract/runs-of.ts';
import { PERSON_SOURCES } from '../../shared/model/exchange-sources.ts';
import type { InferHistory } from '../../shared/model/infer.ts';
import { ROUTE_TEMPLATE } from '../../shared/runs/protect/read-routes.ts';
import { get, sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { startOwnApi } from '../support/orgs/own-api.ts';
import { runErrors } from '../support/run-errors.ts';

let bench: TestBench;
let full: string;
let partial: string;
/** Ids of the exchanges that each way of sending has made, oldest first. */
const made: Record<string, string[]> = {};

async function sent(way: string, work: () => Promise<unknown>): Promise<void> {
  const before = new Set((await bench.client.history.list({ limit: 500 })).entries.map(({ id }) => id));
  await work();
  const { entries } = await bench.client.history.list({ limit: 500 });
  made[way] = entries.flatMap(({ id }) => (before.has(id) ? [] : [id])).reverse();
}

async function drain(stream: Promise<AsyncIterable<unknown>>): Promise<void> {
  for await (const _ of await stream) void 0;
}

beforeAll(async () => {
  bench = await startTestBench();
  const { client } = bench;
  full = await sandboxCredential(client, 'Directory Insights');
  partial = await sandboxCredential(client, 'Partial Sync');
  const place = { tenantId: 'sandbox', credentialId: full };
  const scopes = ['okta.users.read'];
  let tokenId = '';
  let exchangeId = '';
  await sent('token.request', async () => {
    const result = await client.token.request({ ...place, scopes });
    if (result.outcome === 'granted') tokenId = result.token.tokenId;
  });
  await sent('token checks', async () => {
    await client.token.introspect({ tokenId });
    await client.token.verify({ tokenId });
  });
  await sent('request.send', async () => {
    const result = await client.request.send(get(full, '/api/v1/users?limit=1', scopes));
    if (result.outcome === 'answered') exchangeId = result.exchange.id;
  });
  await sent('request.send with another token', () =>
    client.request.send(get(partial, '/api/v1/groups', ['okta.groups.read'])),
  );
  await sent('request.resend', () => client.request.resend({ exchangeId, as: { kind: 'renewed' } }));
  await sent('request.next', () => client.request.next({ exchangeId }));
  await sent('fetchAll', async () => {
    const run = await runsOf(client.run, 'fetch-all').start({ exchangeId, maxItems: 3 });
    await drain(runsOf(client.run, 'fetch-all').watch({ ...run, after: 0 }));
  });
  await sent('tenant.check', () => client.tenant.check({ tenantId: 'sandbox' }));
  await sent('readRegisteredScopes', () => client.credential.readRegisteredScopes(place).catch(() => undefined));
  await sent('credential.test', () => client.credential.test(place));
  await sent('errorLab', () =>
    runErrors(client, { ...place, caseIds: ['api/malformed-token', 'api/tampered-token', 'token/unknown-scope'] }),
  );
  await sent('mutation', async () => {
    const run = await runsOf(client.run, 'mutation').start({ ...place, scopes, operationIds: ['listUsers'] });
    await drain(runsOf(client.run, 'mutation').watch({ ...run, after: 0 }));
  });
  const api = await startOwnApi();
  await sent('protect', async () => {
    const run = await runsOf(client.run, 'protect').start({
      ...{ tenantId: 'sandbox', credentialId: null, scopes: [], api: api.url, tokens: { good: await api.token() } },
      routes: [...ROUTE_TEMPLATE],
    });
    await drain(runsOf(client.run, 'protect').watch({ ...run, after: 0 }));
  });
  await api.close();
  const sweep = await runsOf(client.run, 'sweep').start({
    targets: [place],
    scopes,
    isolation: 'together',
    operations: 'probes',
    share: 1,
    concurrency: 2,
    invalidWrites: false,
  });
  await drain(runsOf(client.run, 'sweep').watch({ ...sweep, after: 0 }));
  // A sweep keeps what it sends with itself.
  made.sweep = (await runsOf(client.run, 'sweep').events(sweep)).flatMap((event) =>
    event.type === 'cell' && event.cell.exchangeId !== null ? [event.cell.exchangeId] : [],
  );
  await sent('token.revoke', () => client.token.revoke({ tokenId }));
});
afterAll(() => bench.close());

const sourcesOf = async (ids: readonly string[]) => {
  const found = await Promise.all(ids.map((exchangeId) => bench.client.history.get({ exchangeId })));
  return [...new Set(found.map(({ source }) => source))];
};

test.each([
  ['token.request', 'workbench'],
  ['token checks', 'workbench'],
  ['request.send', 'workbench'],
  ['request.send with another token', 'workbench'],
  ['request.resend', 'workbench'],
  ['request.next', 'workbench'],
  ['fetchAll', 'workbench'],
  ['token.revoke', 'workbench'],
  ['tenant.check', 'check'],
  ['readRegisteredScopes', 'check'],
  ['credential.test', 'check'],
  ['errorLab', 'error-cases'],
  ['mutation', 'mutation'],
  ['protect', 'protect'],
  ['sweep', 'sweep'],
])('%s is marked as %s', async (way, source) => {
  expect(made[way]?.length, way).toBeGreaterThan(0);
  expect(await sourcesOf(made[way] ?? [])).toEqual([source]);
});

const newestFirst = (ways: readonly string[]) => ways.flatMap((way) => made[way] ?? []).sort();
const BY_PERSON = [
  'token.request',
  'token checks',
  'request.send',
  'request.send with another token',
  'request.resend',
  'request.next',
  'fetchAll',
  'token.revoke',
];

test('the history is filtered by source, and says how many of which source there are under its other filters', async () => {
  const { client } = bench;
  const all = await client.history.list({ limit: 500 });
  const mine = await client.history.list({ sources: [...PERSON_SOURCES], limit: 2 });
  expect(newestFirst(BY_PERSON)).toHaveLength(mine.matching);
  expect(mine.entries).toHaveLength(2);
  expect(mine).toMatchObject({ total: all.total, sources: all.sources, more: true });
  expect(all.sources.map(({ source }) => source)).toEqual(['workbench', 'error-cases', 'mutation', 'protect', 'check']);
  expect(all.sources.reduce((sum, { count }) => sum + count, 0)).toBe(all.total);
  const groups = await client.history.list({ text: '/groups', sources: ['error-cases'] });
  expect(groups).toMatchObject({ matching: 0, entries: [], sources: [{ source: 'workbench', count: 1 }] });
});

const harOf = async (input: Parameters<TestBench['client']['history']['exportHar']>[0]) => {
  const { text, ...reply } = await bench.client.history.exportHar(input);
  const { log } = JSON.parse(text) as { log: { comment?: string; entries: { _source: string }[] } };
  return { ...reply, comment: log.comment, sources: [...new Set(log.entries.map(({ _source }) => _source))].sort() };
};

test('a HAR holds what the person did and says what was left out; the others by choice, and exactly what was chosen', async () => {
  const mine = await harOf({});
  expect(mine).toMatchObject({ exported: newestFirst(BY_PERSON).length, sources: ['workbench'] });
  expect(mine.comment).toContain(`${made.errorLab?.length} of error cases`);
  expect(mine.leftOut).toContainEqual({ source: 'mutation', count: made.mutation?.length });
  const lab = await harOf({ filter: { sources: ['error-cases', 'mutation'] } });
  expect(lab).toMatchObject({ sources: ['error-cases', 'mutation'] });
  const chosen = await harOf({ exchangeIds: [...(made.errorLab ?? []), ...(made['request.send'] ?? [])] });
  expect(chosen).toMatchObject({ sources: ['error-cases', 'workbench'], leftOut: [] });
  expect(chosen.comment).not.toContain('Left out');
});

const infer = async (fromHistory: InferHistory) => {
  const { needed, history } = await bench.client.infer.run({ fromHistory });
  return { needed: needed.map(({ scope }) => scope), history };
};
const timeOf = async (exchangeId = '') => (await bench.client.history.get({ exchangeId })).at;

test('least privilege takes of the history what the person did, and says what it rests on and what it left out', async () => {
  const { needed, history } = await infer({ tenantId: 'sandbox' });
  expect(needed).toEqual(['okta.groups.read', 'okta.users.read']);
  expect(history?.places.map(({ credentialName }) => credentialName)).toEqual([
    expect.stringContaining('Directory Insights'),
    'Partial Sync',
  ]);
  expect(history?.sources).toEqual([{ source: 'workbench', count: history?.calls }]);
  expect(history?.leftOut.map(({ source }) => source)).toEqual(['error-cases', 'mutation', 'check']);
  expect(history?.otherKinds).toBeGreaterThan(0);
});

test.each<[string, () => Promise<InferHistory> | InferHistory, string[], number]>([
  ['a credential', () => ({ tenantId: 'sandbox', credentialId: partial }), ['okta.groups.read'], 1],
  [
    'a time',
    async () => ({ until: await timeOf(made['request.send with another token']?.[0]) }),
    ['okta.users.read'],
    1,
  ],
  ['a time from on', async () => ({ since: (await timeOf(made['token.revoke']?.[0])) + 1 }), [], 0],
  ['a choice', () => ({ exchangeIds: [...(made['request.send'] ?? []), 'ex-gone'] }), ['okta.users.read'], 1],
  ['another tenant', () => ({ tenantId: 'ten-other' }), [], 0],
])('least privilege from the history is narrowed by %s', async (_, narrowed, needed, calls) => {
  const found = await infer(await narrowed());
  expect(found).toMatchObject({ needed, history: { calls } });
});

test('chosen exchanges count whatever made them; those that are gone, and those that are no calls, are counted apart', async () => {
  const { history } = await infer({ exchangeIds: [...(made.mutation ?? []), 'ex-gone'] });
  const tokens = 2;
  expect(history).toMatchObject({
    chosen: (made.mutation?.length ?? 0) + 1,
    gone: 1,
    leftOut: [],
    otherKinds: tokens,
    calls: (made.mutation?.length ?? 0) - tokens,
  });
  const asked = await infer({ sources: ['mutation'] });
  expect(asked.history).toMatchObject({ calls: history?.calls, sources: [{ source: 'mutation' }] });
});

test('totals and counts follow what is removed and what is added', async () => {
  const { client } = bench;
  const counts = async () => {
    const { total, matching, sources } = await client.history.list({ sources: ['check'] });
    return { total, matching, sums: Object.fromEntries(sources.map(({ source, count }) => [source, count])) };
  };
  const before = await counts();
  await client.history.remove({ exchangeIds: made['request.send with another token'] ?? [] });
  await client.tenant.check({ tenantId: 'sandbox' });
  const after = await counts();
  const checks = after.matching - before.matching;
  expect(checks).toBeGreaterThan(0);
  expect(after).toEqual({
    total: before.total - (made['request.send with another token']?.length ?? 0) + checks,
    matching: after.matching,
    sums: { ...before.sums, check: after.matching, workbench: (before.sums.workbench ?? 0) - 2 },
  });
  await client.history.purge({ pinnedToo: true });
  expect(await counts()).toEqual({ total: 0, matching: 0, sums: {} });
});

test('the check of an address is kept with the tenant that is saved there, and with no other', async () => {
  const { client } = bench;
  const { url } = (await client.app.snapshot()).sandbox;
  const { organization } = await client.tenant.check({ url: url ?? '' });
  expect(organization?.id).toMatch(/./);
  const saved = await client.tenant.add({ name: 'Checked first', url: url ?? '', production: false });
  expect(saved.organization).toEqual(organization);
  const elsewhere = { tenantId: saved.id, name: 'Checked first', url: 'https://acme.okta.com', production: false };
  expect((await client.tenant.update(elsewhere)).organization).toBeNull();
  expect((await client.tenant.update({ ...elsewhere, url: url ?? '' })).organization).toEqual(organization);
  expect((await client.tenant.list()).find(({ id }) => id === saved.id)?.organization).toEqual(organization);
});
