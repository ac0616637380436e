// Rate buckets. The figures are the last per-minute table that Okta published (FACTS §4); each client gets half of a
// bucket, and its headers report that half. A window lasts one minute and starts with the first call in it.
import type { Clock } from '../clock.ts';
import type { RateLimitPlan, RateWindow, Switches } from '../sandbox-options.ts';

const WINDOW_MS = 60_000;

/** First match wins. `workforce` and `integrator` are calls a minute for the whole org. */
const BUCKETS: {
  bucket: string;
  matches: (method: string, path: string) => boolean;
  workforce: number;
  integrator: number;
}[] = [
  {
    bucket: '/oauth2/v1/token',
    matches: (_, path) => /^\/oauth2\/(?:[^/]+\/)?v1\/(token|authorize)$/.test(path),
    workforce: 2000,
    integrator: 300,
  },
  {
    bucket: '/oauth2/v1/clients',
    matches: (_, path) => path.startsWith('/oauth2/v1/clients'),
    workforce: 100,
    integrator: 25,
  },
  { bucket: '/oauth2', matches: (_, path) => path.startsWith('/oauth2/'), workforce: 600, integrator: 100 },
  { bucket: '/api/v1/apps', matches: (_, path) => path === '/api/v1/apps', workforce: 100, integrator: 20 },
  {
    bucket: '/api/v1/apps/{id}',
    matches: (_, path) => path.startsWith('/api/v1/apps/'),
    workforce: 500,
    integrator: 100,
  },
  { bucket: '/api/v1/groups', matches: (_, path) => path === '/api/v1/groups', workforce: 500, integrator: 100 },
  {
    bucket: '/api/v1/groups/{id}',
    matches: (_, path) => path.startsWith('/api/v1/groups/'),
    workforce: 1000,
    integrator: 100,
  },
  {
    bucket: 'GET /api/v1/users/{id}',
    matches: (method, path) => method === 'GET' && /^\/api\/v1\/users\/[^/]+$/.test(path),
    workforce: 2000,
    integrator: 100,
  },
  {
    bucket: '/api/v1/users',
    matches: (_, path) => /^\/api\/v1\/users(\/[^/]+)?$/.test(path),
    workforce: 600,
    integrator: 100,
  },
  { bucket: '/api/v1/logs', matches: (_, path) => path === '/api/v1/logs', workforce: 120, integrator: 20 },
  {
    bucket: '/api/v1/devices',
    matches: (_, path) => /^\/api\/v1\/(devices|certificateAuthorities)(\/|$)/.test(path),
    workforce: 100,
    integrator: 100,
  },
  { bucket: '/api/v1', matches: () => true, workforce: 1200, integrator: 100 },
];

export interface RateVerdict {
  limit: number;
  remaining: number;
  /** Epoch seconds, as the header has it. */
  reset: number;
  exceeded: boolean;
  /** True for the first call of a window that goes over the limit. */
  firstExcess: boolean;
  bucket: string;
}

export interface RateLimits {
  /** Count one call; null when limits are off. */
  take(method: string, path: string, principal: string): RateVerdict | null;
  /** Calls a minute of a client in that bucket, also when limits are off. */
  limitOf(method: string, path: string): number;
  snapshot(): RateWindow[];
}

const bucketOf = (method: string, path: string) => BUCKETS.find((bucket) => bucket.matches(method, path));

export function createRateLimits(
  plan: RateLimitPlan,
  figures: Switches['integratorFigures'],
  clock: Clock,
): RateLimits {
  const windows = new Map<
    string,
    { bucket: string; principal: string; limit: number; used: number; resetAt: number }
  >();
  const limitOf = (entry: (typeof BUCKETS)[number]): number => {
    if (typeof plan === 'object') return plan.perMinute;
    const whole = plan === 'integrator' && figures === 'historic' ? entry.integrator : entry.workforce;
    return Math.floor(whole / 2);
  };
  return {
    limitOf(method, path) {
      const entry = bucketOf(method, path);
      return entry ? limitOf(entry) : 0;
    },
    take(method, path, principal) {
      if (plan === 'off') return null;
      const entry = bucketOf(method, path);
      if (!entry) return null;
      const now = clock.now();
      const key = `${entry.bucket} ${principal}`;
      let window = windows.get(key);
      if (!window || now >= window.resetAt || now < window.resetAt - WINDOW_MS) {
        window = { bucket: entry.bucket, principal, limit: limitOf(entry), used: 0, resetAt: now + WINDOW_MS };
        windows.set(key, window);
      }
      window.used += 1;
      return {
        limit: window.limit,
        remaining: Math.max(0, window.limit - window.used),
        reset: Math.ceil(window.resetAt / 1000),
        exceeded: window.used > window.limit,
        firstExcess: window.used === window.limit + 1,
        bucket: window.bucket,
      };
    },
    snapshot() {
      const now = clock.now();
      return [...windows.values()]
        .filter((window) => now < window.resetAt)
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
