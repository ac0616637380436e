// Which bucket a call counts against. The figures are the last per-minute table that Okta published (FACTS §4).

export interface Bucket {
  bucket: string;
  matches: (method: string, path: string) => boolean;
  /** Calls a minute for the whole org. */
  workforce: number;
  integrator: number;
  /** Endpoints of authentication let the org go beyond its bucket for a while (FACTS §4, burst). */
  bursts?: true;
}

/** First match wins. */
const BUCKETS: readonly Bucket[] = [
  {
    bucket: '/oauth2/v1/token',
    matches: (_, path) => /^\/oauth2\/(?:[^/]+\/)?v1\/(token|authorize)$/.test(path),
    workforce: 2000,
    integrator: 300,
    bursts: true,
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

export function bucketOf(method: string, path: string): Bucket | undefined {
  return BUCKETS.find((bucket) => bucket.matches(method, path));
}
