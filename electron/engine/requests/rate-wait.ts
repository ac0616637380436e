// Waiting until an org takes again what its rate limit refused, for a person who wants it sent then. When that is, the kept refusal
// says; the pause is the paced sender's, as in every run. What is sent afterwards is a call of its own.
import { mayGoOnAt } from '../../../shared/okta/wire-text/rate-limit.ts';
import type { EngineContext } from '../engine-context.ts';
import { createPacedSender } from '../exchange/paced-sender.ts';
import type { Sleep } from '../ports.ts';

/**
 * `over`: the window has ended, so it may be sent; false when the wait was cancelled, by its key or because whoever asked is gone.
 * Throws NOT_FOUND for an exchange that is not kept.
 */
export async function waitForReset(
  context: EngineContext,
  sleep: Sleep,
  { exchangeId, requestKey }: { exchangeId: string; requestKey?: string | undefined },
  outer?: AbortSignal,
): Promise<{ over: boolean }> {
  const call = context.calls.begin(requestKey, outer);
  try {
    const until = mayGoOnAt(await context.exchange(exchangeId));
    const { signal } = call;
    if (until > context.now())
      await createPacedSender({ now: context.now, sleep, signal, share: 1, concurrency: 1 }).rest(until);
    return { over: !signal.aborted };
  } finally {
    call.done();
  }
}
