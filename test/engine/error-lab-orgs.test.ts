// The error lab against orgs that answer in their own way: uncertain points, divergences that are explained and become this
// org's baseline, the run before, a restart, production, rate limits, cancelling, and an org that is gone.
import { afterEach, expect, test } from 'vitest';
import { errorCases } from '../../shared/okta/error-cases/all-cases.ts';
import { sandboxCredential, startTestBench } from '../support/bench.ts';
import { clientDraft, pastedTokenDraft } from '../support/credentials.ts';
import { addGoneOrg } from '../support/orgs/gone-org.ts';
import { type OrgBehindFront, startOrgBehindFront } from '../support/orgs/org-behind-front.ts';
import { ALL_CASES, runErrors } from '../support/run-errors.ts';
import { startSweepBench } from '../support/sweep-bench.ts';
import { tempFolder } from '../support/temp-folder.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: Parameters<typeof startOrgBehindFront>[0] = {}, dataDir?: string) {
  const [bench, org] = await Promise.all([
    startTestBench({ ...(dataDir ? { dataDir } : {}) }),
    startOrgBehindFront(options),
  ]);
  closing.push(org.close, bench.close);
  return { bench, client: bench.client, org };
}

const WRONG = 'token/wrong-secret';
const GRANTED = '{"token_type":"Bearer","expires_in":3600,"access_token":"abc.def.ghi","scope":"okta.users.read"}';
/** An admin takes the read scopes away that manage would include. */
async function withdrawReads({ sandbox, url }: OrgBehindFront, clientId: string): Promise<void> {
  const at = Date.now();
  const token = await sandbox.issueToken(clientId, ['okta.appGrants.manage'], { at, origin: url });
  const call = (method: string, path: string) =>
    sandbox.fetch(new Request(`${url}${path}`, { method, headers: { authorization: `Bearer ${token}` } }));
  const grants = `/api/v1/apps/${clientId}/grants`;
  for (const { id, scopeId } of await (await call('GET', grants)).json())
    if (scopeId.endsWith('.read')) expect((await call('DELETE', `${grants}/${id}`)).status).toBe(204);
}
/** An org, or something before it, that makes its 401 a 400. */
const as400 = (org: OrgBehindFront) => {
  org.change = (answer) => (answer.status === 401 ? { ...answer, status: 400 } : answer);
};

test('an org that decides uncertain points the other way is as expected, and the point is named', async () => {
  const { client, org } = await start({
    switches: {
      unknownPath: 'E0000022',
      unknownClientBody: 'oauth',
      unknownClientStatus: 400,
      bearerTexts: 'generic',
      noAuthorization: 'E0000011',
      oktaTypo: 'illegal_custom_scope',
    },
  });
  const run = await runErrors(client, await org.addTo(client));
  expect(run.with('differs')).toEqual([]);
  expect(run.of('token/unknown-client')).toMatchObject({ outcome: 'as-expected', matched: 3 });
  expect(run.of('token/unknown-client').note).toContain('This org gives answer 4 of 4.');
  for (const caseId of ['api/unknown-path', 'api/another-orgs-token', 'api/no-token', 'token/unknown-scope'])
    expect(run.of(caseId)).toMatchObject({
      outcome: 'as-expected',
      matched: 1,
      note: expect.stringContaining('not certain'),
    });
});

test('a divergence is shown, explained, saved as the baseline of this org, kept over a restart, and forgotten', async () => {
  const folder = await tempFolder();
  closing.push(folder.remove);
  const { bench, client, org } = await start({}, folder.path);
  const place = await org.addTo(client);
  const run = (caseIds = [WRONG, 'token/no-scope']) => runErrors(client, { ...place, caseIds });
  expect((await run()).end.sums).toMatchObject({ 'as-expected': 2 });
  as400(org);
  const second = await run();
  expect(second.of(WRONG)).toMatchObject({
    outcome: 'differs',
    differences: [
      { part: 'status', expected: '401', actual: '400', words: 'The status is HTTP 400, where HTTP 401 was expected.' },
    ],
    note: expect.stringContaining('Okta answered with invalid_client'),
  });
  expect(second.events.flatMap((event) => (event.type === 'case' ? [event.changed] : []))).toEqual([true, false]);
  const compared = (await client.errorLab.results(place)).results.find(({ caseId }) => caseId === WRONG);
  expect(compared).toMatchObject({
    changed: true,
    last: { outcome: 'differs', actual: { status: 400 } },
    before: { outcome: 'as-expected', actual: { status: 401 } },
  });

  const saved = await client.errorLab.saveBaseline({ ...place, caseId: WRONG, note: 'Our gateway does that.' });
  expect(saved.baselines).toMatchObject([{ caseId: WRONG, note: 'Our gateway does that.', answer: { status: 400 } }]);
  expect((await run()).of(WRONG)).toMatchObject({ outcome: 'as-this-org', note: 'Our gateway does that.' });
  await bench.close();

  const again = await startTestBench({ dataDir: folder.path });
  closing.push(again.close);
  await again.client.vault.setUp({ protection: { kind: 'session' } }).catch(() => undefined);
  const kept = await again.client.errorLab.results(place);
  expect(kept.baselines).toEqual(saved.baselines);
  expect(kept.results.map(({ caseId }) => caseId).sort()).toEqual(['token/no-scope', WRONG]);
  expect((await again.client.errorLab.forgetBaseline({ ...place, caseId: WRONG })).baselines).toEqual([]);
  await again.client.credential.remove(place);
  const other = await again.client.credential.save(
    clientDraft({
      ...place,
      credentialId: undefined,
      name: 'Other',
      clientId: 'x',
    }),
  );
  const credentialId = other.credentials[0]?.id ?? '';
  expect(await again.client.errorLab.results({ ...place, credentialId })).toEqual({ results: [], baselines: [] });
  await expect(again.client.errorLab.results(place)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('another answer than the saved baseline differs; the documented one again is reported as that', async () => {
  const { client, org } = await start();
  const place = await org.addTo(client);
  const run = async () => (await runErrors(client, { ...place, caseIds: [WRONG] })).of(WRONG);
  await expect(client.errorLab.saveBaseline({ ...place, caseId: WRONG })).rejects.toMatchObject({ code: 'CONFLICT' });
  as400(org);
  await run();
  await client.errorLab.saveBaseline({ ...place, caseId: WRONG });
  org.change = (answer) => ({ ...answer, status: 418 });
  expect(await run()).toMatchObject({ outcome: 'differs', note: expect.stringContaining("this org's baseline") });
  org.change = null;
  expect(await run()).toMatchObject({ outcome: 'as-expected', note: expect.stringContaining('as documented again') });
});

test.each([
  [
    'a gateway that drops a header',
    (answer: { headers: Record<string, string> }) => {
      const { 'www-authenticate': _gone, ...headers } = answer.headers;
      return { headers };
    },
    'api/malformed-token',
    'proxy or gateway',
  ],
  [
    'a sign-in page',
    () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }),
    'api/no-token',
    'does not look like one of Okta',
  ],
  ['a fault of the org', () => ({ status: 503, body: '' }), WRONG, 'for a reason of its own'],
  [
    'reworded texts',
    (answer: { body: string }) => ({ body: answer.body.replace('client secret supplied', 'secret given') }),
    WRONG,
    'Decide by the error, not by its text',
  ],
  ['a refusal that is none', () => ({ status: 200, body: GRANTED }), WRONG, 'accepts what should be refused'],
  [
    'the answer to another fault',
    () => ({ status: 400, body: '{"error":"invalid_scope","error_description":"No scopes were requested."}' }),
    WRONG,
    'Okta answered with invalid_scope',
  ],
] as const)('%s is explained', async (_, change, caseId, words) => {
  const { client, org } = await start();
  const place = await org.addTo(client);
  org.change = (answer, path) =>
    path.includes('/token') && caseId.startsWith('api/') ? answer : { ...answer, ...change(answer) };
  const result = (await runErrors(client, { ...place, caseIds: [caseId] })).of(caseId);
  expect(result.outcome).toBe('differs');
  expect(result.note).toContain(words);
  expect(result.differences.length).toBeGreaterThan(0);
});

test('unsafe cases go to a real org only when allowed, and to production never', async () => {
  const { client, org } = await start();
  const place = await org.addTo(client);
  const unsafe = errorCases()
    .filter((one) => one.unsafe !== null)
    .map(({ id }) => id);
  const refused = await runErrors(client, { ...place, caseIds: unsafe });
  expect(refused.with('skipped')).toEqual(unsafe);
  const allowed = await runErrors(client, { ...place, caseIds: unsafe, allowUnsafe: true });
  expect(allowed.with('differs')).toEqual([]);
  // Rate limits of this org are off, so there is nothing to spend.
  expect(allowed.with('skipped')).toEqual([
    'token/inactive-client',
    'token/outside-network-zone',
    'rate/used-up',
    'rate/too-many-at-once',
  ]);

  const production = await org.addTo(client, { production: true, name: 'Acme in earnest' });
  const before = org.sandbox.journal.list().at(-1)?.seq ?? 0;
  const run = await runErrors(client, { ...production, allowUnsafe: true });
  for (const caseId of unsafe)
    expect(run.of(caseId)).toMatchObject({ outcome: 'skipped', note: expect.stringMatching(/production|sandbox org/) });
  const methods = org.sandbox.journal.list(before, 1000).filter(({ path }) => !path.startsWith('/oauth2/'));
  expect(methods.length).toBeGreaterThan(10);
  expect(methods.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test.each([
  ['literal', 0],
  ['implied', 1],
] as const)('an org that takes manage for read in the %s sense is as expected', async (readUnderManage, matched) => {
  const { client, org } = await start({ switches: { readUnderManage } });
  const place = await org.addTo(client);
  const caseId = 'token/read-of-manage';
  const run = async () => (await runErrors(client, { ...place, caseIds: [caseId] })).of(caseId);
  expect(await run()).toMatchObject({
    outcome: 'skipped',
    note: expect.stringContaining('holds manage of a resource and not its read'),
  });
  const { tenants } = await client.app.snapshot();
  const own = tenants.find(({ id }) => id === place.tenantId)?.credentials[0];
  await client.credential.save(
    clientDraft({
      ...place,
      name: 'Main',
      clientId: own?.clientId ?? '',
      registeredScopes: ['okta.users.manage'],
    }),
  );
  await withdrawReads(org, own?.clientId ?? '');
  expect(await run()).toMatchObject({ outcome: 'as-expected', matched });
});

test('a run is cancelled midway by its id, and what was received until then is kept', async () => {
  const { client, org } = await start();
  const place = await org.addTo(client);
  let seen = 0;
  const run = await runErrors(client, place, async (runId) => {
    seen += 1;
    if (seen === 3) expect(await client.run.cancel({ runId })).toEqual({ cancelled: true });
  });
  // The run waits for nobody who watches: an answer may have arrived in the moment of the cancel.
  const received = run.results.length;
  expect([3, 4]).toContain(received);
  expect(run.end).toMatchObject({
    reason: 'cancelled',
    message: expect.stringContaining(`Cancelled after ${received} of ${ALL_CASES.length}`),
  });
  const { results } = await client.errorLab.results(place);
  expect(results.map(({ caseId }) => caseId)).toEqual(ALL_CASES.slice(0, received));
});

test('an org that is gone ends the run after three cases, each reported as unreachable', async () => {
  const bench = await startTestBench();
  closing.push(bench.close);
  const run = await runErrors(bench.client, await addGoneOrg(bench.client));
  expect(run.end).toMatchObject({ reason: 'unreachable', sums: { unreachable: 3 } });
  expect(run.results[0]?.note).toContain('refused');
});

test('a small rate budget is waited for by the clock of the org, and every answer is still as expected', async () => {
  const bench = await startSweepBench({ rateLimits: { perMinute: 6 } });
  closing.push(bench.close);
  const [target] = await bench.targets('Directory Insights');
  if (!target) throw new Error('no client');
  const run = await runErrors(bench.client, target);
  expect(run.with('differs')).toEqual([]);
  expect(run.with('skipped')).toEqual(['api/expired-token', 'api/future-token']);
  expect(run.of('rate/used-up').outcome).toBe('as-expected');
  expect(run.events.filter(({ type }) => type === 'waiting').length).toBeGreaterThan(5);
  expect(bench.time.slept()).toBeGreaterThan(60_000);
});

test('a pasted token runs the cases of the API and skips those that need a client', async () => {
  const { client, org } = await start();
  const place = await org.addTo(client);
  const { clientId } = org.sandbox.clients()[0] ?? { clientId: '' };
  const token = await org.sandbox.issueToken(clientId, ['okta.users.read', 'okta.apps.read'], {
    at: Date.now(),
    origin: org.url,
  });
  const saved = await client.credential.save(
    pastedTokenDraft({
      tenantId: place.tenantId,
      name: 'Pasted',
      secret: { value: token ?? '' },
    }),
  );
  const credentialId = saved.credentials.find(({ name }) => name === 'Pasted')?.id ?? '';
  const run = await runErrors(client, { ...place, credentialId });
  expect(run.with('differs')).toEqual([]);
  expect(run.of(WRONG)).toMatchObject({ outcome: 'skipped', note: expect.stringContaining('pasted token') });
  expect(run.of('api/missing-scope').outcome).toBe('as-expected');
  expect(run.of('list/bad-log-filter')).toMatchObject({
    outcome: 'skipped',
    note: expect.stringContaining('okta.logs.read'),
  });
});

test.each([
  ['reset=before', 'unreachable', 'The connection was cut'],
  ['body=truncated', 'unreachable', 'The answer broke off'],
  ['status=503', 'differs', 'for a reason of its own'],
  ['body=html', 'differs', 'does not look like one of Okta'],
  ['body=invalid-json', 'differs', 'does not look like one of Okta'],
  ['huge-header=16000', 'as-expected', null],
  ['latency=50', 'as-expected', null],
] as const)('under the fault %s a case is %s', async (fault, outcome, words) => {
  const bench = await startTestBench();
  closing.push(bench.close);
  const { client } = bench;
  const place = { tenantId: 'sandbox', credentialId: await sandboxCredential(client, 'Directory Insights') };
  await client.sandbox.addFault({ fault: `${fault},path=/oauth2/v1/token,times=1` });
  const run = await runErrors(client, { ...place, caseIds: [WRONG, 'token/no-credentials'] });
  expect(run.of(WRONG)).toMatchObject({ outcome, note: words === null ? null : expect.stringContaining(words) });
  // The next one is not touched by it: nothing was sent again that was not asked for.
  expect(run.of('token/no-credentials').outcome).toBe('as-expected');
  const { entries } = await client.sandbox.journal({});
  expect(entries.filter(({ path }) => path === '/oauth2/v1/token')).toHaveLength(2);
});
