// The calls of a run of a plan: tokens with the scopes of a round, and requests, all through the one paced sender. A token is taken for as
// many steps as it lasts; one that the org calls expired or invalid is renewed once.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { SendInput, SendResult } from '../../../shared/model/request.ts';
import type { TokenInfo, TokenResult } from '../../../shared/model/token.ts';
import { scopesForCall } from '../../../shared/okta/scopes/scope-parameter.ts';
import { WINDOW_MS } from '../../../shared/okta/wire-text/rate-limit.ts';
import type { PlanRunEntry } from '../../../shared/runs/plan/plan-events.ts';
import { rateBucket, TOKEN_BUCKET } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import type { EngineContext } from '../engine-context.ts';
import { createPacedSender, type SendAs, sendAs, sendPaced } from '../exchange/paced-sender.ts';
import { type Lane, laneOf, type Wait } from '../exchange/pacing/lane.ts';
import type { RetryPolicy } from '../exchange/pacing/retry-policy.ts';
import { RENEW_BEFORE_MS } from '../oauth/token-book.ts';
import { tokenProblem } from '../oauth/token-problem.ts';
import type { TokenService } from '../oauth/token-service.ts';
import type { Sleep } from '../ports.ts';
import type { RequestService } from '../requests/request-service.ts';

export interface PlanCallsPorts {
  /** A fork of the run's own: with its tokens and its evidence. */
  context: EngineContext;
  tokens: TokenService;
  requests: RequestService;
  sleep: Sleep;
}

export interface PlanTarget {
  tenantId: string;
  credentialId: string | null;
  concurrency: number;
  /** Of the plan: they leave in no form. */
  secrets: string[];
}

/** What a step goes out with. `problem`: there is no token, or not the whole of it. */
export interface StepToken {
  tokenId: string | null;
  problem: string | null;
  exchange: Exchange | null;
  granted: string[];
}

export type StepRequest = Pick<SendInput, 'method' | 'path' | 'operationId' | 'headers' | 'body' | 'timeoutMs'>;

export interface PlanCalls {
  /** For a call that needs `needed` out of `scopes`; the same one as long as it serves. `emit` gets its event when it is new. */
  token(scopes: string[], needed: string[], leftOut: string | null): Promise<StepToken>;
  /** For a kind of call of its own, at the same pace. */
  sendAs<Event>(toEvent: (wait: Wait) => Event): SendAs<Event>;
  /** Null when the run was stopped before it went out. */
  send(request: StepRequest, tokenId: string | null, rateLimits: number): Promise<Exchange | null>;
  rest(ms: number): Promise<void>;
  /** The org has called it expired or invalid. */
  drop(tokenId: string): void;
}

const policy = (rateLimits: number): RetryPolicy => ({
  mostRateLimitWaits: rateLimits,
  mostUnreachable: 0,
  leastWaitMs: 1000,
  withoutHeadersMs: WINDOW_MS,
  whenTooMany: 'reset',
});
const TOKEN_POLICY = policy(5);

export function createPlanCalls(
  { context, tokens, requests, sleep }: PlanCallsPorts,
  { tenantId, credentialId, concurrency, secrets }: PlanTarget,
  emit: (entry: PlanRunEntry) => void,
  signal: AbortSignal,
): PlanCalls {
  const sender = createPacedSender({ now: context.now, sleep, signal, share: 1, concurrency });
  const held = new Map<string, Promise<StepToken & { info: TokenInfo | null }>>();
  const waited = ({ waitMs, until }: { waitMs: number; until: number }) => emit({ type: 'waiting', waitMs, until });

  const ask = async (scopes: string[], leftOut: string | null) => {
    if (credentialId === null) return { ...NO_TOKEN, problem: 'No credential is chosen.', info: null };
    const result = await sendPaced(sender, laneOf(credentialId, TOKEN_BUCKET), TOKEN_POLICY, waited, {
      ask: () => tokens.request({ tenantId, credentialId, scopes, fresh: true, takesShort: true }, signal),
      exchangeOf: ({ exchange }) => exchange,
    });
    if (result === null) return { ...NO_TOKEN, problem: 'The run was stopped.', info: null };
    const token = judgeToken(result, scopes);
    const { granted, problem, exchange } = token;
    emit({ type: 'token', leftOut, scopes, granted, problem, exchangeId: exchange?.id ?? null });
    return token;
  };

  return {
    async token(scopes, needed, leftOut) {
      const wanted = scopesForCall(scopes, needed);
      const key = wanted.join(' ');
      const before = await held.get(key);
      const serves =
        before?.tokenId != null && (before.info?.expiresAt ?? 0) - context.orgNow(tenantId) > RENEW_BEFORE_MS;
      if (before && (serves || before.tokenId === null)) return before;
      const asked = ask(wanted, leftOut);
      held.set(key, asked);
      return asked;
    },
    sendAs: (toEvent) => sendAs(sender, TOKEN_POLICY, toEvent),
    send: (request, tokenId, rateLimits) =>
      sendPaced(sender, lane(credentialId, request), policy(rateLimits), waited, {
        ask: () =>
          requests.send(
            {
              tenantId,
              credentialId,
              ...request,
              auth: tokenId === null ? { kind: 'none' } : { kind: 'token', tokenId },
            },
            signal,
            { writesAllowed: true, secrets },
          ),
        exchangeOf,
      }).then((result) => result && exchangeOf(result)),
    rest: (ms) => sleep(ms, signal),
    drop(tokenId) {
      for (const [key, token] of held) void token.then((one) => one.tokenId === tokenId && held.delete(key));
    },
  };
}

const NO_TOKEN: StepToken = { tokenId: null, problem: null, exchange: null, granted: [] };

const lane = (credentialId: string | null, { method, path }: StepRequest): Lane =>
  laneOf(credentialId, rateBucket(method, path.replace(/\?.*/s, '')));

/** A held token goes out as it is, so there is an exchange for whatever was sent. */
const exchangeOf = (result: SendResult): Exchange | null => (result.outcome === 'answered' ? result.exchange : null);

function judgeToken(result: TokenResult, scopes: readonly string[]): StepToken & { info: TokenInfo | null } {
  const { exchange } = result;
  const problem = tokenProblem(result, scopes);
  if (result.outcome !== 'granted') return { ...NO_TOKEN, problem, exchange, info: null };
  const { granted, tokenId } = result.token;
  return { tokenId, granted, problem, exchange, info: result.token };
}
