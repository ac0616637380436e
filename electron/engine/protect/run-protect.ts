// The work of a run against one's own API: the good token first, then every case of every route, one request after the other through
// the paced sender, then the preflights. A redirect is recorded and not followed; nothing is sent again but what the rate limit refused.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { judgeCase } from '../../../shared/runs/protect/judge-case.ts';
import { judgePreflight, preflightHeaders } from '../../../shared/runs/protect/judge-preflight.ts';
import type { ProtectEnd, ProtectEntry } from '../../../shared/runs/protect/protect-events.ts';
import type { ProtectRoute } from '../../../shared/runs/protect/read-routes.ts';
import { summarize } from '../../../shared/runs/protect/summarize.ts';
import { casesOf } from '../../../shared/runs/protect/test-cases.ts';
import { authorizeByScheme, authorizeCall, NO_AUTHORIZATION } from '../credentials/authorize-by-scheme.ts';
import type { Authorization, CallToAuthorize } from '../credentials/credential-engine.ts';
import { runAuthorized } from '../credentials/run-authorized.ts';
import type { EngineContext } from '../engine-context.ts';
import { createPacedSender, type SendAs, sendAs } from '../exchange/paced-sender.ts';
import { laneOf } from '../exchange/pacing/lane.ts';
import type { RetryPolicy } from '../exchange/pacing/retry-policy.ts';
import type { HeldToken } from '../oauth/token-book.ts';
import type { TokenService } from '../oauth/token-service.ts';
import type { Sleep } from '../ports.ts';
import { bareToken } from './check-given.ts';
import { createMint } from './mint-token.ts';
import type { PreparedProtect } from './prepare-protect.ts';
import { makeTestTokens, type TestToken } from './test-tokens.ts';

export interface ProtectPorts {
  /** Marked as a run of this kind, with tokens of its own. */
  context: EngineContext;
  tokens: TokenService;
  sleep: Sleep;
}

/** A refusal by the rate is sent once more where the API says when. Then its answer is the result. */
const POLICY: RetryPolicy = {
  mostRateLimitWaits: 1,
  mostUnreachable: 0,
  leastWaitMs: 1000,
  withoutHeadersMs: null,
  whenTooMany: 'reset',
};
/** So many requests in a row without an answer, and the rest is not tried. */
const PATIENCE = 3;

type Entries<T> = AsyncGenerator<ProtectEntry, T>;

interface Sending {
  held: HeldToken | null;
  ports: ProtectPorts;
  prepared: PreparedProtect;
  send: SendAs<ProtectEntry>;
  signal: AbortSignal;
}

/** Ends without an `end` when `signal` is aborted. */
export async function* runProtect(ports: ProtectPorts, prepared: PreparedProtect, signal: AbortSignal): Entries<null> {
  const sender = createPacedSender({ now: ports.context.now, sleep: ports.sleep, signal, share: 1, concurrency: 1 });
  const send = sendAs(sender, POLICY, ({ waitMs, until }): ProtectEntry => ({ type: 'waiting', waitMs, until }));
  const good = yield* goodToken({ ports, prepared, send, signal });
  if (signal.aborted) return null;
  if (good === null || 'problem' in good) {
    yield endOf({ reason: 'no-token', met: false, message: good?.problem ?? 'There is no token.' });
    return null;
  }
  const tokens = await makeTestTokens({
    good,
    given: prepared.given,
    mint: mintFor(ports, prepared, good),
    now: ports.context.orgNow(prepared.tenant.id),
  });
  yield { type: 'tokens', tokens: tokens.map(({ raw: _raw, ...shown }) => shown) };
  const results: { met: boolean; status: number | null; verdict: string }[] = [];
  let lost = 0;
  for await (const entry of requests({ ports, prepared, send, signal, held: good.held }, tokens)) {
    yield entry;
    if (entry.type !== 'case' && entry.type !== 'cors') continue;
    results.push(entry.result);
    lost = entry.result.status === null ? lost + 1 : 0;
    if (lost < PATIENCE) continue;
    yield endOf({ reason: 'unreachable', met: false, message: unreachableWords(results.length, prepared.total) });
    return null;
  }
  if (signal.aborted) return null;
  const { met, message } = summarize(results);
  yield endOf({ reason: 'complete', met, message });
  return null;
}

/** Of a given token nobody knows here whose it is, so nobody signs others beside it. */
function mintFor({ context }: ProtectPorts, { tenant, credential }: PreparedProtect, { raw, origin }: GoodToken) {
  if (credential === null || origin === 'given') return async () => null;
  return createMint(context.sources.of(tenant.id).simulator(), credential, raw);
}

const endOf = (end: ProtectEnd): ProtectEntry => ({ type: 'end', ...end });

const unreachableWords = (sent: number, total: number): string =>
  `Your API does not answer: the rest was not tried after ${sent} of ${total} requests. Check that it runs, and its base URL.`;

interface GoodToken {
  raw: string;
  origin: 'granted' | 'given';
  how: string;
  /** Null for a given one. */
  held: HeldToken | null;
}

/** Null when the run was cancelled. A given one goes before one of the credential. */
async function* goodToken({
  ports,
  prepared,
  send,
  signal,
}: Omit<Sending, 'held'>): Entries<GoodToken | { problem: string } | null> {
  const given = bareToken(prepared.given.good);
  if (given !== null) return { raw: given, origin: 'given', how: 'The token that you gave.', held: null };
  const { credential, tenant, scopes } = prepared;
  if (credential === null) return null;
  const result = yield* send(laneOf(credential.id, 'token'), {
    ask: () => ports.tokens.request({ tenantId: tenant.id, credentialId: credential.id, scopes, fresh: true }, signal),
    exchangeOf: ({ exchange }) => exchange,
  });
  if (result === null) return null;
  if (result.outcome === 'granted') {
    const { tokenId, granted } = result.token;
    const how = `${credential.name} got it from ${tenant.name}, with ${granted.join(' ') || 'no scope'}.`;
    const held = ports.tokens.held(tokenId);
    return { raw: held.raw, origin: 'granted', how, held };
  }
  const { title, meaning, next } = result.exchange.verdict;
  const problem =
    result.outcome === 'refused' ? `${result.refusal.meaning} ${result.refusal.next}` : `${title}. ${meaning} ${next}`;
  return { problem: `${credential.name} got no token, so nothing was sent to your API. ${problem}`.trim() };
}

async function* requests(sending: Sending, tokens: readonly TestToken[]): Entries<void> {
  const { prepared, signal } = sending;
  for (const [index, route] of prepared.routes.entries()) {
    let goodAccepted: boolean | null = null;
    for (const id of casesOf(route.expect)) {
      const token = tokens.find((one) => one.case === id);
      if (signal.aborted || !token) return;
      const exchange = yield* ask(sending, route.method, route, token, []);
      if (exchange === null) return;
      const { shownBy } = token;
      const judged = judgeCase({ expect: route.expect, case: id, shownBy, goodAccepted }, answerOf(exchange));
      if (id === 'good-token') goodAccepted = judged.verdict === 'accepted';
      yield { type: 'case', result: { route: index, case: id, ...seen(exchange), ...judged } };
    }
  }
  for (const [index, route] of prepared.routes.entries()) yield* preflights(sending, index, route);
}

async function* preflights(sending: Sending, index: number, route: ProtectRoute): Entries<void> {
  for (const { from, origin } of sending.prepared.origins) {
    if (sending.signal.aborted) return;
    const asked = { from, origin, method: route.method };
    const exchange = yield* ask(sending, 'OPTIONS', route, null, preflightHeaders(asked));
    if (exchange === null) return;
    const { status, headers } = answerOf(exchange);
    const allowOrigin = headerValue(headers, 'access-control-allow-origin');
    const judged = judgePreflight(asked, status, headers);
    yield { type: 'cors', result: { route: index, from, origin, allowOrigin, ...seen(exchange), ...judged } };
  }
}

/** Null when the run was stopped before its answer. */
async function* ask(
  { ports: { context }, prepared, send, signal, held }: Sending,
  method: string,
  { path }: ProtectRoute,
  token: TestToken | null,
  headers: [string, string][],
): Entries<Exchange | null> {
  const { destination, basePath, credential, api } = prepared;
  const exchange = yield* send(laneOf(api, 'own-api'), {
    ask: async () => {
      const ran = await runAuthorized(context, {
        kind: 'own-api',
        destination,
        credential,
        operation: null,
        method,
        path: `${basePath}${path}`,
        signal,
        authorize: (call) => authorize(context, held, token, call),
        build: (authorization) => ({ headers: [...headers, ...authorization.headers], body: null }),
      });
      return ran.exchange;
    },
    exchangeOf: (one) => one,
  });
  return exchange?.failure?.kind === 'cancelled' ? null : exchange;
}

/** As the good token goes out: a granted one as it was granted, with what its key signs where it is bound; a given one as Bearer (RFC 6750 §2.1). */
async function authorize(
  context: EngineContext,
  held: HeldToken | null,
  token: TestToken | null,
  call: CallToAuthorize,
): Promise<Authorization> {
  if (token === null || token.raw === null) return NO_AUTHORIZATION;
  if (held === null) return authorizeByScheme('Bearer', token.raw, null);
  return authorizeCall(context, { ...held, raw: token.raw }, call);
}

function answerOf({ response }: Exchange) {
  return {
    status: response?.status ?? null,
    headers: response?.headers ?? [],
    bodyText: response?.body.text ?? null,
  };
}

const seen = ({ id, response }: Exchange) => ({ status: response?.status ?? null, exchangeId: id });
