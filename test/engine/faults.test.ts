// The bench under every fault of the sandbox org, over real sockets: token, send, next page, fetch all. Each ends in a clear
// verdict within its time, nothing that was received is lost, history has it, and nothing is sent that nobody requested.
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Exchange } from '../../shared/model/exchange.ts';
import { get, sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { EVERY_FAULT, type FaultText, rowsOf } from '../support/every-fault.ts';
import { fetchAll } from '../support/fetch-all.ts';

const SCOPES = ['okta.users.read'];
const LIST = '/api/v1/users?limit=40';
const API = 'path=/api/*';
const TOKEN = 'path=/oauth2/v1/token';
/** The least that the settings take. */
const PATIENCE_MS = 1000;

let bench: TestBench;
let credentialId = '';
beforeAll(async () => {
  bench = await startTestBench();
  credentialId = await sandboxCredential(bench.client, 'Report Reader');
  await bench.client.settings.update({ network: { timeoutMs: PATIENCE_MS } });
});
afterAll(() => bench.close());
beforeEach(() => bench.client.sandbox.removeFault({ faultId: null }));

const on = (fault: string) => bench.client.sandbox.addFault({ fault });
const journalEnd = async () => (await bench.client.sandbox.journal({ limit: 1 })).last;
/** Paths without their query of everything that the org was asked since then. */
const askedSince = async (after: number) =>
  (await bench.client.sandbox.journal({ after, limit: 1000 })).entries.map(({ path }) => path.split('?')[0]);
const isKept = async (exchange: Exchange) =>
  expect(await bench.client.history.get({ exchangeId: exchange.id })).toEqual(exchange);

async function send(path = LIST): Promise<Exchange> {
  const result = await bench.client.request.send(get(credentialId, path, SCOPES, { timeoutMs: 200 }));
  if (result.outcome !== 'answered') throw new Error(result.outcome);
  return result.exchange;
}

interface Outcome {
  verdict: string;
  status: number | null;
  /** Of the failure; null for none. */
  kind: string | null;
  /** How much of the list is there. */
  body: 'all' | 'some' | 'nothing' | 'another';
}
const outcomeOf = ({ verdict, response, failure }: Exchange): Outcome => ({
  verdict: verdict.verdict,
  status: response?.status ?? null,
  kind: failure?.kind ?? null,
  body: bodyOf(response?.body.text ?? null),
});
function bodyOf(text: string | null): Outcome['body'] {
  if (text === null || text === '') return 'nothing';
  if (!text.startsWith('[{"id":"00u')) return 'another';
  return text.endsWith('}]') ? 'all' : 'some';
}
const cut = (body: Outcome['body']): Outcome => ({ verdict: 'incomplete', status: 200, kind: 'truncated', body });
const answered = (verdict: string, status: number): Outcome => ({ verdict, status, kind: null, body: 'another' });
const allowed: Outcome = { verdict: 'allowed', status: 200, kind: null, body: 'all' };
const silent = (kind: string): Outcome => ({ verdict: 'unreachable', status: null, kind, body: 'nothing' });

/** The result of sending a list under each fault, and words that its verdict must have. */
const SENT: Record<FaultText, { outcome: Outcome; words: RegExp }> = {
  'latency=60000': { outcome: silent('timeout'), words: /time/i },
  'latency=20±10': { outcome: allowed, words: /Allowed/ },
  'slow-body=60000': { outcome: { ...cut('some'), kind: 'timeout' }, words: /time/i },
  'slow-body=5': { outcome: allowed, words: /Allowed/ },
  'status=429,wait=30': { outcome: answered('rate-limited', 429), words: /Wait 3\d s/ },
  'status=429,limit=0': { outcome: answered('rate-limited', 429), words: /at the same time/ },
  'status=401': { outcome: { ...answered('token-expired', 401), body: 'nothing' }, words: /expired/ },
  'status=500': { outcome: answered('server-fault', 500), words: /Okta failed/ },
  'status=502': { outcome: answered('server-fault', 502), words: /gateway/i },
  'status=503': { outcome: answered('server-fault', 503), words: /maintenance/ },
  'status=504': { outcome: answered('server-fault', 504), words: /gateway/i },
  'reset=before': { outcome: silent('reset'), words: /cut/ },
  'reset=headers': { outcome: cut('nothing'), words: /broke off/ },
  'reset=mid-body': { outcome: cut('some'), words: /broke off/ },
  'body=truncated': { outcome: cut('some'), words: /broke off/ },
  'body=invalid-json': { outcome: { ...allowed, body: 'some' }, words: /not valid JSON|Send it again/ },
  'body=broken-gzip': { outcome: cut('some'), words: /compressed/ },
  'body=html': { outcome: answered('not-okta', 200), words: /not from the Okta API/ },
  'huge-header=100000': { outcome: allowed, words: /Allowed/ },
  'huge-header=300000': { outcome: silent('protocol'), words: /headers/i },
  'date-skew=-86400': { outcome: allowed, words: /Allowed/ },
  'date-skew=86400': { outcome: allowed, words: /Allowed/ },
};

test('every effect that the org knows is among the faults, in each of its forms', async () => {
  const refusal = (fault: string) =>
    on(fault).then(
      () => '',
      (error: unknown) => (error instanceof ORPCError ? `${error.message} ${error.data.meaning}` : String(error)),
    );
  const effects = /One of (.+) is needed/.exec(await refusal('times=2'))?.[1]?.split(', ') ?? [];
  expect(effects.length).toBeGreaterThan(6);
  const known = EVERY_FAULT.map((fault) => fault.split(',')[0]);
  for (const effect of effects)
    expect(
      known.some((fault) => fault?.startsWith(`${effect}=`)),
      effect,
    ).toBe(true);
  for (const effect of ['reset', 'body']) {
    const forms = new RegExp(`${effect} is one of (.+)\\.`).exec(await refusal(`${effect}=x`))?.[1]?.split(', ') ?? [];
    expect(forms.length).toBeGreaterThan(2);
    for (const form of forms) expect(known).toContain(`${effect}=${form}`);
  }
  const statuses = (await refusal('status=404')).match(/\b[45]\d\d\b/g)?.filter((status) => status !== '404') ?? [];
  expect(statuses.length).toBeGreaterThan(4);
  for (const status of statuses) expect(known).toContain(`status=${status}`);
});

describe('send', () => {
  beforeAll(async () => {
    await bench.client.token.request({ tenantId: 'sandbox', credentialId, scopes: SCOPES });
  });

  test.each(rowsOf(SENT))('%s', async (fault, { outcome, words }) => {
    await on(`${fault},${API}`);
    const before = await journalEnd();
    const exchange = await send();
    expect(outcomeOf(exchange)).toEqual(outcome);
    const { title, meaning, next, evidence } = exchange.verdict;
    expect([title, meaning, next, ...evidence].join('\n')).toMatch(words);
    if (outcome.verdict !== 'allowed') expect([title, meaning, next].every((sentence) => sentence !== '')).toBe(true);
    expect(exchange.response?.body.truncated ?? false).toBe(outcome.status !== null && outcome.kind !== null);
    await isKept(exchange);
    expect(await askedSince(before)).toEqual(['/api/v1/users']);
  });

  test('a write that was cut is not sent again, and the words say that it may have been done', async () => {
    await on(`reset=mid-body,${API}`);
    const admin = await sandboxCredential(bench.client, 'Directory Insights');
    const before = await journalEnd();
    const result = await bench.client.request.send({
      ...get(admin, '/api/v1/groups', ['okta.groups.manage']),
      method: 'POST',
      body: '{"profile":{"name":"Made under a fault"}}',
    });
    expect(result).toMatchObject({
      outcome: 'answered',
      exchange: {
        failure: { kind: 'truncated' },
        verdict: {
          meaning: expect.stringContaining('may have done'),
          next: expect.stringContaining('Read what is there'),
        },
      },
    });
    expect((await askedSince(before)).filter((path) => path === '/api/v1/groups')).toHaveLength(1);
  });
});

describe('token', () => {
  const granted = { outcome: 'granted', verdict: 'allowed', status: 200, words: /Allowed|granted|token/i };
  const failed = (status: number | null, words: RegExp) => ({
    outcome: 'failed',
    verdict: status === null ? 'unreachable' : 'incomplete',
    status,
    words,
  });
  const refused = (verdict: string, status: number, words: RegExp) => ({ outcome: 'refused', verdict, status, words });
  const ASKED: Record<FaultText, { outcome: string; verdict: string; status: number | null; words: RegExp }> = {
    'latency=60000': failed(null, /time/i),
    'latency=20±10': granted,
    'slow-body=60000': failed(200, /time/i),
    'slow-body=5': granted,
    'status=429,wait=30': refused('rate-limited', 429, /Wait 3\d s/),
    'status=429,limit=0': refused('rate-limited', 429, /at the same time/),
    'status=401': refused('client-refused', 401, /./),
    'status=500': refused('server-fault', 500, /again/),
    'status=502': refused('server-fault', 502, /again/),
    'status=503': refused('server-fault', 503, /maintenance/),
    'status=504': refused('server-fault', 504, /again/),
    'reset=before': failed(null, /cut/),
    'reset=headers': failed(200, /broke off/),
    'reset=mid-body': failed(200, /broke off/),
    'body=truncated': failed(200, /broke off/),
    'body=invalid-json': { outcome: 'failed', verdict: 'unclear', status: 200, words: /not valid JSON/ },
    'body=broken-gzip': failed(200, /compressed/),
    'body=html': refused('not-okta', 200, /address.*proxy/),
    'huge-header=100000': granted,
    'huge-header=300000': failed(null, /headers/i),
    'date-skew=-86400': granted,
    'date-skew=86400': granted,
  };

  test.each(rowsOf(ASKED))('%s', async (fault, { outcome, verdict, status, words }) => {
    await on(`${fault},${TOKEN}`);
    const held = (await bench.client.token.list()).length;
    const before = await journalEnd();
    const result = await bench.client.token.request({ tenantId: 'sandbox', credentialId, scopes: SCOPES, fresh: true });
    expect(result.outcome).toBe(outcome);
    const reported = result.exchange?.verdict;
    expect([reported?.verdict, result.exchange?.response?.status ?? null]).toEqual([verdict, status]);
    expect([reported?.title, reported?.meaning, reported?.next, ...(reported?.evidence ?? [])].join('\n')).toMatch(
      words,
    );
    if (outcome !== 'granted') expect(reported?.next).not.toBe('');
    // Half a token is no token, and none of it is shown or kept.
    expect((await bench.client.token.list()).length).toBe(held + (outcome === 'granted' ? 1 : 0));
    expect(JSON.stringify(result)).not.toMatch(/eyJ[\w-]+\.eyJ/);
    if (result.exchange) await isKept(result.exchange);
    expect(await askedSince(before)).toEqual(['/oauth2/v1/token']);
  });

  test('a send whose token cannot be had says so and sends nothing', async () => {
    await on(`reset=before,${TOKEN}`);
    const before = await journalEnd();
    const result = await bench.client.request.send(get(credentialId, LIST, ['okta.groups.read']));
    expect(result).toMatchObject({
      outcome: 'no-token',
      tokenResult: { outcome: 'failed', exchange: { failure: { kind: 'reset' } } },
    });
    expect(await askedSince(before)).toEqual(['/oauth2/v1/token']);
  });
});

describe('the next page and fetch all', () => {
  const joined = async (bodyId: string): Promise<unknown[]> => {
    const stored = await bench.bench.engine.ports.bodies.open(bodyId);
    return JSON.parse(await new Response(stored?.stream).text());
  };
  let first: Exchange;
  beforeAll(async () => {
    await bench.client.sandbox.removeFault({ faultId: null });
    first = await send();
  });

  test.each(rowsOf(SENT))('%s', async (fault, { outcome, words }) => {
    await on(`${fault},${API}`);
    const before = await journalEnd();
    const next = await bench.client.request.next({ exchangeId: first.id });
    if (next.outcome !== 'answered') throw new Error(next.outcome);
    expect(outcomeOf(next.exchange)).toEqual(outcome);
    await isKept(next.exchange);
    expect(await askedSince(before)).toEqual(['/api/v1/users']);
    await bench.client.sandbox.removeFault({ faultId: null });

    // The second of the pages that are asked for meets the fault; the first page was there before.
    await on(`${fault},${API},every=2`);
    const start = await journalEnd();
    const { events, end } = await fetchAll(bench.client, first.id, 10_000, (event, cancel) =>
      event.type === 'waiting' ? cancel() : undefined,
    );
    // A token that the org has called expired is had once more before.
    const asked = (await askedSince(start)).filter((path) => path === '/api/v1/users').length;
    if (outcome.verdict === 'allowed' && outcome.body === 'all') {
      expect(end).toMatchObject({ reason: 'complete', totalItems: 250 });
      expect(asked).toBe(6);
    } else {
      expect(end.reason).toBe(outcome.verdict === 'rate-limited' ? 'cancelled' : 'stopped');
      expect(end).toMatchObject({ pages: 2, totalItems: 80 });
      expect(end.message).toMatch(outcome.verdict === 'rate-limited' ? /^Cancelled/ : words);
      expect(end.message).toMatch(/is kept\.$/);
      expect(events.filter(({ type }) => type === 'waiting')).toHaveLength(outcome.verdict === 'rate-limited' ? 1 : 0);
      expect(asked).toBe(2);
    }
    expect(await joined(end.bodyId)).toHaveLength(end.totalItems);
  });

  test('a 429 is waited for by the clock of the org, and the list is whole', async () => {
    await on(`status=429,wait=0,times=1,${API}`);
    const { events, end } = await fetchAll(bench.client, first.id);
    expect(events.filter(({ type }) => type === 'waiting')).toHaveLength(1);
    expect(end).toMatchObject({ type: 'end', reason: 'complete', totalItems: 250 });
  });

  test('a list that broke off is not followed as if it were whole', async () => {
    await on(`body=truncated,${API}`);
    const broken = await send();
    const before = await journalEnd();
    await expect(fetchAll(bench.client, broken.id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('broke off'),
      data: { fix: expect.stringMatching(/again/) },
    });
    expect(await askedSince(before)).toEqual([]);
  });
});

test('a text that is no fault is wrong in itself, one fault too many is a conflict', async () => {
  await expect(on('status=404')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  for (let kept = 0; kept < 100; kept++) await on('status=503,path=/no/such/path');
  await expect(on('status=503,path=/no/such/path')).rejects.toMatchObject({ code: 'CONFLICT' });
});

describe('what is asked beside', () => {
  test.each(['reset=before', 'body=truncated', 'body=invalid-json', 'body=broken-gzip', 'body=html', 'status=503'])(
    '%s: checking an org and a token gives a result, once each',
    async (fault) => {
      const granted = await bench.client.token.request({ tenantId: 'sandbox', credentialId, scopes: SCOPES });
      if (granted.outcome !== 'granted') throw new Error(granted.outcome);
      const { tokenId } = granted.token;
      await on(fault);
      const before = await journalEnd();
      const check = await bench.client.tenant.check({ tenantId: 'sandbox' });
      expect(check.findings.some(({ level, fix }) => level !== 'ok' && fix !== '')).toBe(true);
      expect(await bench.client.token.verify({ tokenId })).toMatchObject({ valid: false });
      expect(await bench.client.token.introspect({ tokenId })).toMatchObject({ active: null });
      const asked = await askedSince(before);
      expect(new Set(asked).size).toBe(asked.length);
    },
  );
});
