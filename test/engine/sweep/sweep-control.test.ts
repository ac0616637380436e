// A sweep under a person's hands: watched twice, paused, gone on with, cancelled, removed; and what it leaves elsewhere.

import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { EMPTY_SWEEP, reduceSweep } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepEvent } from '../../../shared/runs/sweep/sweep-events.ts';
import { clientDraft } from '../../support/credentials.ts';
import { fetchAll } from '../../support/fetch-all.ts';
import { folderTexts } from '../../support/folder-files.ts';
import { matrixOf, type SweepBench, startSweepBench, watchAll } from '../../support/sweep-bench.ts';

let bench: SweepBench;
afterEach(() => bench.close());

const full = () => bench.targets('Directory Insights');

/** Reads the watch until `enough` says so; what was read. */
async function readUntil(
  runId: string,
  after: number,
  enough: (events: SweepEvent[]) => boolean,
): Promise<SweepEvent[]> {
  const seen: SweepEvent[] = [];
  for await (const batch of await runsOf(bench.client.run, 'sweep').watch({ runId, after })) {
    seen.push(...batch);
    if (enough(seen)) break;
  }
  return seen;
}
const cellsIn = (events: SweepEvent[]) => events.filter(({ type }) => type === 'cell').length;

test('paused, it sends nothing more; gone on with, it ends as one that never paused; a second watcher sees the same', async () => {
  bench = await startSweepBench();
  const { client, sandbox } = bench;
  const direct = await bench.sweep({ targets: await full() });
  const { runId } = await runsOf(client.run, 'sweep').start(await bench.input({ targets: await full() }));
  const other = watchAll(client, runId);
  const first = await readUntil(runId, 0, (events) => cellsIn(events) >= 50);
  expect(await client.run.pause({ runId })).toMatchObject({ state: 'paused' });
  const sent = sandbox.journal.list(0, 100_000).length;
  const paused = await readUntil(runId, 0, (events) => events.at(-1)?.type === 'paused');
  expect(cellsIn(paused)).toBeLessThan(288);
  expect(sandbox.journal.list(0, 100_000)).toHaveLength(sent);
  expect(await client.run.resume({ runId })).toMatchObject({ state: 'running' });
  // A page that was reloaded attaches again from what it had.
  const cursor = first.at(-1)!.seq;
  const rest = await watchAll(client, runId, cursor);
  expect(rest[0]?.seq).toBe(cursor + 1);
  const events = await runsOf(client.run, 'sweep').events({ runId });
  expect([...first, ...rest]).toEqual(events);
  expect(await other).toEqual(events);
  const view = reduceSweep(EMPTY_SWEEP, events);
  expect(view.state).toBe('complete');
  expect(matrixOf(view)).toEqual(matrixOf(direct));
  await expect(client.run.resume({ runId })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('cancelled, it keeps what is done; removed, it and its evidence are gone', async () => {
  bench = await startSweepBench();
  const { client, dataDir } = bench;
  const { runId } = await runsOf(client.run, 'sweep').start(await bench.input({ targets: await full() }));
  await readUntil(runId, 0, (events) => cellsIn(events) >= 20);
  await expect(client.run.remove({ runId })).rejects.toMatchObject({ code: 'BUSY' });
  expect(await client.run.cancel({ runId })).toEqual({ cancelled: true });
  const [cancelled] = await runsOf(client.run, 'sweep').list();
  expect(cancelled).toMatchObject({ runId, state: 'cancelled', cells: 288 });
  expect(cancelled?.done).toBeGreaterThanOrEqual(20);
  const events = await runsOf(client.run, 'sweep').events({ runId });
  expect(events.at(-1)).toMatchObject({ type: 'end', reason: 'cancelled' });
  const evidence = events.flatMap((event) =>
    event.type === 'cell' && event.cell.exchangeId ? [event.cell.exchangeId] : [],
  );
  expect((await client.history.get({ exchangeId: evidence[0]! })).id).toBe(evidence[0]);
  expect(await client.run.remove({ runId })).toEqual({ removed: true });
  expect(await runsOf(client.run, 'sweep').list()).toEqual([]);
  expect(await readdir(join(dataDir, 'runs'))).toEqual([]);
  await expect(client.history.get({ exchangeId: evidence[0]! })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the evidence of every cell opens and says the same; history and held tokens are as they were; no token on the disk', async () => {
  bench = await startSweepBench();
  const { client, dataDir } = bench;
  const view = await bench.sweep({
    targets: await full(),
    isolation: 'each',
    operations: 'probes',
    scopes: ['okta.users.read', 'okta.groups.read', 'okta.logs.read'],
  });
  expect(view.done).toBe(9);
  for (const cell of view.cells.values()) {
    const exchange = await client.history.get({ exchangeId: cell.exchangeId ?? '' });
    expect(exchange.verdict.verdict).toBe(cell.outcome);
    expect(exchange.response?.status).toBe(cell.status);
    expect(exchange.heldScopes).toEqual(cell.scopes);
    if (cell.outcome === 'allowed') expect(JSON.parse(exchange.response?.body.text ?? '')).not.toHaveLength(0);
  }
  expect((await client.history.list({})).total).toBe(0);
  expect(await client.token.list()).toEqual([]);
  for (const text of await folderTexts(dataDir)) expect(text).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{30,}/);
  // The ledger has learnt from it.
  const [target] = await full();
  const { entries } = await client.ledger.read(target!);
  expect(entries.find(({ scope }) => scope === 'okta.groups.read')?.effective?.verdict).toBe('allowed');
});

test('write scopes are tried by writes that are invalid: allowed with a role, refused without, and nothing is made', async () => {
  bench = await startSweepBench();
  const { sandbox } = bench;
  const { clientId } = sandbox.clients()[0]!;
  const before = { users: 250, clients: sandbox.clients().length };
  const scopes = [
    'okta.users.manage',
    'okta.groups.manage',
    'okta.apps.manage',
    'okta.policies.manage',
    'okta.users.read',
  ];
  const view = await bench.sweep({
    targets: await bench.targets('Directory Insights', 'No Role Connector'),
    scopes,
    isolation: 'each',
    operations: 'probes',
    invalidWrites: true,
  });
  const writes = [...view.cells.values()].filter(({ invalidWrite }) => invalidWrite);
  expect(writes.map(({ key, outcome, status }) => `${key} ${outcome} ${status}`).sort()).toEqual([
    '0|okta.apps.manage|createApplication allowed 400',
    '0|okta.groups.manage|addGroup allowed 400',
    '0|okta.policies.manage|createPolicy allowed 400',
    '0|okta.users.manage|createUser allowed 400',
    '1|okta.apps.manage|createApplication scope-refused 400',
    '1|okta.groups.manage|addGroup scope-refused 400',
    '1|okta.policies.manage|createPolicy scope-refused 400',
    '1|okta.users.manage|createUser role-missing 403',
  ]);
  const posts = sandbox.journal
    .list(0, 100_000)
    .filter(({ method, path }) => method === 'POST' && !path.includes('/token'));
  expect(posts).toHaveLength(5);
  expect(posts.filter(({ status }) => status < 400)).toEqual([]);
  // As many users, groups, apps as before: counted by the org's own lists.
  const count = async (path: string, scope: string) => {
    const result = await bench.client.request.send({
      tenantId: 'sandbox',
      credentialId: (await full())[0]!.credentialId,
      method: 'GET',
      path,
      operationId: null,
      headers: [],
      body: null,
      auth: { kind: 'auto', scopes: [scope] },
    });
    if (result.outcome !== 'answered') throw new Error(result.outcome);
    return (await fetchAll(bench.client, result.exchange.id)).end;
  };
  expect(await count('/api/v1/users', 'okta.users.read')).toMatchObject({ totalItems: before.users });
  expect(await count('/api/v1/groups', 'okta.groups.read')).toMatchObject({ totalItems: 40 });
  expect(sandbox.clients()).toHaveLength(before.clients);
  expect(clientId).toBe(sandbox.clients()[0]!.clientId);
});

test('a tenant gets invalid writes only when it allows them, and never as production; names that do not fit are refused before anything is sent', async () => {
  bench = await startSweepBench();
  const { client, sandbox } = bench;
  await client.vault.setUp({ protection: { kind: 'session' } });
  const org = await client.tenant.add({ name: 'Acme', url: bench.url, production: true });
  const saved = await client.credential.save(
    clientDraft({
      tenantId: org.id,
      name: 'Main',
      clientId: '0oaexample',
      secret: { value: 'made-up-secret-of-no-org' },
    }),
  );
  const targets = [{ tenantId: org.id, credentialId: saved.credentials[0]!.id }];
  const sent = sandbox.journal.list(0, 1000).length;
  const refused = async (more: Parameters<typeof bench.input>[0], words: RegExp, code = 'INVALID_INPUT') => {
    const input = await bench.input({ targets, scopes: ['okta.users.manage'], operations: 'probes', ...more });
    await expect(runsOf(client.run, 'sweep').start(input)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words),
    });
  };
  await refused({ invalidWrites: true }, /production/, 'CONFLICT');
  const draft = { tenantId: org.id, name: 'Acme', url: bench.url };
  expect(await client.tenant.update({ ...draft, production: false })).toMatchObject({ invalidWrites: false });
  await refused({ invalidWrites: true }, /does not allow writes that are invalid/, 'CONFLICT');
  await client.tenant.update({ ...draft, production: true, invalidWrites: true });
  await refused({ invalidWrites: true }, /production/, 'CONFLICT');
  await refused({ targets: [...targets, ...targets] }, /twice/);
  await refused({ operations: ['deleteUser'] }, /DELETE/);
  await refused({ scopes: 'registered' }, /registered/);
  expect(sandbox.journal.list(0, 1000)).toHaveLength(sent);
  expect(await runsOf(client.run, 'sweep').list()).toEqual([]);
  // What was allowed is kept when other things of the tenant change, and is not taken over by a copy of it.
  expect(await client.tenant.update({ ...draft, production: false })).toMatchObject({ invalidWrites: true });
  expect(await client.tenant.duplicate({ tenantId: org.id, name: 'Acme two' })).toMatchObject({ invalidWrites: false });
  const input = await bench.input({
    targets,
    scopes: ['okta.users.manage'],
    operations: 'probes',
    invalidWrites: true,
  });
  expect((await client.sweep.plan(input)).cells).toBe(2);
});

test('a line that a kill has torn is left out, and the run goes on behind it', async () => {
  bench = await startSweepBench();
  const { client, dataDir } = bench;
  const { runId } = await runsOf(client.run, 'sweep').start(await bench.input({ targets: await full() }));
  await readUntil(runId, 0, (events) => cellsIn(events) >= 30);
  await client.run.pause({ runId });
  const { path } = { path: join(dataDir, 'runs', runId, 'events.jsonl') };
  const whole = await runsOf(client.run, 'sweep').events({ runId });
  await bench.bench.engine.runs.close();
  await appendFile(path, '\n{"seq":9999,"at":1,"type":"cell","ce');
  expect(await runsOf(client.run, 'sweep').events({ runId })).toEqual(whole);
  await client.run.resume({ runId });
  const events = await watchAll(client, runId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(reduceSweep(EMPTY_SWEEP, events)).toMatchObject({ state: 'complete', done: 288 });
  expect(reduceSweep(EMPTY_SWEEP, await runsOf(client.run, 'sweep').events({ runId }))).toMatchObject({ done: 288 });
});

test('a paused sweep goes on under the files of the catalogue that it was planned with, and under no other', async () => {
  bench = await startSweepBench();
  const { client } = bench;
  const paused = async (scopes: string[]) => {
    const { runId } = await runsOf(client.run, 'sweep').start(await bench.input({ targets: await full(), scopes }));
    await readUntil(runId, 0, (events) => cellsIn(events) >= 5);
    expect(await client.run.pause({ runId })).toMatchObject({ state: 'paused' });
    return runId;
  };
  const mixed = await paused(['okta.users.read', 'okta.governance.accessCertifications.read']);
  const management = await paused(['okta.users.read']);
  await client.catalogue.import({ name: 'governance.json', text: GOVERNANCE });

  await expect(client.run.resume({ runId: mixed })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('catalogue has changed'),
    data: { meaning: expect.stringMatching(/governance file was \S+ then and is 9\.0\.0 now/) },
  });
  // It took nothing of the file that is another now.
  expect(await client.run.resume({ runId: management })).toMatchObject({ state: 'running' });
  await watchAll(client, management);

  await client.catalogue.reset();
  expect(await client.run.resume({ runId: mixed })).toMatchObject({ state: 'running' });
  const view = reduceSweep(EMPTY_SWEEP, await watchAll(client, mixed));
  expect(view.state).toBe('complete');
  const { text } = await client.sweep.report({ runId: mixed, format: 'md' });
  expect(text).toMatch(/\d{4}\.\d\d\.\d+, governance \d/);
});

/** A newer governance file than the one that ships. */
const GOVERNANCE = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Governance', version: '9.0.0' },
  paths: {
    '/governance/api/v1/campaigns': {
      get: {
        operationId: 'listCampaigns',
        tags: ['Campaigns'],
        responses: { '200': { description: 'ok' } },
        security: [{ oauth2: ['okta.governance.accessCertifications.read'] }],
      },
    },
  },
  components: {
    securitySchemes: {
      oauth2: {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: '/oauth2/v1/authorize',
            tokenUrl: '/oauth2/v1/token',
            scopes: { 'okta.governance.accessCertifications.read': '' },
          },
        },
      },
    },
  },
});
