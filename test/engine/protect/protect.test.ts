// A run against one's own API over real HTTP: a sound API, a weak one, one with exactly one hole, and what is no API at all.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { ProtectInput } from '../../../shared/runs/protect/protect-events.ts';
import { ROUTE_TEMPLATE } from '../../../shared/runs/protect/read-routes.ts';
import { EMPTY_PROTECT, type ProtectView, reduceProtect } from '../../../shared/runs/protect/reduce-protect.ts';
import { whyNoGiver } from '../../../shared/runs/protect/token-givers.ts';
import { sandboxCredential, startTestBench, type TestBench } from '../../support/bench.ts';
import { folderTexts } from '../../support/folder-files.ts';
import {
  APP_ORIGIN,
  CHECKS,
  type Check,
  type OwnApi,
  type OwnApiOptions,
  startOwnApi,
} from '../../support/orgs/own-api.ts';

let bench: TestBench;
let api: OwnApi | null = null;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());
afterEach(async () => {
  await api?.close();
  api = null;
});

const HOUR = 3600;
const seconds = () => Math.floor(Date.now() / 1000);

/** Every real token that a person can have. */
async function realTokens(own: OwnApi): Promise<NonNullable<ProtectInput['tokens']>> {
  const [good, expired, otherServer, wrongScope, idToken] = await Promise.all([
    own.token(),
    own.token({ iat: seconds() - 2 * HOUR, exp: seconds() - HOUR }),
    own.foreignToken({ iss: 'https://acme.okta.com', aud: 'https://acme.okta.com' }),
    own.token({ scp: ['Other'] }),
    own.token({ aud: '0oaclient', scp: undefined, cid: undefined, jti: 'ID.1' }),
  ]);
  return { good, expired, otherServer, wrongScope, idToken };
}

async function run(options: OwnApiOptions, more: Partial<ProtectInput> = {}): Promise<ProtectView> {
  api = await startOwnApi(options);
  return follow({ api: api.url, tokens: await realTokens(api), ...more });
}

async function follow(more: Partial<ProtectInput>): Promise<ProtectView> {
  const runs = runsOf(bench.client.run, 'protect');
  const { runId } = await runs.start({
    tenantId: 'sandbox',
    credentialId: null,
    scopes: [],
    api: '',
    routes: [...ROUTE_TEMPLATE],
    ...more,
  });
  let view = EMPTY_PROTECT;
  for await (const events of await runs.watch({ runId, after: 0 })) view = reduceProtect(view, events);
  return view;
}

const verdicts = ({ cases }: ProtectView, route = 0) =>
  Object.fromEntries(cases.filter((one) => one.route === route).map((one) => [one.case, one.verdict]));

describe('a run against an API', () => {
  test('of a sound one everything is met, and it says which refusals show what', async () => {
    const view = await run({});
    expect(view.end).toMatchObject({ reason: 'complete', met: true });
    expect(verdicts(view)).toEqual({
      'good-token': 'accepted',
      'no-token': 'refused',
      garbage: 'refused',
      'foreign-key': 'refused',
      'alg-none': 'refused',
      tampered: 'refused',
      expired: 'refused',
      'not-yet-valid': 'refused-perhaps-otherwise',
      'wrong-audience': 'refused-perhaps-otherwise',
      'wrong-issuer': 'refused-perhaps-otherwise',
      'wrong-scope': 'refused',
      'id-token': 'refused',
    });
    expect(verdicts(view, 1)).toEqual({ 'good-token': 'accepted', 'no-token': 'accepted' });
    expect(view.tokens.find((one) => one.case === 'not-yet-valid')).toMatchObject({
      origin: 'forged',
      shownBy: 'signature',
    });
    expect(view.done).toBe(view.total);
  });

  test('of one that looks only whether there is a token, everything but no token is let in', async () => {
    const view = await run({ checks: ['token'] });
    const { 'good-token': good, 'no-token': none, ...others } = verdicts(view);
    expect([good, none]).toEqual(['accepted', 'refused']);
    expect(new Set(Object.values(others))).toEqual(new Set(['let-in']));
    expect(view.end).toMatchObject({ reason: 'complete', met: false });
    expect(view.end?.message).toContain('10 let in');
  });

  const HOLES: [Check, string[]][] = [
    ['token', ['no-token']],
    ['exp', ['expired']],
    ['scp', ['wrong-scope']],
  ];
  test.each(HOLES)('a missing check of %s is the one hole that is shown', async (hole, letIn) => {
    const view = await run({ checks: CHECKS.filter((check) => check !== hole) });
    expect(view.cases.flatMap((one) => (one.verdict === 'let-in' ? [one.case] : []))).toEqual(letIn);
    expect(view.end?.met).toBe(false);
  });

  test('one that refuses everything is no protected API', async () => {
    const view = await run({
      instead: (_request, response) => {
        response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
        return true;
      },
    });
    const { 'good-token': good, ...others } = verdicts(view);
    expect(good).toBe('refused-wrongly');
    expect(new Set(Object.values(others))).toEqual(new Set(['unknown']));
    expect(view.cases.every(({ met }) => !met)).toBe(true);
  });

  test('a redirect is recorded and not followed', async () => {
    const view = await run({
      instead: (request, response) => {
        if (request.url === '/login') return false;
        response.writeHead(302, { location: '/login' }).end();
        return true;
      },
    });
    expect(new Set(view.cases.map(({ verdict }) => verdict))).toEqual(new Set(['redirected']));
    expect(api?.seen.some(({ path }) => path === '/login')).toBe(false);
  });

  test('preflights carry no token, and show which pages may call', async () => {
    const view = await run({}, { allowedOrigin: APP_ORIGIN, foreignOrigin: 'https://foreign.example' });
    expect(view.cors.map(({ from, verdict, met }) => ({ from, verdict, met }))).toEqual([
      { from: 'allowed', verdict: 'accepted', met: true },
      { from: 'foreign', verdict: 'refused', met: true },
      { from: 'allowed', verdict: 'accepted', met: true },
      { from: 'foreign', verdict: 'refused', met: true },
    ]);
    const preflights = api?.seen.filter(({ method }) => method === 'OPTIONS') ?? [];
    expect(preflights.map(({ authorization }) => authorization)).toEqual([null, null, null, null]);
  });

  test('an API that is not there ends the run, and says so', async () => {
    const gone = await startOwnApi();
    const tokens = await realTokens(gone);
    await gone.close();
    const view = await follow({ api: gone.url, tokens });
    expect(view.end).toMatchObject({ reason: 'unreachable', met: false });
    expect(view.cases.map(({ verdict }) => verdict)).toEqual(['unanswered', 'unanswered', 'unanswered']);
  });

  test('each answer can be looked at in the history, as of Protect, and no token is on the disk', async () => {
    const view = await run({});
    const { exchangeId } = view.cases.find((one) => one.case === 'expired') ?? {};
    const exchange = await bench.client.history.get({ exchangeId: exchangeId ?? '' });
    expect(exchange).toMatchObject({ kind: 'own-api', source: 'protect', response: { status: 401 }, hasNext: false });
    const text = (await folderTexts(bench.dataDir)).join();
    for (const { authorization } of api?.seen ?? []) {
      const token = authorization?.replace('Bearer ', '') ?? '';
      if (token !== '') expect(text.includes(token.split('.').at(-1) || token)).toBe(false);
    }
  });
});

describe('the APIs of the sandbox org, whose server signs the tokens', () => {
  const onSandbox = async (which: 'url' | 'weakUrl') => {
    const { ownApi } = await bench.client.sandbox.status();
    if (ownApi === null) throw new Error('the sandbox org does not run');
    const { tenants } = await bench.client.app.snapshot();
    const credentials = tenants.find(({ id }) => id === 'sandbox')?.credentials ?? [];
    const credentialId = credentials.find((one) => whyNoGiver(one) === null)?.id ?? null;
    const { scope, allowedOrigin } = ownApi;
    return follow({
      ...{ api: ownApi[which], credentialId, scopes: [scope], tokens: {} },
      ...{ allowedOrigin, foreignOrigin: 'https://foreign.example' },
    });
  };

  test('of the sound one every refusal shows the check that it is about', async () => {
    const view = await onSandbox('url');
    expect(view.end).toMatchObject({ reason: 'complete', met: true });
    const { 'good-token': good, ...others } = verdicts(view);
    expect(good).toBe('accepted');
    expect(new Set(Object.values(others))).toEqual(new Set(['refused']));
    expect(view.cases.find((one) => one.case === 'wrong-scope')).toMatchObject({ status: 403, expected: 403 });
    expect(view.cors.every(({ met }) => met)).toBe(true);
  });

  test('the weak one lets everything in but no token, and any page', async () => {
    const view = await onSandbox('weakUrl');
    expect(view.cases.filter(({ verdict }) => verdict === 'let-in')).toHaveLength(10);
    expect(view.cors.filter(({ verdict }) => verdict === 'let-in')).toHaveLength(2);
    expect(view.end).toMatchObject({ reason: 'complete', met: false });
  });

  test('a scope that its server refuses ends the run before anything is sent to the API', async () => {
    const { ownApi } = await bench.client.sandbox.status();
    const { tenants } = await bench.client.app.snapshot();
    const credentials = tenants.find(({ id }) => id === 'sandbox')?.credentials ?? [];
    const credentialId = credentials.find((one) => whyNoGiver(one) === null)?.id ?? null;
    const view = await follow({ api: ownApi?.url ?? '', credentialId, scopes: ['Nobody'], tokens: {} });
    expect(view.end).toMatchObject({ reason: 'no-token', met: false });
    expect(view.cases).toEqual([]);
  });
});

describe('what is refused before anything is sent', () => {
  const start = (more: Partial<ProtectInput>) =>
    runsOf(bench.client.run, 'protect').start({
      ...{
        tenantId: 'sandbox',
        credentialId: null,
        scopes: [],
        api: 'https://api.example.com',
        routes: [...ROUTE_TEMPLATE],
      },
      ...more,
    });
  const tokens = { good: 'a.b.c' };

  test.each<[string, Partial<ProtectInput>, string]>([
    ['http to another computer', { tokens, api: 'http://api.example.com' }, 'ORIGIN_REFUSED'],
    ['a base URL that is none', { tokens, api: 'api.example.com' }, 'INVALID_INPUT'],
    ['no good token', {}, 'INVALID_INPUT'],
    ['a write', { tokens, routes: [{ method: 'DELETE', path: '/x', expect: 'protected' }] }, 'WRITE_NOT_ARMED'],
    ['an origin that is none', { tokens, allowedOrigin: 'app' }, 'INVALID_INPUT'],
  ])('%s', async (_what, more, code) => {
    await expect(start(more)).rejects.toMatchObject({ code });
  });

  test('a credential whose tokens open the org', async () => {
    const credentialId = await sandboxCredential(bench.client, 'Directory Insights');
    await expect(start({ credentialId })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { meaning: expect.stringContaining('sent to nobody else') },
    });
  });
});
