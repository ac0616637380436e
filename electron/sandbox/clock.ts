// The org's clock. Everything in the sandbox that needs the time asks here, so that a test (or the Sandbox page)
// can move it: tokens expire, rate windows end and log queries shift without anyone waiting.

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Start counting from this instant; `null` goes back to the time that the host gives. */
  set(epochMs: number | null): void;
  advance(ms: number): void;
}

export function createClock(source: () => number): Clock {
  let offset = 0;
  return {
    now: () => source() + offset,
    set(epochMs) {
      offset = epochMs === null ? 0 : epochMs - source();
    },
    advance(ms) {
      offset += ms;
    },
  };
}
