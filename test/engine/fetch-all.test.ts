// Fetch all keeps what it has fetched: on the disk while it goes on, after a lock of the vault, under the limits of the history,
// on a disk that takes no more; and for as long as the response that it belongs to, no longer.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBodyFiles } from '../../electron/adapters/stores/body-files.ts';
import { createJoinedList } from '../../electron/engine/requests/joined-list.ts';
import type { FetchAllEntry } from '../../shared/contract/fetch-all.ts';
import { runsOf } from '../../shared/contract/run/runs-of.ts';
import { addIntegration } from '../support/add-integration.ts';
import { get, startTestBench, type TestBench } from '../support/bench.ts';
import { fetchAll } from '../support/fetch-all.ts';
import { type FakeOrigin, startOrigin } from '../support/orgs/fake-origin.ts';
import { GATED_PAGES, type GatedOrg, startGatedOrg } from '../support/orgs/gated-org.ts';
import { tempFolder } from '../support/temp-folder.ts';

const PASSPHRASE = 'a passphrase of the test';

let bench: TestBench;
let client: TestBench['client'];
const closing: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  bench = await startTestBench();
  client = bench.client;
  closing.push(bench.close);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function addTenant(url: string): Promise<{ tenantId: string; credentialId: string }> {
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: PASSPHRASE } });
  return addIntegration(client, url);
}

async function firstPage(place: { tenantId: string; credentialId: string }): Promise<string> {
  const sent = await client.request.send({
    ...get(place.credentialId, '/api/v1/users', ['okta.users.read']),
    tenantId: place.tenantId,
  });
  if (sent.outcome !== 'answered') throw new Error(sent.outcome);
  return sent.exchange.id;
}

async function gated(): Promise<{ org: GatedOrg; exchangeId: string }> {
  const org = await startGatedOrg();
  closing.push(org.close);
  const place = await addTenant(org.url);
  org.let(2);
  return { org, exchangeId: await firstPage(place) };
}

/** A list of `pages` pages of one item each, with numbers that no double holds. */
async function longList(pages: number): Promise<{ org: FakeOrigin; exchangeId: string }> {
  const org = await startOrigin((request, response) => {
    const page = Number(new URL(request.url ?? '/', org.url).searchParams.get('after') ?? 1);
    response.setHeader('content-type', 'application/json');
    if (page < pages) response.setHeader('link', `<${org.url}/api/v1/users?after=${page + 1}>; rel="next"`);
    response.end(
      request.url?.endsWith('/token')
        ? '{"token_type":"Bearer","expires_in":3600,"access_token":"a.b.c","scope":"okta.users.read"}'
        : `[ {"z":1,"id":9007199254740993${page}} ]`,
    );
  });
  closing.push(org.close);
  return { org, exchangeId: await firstPage(await addTenant(org.url)) };
}

const joinedFiles = async () =>
  (await readdir(join(bench.dataDir, 'bodies'))).filter((name) => name.endsWith('-all')).sort();
const joinedText = async () => readFile(join(bench.dataDir, 'bodies', (await joinedFiles())[0] ?? ''), 'utf8');
const idsIn = (text: string) => (JSON.parse(text) as { id: string }[]).map(({ id }) => id);

test('the pages are on the disk as they arrive, and a cancelled run keeps them', async () => {
  const { org, exchangeId } = await gated();
  const seen: FetchAllEntry[] = [];
  const { runId } = await runsOf(client.run, 'fetch-all').start({ exchangeId, maxItems: 1000 });
  const watching = (async () => {
    for await (const batch of await runsOf(client.run, 'fetch-all').watch({ runId, after: 0 })) seen.push(...batch);
  })();
  org.let(2);
  await expect.poll(() => seen.filter(({ type }) => type === 'page').length).toBe(3);
  await expect.poll(joinedText).toContain('00uexample3');
  expect(await client.run.cancel({ runId })).toEqual({ cancelled: true });
  await watching;
  expect(seen.at(-1)).toMatchObject({ type: 'end', reason: 'cancelled', pages: 3, totalItems: 3, cut: false });
  expect(idsIn(await joinedText())).toEqual(['00uexample1', '00uexample2', '00uexample3']);
});

test('a lock of the vault ends it with what was received before, and after the unlock it can be fetched again', async () => {
  const { org, exchangeId } = await gated();
  const { end } = await fetchAll(client, exchangeId, 1000, async (event) => {
    if (event.type === 'started') org.let(1);
    if (event.type !== 'page' || event.page !== 2) return;
    await client.vault.lock();
    await expect.poll(async () => (await client.token.list()).length).toBe(0);
    // The request that is on its way with the token of before.
    org.let(1);
  });
  expect(end).toMatchObject({ reason: 'stopped', totalItems: end.pages, cut: false });
  expect(end.message).toMatch(/vault is locked.*Unlock.*What was fetched before is kept\./);
  expect(idsIn(await joinedText())).toHaveLength(end.totalItems);
  await client.vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
  org.let(100);
  expect((await fetchAll(client, exchangeId)).end).toMatchObject({ reason: 'complete', totalItems: GATED_PAGES });
});

test('every digit and the order of keys stay, and no limit of the history takes what was fetched', async () => {
  const { exchangeId } = await longList(80);
  await client.settings.update({ history: { maxEntries: 10 } });
  const { end } = await fetchAll(client, exchangeId);
  expect(end).toMatchObject({ reason: 'complete', pages: 80, totalItems: 80 });
  const lines = (await joinedText()).split('\n');
  expect(lines[0]).toBe('[{"z":1,"id":90071992547409931},');
  expect(lines.at(-1)).toBe('{"z":1,"id":900719925474099380}]');
  expect((await client.history.list({})).total).toBeLessThan(80);
  expect((await client.history.get({ exchangeId })).id).toBe(exchangeId);

  // It belongs to the response: with that it goes.
  await client.history.remove({ exchangeIds: [exchangeId] });
  expect(await joinedFiles()).toEqual([]);
});

test('a second run takes the place of the first, and two responses are fetched side by side', async () => {
  const { org, exchangeId } = await gated();
  org.let(1);
  expect((await fetchAll(client, exchangeId, 2)).end).toMatchObject({ reason: 'limit', totalItems: 2 });
  org.let(1);
  const second = await client.request.next({ exchangeId });
  if (second.outcome !== 'answered') throw new Error(second.outcome);
  const runs = [exchangeId, second.exchange.id].map((id) =>
    runsOf(client.run, 'fetch-all').start({ exchangeId: id, maxItems: 1000 }),
  );
  const started = await Promise.all(runs);
  expect((await runsOf(client.run, 'fetch-all').list()).filter(({ running }) => running)).toHaveLength(2);
  await Promise.all(started.map((run) => client.run.cancel(run)));
  expect(await joinedFiles()).toHaveLength(2);
});

test('what is removed from the history in the middle ends the run, and leaves nothing behind', async () => {
  const { org, exchangeId } = await gated();
  org.let(2);
  const { runId } = await runsOf(client.run, 'fetch-all').start({ exchangeId, maxItems: 1000 });
  await expect.poll(joinedFiles).toHaveLength(1);
  expect(await client.history.remove({ exchangeIds: [exchangeId] })).toEqual({ removed: 1 });
  expect(await joinedFiles()).toEqual([]);
  expect((await runsOf(client.run, 'fetch-all').list()).map((run) => run.runId)).not.toContain(runId);
});

test('a disk that takes no more ends the list, and says so', async () => {
  const folder = await tempFolder();
  closing.push(folder.remove);
  const joined = createJoinedList(createBodyFiles(folder.path), 'body-full-all', 2000);
  const page = { inner: JSON.stringify({ text: 'x'.repeat(900) }), items: 1 };
  const taken = [];
  for (let count = 0; count < 5; count += 1) taken.push(await joined.add(page));
  expect(taken.at(0)).toBe(true);
  expect(taken.at(-1)).toBe(false);
  expect(await joined.end()).toEqual({ size: 2000, cut: true });
});
