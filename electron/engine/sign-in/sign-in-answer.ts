// The one answer that a sign-in waits for: it comes once, or the wait ends for one of a few reasons. Whichever is first counts, and
// what was opened for the wait is closed then.
import type { SignInOutcome } from '../../../shared/model/credentials/sign-in.ts';
import { BenchError } from '../errors.ts';

type End = 'cancelled' | 'replaced' | 'gone' | 'late';

export interface SignInAnswer {
  outcome: Promise<SignInOutcome>;
  isOver(): boolean;
  /** False when it is over or an answer was taken before. */
  take(work: () => Promise<SignInOutcome>): boolean;
  /** False when it is over already. An answer that was taken is waited for, not ended. */
  end(why: End): Promise<boolean>;
  /** Called once, at whatever end; at once when it is over. */
  onEnd(close: () => Promise<void>): void;
}

/** `patience`: resolves when nobody waits any longer, or when its signal ends it. */
export function createAnswer(patience: (signal: AbortSignal) => Promise<void>): SignInAnswer {
  let state: 'waiting' | 'taken' | 'over' = 'waiting';
  let closing: () => Promise<void> = async () => undefined;
  const waiting = new AbortController();
  let resolve: (outcome: SignInOutcome) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const outcome = new Promise<SignInOutcome>((...both) => {
    [resolve, reject] = both;
  });
  // Nobody may wait for it.
  outcome.catch(() => undefined);
  const close = async () => {
    waiting.abort();
    const once = closing;
    closing = async () => undefined;
    await once();
  };
  const end = async (why: End): Promise<boolean> => {
    if (state !== 'waiting') return false;
    state = 'over';
    reject(endOf(why));
    await close();
    return true;
  };
  void patience(waiting.signal).then(() => (waiting.signal.aborted ? false : end('late')));
  return {
    outcome,
    isOver: () => state === 'over',
    take(work) {
      if (state !== 'waiting') return false;
      state = 'taken';
      void close();
      work()
        .then(resolve, reject)
        .finally(() => {
          state = 'over';
        });
      return true;
    },
    end,
    onEnd(wanted) {
      closing = wanted;
      if (state !== 'waiting') void close();
    },
  };
}

const WORDS: Record<End, { message: string; fix: string }> = {
  cancelled: { message: 'The sign-in was cancelled.', fix: 'Nothing was sent. Sign in again when you like.' },
  replaced: { message: 'Another sign-in was begun with the same redirect URI.', fix: 'Finish that one.' },
  gone: { message: 'The credential changed during the sign-in.', fix: 'Sign in again.' },
  late: {
    message: 'Nobody signed in within five minutes.',
    fix: 'Sign in again. If the browser showed an error in place of a sign-in page, compare client ID and redirect URI with the app.',
  },
};

function endOf(why: End): BenchError {
  const { message, fix } = WORDS[why];
  return new BenchError('CANCELLED', message, { fix });
}
