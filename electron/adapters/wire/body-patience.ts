// How long a body is waited for. Between two chunks: the timeout. In all: a few timeouts, and longer for as long as enough arrives,
// so that an honest download of any size ends well and a server that sends a byte now and then does not keep anybody for ever.
import { afterSilence, WireTimeout } from './wire-timeout.ts';

/** Of the timeout: what a body may take however little arrives. */
export const SLOW_BODY_TIMEOUTS = 4;
/** What must arrive on average beyond that: the pace of a slow modem. */
const SLOWEST_BYTES_PER_SECOND = 2048;

export interface BodyPatience {
  arrived(bytes: number): void;
  /** Runs while somebody waits for a chunk; time that a slow reader takes does not count. */
  wait<T>(until: Promise<T>, onTimeout: (error: WireTimeout) => void): Promise<T>;
}

export function createBodyPatience(timeoutMs: number): BodyPatience {
  let waitedMs = 0;
  let allowedMs = SLOW_BODY_TIMEOUTS * timeoutMs;
  return {
    arrived(bytes) {
      allowedMs += (bytes / SLOWEST_BYTES_PER_SECOND) * 1000;
    },
    async wait(until, onTimeout) {
      const leftMs = allowedMs - waitedMs;
      const isTrickle = leftMs < timeoutMs;
      const began = performance.now();
      const stop = afterSilence(Math.max(0, isTrickle ? leftMs : timeoutMs), () =>
        onTimeout(new WireTimeout(isTrickle ? 'trickle' : 'body')),
      );
      try {
        return await until;
      } finally {
        stop();
        waitedMs += performance.now() - began;
      }
    },
  };
}
