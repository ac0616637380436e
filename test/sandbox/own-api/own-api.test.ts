// The API of one's own beside the org: what the sound one demands of a token, what the weak one does not, and which pages may call them.
import { CompactSign, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTokenPlan } from '../../../electron/sandbox/sandbox-options.ts';
import { basic, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
});
afterAll(() => org.close());

const get = (url: string, token: string | null, headers: Record<string, string> = {}) =>
  org.call('GET', url, { headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers } });
const mint = async (plan: Omit<TestTokenPlan, 'origin'> = {}): Promise<string> =>
  (await org.sandbox.mintTestToken({ origin: org.url, ...plan })) ?? '';
const text = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

async function ofServer(scope = 'AccessAll'): Promise<string> {
  const { clientId, clientSecret } = org.client('Orders Worker');
  const { json } = await org.call('POST', '/oauth2/default/v1/token', {
    headers: { authorization: basic(clientId, clientSecret), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString(),
  });
  return json.access_token;
}

async function unsigned(): Promise<string> {
  const [, payload = ''] = (await mint()).split('.');
  return `${text({ alg: 'none' })}.${payload}.`;
}

async function tampered(): Promise<string> {
  const [header, payload = '', signature] = (await mint({ scopes: ['orders.read'] })).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return `${header}.${text({ ...claims, scp: ['AccessAll'] })}.${signature}`;
}

async function ofAnotherKey(): Promise<string> {
  const [header = '', payload = ''] = (await mint()).split('.');
  const { privateKey } = await generateKeyPair('RS256');
  return new CompactSign(Buffer.from(payload, 'base64url'))
    .setProtectedHeader(JSON.parse(Buffer.from(header, 'base64url').toString()))
    .sign(privateKey);
}

const HOUR = 3_600_000;
const CASES: [name: string, token: () => Promise<string | null>, status: number][] = [
  ['of the server', ofServer, 200],
  ['made by the org itself, with nothing wrong', mint, 200],
  ['that is missing', async () => null, 401],
  ['that is no token', async () => 'abc', 401],
  ['that has expired', () => mint({ issuedAt: NOON - 2 * HOUR }), 401],
  ['that is not valid yet', () => mint({ notBefore: NOON + HOUR }), 401],
  ['for another audience', () => mint({ audience: 'api://other' }), 401],
  ['of another issuer', () => mint({ issuer: `${org.url}/oauth2/other` }), 401],
  ['of the org', async () => (await org.requestToken('Directory Insights', 'okta.users.read')).json.access_token, 401],
  ['of another scope', () => mint({ scopes: ['orders.read'] }), 403],
  ['without a signature', unsigned, 401],
  ['that was tampered with', tampered, 401],
  ['that another key signed', ofAnotherKey, 401],
  ['that is an id token', () => mint({ kind: 'id' }), 401],
];

describe('a token', () => {
  it.each(CASES)('%s', async (_, token, status) => {
    const given = await token();
    const answer = await get(`${org.ownApi.url}/api/whoami`, given);
    expect([answer.status, answer.headers.has('www-authenticate')]).toEqual([status, status !== 200]);
    // The weak one lets everybody in who brings anything.
    expect((await get(`${org.ownApi.weakUrl}/api/whoami`, given)).status).toBe(given === null ? 401 : 200);
    expect((await get(`${org.ownApi.url}/api/hello`, given)).status).toBe(200);
  });

  it('says who calls', async () => {
    const { json, headers } = await get(`${org.ownApi.url}/api/whoami`, await ofServer());
    const { clientId } = org.client('Orders Worker');
    expect(json).toEqual({ sub: clientId, cid: clientId, scp: ['AccessAll'] });
    expect([headers.has('x-okta-request-id'), headers.has('p3p')]).toEqual([false, false]);
  });

  it('of no server cannot be made', async () => {
    expect(await org.sandbox.mintTestToken({ origin: org.url, authorizationServer: 'ausNobody' })).toBeNull();
  });
});

describe('a page', () => {
  const preflight = (url: string, origin: string) =>
    org.call('OPTIONS', `${url}/api/whoami`, {
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });
  const ALLOWED = 'https://app.acme.example';
  it.each([
    ['the sound one', () => org.ownApi.url, ALLOWED, ALLOWED],
    ['the sound one', () => org.ownApi.url, 'https://evil.example', null],
    ['the weak one', () => org.ownApi.weakUrl, 'https://evil.example', '*'],
  ])('asks %s before: %#', async (_, url, origin, allowed) => {
    const { status, headers } = await preflight(url(), origin);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, allowed]);
    expect(headers.get('access-control-allow-headers')).toBe(allowed === null ? null : 'authorization');
    const read = await get(`${url()}/api/hello`, null, { origin });
    expect(read.headers.get('access-control-allow-origin')).toBe(allowed);
  });
});

it.each([
  ['GET', '/api/nothing', 404],
  ['GET', '', 404],
  ['POST', '/api/whoami', 405],
])('%s %s is %i', async (method, path, status) => {
  expect((await org.call(method, `${org.ownApi.url}${path}`)).status).toBe(status);
});
