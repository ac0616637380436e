// Runs that live in the engine: whoever watches, from wherever, sees the same events; one that goes away ends nothing; a run is
// ended by its id; what ended is remembered for a while. Runs of error cases, mutations and lists that are fetched whole alike.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOST_KEPT } from '../../../electron/engine/runs/runs-to-remove.ts';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { RunCursor } from '../../../shared/runs/run-events.ts';
import type { RunPlace } from '../../../shared/runs/run-kinds.ts';
import { addIntegration } from '../../support/add-integration.ts';
import { get, startTestBench, type TestBench } from '../../support/bench.ts';
import { clientDraft } from '../../support/credentials.ts';
import { type GatedOrg, startGatedOrg } from '../../support/orgs/gated-org.ts';

const PASSPHRASE = 'a passphrase of the test';
const CASES = ['token/wrong-secret', 'token/empty-secret', 'token/unknown-client', 'token/no-credentials'];
/** Each is sent with a good token of the same scope. */
const TOKEN_CASES = ['api/unknown-user', 'api/unknown-path', 'api/wrong-method'];
/** More than any of these runs asks for. */
const ALL = 100_000;
const SCOPES = ['okta.groups.read', 'okta.users.read'];
const FOUND = {
  source: 'calls.har',
  result: {
    used: [{ operationId: 'listUsers', method: 'GET', path: '/api/v1/users', calls: 3 }],
    unmatched: [],
    unmatchedMore: 0,
    needed: [{ scope: 'okta.users.read', because: ['listUsers'], opens: 1, note: null }],
    unused: [],
    broader: [],
    redundant: [],
    notRegistered: [],
    notByToken: [],
    roles: null,
    files: [],
    history: null,
  },
};

let bench: TestBench;
let client: TestBench['client'];
beforeAll(async () => {
  bench = await startTestBench();
  client = bench.client;
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: PASSPHRASE } });
});
afterAll(() => bench.close());

let org: GatedOrg;
let place: { tenantId: string; credentialId: string };
let number = 0;
/** The first page of its users. */
let exchangeId: string | null = null;
beforeEach(async () => {
  number += 1;
  org = await startGatedOrg();
  exchangeId = null;
  place = await addIntegration(client, org.url, `Acme ${number}`);
  return org.close;
});

async function startFetchAll(): Promise<{ runId: string }> {
  if (exchangeId === null) {
    org.let(2);
    const sent = await client.request.send({ ...get(place.credentialId, '/api/v1/users', SCOPES), ...place });
    if (sent.outcome !== 'answered') throw new Error(sent.outcome);
    exchangeId = sent.exchange.id;
  }
  return runsOf(client.run, 'fetch-all').start({ exchangeId, maxItems: 1000 });
}

const runningAt = async (runs: { list: () => Promise<{ running: boolean; places: RunPlace[]; runId: string }[]> }) =>
  (await runs.list()).filter(({ running, places }) => running && places[0]?.tenantId === place.tenantId);

type Event = { seq: number; type: string };

/** Watches to the end; `seen` grows meanwhile. */
function watched(
  watch: (cursor: RunCursor) => Promise<AsyncIterable<Event[]>>,
  cursor: RunCursor,
): { seen: Event[]; end: Promise<void> } {
  const seen: Event[] = [];
  const read = async () => {
    for await (const batch of await watch(cursor)) seen.push(...batch);
  };
  return { seen, end: read() };
}

describe.each([
  {
    kind: 'a run of error cases',
    /** So many events before it asks anything. */
    begun: 1,
    /** Requests until it is in the middle, with so many events. */
    first: 2,
    events: 3,
    start: () => runsOf(client.run, 'error-cases').start({ ...place, caseIds: CASES }),
    runs: () => runsOf(client.run, 'error-cases'),
  },
  {
    kind: 'a mutation',
    begun: 1,
    first: 2,
    events: 3,
    start: () =>
      runsOf(client.run, 'mutation').start({ ...place, scopes: SCOPES, operationIds: ['listUsers'], found: FOUND }),
    runs: () => runsOf(client.run, 'mutation'),
  },
  {
    kind: 'a list that is fetched whole',
    // Its first page is there.
    begun: 2,
    first: 1,
    events: 3,
    start: startFetchAll,
    runs: () => runsOf(client.run, 'fetch-all'),
  },
])('$kind', ({ kind, begun, first, events, start, runs }) => {
  const watch = (cursor: RunCursor) => runs().watch(cursor) as Promise<AsyncIterable<Event[]>>;

  test('is the same for one who joins late, from anywhere, and goes on when a page goes away', async () => {
    const { runId } = await start();
    org.let(first);
    const whole = watched(watch, { runId, after: 0 });
    await expect.poll(() => whole.seen.length).toBe(events);
    for await (const batch of await watch({ runId, after: 0 })) if (batch.length > 0) break;

    expect(await runningAt(runs())).toMatchObject([{ runId, places: [place] }]);
    const late = watched(watch, { runId, after: 0 });
    const middle = watched(watch, { runId, after: 2 });
    await expect.poll(() => late.seen).toEqual(whole.seen);
    org.let(ALL);
    await Promise.all([whole.end, late.end, middle.end]);
    expect(whole.seen.map(({ seq }) => seq)).toEqual(whole.seen.map((_, index) => index + 1));
    expect(whole.seen[0]?.type).toBe('started');
    expect(whole.seen.at(-1)).toMatchObject({ type: 'end', reason: 'complete' });
    expect(late.seen).toEqual(whole.seen);
    expect(middle.seen).toEqual(whole.seen.slice(2));

    // Over, and still there to read.
    expect(await runningAt(runs())).toEqual([]);
    const after = watched(watch, { runId, after: whole.seen.length - 1 });
    await after.end;
    expect(after.seen).toEqual(whole.seen.slice(-1));
  });

  test('is cancelled by its id, and another may begin', async () => {
    const { runId } = await start();
    const whole = watched(watch, { runId, after: 0 });
    await expect.poll(() => whole.seen.length).toBe(begun);
    await expect(start()).rejects.toMatchObject({
      code: 'BUSY',
      message: expect.stringContaining('already'),
    });
    expect(await client.run.cancel({ runId })).toEqual({ cancelled: true });
    await whole.end;
    expect(whole.seen.at(-1)).toMatchObject({ type: 'end', reason: 'cancelled' });
    expect(await client.run.cancel({ runId })).toEqual({ cancelled: false });
    const again = await start();
    expect(again.runId).not.toBe(runId);
    await client.run.cancel(again);
  });

  test('is paused and resumed to the same end, unless it could not go on later', async () => {
    const { runId } = await start();
    org.let(first);
    const whole = watched(watch, { runId, after: 0 });
    await expect.poll(() => whole.seen.length).toBe(events);
    if (kind === 'a list that is fetched whole')
      await expect(client.run.pause({ runId })).rejects.toMatchObject({ code: 'UNSUPPORTED' });
    else {
      expect(await client.run.pause({ runId })).toMatchObject({ runId, state: 'paused', running: false });
      expect(await client.run.pause({ runId })).toMatchObject({ state: 'paused' });
      expect(await client.run.resume({ runId })).toMatchObject({ state: 'running', running: true });
      expect(await client.run.resume({ runId })).toMatchObject({ state: 'running' });
    }
    org.let(ALL);
    await whole.end;
    expect(whole.seen.at(-1)).toMatchObject({ type: 'end', reason: 'complete' });
    await expect(client.run.resume({ runId })).rejects.toMatchObject({
      code: kind === 'a list that is fetched whole' ? 'UNSUPPORTED' : 'CONFLICT',
    });
  });

  test('is cancelled while it is about to go on', async () => {
    const { runId } = await start();
    org.let(first);
    const whole = watched(watch, { runId, after: 0 });
    await expect.poll(() => whole.seen.length).toBe(events);
    if (kind === 'a list that is fetched whole') return client.run.cancel({ runId });
    await client.run.pause({ runId });
    const [, cancelled] = await Promise.all([client.run.resume({ runId }), client.run.cancel({ runId })]);
    expect(cancelled).toEqual({ cancelled: true });
    await whole.end;
    expect(whole.seen.at(-1)).toMatchObject({ type: 'end', reason: 'cancelled' });
    expect((await runs().list()).find((run) => run.runId === runId)).toMatchObject({ state: 'cancelled' });
  });

  test('that nobody knows is a typed error', async () => {
    const unknown = watched(watch, { runId: 'run-unknown', after: 0 });
    await expect(unknown.end).rejects.toMatchObject({ code: 'NOT_FOUND', data: { fix: expect.any(String) } });
    await expect(client.run.cancel({ runId: 'run-unknown' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is remembered after its end, as one of the latest few', async () => {
    const ids: string[] = [];
    org.let(ALL);
    for (let count = 0; count <= MOST_KEPT; count += 1) {
      const { runId } = await start();
      await watched(watch, { runId, after: 0 }).end;
      ids.unshift(runId);
    }
    expect((await runs().list()).map(({ runId }) => runId)).toEqual(ids.slice(0, MOST_KEPT));
    await expect(watched(watch, { runId: ids.at(-1) ?? '', after: 0 }).end).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('ends with the credential that it runs with', async () => {
    const { runId } = await start();
    const whole = watched(watch, { runId, after: 0 });
    await expect.poll(() => whole.seen.length).toBe(begun);
    await client.credential.remove(place);
    await whole.end;
    expect(whole.seen.at(-1)).toMatchObject({ type: 'end', reason: 'cancelled' });
    expect((await runs().list()).filter((run) => run.runId === runId)).toEqual([]);
  });
});

test.each([
  {
    kind: 'a mutation',
    runs: () => runsOf(client.run, 'mutation'),
    start: () => runsOf(client.run, 'mutation').start({ ...place, scopes: SCOPES, operationIds: ['listUsers'] }),
  },
  {
    kind: 'a run of error cases',
    runs: () => runsOf(client.run, 'error-cases'),
    start: () => runsOf(client.run, 'error-cases').start({ ...place, caseIds: TOKEN_CASES }),
  },
])('a lock of the vault ends $kind, and each watcher learns it after the events before', async (one) => {
  org.let(1);
  await client.token.request({ ...place, scopes: ['okta.logs.read'] });
  const { runId } = await one.start();
  const watch = (cursor: RunCursor) => one.runs().watch(cursor) as Promise<AsyncIterable<Event[]>>;
  const whole = watched(watch, { runId, after: 0 });
  // A token and the first call with it.
  org.let(2);
  await expect.poll(() => whole.seen.map(({ type }) => type)).toContain(one.kind === 'a mutation' ? 'step' : 'case');
  await client.vault.lock();
  // All tokens go in the same moment.
  await expect.poll(async () => (await client.token.list()).map(({ tokenId }) => tokenId)).toEqual([]);
  org.let(ALL);
  await expect(whole.end).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  const late = watched(watch, { runId, after: 0 });
  await expect(late.end).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  expect(late.seen).toEqual(whole.seen);
  expect(await runningAt(one.runs())).toEqual([]);
  expect((await one.runs().list())[0]).toMatchObject({ runId, state: 'interrupted' });
  await expect(client.run.resume({ runId })).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  await client.vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
  await client.run.resume({ runId });
  const rest = watched(watch, { runId, after: whole.seen.length });
  await rest.end;
  expect(rest.seen.at(-1)).toMatchObject({ type: 'end', reason: 'complete' });
});

test('a mutation carries the set that it is of, and two credentials of a tenant are checked side by side', async () => {
  const { runId } = await runsOf(client.run, 'mutation').start({
    ...place,
    scopes: SCOPES,
    operationIds: ['listUsers'],
    found: FOUND,
  });
  const second = await client.credential.save(
    clientDraft({
      tenantId: place.tenantId,
      name: 'Second',
      clientId: '0oasecond',
      secret: { value: 'made-up-secret-of-forty-characters-ghijkl' },
    }),
  );
  const credentialId = second.credentials[1]?.id ?? '';
  const other = await runsOf(client.run, 'mutation').start({
    tenantId: place.tenantId,
    credentialId,
    scopes: SCOPES,
    operationIds: ['listUsers'],
  });
  await expect(runsOf(client.run, 'error-cases').start({ ...place, caseIds: CASES })).resolves.toMatchObject({
    runId: expect.stringMatching(/^run-/),
  });
  // Two runs of error cases would meet each other's answers.
  await expect(
    runsOf(client.run, 'error-cases').start({ ...place, credentialId, caseIds: CASES }),
  ).rejects.toMatchObject({
    code: 'BUSY',
  });
  expect((await runningAt(runsOf(client.run, 'mutation'))).map((run) => run.runId)).toEqual([other.runId, runId]);
  for await (const [started] of await runsOf(client.run, 'mutation').watch({ runId, after: 0 })) {
    expect(started).toMatchObject({ type: 'started', scopes: SCOPES, found: FOUND });
    break;
  }
});
