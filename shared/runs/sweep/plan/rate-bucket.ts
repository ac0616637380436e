// Which rate bucket a call counts against, and what may be assumed of it before the org's headers show it (FACTS §4). The figures
// are the last that Okta published: those of an Integrator org, the lowest, and those of a Workforce org.

interface Bucket {
  name: string;
  matches(method: string, path: string): boolean;
  /** Calls a minute for the whole org. */
  integrator: number;
  workforce: number;
}

/** First match wins. Templates and concrete paths both match. */
const BUCKETS: Bucket[] = [
  {
    name: '/oauth2/v1/token',
    matches: (_, path) => /^\/oauth2\/(?:[^/]+\/)?v1\/(token|authorize)$/.test(path),
    integrator: 300,
    workforce: 2000,
  },
  {
    name: '/oauth2/v1/clients',
    matches: (_, path) => path.startsWith('/oauth2/v1/clients'),
    integrator: 25,
    workforce: 100,
  },
  { name: '/oauth2', matches: (_, path) => path.startsWith('/oauth2/'), integrator: 100, workforce: 600 },
  { name: '/api/v1/apps', matches: (_, path) => path === '/api/v1/apps', integrator: 20, workforce: 100 },
  {
    name: '/api/v1/apps/{id}',
    matches: (_, path) => path.startsWith('/api/v1/apps/'),
    integrator: 100,
    workforce: 500,
  },
  { name: '/api/v1/groups', matches: (_, path) => path === '/api/v1/groups', integrator: 100, workforce: 500 },
  {
    name: '/api/v1/groups/{id}',
    matches: (_, path) => path.startsWith('/api/v1/groups/'),
    integrator: 100,
    workforce: 1000,
  },
  {
    name: 'GET /api/v1/users/{id}',
    matches: (method, path) => method === 'GET' && /^\/api\/v1\/users\/[^/]+$/.test(path),
    integrator: 100,
    workforce: 2000,
  },
  {
    name: '/api/v1/users',
    matches: (_, path) => /^\/api\/v1\/users(\/[^/]+)?$/.test(path),
    integrator: 100,
    workforce: 600,
  },
  { name: '/api/v1/logs', matches: (_, path) => path === '/api/v1/logs', integrator: 20, workforce: 120 },
  {
    name: '/api/v1/devices',
    matches: (_, path) => /^\/api\/v1\/(devices|certificateAuthorities)(\/|$)/.test(path),
    integrator: 100,
    workforce: 100,
  },
];

export const OTHER_OAUTH_BUCKET = '/oauth2';
const OTHER_BUCKET = '/api/v1';
export const TOKEN_BUCKET = '/oauth2/v1/token';
const OTHERS = { integrator: 100, workforce: 1200 };
/** What one app may use of a bucket unless an admin changed it (FACTS §4); the headers report that share. */
const APP_SHARE = 0.5;

export function rateBucket(method: string, path: string): string {
  return BUCKETS.find((bucket) => bucket.matches(method, path))?.name ?? OTHER_BUCKET;
}

/** Calls a minute that one app has at the least and at the most, as far as that was ever published. */
export function assumedPerMinute(bucket: string): { least: number; most: number } {
  const { integrator, workforce } = BUCKETS.find(({ name }) => name === bucket) ?? OTHERS;
  return { least: Math.floor(integrator * APP_SHARE), most: Math.floor(workforce * APP_SHARE) };
}

/** How many calls a window a share leaves: at least one, or nothing would ever be sent. */
export function allowanceOf(perMinute: number, share: number): number {
  return Math.max(1, Math.floor(perMinute * share));
}
