// The System Log: what lands in it, and how it is read (FACTS §5, §10).
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { basic, type Json, linkOf, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  call = await org.as('Directory Insights', 'okta.logs.read okta.users.manage okta.groups.manage');
});
afterEach(() => org.sandbox.clock.set(null));
afterAll(() => org.close());

const DAY = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();
const logs = (query: Record<string, string>) => call('GET', `/api/v1/logs?${new URLSearchParams(query)}`);
/** Everything that was logged at the fixed instant: what this test caused. */
const recent = async (filter: string): Promise<Json[]> =>
  (await logs({ since: iso(NOON), filter, limit: '1000' })).json;

describe('a bounded query', () => {
  it('reads all 2,000 seeded events once and then ends', async () => {
    const seen = new Set<string>();
    let last = 0;
    let path: string | null = `/api/v1/logs?since=${iso(NOON - 61 * DAY)}&until=${iso(NOON - 1)}&limit=300`;
    let pages = 0;
    while (path) {
      const page = await call('GET', path);
      for (const event of page.json) {
        expect(Date.parse(event.published)).toBeGreaterThanOrEqual(last);
        last = Date.parse(event.published);
        seen.add(event.uuid);
      }
      path = linkOf(page, 'next');
      pages += 1;
    }
    expect([seen.size, pages]).toEqual([2000, 7]);
  });

  it('shows for seeded tokens what was asked for: each integration less than it has, but for one', async () => {
    const filter = 'eventType eq "app.oauth2.token.grant.access_token"';
    const page = await logs({ since: iso(NOON - 61 * DAY), until: iso(NOON - 1), limit: '1000', filter });
    const asked = new Map(page.json.map((event: Json) => [event.actor.displayName, event.debugContext.debugData]));
    expect([...asked.keys()].sort()).toEqual([
      'Directory Insights',
      'No Role Connector',
      'Partial Sync',
      'Report Reader',
    ]);
    expect(asked.get('No Role Connector')).toMatchObject({
      requestedScopes: 'okta.users.read',
      grantedScopes: 'okta.users.read',
    });
    expect(asked.get('Partial Sync')).toMatchObject({
      requestedScopes: 'okta.groups.read, okta.logs.read, okta.users.read',
    });
  });

  it('goes backwards, page by page, within its lower bound', async () => {
    const since = NOON - 3 * DAY;
    const forward = (await logs({ since: iso(since), until: iso(NOON - 1), limit: '1000' })).json;
    const backward: Json[] = [];
    let path: string | null = `/api/v1/logs?since=${iso(since)}&until=${iso(NOON - 1)}&sortOrder=DESCENDING&limit=40`;
    while (path) {
      const page = await call('GET', path);
      backward.push(...page.json);
      path = linkOf(page, 'next');
    }
    expect(backward.map(({ uuid }) => uuid)).toEqual(forward.map(({ uuid }: Json) => uuid).reverse());
  });
});

describe('a polling query', () => {
  it('always has a next link, and the link shows what happened since', async () => {
    let path = linkOf(await logs({ since: iso(NOON), limit: '1000' }), 'next') ?? '';
    const idle = await call('GET', path);
    expect(idle.json).toEqual([]);
    path = linkOf(idle, 'next') ?? '';
    expect(path).toContain('after=');
    expect(path).not.toContain('since=');
    const made = await call('POST', '/api/v1/groups', { profile: { name: 'Poll' } });
    const next = await call('GET', path);
    expect(next.json.map((event: Json) => event.eventType)).toEqual(['group.lifecycle.create']);
    expect(next.json[0].target[0].id).toBe(made.json.id);
  });

  it('covers seven days when nothing else is said, oldest first, a hundred at a time', async () => {
    const page = await logs({});
    expect(page.json).toHaveLength(100);
    expect(Date.parse(page.json[0].published)).toBeGreaterThanOrEqual(NOON - 7 * DAY);
    expect(Date.parse(page.json[0].published)).toBeLessThan(NOON - 6 * DAY);
    expect(linkOf(page, 'self')).toContain('limit=100');
  });
});

describe('what lands in it', () => {
  it('tokens, refused clients, changes, reads and refusals', async () => {
    const { clientId } = org.client('Report Reader');
    await org.requestToken('Report Reader', 'okta.users.read');
    await org.call('POST', '/oauth2/v1/token', { headers: { authorization: basic(clientId, 'wrong') } });
    await call('GET', '/api/v1/users?limit=1');
    await call('GET', '/api/v1/apps');
    const granted = await recent(`eventType eq "app.oauth2.token.grant.access_token" and actor.id eq "${clientId}"`);
    expect(granted).toHaveLength(1);
    expect(granted[0]).toMatchObject({
      outcome: { result: 'SUCCESS' },
      actor: { type: 'PublicClientApp', displayName: 'Report Reader' },
    });
    const refused = await recent('eventType eq "app.oauth2.invalid_client_credentials"');
    expect(refused.at(-1)).toMatchObject({
      actor: { id: clientId },
      outcome: { result: 'FAILURE', reason: 'The client secret supplied for a confidential client is invalid.' },
    });
    const requests = await recent('eventType eq "system.oauth2.api.request"');
    expect(
      requests.map((event) => [event.debugContext.debugData.requestUri, event.outcome.result, event.outcome.reason]),
    ).toEqual(
      expect.arrayContaining([
        ['/api/v1/users', 'SUCCESS', null],
        ['/api/v1/apps', 'FAILURE', 'insufficient_scope'],
      ]),
    );
  });
});

describe('what happens to integrations', () => {
  it('from the authorization to the revocation', async () => {
    const admin = await org.as('Directory Insights', 'okta.oauthIntegrations.manage okta.roles.manage');
    const path = '/integrations/api/v1/api-services';
    const { json: made } = await admin('POST', path, { type: 'logged_one', grantedScopes: ['okta.users.read'] });
    const form = {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: basic(made.id, made.clientSecret),
    };
    const body = 'grant_type=client_credentials&scope=okta.users.read';
    const token = await org.call('POST', '/oauth2/v1/token', { headers: form, body });
    await org.call('POST', '/oauth2/v1/revoke', { headers: form, body: `token=${token.json.access_token}` });
    const roles = `/oauth2/v1/clients/${made.id}/roles`;
    for (const { id } of (await admin('GET', roles)).json) await admin('DELETE', `${roles}/${id}`);
    await admin('POST', roles, { type: 'READ_ONLY_ADMIN' });
    const secret = `${path}/${made.id}/credentials/secrets`;
    const second = `${secret}/${(await admin('POST', secret)).json.id}`;
    for (const verb of ['deactivate', 'activate', 'deactivate']) await admin('POST', `${second}/lifecycle/${verb}`);
    await admin('DELETE', second);
    await admin('DELETE', `${path}/${made.id}`);
    const about = (event: Json): boolean =>
      JSON.stringify([event.actor, event.target, event.debugContext]).includes(made.id) &&
      event.eventType !== 'system.oauth2.api.request';
    const events = (await logs({ since: iso(NOON), limit: '1000' })).json.filter(about);
    expect(events.map(({ eventType }: Json) => eventType)).toEqual([
      'app.oauth2.client.privilege.grant', // the super admin role of a new instance
      'integration.api_service.lifecycle.authorize',
      'app.oauth2.token.grant.access_token',
      'app.oauth2.token.revoke',
      'app.oauth2.client.privilege.revoke',
      'app.oauth2.client.privilege.grant',
      'app.oauth2.credentials.lifecycle.create',
      'app.oauth2.credentials.lifecycle.deactivate',
      'app.oauth2.credentials.lifecycle.activate',
      'app.oauth2.credentials.lifecycle.deactivate',
      'app.oauth2.credentials.lifecycle.delete',
      'integration.api_service.lifecycle.revoke',
    ]);
  });
});

describe('an event of more than 90 days ago', () => {
  it('is not shown, and a query for it succeeds', async () => {
    const since = iso(NOON - 61 * DAY);
    const before = (await logs({ since, until: iso(NOON - 59 * DAY), limit: '1000' })).json;
    expect(before.length).toBeGreaterThan(0);
    org.sandbox.clock.advance(32 * DAY);
    const later = await org.as('Directory Insights', 'okta.logs.read');
    const query = new URLSearchParams({ since, until: iso(NOON - 59 * DAY), limit: '1000' });
    expect(await later('GET', `/api/v1/logs?${query}`)).toMatchObject({ status: 200, json: [] });
  });
});

describe('filters', () => {
  it.each([
    ['outcome.result eq "FAILURE"', (event: Json) => event.outcome.result === 'FAILURE'],
    [
      'eventType sw "user." and severity eq "WARN"',
      (event: Json) => event.eventType.startsWith('user.') && event.severity === 'WARN',
    ],
    [
      'target.type eq "AppInstance"',
      (event: Json) => event.target?.some((target: Json) => target.type === 'AppInstance') ?? false,
    ],
    ['eventType ew ".add"', (event: Json) => event.eventType.endsWith('.add')],
    ['actor.type pr and not (outcome.result eq "SUCCESS")', (event: Json) => event.outcome.result !== 'SUCCESS'],
  ])('%s', async (filter, matches) => {
    const window = { since: iso(NOON - 20 * DAY), until: iso(NOON - 1), limit: '1000' };
    const all = (await logs(window)).json.filter(matches);
    expect((await logs({ ...window, filter })).json).toEqual(all);
    expect(all.length).toBeGreaterThan(0);
  });

  it('q wants every word', async () => {
    const found = (await logs({ q: 'mfa example', limit: '1000' })).json;
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((event: Json) => JSON.stringify(event).toLowerCase().includes('mfa'))).toBe(true);
    expect((await logs({ q: 'mfa no-such-word' })).json).toEqual([]);
    expect((await logs({ q: 'x'.repeat(40) })).status).toBe(200);
  });
});

describe('refusals', () => {
  it.each([
    [{ filter: 'eventType eq' }, 'E0000053', []],
    [{ filter: 'nonsense.field eq "x"' }, 'E0000053', []],
    [{ filter: 'published gt "2026-08-30T00:00:00Z"' }, 'E0000053', []],
    [{ filter: 'debugContext.debugData.requestUri co "/oauth"' }, 'E0000031', []],
    [
      { since: iso(NOON - 181 * DAY) },
      'E0000053',
      [{ errorSummary: 'The since parameter is over 180 days prior to the current day.' }],
    ],
    [{ since: 'yesterday' }, 'E0000030', []],
    [{ limit: '1001' }, 'E0000001', [{ errorSummary: 'limit: The value must not be greater than 1000.' }]],
    [{ sortOrder: 'UPWARDS' }, 'E0000001', [{ errorSummary: expect.stringContaining('sortOrder') }]],
    [
      { q: `mfa ${'x'.repeat(41)}` },
      'E0000001',
      [{ errorSummary: 'q: Freeform search cannot contain items longer than 40 characters.' }],
    ],
    [{ after: 'garbage' }, 'E0000031', [{ errorSummary: 'Invalid cursor.' }]],
    [{ since: iso(NOON - DAY), after: `${NOON}_1_${NOON}` }, 'E0000063', []],
    [{ since: iso(NOON), until: iso(NOON - DAY) }, 'E0000001', [{ errorSummary: expect.stringContaining('until') }]],
  ])('%j', async (query, code, causes) => {
    const answer = await logs(query as Record<string, string>);
    const errorSummary = {
      E0000001: expect.stringMatching(/^Api validation failed: (until|limit|sortOrder|q)$/),
      E0000030: expect.stringMatching(/^Bad request\. Invalid date\./),
      E0000031: 'Invalid search criteria.',
      E0000053: 'Invalid SCIM filter.',
      E0000063: 'Invalid combination of parameters specified.',
    }[code];
    expect(answer).toMatchObject({ status: 400, json: { errorCode: code, errorSummary } });
    expect(answer.json.errorCauses).toEqual(causes);
  });
});
