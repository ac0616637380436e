// Whatever is sent, the org answers: no fault of its own, no hang, and a body that is JSON or an empty one whose reason is
// in a header.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { basic, catalogue, type OrgUnderTest, startOrg } from './support.ts';

let org: OrgUnderTest;
/** A token that holds the scope, by scope. */
const tokens = new Map<string, string>();
let wrongAuthorizations: string[];
/** Ids that exist, so that requests get behind the 404. */
let realIds: string[];
beforeAll(async () => {
  org = await startOrg();
  const { clientId, clientSecret, scopes } = org.client('Directory Insights');
  for (let at = 0; at < scopes.length; at += 25) {
    const batch = scopes.slice(at, at + 25);
    const { json } = await org.requestToken('Directory Insights', batch.join(' '));
    for (const scope of batch) tokens.set(scope, json.access_token);
  }
  wrongAuthorizations = ['DPoP x', basic(clientId, clientSecret), 'SSWS x', 'Bearer', 'Bearer x', 'Basic', '%', ''];
  const call = await org.as('Directory Insights', 'okta.users.read okta.groups.read okta.apps.read okta.policies.read');
  const first = async (path: string): Promise<string> => (await call('GET', path)).json[0].id;
  realIds = [
    await first('/api/v1/users'),
    await first('/api/v1/groups?q=eng'),
    await first('/api/v1/apps'),
    await first('/api/v1/policies?type=PASSWORD'),
    org.client('Report Reader').clientId,
    'default',
  ];
});
afterAll(() => org.close());

const strange = fc.constantFrom(
  'me',
  'ada.alder@acme.example',
  '00u1',
  '%00',
  '..%2f',
  'ü',
  'constructor',
  '__proto__',
);
/** A number stands for one of the ids that exist. */
const segment = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 5 }) },
  strange,
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
);
type Target = { method: string; path: string; ids: (string | number)[]; scopes: string[] };
const known = fc
  .tuple(fc.constantFrom(...catalogue.operations), fc.array(segment, { minLength: 6, maxLength: 6 }))
  .map(([{ method, path, scopes }, ids]): Target => ({ method, path, scopes, ids }));
const unknown = fc
  .tuple(fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'), fc.webPath())
  .map(([method, path]): Target => ({ method, path: `/${path.replace(/^\/+/, '')}`, scopes: [], ids: [] }));

function pathOf({ path, ids }: Target): string {
  let next = 0;
  return path.replace(/\{[^}]+\}/g, () => {
    const id = ids[next++ % ids.length] ?? 'x';
    return (typeof id === 'number' ? realIds[id] : id) || 'x';
  });
}

const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters(),
  fc
    .record({
      name: fc.constantFrom('limit', 'after', 'filter', 'search', 'q', 'since', 'until', 'sortBy', 'type', 'scope'),
      value: fc.oneof(
        fc.string(),
        fc.integer().map(String),
        fc.constantFrom('status eq "ACTIVE"', '((((', 'not not not', '"', 'a eq 1 and'),
      ),
    })
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`),
);
const body = fc.oneof(
  fc.constant(undefined),
  fc.json(),
  fc.string(),
  fc.constantFrom(
    '{}',
    '[]',
    'null',
    '{"profile":null}',
    '{"profile":{"__proto__":1,"login":{}}}',
    '{"name":{},"type":[]}',
    '{"name":"n","type":"PASSWORD","conditions":7,"audiences":["x"],"label":"l","id":5}',
    '{"type":"t","grantedScopes":["okta.users.read"],"profile":{"name":"g","description":[]}}',
    'grant_type=client_credentials&scope=okta.users.read',
  ),
);
const type = fc.constantFrom(
  'application/json',
  'application/json',
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'nonsense',
  '',
);

it('is answered, and well-formed', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 6, arbitrary: known }, unknown),
      query,
      body,
      type,
      fc.nat({ max: 30 }),
      async (target, search, content, contentType, pick) => {
        const { method } = target;
        const headers: Record<string, string> = {};
        const right = tokens.get(target.scopes[0] ?? '');
        const authorization = wrongAuthorizations[pick] ?? (right && `Bearer ${right}`);
        if (authorization) headers.authorization = authorization;
        if (contentType) headers['content-type'] = contentType;
        const sends = content !== undefined && method !== 'GET' && method !== 'HEAD';
        const response = await fetch(`${org.url}${pathOf(target)}${search ? `?${search}` : ''}`, {
          method,
          headers,
          body: sends ? content : null,
          redirect: 'manual',
          signal: AbortSignal.timeout(5_000),
        });
        const text = await response.text();
        expect(response.status).toBeLessThan(500);
        expect(response.headers.get('x-okta-request-id')).not.toBeNull();
        if (text !== '') JSON.parse(text);
        if (text === '' && method !== 'HEAD' && (response.status === 401 || response.status === 403)) {
          expect(response.headers.get('www-authenticate')).toMatch(/error="/);
        }
      },
    ),
    { numRuns: 500, seed: 20260901 },
  );
});
