// The error lab through the engine: every case over real HTTP against the sandbox org, and what the run leaves alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorCases } from '../../shared/okta/error-cases/all-cases.ts';
import { get, sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { ALL_CASES, type ErrorsRun, runErrors } from '../support/run-errors.ts';

let bench: TestBench;
let place: { tenantId: string; credentialId: string };
let tokenId: string;
let run: ErrorsRun;
beforeAll(async () => {
  bench = await startTestBench();
  place = { tenantId: 'sandbox', credentialId: await sandboxCredential(bench.client, 'Directory Insights') };
  const mine = await bench.client.token.request({ ...place, scopes: ['okta.users.read'] });
  if (mine.outcome !== 'granted') throw new Error(mine.outcome);
  tokenId = mine.token.tokenId;
  await bench.client.history.purge({ pinnedToo: true });
  run = await runErrors(bench.client, place);
});
afterAll(() => bench.close());

test.each(ALL_CASES)('%s is answered as expected, by the likelier answer', (caseId) => {
  expect(run.of(caseId)).toMatchObject({ outcome: 'as-expected', matched: 0, differences: [], note: null });
});

test('the run says what it costs, counts the answers, and ends', () => {
  expect(ALL_CASES.length).toBeGreaterThan(45);
  expect(run.events[0]).toMatchObject({ type: 'started', caseIds: ALL_CASES });
  expect(run.end).toMatchObject({
    reason: 'complete',
    sums: { 'as-expected': ALL_CASES.length, differs: 0, skipped: 0 },
  });
  expect(run.end.message).toBe(`${ALL_CASES.length} as expected.`);
});

test('the history has the call of each case, and none of those for their tokens', async () => {
  const { entries } = await bench.client.history.list({ limit: 500 });
  expect(entries.map(({ id }) => id).sort()).toEqual(run.results.map(({ exchangeId }) => exchangeId).sort());
  const limited = await bench.client.history.get({ exchangeId: run.of('rate/used-up').exchangeId ?? '' });
  expect(limited).toMatchObject({ response: { status: 429 }, verdict: { verdict: 'rate-limited' } });
});

test('tokens of a person are neither listed with those of the run nor revoked by it', async () => {
  expect((await bench.client.token.list()).map((token) => token.tokenId)).toEqual([tokenId]);
  const sent = await bench.client.request.send({
    ...get(place.credentialId, '/api/v1/users?limit=1', []),
    auth: { kind: 'token', tokenId },
  });
  expect(sent).toMatchObject({ outcome: 'answered', exchange: { response: { status: 200 } } });
});

test('the ledger is as it was before the run, and each of its exchanges says where it comes from', async () => {
  const { entries } = await bench.client.ledger.read(place);
  // By the person: one token request, and a call to a free path, which is no operation that shows a scope to be effective.
  expect(entries.filter(({ effective }) => effective !== null)).toEqual([]);
  expect(entries.filter(({ requested }) => requested !== null).map(({ scope }) => scope)).toEqual(['okta.users.read']);
  const history = await bench.client.history.list({ limit: 500 });
  const byPerson = history.entries.filter(({ source }) => source !== 'error-cases');
  expect(byPerson.map(({ source, target }) => [source, target])).toEqual([['workbench', '/api/v1/users?limit=1']]);
});

test('only what was asked for is run, each once; an unknown case is refused before anything is sent', async () => {
  const caseIds = ['token/no-scope', 'token/wrong-secret', 'token/no-scope'];
  const few = await runErrors(bench.client, { ...place, caseIds });
  expect(few.results.map(({ caseId }) => caseId)).toEqual(['token/no-scope', 'token/wrong-secret']);
  await expect(runErrors(bench.client, { ...place, caseIds: ['token/unicorn'] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('an integration that lacks a scope skips what needs it, with the reason', async () => {
  const credentialId = await sandboxCredential(bench.client, 'Report Reader');
  const reader = await runErrors(bench.client, { ...place, credentialId });
  expect(reader.with('differs')).toEqual([]);
  const needManage = errorCases().filter(({ request }) => request.scopes.includes('okta.users.manage'));
  expect(reader.with('skipped').sort()).toEqual(needManage.map(({ id }) => id).sort());
  expect(reader.of('api/malformed-json').note).toContain('okta.users.manage');
});
