// The calls of a mutation that may have been interrupted: what an earlier part of it has done is taken from its events, and only the
// rest is sent. Tokens are never kept, so a round that goes on asks for its token once more. What is received while the run is being
// stopped decides nothing and is no step: it is sent again.

import type { FoundSet, MutationEntry } from '../../../shared/contract/mutation.ts';
import type { RunEvent } from '../../../shared/contract/run.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { EMPTY_MUTATION, type MutationStep, reduceMutation } from '../../../shared/runs/mutation/reduce-mutation.ts';
import { BenchError } from '../errors.ts';
import type { MutationCalls, MutationToken } from './mutation-calls.ts';

export interface ResumedCalls extends Pick<MutationCalls, 'token' | 'send'> {
  has(operationId: string, leftOut: string | null): boolean;
  /** Reads what was found in lists before, as far as the exchanges are still there. */
  remember(exchange: (id: string) => Promise<Exchange>): Promise<void>;
}

/** A round was begun with a token, and now there is none for it. The message says why. */
export class NoTokenToGoOn extends Error {}

/** In place of the token of a round that an earlier part of the run has requested. */
const BEFORE = 'asked for before';

const NOT_SENT: Omit<MutationStep, 'operationId'> = { verdict: 'skipped', exchangeId: null, note: null };

export function createResumedCalls(
  calls: MutationCalls,
  before: readonly RunEvent<'mutation'>[],
  signal: AbortSignal,
): ResumedCalls {
  const { rounds } = reduceMutation<FoundSet>(EMPTY_MUTATION, before);
  const roundOf = (leftOut: string | null) => rounds.find((round) => round.leftOut === leftOut);
  const doneStep = (operationId: string, leftOut: string | null) =>
    roundOf(leftOut)?.steps.find((step) => step.operationId === operationId);
  const renewed = new Map<string | null, string>();

  async function* fresh(scopes: string[], leftOut: string | null): AsyncGenerator<MutationEntry, MutationToken> {
    const token = yield* unlessStopped(calls.token(scopes, leftOut), signal);
    if (token.tokenId !== null) renewed.set(leftOut, token.tokenId);
    return token;
  }

  return {
    has: (operationId, leftOut) => doneStep(operationId, leftOut) !== undefined,

    async remember(read) {
      for (const { operationId, exchangeId } of roundOf(null)?.steps ?? [])
        if (exchangeId !== null) remember(calls, await readBefore(read, exchangeId), operationId);
      for (const event of before)
        if (event.type === 'lookup') remember(calls, await readBefore(read, event.exchangeId), null);
    },

    async *token(scopes, leftOut) {
      const round = roundOf(leftOut);
      if (!round) return yield* fresh(scopes, leftOut);
      const { granted, refused, problem } = round;
      const usable = granted.length > 0 && granted.every((scope) => scopes.includes(scope));
      return { tokenId: usable ? BEFORE : null, refused, problem };
    },

    async *send(replay, tokenId, leftOut) {
      const { id } = replay.operation;
      const done = doneStep(id, leftOut);
      if (done) return done;
      let own: string | null = tokenId === BEFORE ? (renewed.get(leftOut) ?? null) : tokenId;
      if (own === null && !signal.aborted) {
        const token = yield* fresh(roundOf(leftOut)?.scopes ?? [], leftOut);
        own = token.tokenId;
        if (own === null && !signal.aborted)
          throw new NoTokenToGoOn(`There is no token to go on with. ${token.problem ?? ''}`.trim());
      }
      if (own === null || signal.aborted) return { ...NOT_SENT, operationId: id };
      return yield* unlessStopped(calls.send(replay, own, leftOut), signal);
    },
  };
}

async function* unlessStopped<T>(
  entries: AsyncGenerator<MutationEntry, T>,
  signal: AbortSignal,
): AsyncGenerator<MutationEntry, T> {
  for (;;) {
    const next = await entries.next();
    if (next.done) return next.value;
    if (!signal.aborted) yield next.value;
  }
}

/** Null where the history has let it go: then the id is looked for again. */
async function readBefore(read: (id: string) => Promise<Exchange>, id: string): Promise<Exchange | null> {
  try {
    return await read(id);
  } catch (error) {
    if (error instanceof BenchError) return null;
    throw error;
  }
}

function remember(calls: MutationCalls, exchange: Exchange | null, operationId: string | null): void {
  if (exchange === null) return;
  const { pathname, search } = new URL(exchange.request.url);
  const allowed = exchange.verdict.verdict === 'allowed';
  calls.remember(`${pathname}${search}`, allowed ? (exchange.response?.body.text ?? null) : null, operationId);
}
