// An integration that is put into a state for one answer: what it gets meanwhile, and that nothing of it stays behind.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startOrg } from './support.ts';

const NAME = 'Directory Insights';
let org: Awaited<ReturnType<typeof startOrg>>;
beforeAll(async () => {
  org = await startOrg();
});
afterAll(() => org.close());

const hold = (state: 'outside-zone' | 'inactive' | 'manage-only') =>
  org.sandbox.holdClient(org.client(NAME).clientId, state);

it.each([
  ['outside-zone', 403, 'access_denied', "The request is made from outside the client's permitted network zones."],
  [
    'inactive',
    401,
    'invalid_client',
    'Client authentication failed. Either the client or the client credentials are invalid.',
  ],
  ['manage-only', 400, 'consent_required', 'You are not allowed any of the requested scopes.'],
] as const)(
  '%s is refused until it ends, and a token from before is good again',
  async (state, status, error, text) => {
    const call = await org.as(NAME, 'okta.users.read');
    const end = hold(state);
    const refused = await org.requestToken(NAME, 'okta.users.read');
    expect(refused).toMatchObject({ status, json: { error, error_description: text } });
    end();
    expect((await org.requestToken(NAME, 'okta.users.read')).status).toBe(200);
    expect((await call('GET', '/api/v1/users?limit=1')).status).toBe(200);
  },
);

it('ends with the last of those who hold it, and leaves other states alone', async () => {
  const [first, second, other] = [hold('inactive'), hold('inactive'), hold('manage-only')];
  first();
  first();
  expect((await org.requestToken(NAME, 'okta.users.manage')).status).toBe(401);
  second();
  expect((await org.requestToken(NAME, 'okta.users.manage')).status).toBe(200);
  expect((await org.requestToken(NAME, 'okta.users.read')).status).toBe(400);
  other();
  expect((await org.requestToken(NAME, 'okta.users.read')).status).toBe(200);
});

it('does nothing for a client that the org does not have', () => {
  expect(() => org.sandbox.holdClient('0oaNobody', 'inactive')()).not.toThrow();
});
