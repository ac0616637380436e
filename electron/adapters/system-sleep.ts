// Waiting by the system's own timer, ended at once by a signal: the one timer of all that runs wait for.
import type { Sleep } from '../engine/ports.ts';

/** The longest that a timer counts; a caller that has slept looks again whether it is time. */
const LONGEST_MS = 2_000_000_000;

/** Never rejects: a signal ends the wait, and the caller looks at it. */
export const systemSleep: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(finish, Math.min(ms, LONGEST_MS));
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
    signal.addEventListener('abort', finish);
  });
