// What is bound to a mark: requests that carry it meet it, everybody else, with the same client too, meets the org as it is, and
// nothing of it stays behind.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { MarkedCondition, RequestMark } from '../../electron/sandbox/sandbox-options.ts';
import { basic, startOrg } from './support.ts';
import { FORM, scope } from './token-request.ts';

const NAME = 'Directory Insights';
let org: Awaited<ReturnType<typeof startOrg>>;
beforeAll(async () => {
  org = await startOrg({ rateLimits: { perMinute: 3 } });
});
afterAll(() => org.close());
afterEach(() => {
  org.sandbox.clock.advance(60_000);
  org.sandbox.faults.clear();
});

const mark = (condition: MarkedCondition) => org.sandbox.markRequests(condition);
const as = (state: 'outside-zone' | 'inactive' | 'manage-only', clientId = org.client(NAME).clientId) =>
  mark({ clientId, state });
const requestToken = (scopes: string, { header }: Pick<RequestMark, 'header'>) =>
  org.call('POST', '/oauth2/v1/token', {
    headers: {
      authorization: basic(org.client(NAME).clientId, org.client(NAME).clientSecret),
      'content-type': FORM,
      [header[0]]: header[1],
    },
    body: new URLSearchParams(scope(scopes)).toString(),
  });

it.each([
  ['outside-zone', 403, 'access_denied', "The request is made from outside the client's permitted network zones."],
  [
    'inactive',
    401,
    'invalid_client',
    'Client authentication failed. Either the client or the client credentials are invalid.',
  ],
  ['manage-only', 400, 'consent_required', 'You are not allowed any of the requested scopes.'],
] as const)('%s is refused with the mark, and with the mark alone', async (state, status, error, text) => {
  const marked = as(state);
  const [refused, good] = await Promise.all([
    requestToken('okta.users.read', marked),
    org.requestToken(NAME, 'okta.users.read'),
  ]);
  expect(refused).toMatchObject({ status, json: { error, error_description: text } });
  expect(good.status).toBe(200);
  marked.end();
  expect((await requestToken('okta.users.read', marked)).status).toBe(200);
});

it('a token of a client that is inactive for the mark alone is revoked for the mark alone', async () => {
  const call = await org.as(NAME, 'okta.users.read');
  const { header, end } = as('inactive');
  const refused = await call('GET', '/api/v1/users?limit=1', undefined, { [header[0]]: header[1] });
  expect(refused.headers.get('www-authenticate')).toContain('The access token has been revoked.');
  expect((await call('GET', '/api/v1/users?limit=1')).status).toBe(200);
  end();
});

it('two marks of one client are two, and one of a client that the org does not have hits nobody', async () => {
  const [first, second, nobody] = [as('inactive'), as('manage-only'), as('inactive', '0oaNobody')];
  expect((await requestToken('okta.users.manage', first)).status).toBe(401);
  first.end();
  first.end();
  expect((await requestToken('okta.users.read', second)).status).toBe(400);
  expect((await requestToken('okta.users.read', nobody)).status).toBe(200);
  for (const { end } of [second, nobody]) end();
});

it('a fault strikes the request that carries its mark, and is none of those that are listed and cleared', async () => {
  const { header, end } = mark({ fault: 'status=503,path=/api/*,times=1' });
  const call = await org.as(NAME, 'okta.users.read');
  const send = (headers: Record<string, string> = {}) => call('GET', '/api/v1/users?limit=1', undefined, headers);
  expect(org.sandbox.faults.list()).toEqual([]);
  expect(org.sandbox.faults.clear()).toBe(0);
  expect((await send()).status).toBe(200);
  expect((await send({ [header[0]]: header[1] })).status).toBe(503);
  expect(org.sandbox.journal.list().at(-1)).toMatchObject({ fault: 'status=503,path=/api/*,times=1' });
  expect((await send({ [header[0]]: header[1] })).status).toBe(200);
  end();
});

it('a fault whose request never arrived is gone with its end', async () => {
  const { header, end } = mark({ fault: 'status=503' });
  end();
  expect((await requestToken('okta.users.read', { header })).status).toBe(200);
});

it('a fault that a person sets hits everybody, marked or not, and keeps its number', async () => {
  const marked = mark({ fault: 'status=503,path=/nowhere' });
  expect(org.sandbox.faults.add('status=500').id).toBe('f1');
  expect((await requestToken('okta.users.read', marked)).status).toBe(500);
  expect((await org.requestToken(NAME, 'okta.users.read')).status).toBe(500);
  marked.end();
});

it('a budget of its own is spent without a call from the others, and theirs without one from it', async () => {
  const marked = mark({ budget: 'own' });
  const spent = [];
  for (let call = 0; call < 4; call++) spent.push((await requestToken('okta.users.read', marked)).status);
  expect(spent).toEqual([200, 200, 200, 429]);
  const { status, headers } = await org.requestToken(NAME, 'okta.users.read');
  expect([status, headers.get('x-rate-limit-remaining')]).toEqual([200, '2']);
  marked.end();
});

it('a fault that is not understood marks nothing, and a reset ends every mark', async () => {
  expect(() => mark({ fault: 'unicorn=1' })).toThrow('names no effect');
  const marked = mark({ fault: 'status=503' });
  await org.sandbox.reset();
  expect((await requestToken('okta.users.read', marked)).status).toBe(200);
  marked.end();
});
