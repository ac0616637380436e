// How the calls of a run go out: one after the other, at most a share of each budget by what the headers say, and a 429 that
// no case is about is waited for by the org's clock. The waiting is told.
import type { CaseRunEvent } from '../../../shared/contract/error-lab.ts';
import type { Exchange } from '../../../shared/contract/exchange.ts';
import type { Now, Sleep } from '../ports.ts';
import { createPacer } from '../sweep/pacer.ts';

/** The rest of each budget is for whoever else works with the org. */
const SHARE = 0.5;
/** A call that the rate limit refuses is sent once more, after the reset; it was not carried out. Then its answer is the result. */
const MOST_WAITS = 1;
const LEAST_WAIT_MS = 1000;

export interface PacedCalls {
  /** `lane`: whose budget of which bucket. Null when the run was cancelled before an answer came. */
  call<T>(
    lane: string,
    ask: () => Promise<T>,
    exchangeOf: (answer: T) => Exchange | null,
  ): AsyncGenerator<CaseRunEvent, T | null>;
}

export function createPacedCalls({ now, sleep, signal }: { now: Now; sleep: Sleep; signal: AbortSignal }): PacedCalls {
  const pacer = createPacer({ share: SHARE, now });

  async function* pause(until: number, because: 'share' | 'rate-limited'): AsyncGenerator<CaseRunEvent> {
    const waitMs = Math.max(until - now(), LEAST_WAIT_MS);
    yield { type: 'waiting', waitMs, until: now() + waitMs, because };
    await sleep(waitMs, signal);
  }

  return {
    async *call(lane, ask, exchangeOf) {
      for (let waits = 0; ; ) {
        if (signal.aborted) return null;
        const permit = pacer.take(lane);
        if (!permit.ok) {
          yield* pause(permit.until ?? 0, permit.because);
          continue;
        }
        let exchange: Exchange | null = null;
        let answer: Awaited<ReturnType<typeof ask>>;
        try {
          answer = await ask();
          exchange = exchangeOf(answer);
        } finally {
          pacer.settle(lane, exchange);
        }
        if (exchange?.response?.status !== 429 || waits >= MOST_WAITS) return signal.aborted ? null : answer;
        waits += 1;
        // A refusal for too many at once holds no lane: its reset is an estimate (FACTS §4).
        if (exchange.rateLimit?.kind === 'concurrency') yield* pause(now() + exchange.rateLimit.waitMs, 'rate-limited');
      }
    },
  };
}

/** Whose budget of which bucket; calls without a usable token share one. */
export function laneOf(clientId: string | null, bucket: string): string {
  return `${clientId ?? 'nobody'}|${bucket}`;
}
