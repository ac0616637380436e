// The calls of a mutation: tokens for exactly the named scopes, and GETs with ids from the lists that were read before. A list
// that was not among the used operations is asked for its first entry when the set allows it. A 429 is waited for by the
// org's clock, and said.

import type { Exchange } from '../../../shared/model/exchange.ts';
import type { SendResult } from '../../../shared/model/request.ts';
import type { TokenResult } from '../../../shared/model/token.ts';
import { missingScopes } from '../../../shared/okta/scopes/requirement.ts';
import { WINDOW_MS } from '../../../shared/okta/wire-text/rate-limit.ts';
import type { MutationEntry, MutationStep } from '../../../shared/runs/mutation/mutation-events.ts';
import { createPathMemory } from '../../../shared/runs/sweep/plan/fill-path.ts';
import { rateBucket, TOKEN_BUCKET } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import { type ValueNeed, valueNeeds } from '../../../shared/runs/sweep/plan/value-source.ts';
import type { EngineContext } from '../engine-context.ts';
import { createPacedSender, sendAs } from '../exchange/paced-sender.ts';
import { laneOf } from '../exchange/pacing/lane.ts';
import type { RetryPolicy } from '../exchange/pacing/retry-policy.ts';
import { scopesBeyond, tokenProblem } from '../oauth/token-problem.ts';
import type { TokenService } from '../oauth/token-service.ts';
import type { Sleep } from '../ports.ts';
import type { RequestService } from '../requests/request-service.ts';
import type { Replay, ReplayPlan } from './plan-replay.ts';

/** A call that is refused more often in a row by the rate limit is given up. */
const POLICY: RetryPolicy = {
  mostRateLimitWaits: 5,
  mostUnreachable: 0,
  leastWaitMs: 1000,
  withoutHeadersMs: WINDOW_MS,
  whenTooMany: 'reset',
};

export interface MutationPorts {
  context: EngineContext;
  sleep: Sleep;
  tokens: TokenService;
  requests: RequestService;
}

export interface MutationTarget {
  tenantId: string;
  credentialId: string;
  clientId: string;
  scopes: string[];
}

export interface MutationToken {
  tokenId: string | null;
  /** True when the org itself said no. */
  refused: boolean;
  problem: string | null;
}

export interface MutationCalls {
  token(scopes: string[], leftOut: string | null): AsyncGenerator<MutationEntry, MutationToken>;
  send(replay: Replay, tokenId: string, leftOut: string | null): AsyncGenerator<MutationEntry, MutationStep>;
  /** A list or an operation that was read before: where, and the answer. `operationId`: it is sent to the same place again. */
  remember(path: string, text: string | null, operationId: string | null): void;
}

export function createMutationCalls(
  { tokens, requests, context, sleep }: MutationPorts,
  target: MutationTarget,
  lists: ReplayPlan['lists'],
  signal: AbortSignal,
): MutationCalls {
  /** The path of each operation as it was sent first: every round sends the same. */
  const paths = new Map<string, string>();

  const { tenantId, credentialId } = target;
  // What is left out of a set is shown by few calls: they may use what is left of each budget.
  const sender = createPacedSender({ now: context.now, sleep, signal, share: 1, concurrency: 1 });
  const send = sendAs(sender, POLICY, ({ waitMs, until }): MutationEntry => ({ type: 'waiting', waitMs, until }));

  /** Null when the run was cancelled before it was sent. */
  const get = (path: string, operationId: string, tokenId: string) => {
    return send(laneOf(credentialId, rateBucket('GET', path.replace(/\?.*/s, ''))), {
      ask: () =>
        requests.send(
          {
            tenantId,
            credentialId,
            method: 'GET',
            path,
            operationId,
            headers: [],
            body: null,
            auth: { kind: 'token', tokenId },
          },
          signal,
        ),
      exchangeOf: (result) => (result.outcome === 'answered' ? result.exchange : null),
    });
  };

  const known = createPathFinder(lists, target, get);

  return {
    remember(path, text, operationId) {
      if (operationId !== null) paths.set(operationId, path);
      known.remember(path, text);
    },

    async *token(scopes, leftOut) {
      const result = yield* send(laneOf(credentialId, TOKEN_BUCKET), {
        ask: () => tokens.request({ tenantId, credentialId, scopes, fresh: true }, signal),
        exchangeOf: ({ exchange }) => exchange,
      });
      if (result === null) return { tokenId: null, refused: false, problem: 'Cancelled.' };
      const { tokenId, granted, refused, problem } = judgeToken(result, scopes);
      yield { type: 'token', scopes, granted, leftOut, problem, refused };
      return { tokenId, refused, problem };
    },

    async *send(replay, tokenId, leftOut) {
      const { id } = replay.operation;
      const path = paths.get(id) ?? (yield* known.find(replay, tokenId));
      if (typeof path !== 'string') {
        const step = skippedStep(id, path);
        yield { type: 'step', leftOut, step };
        return step;
      }
      paths.set(id, path);
      const result = yield* get(path, id, tokenId);
      if (result === null) return { operationId: id, verdict: 'cancelled', exchangeId: null, note: null };
      if (leftOut === null) {
        known.remember(path, null);
        known.learn(path, result);
      }
      // A held token goes out as it is: there is no other outcome.
      if (result.outcome !== 'answered') throw new Error('a request with a held token was not sent');
      const step = stepOf(id, result.exchange);
      yield { type: 'step', leftOut, step };
      return step;
    },
  };
}

const skippedStep = (operationId: string, missing: readonly string[]): MutationStep => ({
  operationId,
  verdict: 'skipped',
  exchangeId: null,
  note: `No value is known for ${missing.join(', ')}: no list that was read had one.`,
});

function stepOf(operationId: string, { id, verdict: { verdict, title, confidence } }: Exchange): MutationStep {
  const note = verdict === 'allowed' && confidence === 'certain' ? null : title;
  return { operationId, verdict, exchangeId: id, note };
}

type Get = (path: string, operationId: string, tokenId: string) => AsyncGenerator<MutationEntry, SendResult | null>;

/** Ids for the paths, from the answers that were read: each list is asked for once. */
function createPathFinder(lists: ReplayPlan['lists'], target: MutationTarget, get: Get) {
  const memory = createPathMemory();
  const templates = new Set(lists.keys());
  const asked = new Set<string>();

  /** Reads the lists that the needed values come from, once each, as far as the whole set of scopes allows. */
  async function* find(replay: Replay, tokenId: string): AsyncGenerator<MutationEntry, string | string[]> {
    const needs = valueNeeds(replay.operation, replay.query, templates);
    for (const need of needs) {
      const list = need.list === null ? undefined : lists.get(need.list);
      if (!list || list.operation.id === replay.operation.id) continue;
      const path = fill(list, valueNeeds(list.operation, list.query, templates));
      if (typeof path !== 'string' || asked.has(path) || missingScopes(list.operation, target.scopes).length > 0)
        continue;
      asked.add(path);
      const result = yield* get(path, list.operation.id, tokenId);
      learn(path, result);
      if (result?.outcome === 'answered') yield { type: 'lookup', path, exchangeId: result.exchange.id };
    }
    return fill(replay, needs);
  }

  function fill(replay: Replay, needs: ValueNeed[]): string | string[] {
    const { operation, query } = replay;
    const filled = memory.fill({ path: operation.path, query, needs, clientId: target.clientId });
    return filled.ok ? filled.path : [filled.missing];
  }

  function learn(path: string, result: SendResult | null): void {
    if (result?.outcome === 'answered' && result.exchange.verdict.verdict === 'allowed')
      memory.learn(path, result.exchange.response?.body.text ?? null);
  }

  return {
    find,
    learn,
    remember(path: string, text: string | null): void {
      asked.add(path);
      if (text !== null) memory.learn(path, text);
    },
  };
}

/** `tokenId` null: no token, or one that shows nothing. */
function judgeToken(result: TokenResult, scopes: readonly string[]): MutationToken & { granted: string[] } {
  const problem = tokenProblem(result, scopes);
  if (result.outcome !== 'granted')
    return { tokenId: null, granted: [], refused: result.outcome === 'refused', problem };
  const { granted, tokenId } = result.token;
  return { tokenId: scopesBeyond(granted, scopes).length > 0 ? null : tokenId, granted, refused: false, problem };
}
