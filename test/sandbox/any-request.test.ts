// Whatever is sent, the org answers: no fault of its own, no hang, and a body that is JSON or an empty one whose reason is
// in a header.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { basic, catalogue, type OrgUnderTest, startOrg } from './support.ts';

let org: OrgUnderTest;
let authorizations: string[];
beforeAll(async () => {
  org = await startOrg();
  const tokenFor = async (scopes: string): Promise<string> =>
    (await org.requestToken('Directory Insights', scopes)).json.access_token;
  const manage = org.client('Directory Insights').scopes.filter((scope) => scope.endsWith('.manage'));
  const tokens = await Promise.all(
    [manage.slice(0, 20), manage.slice(20, 40), manage.slice(40)].map((scopes) => tokenFor(scopes.join(' '))),
  );
  const { clientId, clientSecret } = org.client('Directory Insights');
  authorizations = [
    ...Array(5)
      .fill(tokens.map((token) => `Bearer ${token}`))
      .flat(),
    `DPoP ${tokens[0]}`,
    basic(clientId, clientSecret),
    'SSWS x',
    'Bearer',
    'Basic',
    '%',
  ];
});
afterAll(() => org.close());

const users = fc.constantFrom(
  'me',
  'ada.alder@acme.example',
  '00u1',
  'default',
  '%00',
  '..%2f',
  'ü',
  'constructor',
  '__proto__',
);
const segment = fc.oneof(users, fc.string({ maxLength: 12 }).map(encodeURIComponent));
const known = fc
  .tuple(fc.constantFrom(...catalogue.operations), fc.array(segment, { minLength: 6, maxLength: 6 }))
  .map(([operation, ids]) => {
    let next = 0;
    return {
      method: operation.method,
      path: operation.path.replace(/\{[^}]+\}/g, () => ids[next++ % ids.length] || 'x'),
    };
  });
const unknown = fc
  .tuple(fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'), fc.webPath())
  .map(([method, path]) => ({ method, path: path.startsWith('/') ? path : `/${path}` }));
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
    'grant_type=client_credentials&scope=okta.users.read',
  ),
);
const type = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', 'nonsense', '');

it('is answered, and well-formed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 4, arbitrary: known }, unknown),
      query,
      body,
      type,
      fc.nat(),
      async ({ method, path }, search, content, contentType, pick) => {
        const headers: Record<string, string> = {};
        const authorization = authorizations[pick % (authorizations.length + 1)];
        if (authorization) headers.authorization = authorization;
        if (contentType) headers['content-type'] = contentType;
        const sends = content !== undefined && method !== 'GET' && method !== 'HEAD';
        const response = await fetch(`${org.url}${path}${search ? `?${search}` : ''}`, {
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
    { numRuns: 800, seed: 20260901 },
  );
});
