// API tokens over HTTP (FACTS §3.1, FACTS-D §15): what a call with one may do is decided by its owner as that is now; its 30 days, its
// network, its records, its share of the limits, and what it leaves in the System Log.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Json, NOON, type OrgUnderTest, startOrg } from '../support.ts';

const DAY_MS = 86_400_000;
const TOKENS = '/api/v1/api-tokens';

let org: OrgUnderTest;
let root: Caller;
let reader: Caller;
type Caller = (method: string, path: string, body?: unknown) => Promise<Answer>;
const withToken =
  (at: OrgUnderTest, token: string): Caller =>
  (method, path, body) =>
    at.call(method, path, { body, headers: { authorization: `SSWS ${token}` } });
const tokenOf = (name: string, at = org) => {
  const found = at.sandbox.apiTokens().find((one) => one.name === name);
  if (!found) throw new Error(`no API token ${name}`);
  return found;
};

beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  root = withToken(org, tokenOf('Build server').token);
  reader = withToken(org, tokenOf('Report script').token);
});
afterEach(() => org.sandbox.clock.set(null));
afterAll(() => org.close());

const userOf = async (login: string): Promise<Json> => (await root('GET', `/api/v1/users/${login}`)).json;
const idOf = async (name: string): Promise<string> =>
  (await root('GET', TOKENS)).json.find((one: Json) => one.name === name).id;
const invalid = {
  status: 401,
  json: { errorCode: 'E0000011', errorSummary: 'Invalid token provided', errorLink: 'E0000011', errorCauses: [] },
};

/** A new admin, with an API token of the report script's shape that is handed to it. */
async function freshReader(): Promise<{ other: OrgUnderTest; call: Caller; admin: Caller; owner: Json; id: string }> {
  const other = await startOrg({ now: () => NOON });
  const admin = withToken(other, tokenOf('Build server', other).token);
  const { owner: login, token } = tokenOf('Report script', other);
  const owner = (await admin('GET', `/api/v1/users/${login}`)).json;
  const id = (await admin('GET', TOKENS)).json.find((one: Json) => one.name === 'Report script').id;
  return { other, admin, call: withToken(other, token), owner, id };
}

describe('a call with one', () => {
  it('may do what its owner may, and needs no scope', async () => {
    expect(org.sandbox.apiTokens().map(({ name, role, token }) => [name, role, /^00[\w-]{40}$/.test(token)])).toEqual([
      ['Build server', 'SUPER_ADMIN', true],
      ['Report script', 'READ_ONLY_ADMIN', true],
    ]);
    expect((await root('POST', '/api/v1/groups', { profile: { name: 'By a token' } })).status).toBe(200);
    expect((await reader('GET', '/api/v1/groups')).status).toBe(200);
    const refused = await reader('POST', '/api/v1/groups', { profile: { name: 'Not by this one' } });
    expect(refused).toMatchObject({ status: 403, json: { errorCode: 'E0000006' } });
  });

  it('is its owner, as me', async () => {
    const { owner } = tokenOf('Report script');
    expect((await reader('GET', '/api/v1/users/me')).json.profile.login).toBe(owner);
  });

  it('works where only API tokens work, and not where none does', async () => {
    const { call, other } = await freshReader();
    expect(await call('GET', '/api/v1/ssf/stream')).toMatchObject({ status: 403, json: { errorCode: 'E0000005' } });
    expect((await call('DELETE', `${TOKENS}/current`)).status).toBe(204);
    expect(await call('GET', '/api/v1/groups')).toMatchObject(invalid);
    const bearer = await other.as('Directory Insights', 'okta.apiTokens.manage');
    expect(await bearer('DELETE', `${TOKENS}/current`)).toMatchObject({ status: 403, json: { errorCode: 'E0000005' } });
    await other.close();
  });

  it.each(['', 'garbage', `00${'x'.repeat(40)}`])('is refused with %j', async (token) => {
    expect(await withToken(org, token)('GET', '/api/v1/groups')).toMatchObject(invalid);
  });
});

describe('its owner', () => {
  it('loses a role, or gets one by a group: its next call shows it', async () => {
    const { call, admin, owner, other } = await freshReader();
    const roles = `/api/v1/users/${owner.id}/roles`;
    const [role] = (await admin('GET', roles)).json;
    expect((await call('GET', '/api/v1/groups')).status).toBe(200);
    await admin('DELETE', `${roles}/${role.id}`);
    expect(await call('GET', '/api/v1/groups')).toMatchObject({ status: 403, json: { errorCode: 'E0000006' } });
    expect(tokenOf('Report script', other).role).toBeNull();
    const group = (await admin('POST', '/api/v1/groups', { profile: { name: 'Readers' } })).json;
    await admin('PUT', `/api/v1/groups/${group.id}/users/${owner.id}`);
    await admin('POST', `/api/v1/groups/${group.id}/roles`, { type: 'READ_ONLY_ADMIN' });
    expect((await call('GET', '/api/v1/groups')).status).toBe(200);
    await other.close();
  });

  it('is suspended: it is refused for as long', async () => {
    const { call, admin, owner, other } = await freshReader();
    await admin('POST', `/api/v1/users/${owner.id}/lifecycle/suspend`);
    expect(await call('GET', '/api/v1/groups')).toMatchObject(invalid);
    await admin('POST', `/api/v1/users/${owner.id}/lifecycle/unsuspend`);
    expect((await call('GET', '/api/v1/groups')).status).toBe(200);
    await other.close();
  });

  it.each(['lifecycle/deactivate', ''])('is deactivated (%j): it is gone for good', async (by) => {
    const { call, admin, owner, id, other } = await freshReader();
    const user = `/api/v1/users/${owner.id}`;
    await (by === '' ? admin('DELETE', user) : admin('POST', `${user}/${by}`));
    expect(await call('GET', '/api/v1/groups')).toMatchObject(invalid);
    await admin('POST', `${user}/lifecycle/activate`);
    expect(await call('GET', '/api/v1/groups')).toMatchObject(invalid);
    expect((await admin('GET', `${TOKENS}/${id}`)).status).toBe(404);
    expect(other.sandbox.apiTokens()).toHaveLength(1);
    await other.close();
  });
});

describe('its 30 days', () => {
  it('begin again with each use, and end it when nobody uses it', async () => {
    const { call, admin, id, other } = await freshReader();
    const record = async () => (await admin('GET', `${TOKENS}/${id}`)).json;
    await call('GET', '/api/v1/groups');
    expect(await record()).toMatchObject({
      lastUpdated: new Date(NOON).toISOString(),
      expiresAt: new Date(NOON + 30 * DAY_MS).toISOString(),
    });
    for (const days of [29, 58]) {
      other.sandbox.clock.set(NOON + days * DAY_MS);
      for (const each of [call, admin]) expect((await each('GET', '/api/v1/groups')).status).toBe(200);
    }
    other.sandbox.clock.set(NOON + 88 * DAY_MS);
    expect(await call('GET', '/api/v1/groups')).toMatchObject(invalid);
    await other.close();
  });
});

describe('its network', () => {
  it('keeps it to its zones, by the code that the org is set to, and says so in the log', async () => {
    for (const [apiTokenOutsideZone, status] of [
      ['E0000006', 403],
      ['E0000011', 401],
    ] as const) {
      const other = await startOrg({ now: () => NOON, switches: { apiTokenOutsideZone } });
      const admin = withToken(other, tokenOf('Build server', other).token);
      const call = withToken(other, tokenOf('Report script', other).token);
      const token = (await admin('GET', TOKENS)).json.find((one: Json) => one.name === 'Report script');
      const zone = (gateway: string) =>
        admin('POST', '/api/v1/zones', { name: gateway, type: 'IP', gateways: [{ type: 'CIDR', value: gateway }] });
      const [away, here] = [(await zone('203.0.113.0/24')).json.id, (await zone('127.0.0.0/8')).json.id];
      const keep = (include: string[]) =>
        admin('PUT', `${TOKENS}/${token.id}`, { ...token, network: { connection: 'ZONE', include, exclude: [] } });
      expect(await keep([away])).toMatchObject({
        status: 200,
        json: { network: { connection: 'ZONE', include: [away] } },
      });
      expect(await call('GET', '/api/v1/groups')).toMatchObject({ status, json: { errorCode: apiTokenOutsideZone } });
      const filter = 'eventType eq "system.api_token.request_outside_allowed_range"';
      expect((await admin('GET', `/api/v1/logs?filter=${encodeURIComponent(filter)}`)).json).toMatchObject([
        { actor: { type: 'User', id: token.userId }, target: [{ id: token.id }] },
      ]);
      await keep([here]);
      expect((await call('GET', '/api/v1/groups')).status).toBe(200);
      expect(await keep(['nzoNone'])).toMatchObject({ status: 400, json: { errorCode: 'E0000001' } });
      await other.close();
    }
  });
});

describe('its record', () => {
  it('is read without its value, in a list with or without a slash', async () => {
    const list = await root('GET', TOKENS);
    expect((await root('GET', `${TOKENS}/`)).json).toEqual(list.json);
    const { owner, token } = tokenOf('Report script');
    expect(list.text).not.toContain(token);
    const [id, user] = [await idOf('Report script'), await userOf(owner)];
    const { json } = await root('GET', `${TOKENS}/${id}`);
    expect(json).toEqual({
      id: expect.stringMatching(/^00T\w{17}$/),
      name: 'Report script',
      userId: user.id,
      clientName: 'Okta API',
      tokenWindow: 'P30D',
      network: { connection: 'ANYWHERE' },
      expiresAt: expect.stringMatching(/Z$/),
      created: expect.stringMatching(/Z$/),
      lastUpdated: expect.stringMatching(/Z$/),
      _links: {
        self: { href: `${org.url}${TOKENS}/${id}`, hints: { allow: ['GET', 'DELETE'] } },
        user: { href: `${org.url}/api/v1/users/${user.id}`, hints: { allow: ['GET'] } },
      },
    });
    expect((await root('GET', `${TOKENS}/00Tnone`)).json).toMatchObject({
      errorCode: 'E0000007',
      errorSummary: 'Not found: Resource not found: 00Tnone (Token)',
    });
    expect((await root('POST', TOKENS, { name: 'Made here' })).status).toBe(405);
  });

  it('is renamed and revoked, which ends it at once and is logged', async () => {
    const { call, admin, id, owner, other } = await freshReader();
    const before = (await admin('GET', `${TOKENS}/${id}`)).json;
    const renamed = await admin('PUT', `${TOKENS}/${id}`, { ...before, name: 'Reports', userId: 'somebody' });
    expect(renamed).toMatchObject({ status: 200, json: { name: 'Reports', userId: owner.id } });
    expect((await call('GET', '/api/v1/groups')).status).toBe(200);
    expect((await call('DELETE', `${TOKENS}/${id}`)).status).toBe(403);
    expect((await admin('DELETE', `${TOKENS}/${id}`)).status).toBe(204);
    expect(await call('GET', '/api/v1/groups')).toMatchObject(invalid);
    const logged = (await admin('GET', '/api/v1/logs?filter=eventType%20sw%20%22system.api_token.%22')).json;
    expect(logged.map((event: Json) => [event.eventType, event.actor.type])).toEqual(
      expect.arrayContaining([
        ['system.api_token.update', 'User'],
        ['system.api_token.revoke', 'User'],
      ]),
    );
    await other.close();
  });

  it('is read by a client with the scope as well', async () => {
    const client = await org.as('Directory Insights', 'okta.apiTokens.read');
    expect((await client('GET', TOKENS)).json).toHaveLength(2);
  });
});

describe('in limits, journal and log', () => {
  it('it has half of a bucket for itself, or what it is given', async () => {
    const limited = await startOrg({ rateLimits: 'workforce' });
    const admin = withToken(limited, tokenOf('Build server', limited).token);
    const call = withToken(limited, tokenOf('Report script', limited).token);
    const used = async (by: Caller) => {
      const { headers } = await by('GET', '/api/v1/groups');
      return ['limit', 'remaining'].map((name) => Number(headers.get(`x-rate-limit-${name}`)));
    };
    expect(await used(admin)).toEqual([250, 249]);
    expect(await used(call)).toEqual([250, 249]);
    const id = (await admin('GET', TOKENS)).json.find((one: Json) => one.name === 'Report script').id;
    const limit = { principalId: id, principalType: 'SSWS_TOKEN', defaultPercentage: 10 };
    expect((await admin('POST', '/api/v1/principal-rate-limits', limit)).status).toBe(201);
    expect(await used(call)).toEqual([50, 48]);
    expect(limited.sandbox.journal.list().at(-1)?.clientId).toBe(id);
    await limited.close();
  });

  it('its owner is who acts, and who has made what it makes', async () => {
    const { owner } = tokenOf('Build server');
    const { id } = await userOf(owner);
    const made = await root('POST', '/api/v1/trustedOrigins', {
      name: 'Portal',
      origin: 'https://portal.acme.example',
      scopes: [{ type: 'CORS' }],
    });
    expect(made.json.createdBy).toBe(id);
    const filter = encodeURIComponent('eventType eq "security.trusted_origin.create"');
    expect((await root('GET', `/api/v1/logs?filter=${filter}`)).json.at(-1).actor).toMatchObject({
      id,
      type: 'User',
      alternateId: owner,
    });
  });
});
