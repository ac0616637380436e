// Rate buckets: the figures, the window that starts with its first call, and the 429 (FACTS §4).
import { afterAll, describe, expect, it } from 'vitest';
import { type Answer, basic, type Json, NOON, type OrgUnderTest, startOrg } from '../support.ts';

const rate = ({ headers }: Answer): (string | null)[] =>
  ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-rate-limit-${name}`));

const plans = new Map<string, Promise<OrgUnderTest>>();
const planned = (rateLimits: 'workforce' | 'integrator'): Promise<OrgUnderTest> => {
  const known = plans.get(rateLimits) ?? startOrg({ rateLimits, now: () => NOON });
  plans.set(rateLimits, known);
  return known;
};
afterAll(async () => {
  for (const org of plans.values()) await (await org).close();
});

describe('figures', () => {
  it.each([
    ['workforce', '/oauth2/v1/token', '1000'],
    ['integrator', '/oauth2/v1/token', '150'],
    ['workforce', '/oauth2/v1/introspect', '300'],
    ['integrator', '/oauth2/v1/introspect', '50'],
    ['workforce', '/oauth2/v1/clients', '50'],
    ['integrator', '/oauth2/v1/clients', '12'],
    ['workforce', '/api/v1/users', '300'],
    ['integrator', '/api/v1/users', '50'],
    ['workforce', '/api/v1/users/00u1', '1000'],
    ['integrator', '/api/v1/users/00u1', '50'],
    ['workforce', '/api/v1/apps', '50'],
    ['integrator', '/api/v1/apps', '10'],
    ['workforce', '/api/v1/apps/0oa1', '250'],
    ['integrator', '/api/v1/apps/0oa1', '50'],
    ['workforce', '/api/v1/logs', '60'],
    ['integrator', '/api/v1/logs', '10'],
    ['workforce', '/api/v1/groups', '250'],
    ['integrator', '/api/v1/groups', '50'],
    ['workforce', '/api/v1/groups/00g1', '500'],
    ['integrator', '/api/v1/groups/00g1', '50'],
    ['workforce', '/api/v1/devices', '50'],
    ['integrator', '/api/v1/devices', '50'],
    ['workforce', '/api/v1/zones', '600'],
    ['integrator', '/api/v1/zones', '50'],
  ] as const)('%s %s is %s a minute for one client', async (rateLimits, path, limit) => {
    const org = await planned(rateLimits);
    org.sandbox.clock.advance(60_000); // a fresh window
    const token = await org.requestToken(
      'Directory Insights',
      'okta.users.read okta.groups.read okta.apps.read okta.logs.read okta.networkZones.read',
    );
    const { clientId, clientSecret } = org.client('Directory Insights');
    const answer = path.endsWith('token')
      ? token
      : path.endsWith('introspect')
        ? await org.call('POST', path, {
            headers: {
              authorization: basic(clientId, clientSecret),
              'content-type': 'application/x-www-form-urlencoded',
            },
            body: 'token=x',
          })
        : await org.call('GET', path, { headers: { authorization: `Bearer ${token.json.access_token}` } });
    expect(rate(answer)).toEqual([limit, String(Number(limit) - 1), String(org.sandbox.clock.now() / 1000 + 60)]);
  });

  it('are the workforce ones for an integrator org when it is set to those seen live', async () => {
    const org = await startOrg({ rateLimits: 'integrator', switches: { integratorFigures: 'live' } });
    expect(rate(await (await org.as('Directory Insights', 'okta.users.read'))('GET', '/api/v1/users'))[0]).toBe('300');
    await org.close();
  });
});

describe('a bucket', () => {
  it('that is used up answers 429 until its minute is over', async () => {
    const org = await startOrg({ rateLimits: { perMinute: 3 }, now: () => NOON });
    const call = await org.as('Directory Insights', 'okta.users.read okta.groups.read okta.logs.read');
    org.sandbox.clock.advance(10_000);
    const reset = String(NOON / 1000 + 70);
    for (const remaining of ['2', '1', '0'])
      expect(rate(await call('GET', '/api/v1/users'))).toEqual(['3', remaining, reset]);
    const refused = await call('GET', '/api/v1/users');
    expect(refused).toMatchObject({
      status: 429,
      json: {
        errorCode: 'E0000047',
        errorSummary: 'API call exceeded rate limit due to too many requests.',
        errorCauses: [],
      },
    });
    expect(rate(refused)).toEqual(['3', '0', reset]);
    expect(refused.headers.has('retry-after')).toBe(false);
    expect(refused.headers.has('cache-control')).toBe(false);
    expect((await call('GET', '/api/v1/users')).status).toBe(429);
    expect((await call('GET', '/api/v1/groups')).status).toBe(200);
    const filter = encodeURIComponent('eventType eq "system.org.rate_limit.violation"');
    const violations = await call('GET', `/api/v1/logs?filter=${filter}`);
    expect(violations.json.map((event: Json) => event.target[0].id)).toEqual(['/api/v1/users']);
    expect(org.sandbox.rateLimits.snapshot()).toContainEqual({
      bucket: '/api/v1/users',
      principal: org.client('Directory Insights').clientId,
      limit: 3,
      remaining: 0,
      resetAt: NOON + 70_000,
    });
    org.sandbox.clock.advance(60_000);
    expect(rate(await call('GET', '/api/v1/users'))).toEqual(['3', '2', String(NOON / 1000 + 130)]);
    await org.close();
  });

  it('is used up by refused calls too, and each client has its own', async () => {
    const org = await startOrg({ rateLimits: { perMinute: 2 } });
    const denied = await org.as('Report Reader', 'okta.groups.read');
    const allowed = await org.as('Directory Insights', 'okta.users.read');
    expect([
      (await denied('GET', '/api/v1/users')).status,
      (await denied('GET', '/api/v1/users')).status,
      (await denied('GET', '/api/v1/users')).status,
    ]).toEqual([403, 403, 429]);
    expect((await allowed('GET', '/api/v1/users')).status).toBe(200);
    await org.close();
  });

  it('guards the token endpoint', async () => {
    const org = await startOrg({ rateLimits: { perMinute: 1 } });
    expect((await org.requestToken('Directory Insights', 'okta.users.read')).status).toBe(200);
    expect(await org.requestToken('Directory Insights', 'okta.users.read')).toMatchObject({
      status: 429,
      json: { errorCode: 'E0000047' },
    });
    await org.close();
  });

  it('is absent when limits are off', async () => {
    const org = await startOrg({ rateLimits: 'off' });
    expect(rate(await org.requestToken('Directory Insights', 'okta.users.read'))).toEqual([null, null, null]);
    await org.close();
  });
});

/** Targets of the events of this kind, oldest first. */
async function logged(org: OrgUnderTest, kind: string): Promise<string[]> {
  const reader = await org.as('Report Reader', 'okta.logs.read');
  const filter = encodeURIComponent(`eventType eq "system.org.rate_limit.${kind}"`);
  return (await reader('GET', `/api/v1/logs?filter=${filter}`)).json.map((event: Json) => event.target[0].id);
}

describe('a whole bucket', () => {
  it('is shared by the clients of the org: the last one gets less than the own half', async () => {
    const org = await startOrg({ rateLimits: { perMinute: 3 }, now: () => NOON });
    const [first, second, third] = [
      await org.as('Directory Insights', 'okta.users.read'),
      await org.as('Report Reader', 'okta.users.read'),
      await org.as('Partial Sync', 'okta.users.read'),
    ];
    for (const call of [first, second])
      for (const remaining of ['2', '1', '0']) expect(rate(await call('GET', '/api/v1/users'))[1]).toBe(remaining);
    org.sandbox.clock.advance(20_000);
    const late = await third('GET', '/api/v1/users');
    expect(late).toMatchObject({ status: 429, json: { errorCode: 'E0000047' } });
    // The wait is that of the org, which began 20 s before this client's first call.
    expect(rate(late)).toEqual(['3', '0', String(NOON / 1000 + 60)]);
    expect(await logged(org, 'violation')).toEqual(['/api/v1/users']);
    org.sandbox.clock.advance(40_000);
    expect((await third('GET', '/api/v1/users')).status).toBe(200);
    await org.close();
  });

  it('of the token endpoint bursts up to five times of itself and no further', async () => {
    const org = await startOrg({ rateLimits: { perMinute: 1 }, now: () => NOON });
    // A whole bucket of 2, so that 10 may be made in its minute, one of each client.
    const admin = await org.as('Directory Insights', 'okta.oauthIntegrations.manage');
    const statuses: number[] = [];
    for (let index = 0; index < 11; index++) {
      await admin('POST', '/integrations/api/v1/api-services', {
        type: `crowd ${index}`,
        grantedScopes: ['okta.users.read'],
      });
      org.sandbox.clock.advance(60_000);
    }
    for (let index = 0; index < 11; index++)
      statuses.push((await org.requestToken(`Crowd ${index}`, 'okta.users.read')).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    await org.close();
  });

  it('of the token endpoint may burst, which is logged once', async () => {
    const org = await startOrg({ rateLimits: { perMinute: 2 } });
    for (const name of ['Directory Insights', 'Partial Sync', 'No Role Connector'])
      for (let time = 0; time < 2; time++)
        expect((await org.requestToken(name, 'okta.users.read')).status, `${name} ${time}`).toBe(200);
    expect(await logged(org, 'burst')).toEqual(['/oauth2/v1/token']);
    await org.close();
  });
});

describe('events', () => {
  it('warn at the threshold that is set, and say when a violation is over', async () => {
    const org = await startOrg({ rateLimits: { perMinute: 10 }, now: () => NOON });
    const call = await org.as('Directory Insights', 'okta.users.read okta.rateLimits.manage');
    const times = async (count: number): Promise<void> => {
      for (let time = 0; time < count; time++) await call('GET', '/api/v1/users');
    };
    await times(5);
    expect(await logged(org, 'warning')).toEqual([]);
    await times(1);
    expect(await logged(org, 'warning')).toEqual(['/api/v1/users']);
    org.sandbox.clock.advance(60_000);
    await call('PUT', '/api/v1/rate-limit-settings/warning-threshold', { warningThreshold: 90 });
    await times(8);
    expect(await logged(org, 'warning')).toHaveLength(1);
    await times(4);
    expect(await logged(org, 'warning')).toHaveLength(2);
    expect(await logged(org, 'expiration')).toEqual([]);
    org.sandbox.clock.advance(60_000);
    await times(1);
    expect(await logged(org, 'expiration')).toEqual(['/api/v1/users']);
    await org.close();
  });
});

describe('the share of one client', () => {
  it('is changed through principal-rate-limits, from the next call', async () => {
    const org = await startOrg({ rateLimits: 'workforce', now: () => NOON });
    const call = await org.as('Directory Insights', 'okta.users.read okta.principalRateLimits.manage');
    const { clientId } = org.client('Directory Insights');
    expect(rate(await call('GET', '/api/v1/users'))).toEqual(['300', '299', String(NOON / 1000 + 60)]);
    const filter = encodeURIComponent(`principalType eq "OAUTH_CLIENT" and principalId eq "${clientId}"`);
    const [entry] = (await call('GET', `/api/v1/principal-rate-limits?filter=${filter}`)).json;
    expect(entry).toMatchObject({ principalId: clientId, defaultPercentage: 50 });
    const path = `/api/v1/principal-rate-limits/${entry.id}`;
    const set = (percentage: unknown) =>
      call('PUT', path, { principalId: clientId, principalType: 'OAUTH_CLIENT', defaultPercentage: percentage });
    expect((await set(75)).json.defaultPercentage).toBe(75);
    expect(rate(await call('GET', '/api/v1/users'))).toEqual(['450', '448', String(NOON / 1000 + 60)]);
    for (const wrong of [0, 101, '50', 1.5]) {
      expect(await set(wrong)).toMatchObject({
        status: 400,
        json: {
          errorCode: 'E0000001',
          errorSummary: 'Api validation failed: principalRateLimitMediated',
          errorCauses: [{ errorSummary: 'defaultPercentage: The value must be an integer from 1 to 100' }],
        },
      });
    }
    expect(
      await call('POST', '/api/v1/principal-rate-limits', { principalId: clientId, principalType: 'OAUTH_CLIENT' }),
    ).toMatchObject({ status: 400, json: { errorCode: 'E0000001' } });
    await org.close();
  });
});
