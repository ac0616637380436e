// Work that Ctrl-C or SIGTERM brings to its end instead of ending the process in the middle: what was done until then is still written.
import type { Terminal } from '../terminal/terminal.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The signal aborts what is given to the work; how it ends then is its own matter. */
export async function untilSignal<T>(
  { world: { signals } }: Terminal,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  for (const signal of SIGNALS) signals.once(signal, stop);
  try {
    return await work(stopped.signal);
  } finally {
    for (const signal of SIGNALS) signals.off(signal, stop);
  }
}
