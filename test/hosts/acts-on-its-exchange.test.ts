// Every button acts on what it is beside. Random sequences on two orgs: write and send requests, change the tenant, load the
// page again, open the history, run a case of the error lab or a mutation, and press whatever is offered beside any answer. What
// goes out is then exactly the request of that answer, to its org, as its client; or nothing. The orgs themselves say what they received.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runsOf } from '../../shared/contract/runs-of.ts';
import type { Exchange } from '../../shared/model/exchange.ts';
import { startTestBench, type TestBench } from '../support/bench.ts';
import { runs } from '../support/cost/long-run.ts';
import type { FrontAnswer } from '../support/orgs/org-behind-front.ts';
import { type SeenRequest, startWatchedOrg, type WatchedOrg } from '../support/orgs/watched-org.ts';
import { forgetPage, loadPage, type PageModules } from '../support/page-modules.ts';
import { runErrors } from '../support/run-errors.ts';

const SEQUENCES = runs(150, 500);
const CLIENTS = ['Directory Insights', 'Partial Sync'];

/** A request as a person means it. */
interface Meant {
  org: string;
  clientId: string | null;
  method: string;
  target: string;
  mark: string;
  body: string;
}

const DRAFTS = [
  { method: 'GET', path: '/api/v1/users?limit=1', body: '' },
  { method: 'GET', path: '/api/v1/groups?limit=1', body: '' },
  { method: 'GET', path: '/api/v1/apps?limit=1', body: '' },
  { method: 'POST', path: '/api/v1/groups', body: '{"profile":{"name":"Made"}}' },
  { method: 'POST', path: '/api/v1/users', body: '{"credentials":{"password":{"value":"correct horse"}}}' },
  { method: 'DELETE', path: '/api/v1/groups/00gnobody', body: '' },
] as const;
const SCOPES = [
  ['okta.users.read'],
  ['okta.groups.read'],
  ['okta.users.manage', 'okta.groups.manage'],
  ['okta.users.read', 'okta.dreams.read'],
  ['openid', 'okta.users.read'],
  ['okta.apps.read', 'okta.users.read'],
] as const;
const challenge = (words: string) => ({ 'www-authenticate': `Bearer ${words}` });
const REPLIES: readonly (FrontAnswer | null)[] = [
  null,
  { status: 401, headers: challenge('error="invalid_token", error_description="The token has expired."'), body: '' },
  {
    status: 401,
    headers: challenge('error="invalid_token", error_description="The access token is invalid."'),
    body: '',
  },
  { status: 403, headers: challenge('error="insufficient_scope", scope="okta.apps.read"'), body: '' },
  { status: 503, headers: {}, body: '' },
  {
    status: 429,
    headers: { 'x-rate-limit-limit': '50', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '4102444800' },
    body: '',
  },
];

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), reply: fc.nat(REPLIES.length - 1) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      entry: fc.nat(40),
      action: fc.nat(9),
      reply: fc.nat(REPLIES.length - 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      draft: fc.nat(DRAFTS.length - 1),
      scopes: fc.nat(SCOPES.length - 1),
      auth: fc.constantFrom('auto' as const, 'auto' as const, 'none' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tenant' as const), org: fc.nat(1), client: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reload' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), at: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('other' as const),
      what: fc.constantFrom('lab' as const, 'mutation' as const, 'token' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

let bench: TestBench;
let orgs: WatchedOrg[];
let page: PageModules;
let meant: Map<string, Meant>;
let draft: Omit<Meant, 'org' | 'clientId'> & { none: boolean };
let marks = 0;
const did = { pressed: 0, sentAgain: 0, nothing: 0, waited: 0 };

beforeAll(async () => {
  // Nothing of it is about the disk: kept in memory, thousands of exchanges take half the time.
  // A wait for a rate limit is over as soon as it is asked for.
  const sleep = async () => {
    did.waited += 1;
  };
  bench = await startTestBench({ sandbox: null, visit: true, time: { now: Date.now, sleep } });
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  orgs = [await startWatchedOrg(bench.client, 'Acme', CLIENTS), await startWatchedOrg(bench.client, 'Globex', CLIENTS)];
  page = await loadPage(bench);
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await Promise.all(orgs.map((org) => org.close()));
  await bench.close();
});

const seenSince = () => orgs.flatMap((org) => org.seen.splice(0));
const isToken = ({ target }: SeenRequest) => target === '/oauth2/v1/token';
const entries = () => page.responseStore.getState().entries;
const inUse = () => {
  const org = orgs.find(({ tenantId }) => tenantId === page.selectedTenant()?.id);
  const credentialId = page.selectedCredential()?.id ?? '';
  return { org, credentialId, clientId: org?.clients.get(credentialId) ?? null };
};

/** The API calls among what was received are this one at most; tokens were requested from its org as its client only. */
function expectOnly(seen: SeenRequest[], wanted: Meant, what: string): void {
  for (const token of seen.filter(isToken))
    expect([token.org, token.clientId], what).toEqual([wanted.org, wanted.clientId]);
  const calls = seen.filter((one) => !isToken(one));
  expect(calls.length, what).toBeLessThanOrEqual(1);
  for (const { scopes: _scopes, clientId, ...call } of calls) {
    const { clientId: client, ...rest } = wanted;
    expect(call, what).toEqual(rest);
    expect([client, null], what).toContain(clientId);
  }
}

/** Notes what the answers that are new belong to. */
function noteNew(before: ReadonlySet<string>, wanted: Meant): void {
  for (const { exchange } of entries()) if (!before.has(exchange.id)) meant.set(exchange.id, wanted);
}

const known = () => new Set(entries().map(({ exchange }) => exchange.id));
const answerNext = (org: string, reply: number) => {
  for (const one of orgs) one.replies.length = 0;
  const given = REPLIES[reply];
  if (given) orgs.find(({ name }) => name === org)?.replies.push(given);
};

function write({ draft: at, scopes, auth }: Extract<Step, { do: 'write' }>): void {
  const { method, path, body } = DRAFTS[at] ?? DRAFTS[0];
  marks += 1;
  draft = { method, target: path, body, mark: `m${marks}`, none: auth === 'none' };
  page.setMethod(method);
  page.setPath(path);
  page.setBody(body);
  page.setHeaders([{ id: 'mark', name: 'X-Mark', value: draft.mark, on: true }]);
  page.setAuth({ kind: auth });
  page.setScopes(SCOPES[scopes] ?? SCOPES[0]);
}

async function send({ reply }: { reply: number }): Promise<void> {
  const { org, clientId } = inUse();
  const { none: _none, ...request } = draft;
  const wanted: Meant = { org: org?.name ?? '', clientId, ...request };
  const before = known();
  answerNext(wanted.org, reply);
  await page.sendRequest();
  expectOnly(seenSince(), wanted, 'send');
  noteNew(before, wanted);
}

async function press({ entry, action, reply }: Extract<Step, { do: 'press' }>): Promise<void> {
  const catalogue = page.catalogueStore.getState();
  const { tenants } = page.tenantsStore.getState();
  const { leftOut } = page.responseStore.getState();
  const offers = entries().flatMap(({ exchange }) =>
    page
      .offeredActions(exchange, { catalogue, tenants, leftOut, now: Date.now() })
      .actions.map((offered) => ({ exchange, offered })),
  );
  const { exchange, offered: chosen } = offers[(entry + action) % Math.max(1, offers.length)] ?? {};
  const wanted = exchange && meant.get(exchange.id);
  if (!chosen || !wanted) return;
  did.pressed += 1;
  const before = known();
  answerNext(wanted.org, reply);
  await page.takeAction(exchange, chosen);
  const seen = seenSince();
  expectOnly(seen, wanted, `${chosen.label} beside ${exchange.request.method} ${exchange.request.url}`);
  if (seen.some((one) => !isToken(one))) did.sentAgain += 1;
  else did.nothing += 1;
  noteNew(before, wanted);
}

async function open({ at }: { at: number }): Promise<void> {
  const { entries: rows } = await bench.client.history.list({ limit: 40 });
  const row = rows[at % Math.max(1, rows.length)];
  if (!row) return;
  const exchange: Exchange = await bench.client.history.get({ exchangeId: row.id });
  const wanted = meant.get(row.id);
  if (!wanted || exchange.repeat?.kind !== 'request') return;
  page.sendAgain(exchange);
  page.takeHandedOver();
  // A body with a secret is not handed to the page: the person writes it again.
  const body = exchange.repeat.request.lost.includes('body') ? '' : wanted.body;
  draft = { ...wanted, body, none: exchange.repeat.request.auth.kind === 'none' };
  expect(page.responseStore.getState().shownId).toBe(row.id);
}

async function other({ what }: Extract<Step, { do: 'other' }>): Promise<void> {
  const { org, credentialId } = inUse();
  const place = { tenantId: org?.tenantId ?? '', credentialId };
  if (what === 'token') await page.requestChosen();
  else if (what === 'lab') await runErrors(bench.client, { ...place, caseIds: ['api/missing-scope'] });
  else {
    const { runId } = await runsOf(bench.client.run, 'mutation').start({
      ...place,
      scopes: ['okta.users.read'],
      operationIds: ['listUsers'],
    });
    for await (const _events of await runsOf(bench.client.run, 'mutation').watch({ runId, after: 0 }));
  }
  seenSince();
}

async function run(steps: readonly Step[]): Promise<void> {
  forgetPage();
  page.responseStore.setState({ entries: [], shownId: null, leftOut: {}, cureReport: null });
  meant = new Map();
  write({ do: 'write', draft: 0, scopes: 0, auth: 'auto' });
  for (const one of steps)
    if (one.do === 'send') await send(one);
    else if (one.do === 'press') await press(one);
    else if (one.do === 'write') write(one);
    else if (one.do === 'tenant') {
      const org = orgs[one.org];
      if (org) page.selectCredential(org.tenantId, [...org.clients.keys()][one.client] ?? '');
    } else if (one.do === 'reload') page = await loadPage(bench);
    else if (one.do === 'open') await open(one);
    else await other(one);
}

test('what an action sends is the exchange that it is beside, or nothing', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8, size: 'max' }), run), {
    numRuns: SEQUENCES,
    seed: 10,
  });
  expect(did.pressed).toBeGreaterThan(SEQUENCES / 2);
  expect(did.sentAgain).toBeGreaterThan(SEQUENCES / 4);
  expect(did.nothing).toBeGreaterThan(0);
  expect(did.waited).toBeGreaterThan(0);
}, 300_000);
