// Watches a run from its first event to its end, as every command does: Ctrl-C and SIGTERM do not end the process but ask the engine
// to pause or cancel the run, and what it says then is still printed.

import { type RunClient, runsOf } from '../../../shared/contract/runs-of.ts';
import type { RunEvent, RunKindName } from '../../../shared/runs/run-kinds.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface WatchedRun<K extends RunKindName> {
  kind: K;
  runId: string;
  /** What a signal asks for; null: it ends the process as ever, and the run can be resumed. */
  onSignal: 'pause' | 'cancel' | null;
  /** Gets the events in portions. Watching ends with the run, or when it says so. */
  take(events: readonly RunEvent<K>[]): 'enough' | undefined;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const WORDS = { pause: 'Pausing …', cancel: 'Cancelling …' };

/** Rejects with what ended the run, if it did not end by itself. */
export async function watchRun<K extends RunKindName>(
  { note, world: { signals } }: Terminal,
  run: RunClient,
  { kind, runId, onSignal, take }: WatchedRun<K>,
): Promise<void> {
  const ask = () => {
    if (onSignal === null) return;
    note(WORDS[onSignal]);
    // It may have ended in this moment; then the watch ends by itself.
    run[onSignal]({ runId }).catch(() => undefined);
  };
  if (onSignal !== null) for (const signal of SIGNALS) signals.once(signal, ask);
  try {
    for await (const events of await runsOf(run, kind).watch({ runId, after: 0 })) if (take(events) === 'enough') break;
  } finally {
    for (const signal of SIGNALS) signals.off(signal, ask);
  }
}
