// The time, for things that count. All users of one pace share one timer, which runs only while someone looks.
import { useSyncExternalStore } from 'react';

function createTicker(everyMs: number) {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    subscribe(listener: () => void) {
      if (listeners.size === 0) {
        // The first of them has read it a moment ago, and would be drawn twice for nothing.
        if (Date.now() - now >= everyMs) now = Date.now();
        timer = setInterval(() => {
          now = Date.now();
          for (const each of listeners) each();
        }, everyMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
    read: () => now,
  };
}

const seconds = createTicker(1000);
const halfMinutes = createTicker(20_000);

/** Now in epoch ms, every second or (for `3 min ago`) every 20 seconds. */
export function useNow(pace: 'second' | 'slow'): number {
  const ticker = pace === 'second' ? seconds : halfMinutes;
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}
