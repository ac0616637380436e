// Whatever is sent, the org answers: no fault of its own, no hang, and an error that is well-formed. Thousands of requests over real
// sockets, in batches at one time. The seed is fixed; a failure shrinks to the one request of its batch that it needs.
import { Agent } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runs } from '../../support/cost/long-run.ts';
import { faultOf, type RawRequest, sendRaw } from '../raw-request.ts';
import { createRealIds } from '../real-ids.ts';
import { basic, catalogue, type OrgUnderTest, startOrg } from '../support.ts';

const REQUESTS = runs(1_500, 5_000);
const SOCKETS = 50;
/** Drawn lengths spread evenly, so that half of this is what a batch holds. */
const LARGEST_BATCH = 100;
const INTEGRATIONS = ['Directory Insights', 'Report Reader', 'Partial Sync', 'No Role Connector'];

let org: OrgUnderTest;
const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
/** By integration: a token that carries the scope, by scope. */
let tokens: Map<string, string>[];
let otherAuthorizations: string[];
/** Paths of the catalogue with ids that exist, so that requests get behind the 404. */
const realPaths = new Map<string, string>();
beforeAll(async () => {
  // Counted as in an org with limits, none of which is reached.
  org = await startOrg({ rateLimits: { perMinute: 1_000_000 } });
  tokens = await Promise.all(INTEGRATIONS.map((name) => org.tokensOf(name)));
  const { clientId, clientSecret } = org.client('Directory Insights');
  const [users] = tokens.map((held) => held.get('okta.users.read') ?? '');
  otherAuthorizations = [
    basic(clientId, clientSecret),
    basic(clientId, 'wrong'),
    basic('0oaNobody', 'x'),
    `DPoP ${users}`,
    `SSWS ${users}`,
    `Bearer ${users}x`,
    `bearer   ${users}`,
    'Bearer',
    'Bearer x.y.z',
    'Basic',
    'Basic OjpjOg==',
    '%',
    '',
  ];
  const [full] = tokens;
  const ask = (path: string, scopes: readonly string[]) =>
    org.call('GET', path, { headers: { authorization: `Bearer ${full?.get(scopes[0] ?? '')}` } });
  const ids = createRealIds(ask, 'x');
  for (const { path } of catalogue.operations) realPaths.set(path, (await ids.fill(path)).path);
  // The integrations that call are not to be switched off by a call: one that is nobody's stands in for them.
  const spare = await org.call('POST', '/integrations/api/v1/api-services', {
    headers: { authorization: `Bearer ${full?.get('okta.oauthIntegrations.manage')}` },
    body: { type: 'spare', grantedScopes: ['okta.users.read'] },
  });
  for (const [path, filled] of realPaths) realPaths.set(path, filled.replaceAll(clientId, spare.json.id));
});
afterAll(() => {
  agent.destroy();
  return org.close();
});

const strange = fc.constantFrom(
  'me',
  'ada.alder@acme.example',
  '00u1',
  '%00',
  '..%2f',
  '%C3%BC',
  '%',
  'constructor',
  '__proto__',
);
const segment = fc.oneof(
  strange,
  fc.string({ maxLength: 12 }).map((text) => encodeURIComponent(text) || 'x'),
);
interface Target {
  method: string;
  path: string;
  /** Null: those that exist. */
  ids: string[] | null;
  scopes: string[];
}
const known = fc
  .tuple(
    fc.constantFrom(...catalogue.operations),
    fc.oneof(fc.constant(null), fc.array(segment, { minLength: 6, maxLength: 6 })),
  )
  .map(([{ method, path, scopes }, ids]): Target => ({ method, path, scopes, ids }));

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND', 'TRACE'];
/** Paths of the catalogue with something wrong about them. */
const mutated = fc
  .tuple(known, fc.constantFrom(...METHODS), fc.nat({ max: 12 }), fc.nat({ max: 6 }), segment)
  .map(([target, method, at, kind, extra]): Target => {
    const parts = target.path.split('/');
    const where = 1 + (at % Math.max(1, parts.length - 1));
    if (kind === 0) parts.splice(where, 1);
    else if (kind === 1) parts.splice(where, 0, String(extra));
    else if (kind === 2) parts.splice(where, 0, '');
    else if (kind === 3) parts[where] = (parts[where] ?? '').toUpperCase();
    else if (kind === 4) parts.push('');
    else if (kind === 5) parts.push('..', '.');
    return { ...target, method: kind === 6 ? target.method : method, path: parts.join('/') || '/' };
  });
const unknown = fc
  .tuple(
    fc.constantFrom(...METHODS),
    fc.oneof(fc.webPath(), fc.constantFrom('/', '//', '//a//', '/.', '/api', '/%', '/?', '/api/v1/users;x=1')),
  )
  .map(
    ([method, path]): Target => ({ method, path: path.startsWith('/') ? path : `/${path}`, scopes: [], ids: ['x'] }),
  );

const query = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  fc.webQueryParameters(),
  fc
    .record({
      name: fc.constantFrom(
        'limit',
        'after',
        'filter',
        'search',
        'q',
        'since',
        'until',
        'sortBy',
        'type',
        'scope',
        'expand',
      ),
      value: fc.oneof(
        fc.string(),
        fc.integer().map(String),
        fc.constantFrom(
          'status eq "ACTIVE"',
          '((((',
          'not not not',
          '"',
          'a eq 1 and',
          'user,stats,rules',
          'ACTIVE',
          'ASCENDING',
        ),
      ),
    })
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`),
);
const body = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  fc.json(),
  fc.string(),
  fc.constantFrom(
    '{}',
    '[]',
    'null',
    '{"profile":null}',
    '{"profile":{"__proto__":1,"login":{}}}',
    '{"name":{},"type":[]}',
    '{"type":"SUPER_ADMIN"}',
    '{"settings":{"oauthClient":{"network":{"connection":"ZONE","include":["ALL_ZONES",7]}}}}',
    '{"name":"n","type":"PASSWORD","conditions":7,"audiences":["x"],"label":"l","id":5}',
    '{"type":"t","grantedScopes":["okta.users.read"],"profile":{"name":"g","description":[]}}',
    'grant_type=client_credentials&scope=okta.users.read',
    'grant_type=client_credentials&scope=okta.users.read&scope=x',
    'token=x',
  ),
);
const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'application/scim+json',
  'text/plain',
  'nonsense',
  '',
];
const headers = fc.dictionary(
  fc.oneof(
    fc.constantFrom('accept', 'origin', 'x-okta-user-agent-extended', 'if-match', 'cookie', 'dpop', 'x-forwarded-for'),
    fc.stringMatching(/^x-[a-z]{1,8}$/),
  ),
  fc.stringMatching(/^[\x20-\x7e]{0,40}$/),
  { maxKeys: 3 },
);

/** Most carry a token that fits the operation, if the integration that calls has one. */
const authorization = fc.oneof(
  { weight: 5, arbitrary: fc.record({ integration: fc.constantFrom(0, 0, 0, 0, 1, 2, 3) }) },
  { weight: 1, arbitrary: fc.record({ other: fc.nat({ max: 12 }) }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const request = fc.record({
  target: fc.oneof({ weight: 6, arbitrary: known }, { weight: 3, arbitrary: mutated }, unknown),
  query,
  body,
  type: fc.oneof({ weight: 3, arbitrary: fc.constant('application/json') }, fc.constantFrom(...TYPES)),
  headers,
  authorization,
});
type Drawn = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

function fillPath({ path, ids }: Target): string {
  const real = ids === null ? realPaths.get(path) : undefined;
  let next = 0;
  return real ?? path.replace(/\{[^}]+\}/g, () => ids?.[next++ % ids.length] ?? 'x');
}

function toRaw({ target, query: search, body: content, type, headers: more, authorization: who }: Drawn): RawRequest {
  const path = fillPath(target);
  const sent: Record<string, string> = { ...more };
  if (who && 'integration' in who) {
    const held = tokens[who.integration];
    const token = held?.get(target.scopes[0] ?? '') ?? held?.get('okta.users.read');
    if (token) sent.authorization = `Bearer ${token}`;
  } else if (who) sent.authorization = otherAuthorizations[who.other] ?? '';
  if (type) sent['content-type'] = type;
  return { method: target.method, path: `${path}${search ? `?${search}` : ''}`, headers: sent, body: content };
}

it('is answered, and well-formed', { timeout: 120_000 }, async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: LARGEST_BATCH, size: 'max' }), async (batch) => {
      const faults = await Promise.all(
        batch.map(async (drawn) => {
          const raw = toRaw(drawn);
          const answer = await sendRaw(org.port, agent, raw);
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          const fault = faultOf(raw, answer);
          return fault === null ? [] : [`${raw.method} ${raw.path}: ${fault}\n${JSON.stringify({ raw, answer })}`];
        }),
      );
      expect(faults.flat()).toEqual([]);
    }),
    { numRuns: Math.ceil((REQUESTS / LARGEST_BATCH) * 2.2), seed: 20260901 },
  );
  // They got everywhere: behind the token, the scope, the role, the id and the body, and to none of them only.
  const total = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThanOrEqual(REQUESTS);
  for (const status of [200, 204, 400, 401, 403, 404, 405])
    expect(statuses.get(status), `${status} of ${total}`).toBeGreaterThan(REQUESTS / 100);
});
