// The end of a process that serves: resolves when it is asked to end. Call it before the address is printed, because whoever
// reads the address may send the signal at once.

export interface EndSignals {
  once(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
}

export function untilEnded(signals: EndSignals): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) signals.once(signal, () => resolve());
  });
}
