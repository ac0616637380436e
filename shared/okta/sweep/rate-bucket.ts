// Which rate bucket a call counts against, and what is assumed of it before the org's headers tell (FACTS §4). The figures
// are the last that Okta published, for an integrator org: the lowest, so that a forecast is never too short.

interface Bucket {
  name: string;
  matches(method: string, path: string): boolean;
  /** Calls a minute for a whole integrator org. */
  perMinute: number;
}

/** First match wins. Templates and concrete paths both match. */
const BUCKETS: Bucket[] = [
  {
    name: '/oauth2/v1/token',
    matches: (_, path) => /^\/oauth2\/(?:[^/]+\/)?v1\/(token|authorize)$/.test(path),
    perMinute: 300,
  },
  { name: '/oauth2/v1/clients', matches: (_, path) => path.startsWith('/oauth2/v1/clients'), perMinute: 25 },
  { name: '/oauth2', matches: (_, path) => path.startsWith('/oauth2/'), perMinute: 100 },
  { name: '/api/v1/apps', matches: (_, path) => path === '/api/v1/apps', perMinute: 20 },
  { name: '/api/v1/apps/{id}', matches: (_, path) => path.startsWith('/api/v1/apps/'), perMinute: 100 },
  { name: '/api/v1/groups', matches: (_, path) => path === '/api/v1/groups', perMinute: 100 },
  { name: '/api/v1/groups/{id}', matches: (_, path) => path.startsWith('/api/v1/groups/'), perMinute: 100 },
  {
    name: 'GET /api/v1/users/{id}',
    matches: (method, path) => method === 'GET' && /^\/api\/v1\/users\/[^/]+$/.test(path),
    perMinute: 100,
  },
  { name: '/api/v1/users', matches: (_, path) => /^\/api\/v1\/users(\/[^/]+)?$/.test(path), perMinute: 100 },
  { name: '/api/v1/logs', matches: (_, path) => path === '/api/v1/logs', perMinute: 20 },
  {
    name: '/api/v1/devices',
    matches: (_, path) => /^\/api\/v1\/(devices|certificateAuthorities)(\/|$)/.test(path),
    perMinute: 100,
  },
];

export const OTHER_OAUTH_BUCKET = '/oauth2';
export const OTHER_BUCKET = '/api/v1';
export const TOKEN_BUCKET = '/oauth2/v1/token';
const OTHER_PER_MINUTE = 100;
/** What one app may use of a bucket unless an admin changed it (FACTS §4); the headers report that share. */
const APP_SHARE = 0.5;

export function rateBucket(method: string, path: string): string {
  return BUCKETS.find((bucket) => bucket.matches(method, path))?.name ?? OTHER_BUCKET;
}

/** Calls a minute that one app is assumed to have. */
export function assumedPerMinute(bucket: string): number {
  const whole = BUCKETS.find(({ name }) => name === bucket)?.perMinute ?? OTHER_PER_MINUTE;
  return Math.floor(whole * APP_SHARE);
}

/** How many calls a window a share leaves: at least one, or nothing would ever be sent. */
export function allowanceOf(perMinute: number, share: number): number {
  return Math.max(1, Math.floor(perMinute * share));
}
