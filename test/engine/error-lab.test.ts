// The error lab through the engine, over the real sandbox org: every case as expected, divergences shown and explained, this
// org's truths, the run before, a restart, production, and cancelling.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseRunEvent, CaseRunInput } from '../../shared/contract/error-lab.ts';
import { ERROR_CASES } from '../../shared/okta/error-cases/all-cases.ts';
import { sandboxCredential, startTestBench, type TestBench, type TestClient } from '../support/bench.ts';

let bench: TestBench;
let credentialId: string;
beforeAll(async () => {
  bench = await startTestBench();
  credentialId = await sandboxCredential(bench.client, 'Directory Insights');
});
afterAll(() => bench.close());

const ALL = ERROR_CASES.map(({ id }) => id);

async function run(client: TestClient, input: Partial<CaseRunInput> & { credentialId: string }) {
  const events: CaseRunEvent[] = [];
  const whole = { tenantId: 'sandbox', caseIds: ALL, requestKey: 'errors', ...input };
  for await (const event of await client.errorLab.run(whole)) events.push(event);
  const results = events.flatMap((event) => (event.type === 'case' ? [event.result] : []));
  return { events, results, end: events.at(-1) };
}

test('every case is answered as expected by the sandbox org', async () => {
  const { results, end } = await run(bench.client, { credentialId });
  const others = results.filter(({ outcome }) => outcome !== 'as-expected');
  expect(others.map(({ caseId, outcome, note, differences }) => ({ caseId, outcome, note, differences }))).toEqual([]);
  expect(end).toMatchObject({ type: 'end', reason: 'complete' });
});
