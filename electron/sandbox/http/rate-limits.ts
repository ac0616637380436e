// Rate windows (FACTS §4). A window lasts one minute and starts with the first call in it. Each client has a share of a
// bucket, half of it unless principal-rate-limits says otherwise, and its headers report that share; what all clients use
// together is held by the whole bucket.
import type { Clock } from '../clock.ts';
import type { RateLimitPlan, RateWindow } from '../sandbox-options.ts';
import type { Switches } from '../switches.ts';
import { type Bucket, bucketOf } from './rate-buckets.ts';

const WINDOW_MS = 60_000;
const BURST = 5;

/** What the System Log says, by the last word of its event type `system.org.rate_limit.*`. */
export type RateEvent = 'warning' | 'violation' | 'burst' | 'expiration';

export interface RateVerdict {
  limit: number;
  remaining: number;
  /** Epoch seconds, as the header has it. */
  reset: number;
  exceeded: boolean;
  bucket: string;
  /** At most one of each kind a window; `at` in epoch milliseconds. */
  events: { kind: RateEvent; at: number }[];
}

/** What an admin of the org can change while it runs. */
export interface RateSettings {
  /** Percent of a bucket that this client may use. */
  share(principal: string): number;
  /** Percent of a share from which on the org is warned. */
  warnAt(): number;
}

export interface RateLimits {
  /** Count one call; null when limits are off. */
  take(method: string, path: string, principal: string): RateVerdict | null;
  /** Calls a minute of a client (any one, when it is not named) in that bucket, also when limits are off. */
  limitOf(method: string, path: string, principal?: string): number;
  snapshot(): RateWindow[];
}

interface Window {
  bucket: string;
  principal: string;
  used: number;
  limit: number;
  resetAt: number;
}

/** The clock may have been moved to before its start as well as behind its end. */
const runsAt = ({ resetAt }: Window, now: number): boolean => now < resetAt && now >= resetAt - WINDOW_MS;

export function createRateLimits(
  plan: RateLimitPlan,
  figures: Switches['integratorFigures'],
  clock: Clock,
  settings: RateSettings,
): RateLimits {
  const windows = new Map<string, Window>();
  const orgWindows = new Map<string, Window>();

  const wholeOf = (entry: Bucket): number => {
    if (typeof plan === 'object') return plan.perMinute * 2;
    return plan === 'integrator' && figures === 'historic' ? entry.integrator : entry.workforce;
  };

  const ownLimit = (entry: Bucket, principal: string): number =>
    Math.floor((wholeOf(entry) * settings.share(principal)) / 100);

  /** The window that runs now. `over`: the one before it, when that has ended. */
  function open(map: Map<string, Window>, bucket: string, principal: string): { window: Window; over?: Window } {
    const now = clock.now();
    const key = `${bucket} ${principal}`;
    const known = map.get(key);
    if (known && runsAt(known, now)) return { window: known };
    const window = { bucket, principal, used: 0, limit: 0, resetAt: now + WINDOW_MS };
    map.set(key, window);
    return known && now >= known.resetAt ? { window, over: known } : { window };
  }

  return {
    limitOf(method, path, principal = '') {
      const entry = bucketOf(method, path);
      return entry ? ownLimit(entry, principal) : 0;
    },
    take(method, path, principal) {
      if (plan === 'off') return null;
      const entry = bucketOf(method, path);
      if (!entry) return null;
      const at = clock.now();
      const events: RateVerdict['events'] = [];
      const { window: own, over } = open(windows, entry.bucket, principal);
      const { window: org } = open(orgWindows, entry.bucket, '');
      if (over && over.used > over.limit) events.push({ kind: 'expiration', at: over.resetAt });
      own.limit = ownLimit(entry, principal);
      org.limit = wholeOf(entry) * (entry.bursts ? BURST : 1);
      own.used += 1;
      const ownSpent = own.used > own.limit;
      if (!ownSpent) org.used += 1; // a refused call uses up nothing of the others' part
      const orgSpent = org.used > org.limit;
      if (own.used === Math.ceil((own.limit * settings.warnAt()) / 100)) events.push({ kind: 'warning', at });
      if (!ownSpent && entry.bursts && org.used === wholeOf(entry) + 1) events.push({ kind: 'burst', at });
      if (own.used === own.limit + 1 || (!ownSpent && org.used === org.limit + 1))
        events.push({ kind: 'violation', at });
      return {
        limit: own.limit,
        remaining: orgSpent ? 0 : Math.max(0, own.limit - own.used),
        reset: Math.ceil((orgSpent && !ownSpent ? org : own).resetAt / 1000),
        exceeded: ownSpent || orgSpent,
        bucket: entry.bucket,
        events,
      };
    },
    snapshot() {
      const now = clock.now();
      return [...windows.values()]
        .filter((window) => runsAt(window, now))
        .map(({ bucket, principal, limit, used, resetAt }) => ({
          bucket,
          principal,
          limit,
          remaining: Math.max(0, limit - used),
          resetAt,
        }));
    },
  };
}
