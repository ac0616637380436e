// Every way in which a call to the API can lack permission, over HTTP, with the exact header (FACTS §3.1).
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FEATURES_OFF } from '../../../electron/sandbox/api/check-feature.ts';
import { type Answer, catalogue, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let token: string;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  token = (await org.requestToken('Directory Insights', 'okta.users.read okta.apps.manage')).json.access_token;
});
afterEach(() => org.sandbox.clock.set(null));
afterAll(() => org.close());

const get = (authorization: string | null, path = '/api/v1/users'): Promise<Answer> =>
  org.call('GET', path, { headers: authorization === null ? {} : { authorization } });

const challengeOf = (fields: string): string => {
  const base = org.url; // http, as the captured header has it even for an https org
  return `Bearer authorization_uri="${base}/oauth2/v1/authorize", realm="${base}", ${fields}`;
};

/** Made once: an RSA key takes its time. */
const foreignKey = generateKeyPair('RS256');
async function sign(claims: Record<string, unknown>): Promise<string> {
  const iat = NOON / 1000;
  const whole = {
    ver: 1,
    jti: 'AT.x',
    iss: org.url,
    aud: org.url,
    iat,
    exp: iat + 60,
    cid: '0oa',
    scp: [],
    sub: '0oa',
    ...claims,
  };
  return new SignJWT(whole).setProtectedHeader({ alg: 'RS256', kid: 'other' }).sign((await foreignKey).privateKey);
}

describe('a missing scope', () => {
  it('is a 403 with an empty body and all detail in the header', async () => {
    const answer = await get(`Bearer ${token}`, '/api/v1/groups/12345');
    expect(answer.status).toBe(403);
    expect(answer.text).toBe('');
    expect(answer.headers.get('content-length')).toBe('0');
    expect(answer.headers.get('www-authenticate')).toBe(
      challengeOf(
        'scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups/12345"',
      ),
    );
  });

  it('names both scopes of an operation that needs two', async () => {
    const answer = await get(`Bearer ${token}`, '/api/v1/apps/0oa1/group-push/mappings');
    expect(answer.status).toBe(403);
    expect(answer.headers.get('www-authenticate')).toContain('scope="okta.apps.read okta.groups.read"');
  });

  it('is not missed when manage of the same resource is held', async () => {
    expect((await get(`Bearer ${token}`, '/api/v1/apps')).status).toBe(200);
  });

  it('is missed when only a parent resource is held', async () => {
    expect((await get(`Bearer ${token}`, '/api/v1/apps/0oa1/interclient-target-apps')).status).toBe(403);
  });
});

describe('a bad token', () => {
  const tampered = () => `${token.split('.')[0]}.${token.split('.')[1]}.${'A'.repeat(342)}`;
  const rows: [string, () => Promise<string> | string, string][] = [
    ['garbage', () => 'not-a-token', 'The access token is invalid.'],
    ['a tampered signature', tampered, 'The access token is invalid.'],
    ['a foreign key', () => sign({}), 'The access token is invalid.'],
    [
      'a token of another org',
      () => sign({ iss: 'https://other.example' }),
      'The access token provided has an invalid issuer.',
    ],
    [
      'a custom server token',
      () => sign({ iss: `${org.url}/oauth2/default`, aud: 'api://default' }),
      'The access token provided is not intended for Okta.',
    ],
    ['another audience', () => sign({ aud: 'api://other' }), 'The access token provided is not intended for Okta.'],
  ];
  it.each(rows)('%s is a 401 with an empty body', async (_, make, text) => {
    const answer = await get(`Bearer ${await make()}`);
    expect(answer.status).toBe(401);
    expect(answer.text).toBe('');
    expect(answer.headers.get('access-control-expose-headers')).toBe('WWW-Authenticate');
    expect(answer.headers.get('www-authenticate')).toBe(
      challengeOf(`error="invalid_token", error_description="${text}"`),
    );
  });

  it('is distinguished when it has expired', async () => {
    org.sandbox.clock.advance(3_599_000);
    expect((await get(`Bearer ${token}`)).status).toBe(200);
    org.sandbox.clock.advance(1_000);
    const answer = await get(`Bearer ${token}`);
    org.sandbox.clock.set(null);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(
      challengeOf('error="invalid_token", error_description="The token has expired."'),
    );
    expect((await get(`Bearer ${token}`)).status).toBe(200);
  });

  it('is of a clock that is ahead', async () => {
    org.sandbox.clock.advance(-3_600_000);
    const answer = await get(`Bearer ${token}`);
    expect([answer.status, answer.text]).toEqual([401, '']);
    expect(answer.headers.get('www-authenticate')).toBe(
      challengeOf('error="invalid_token", error_description="The token timestamp is invalid."'),
    );
  });

  it('is refused in the query', async () => {
    const answer = await get(null, `/api/v1/users?access_token=${token}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toBe('');
    expect(answer.headers.get('www-authenticate')).toBe(
      challengeOf(
        'error="invalid_request", error_description="The access token cannot be presented in a query string."',
      ),
    );
  });

  it('is refused when it is sent twice', async () => {
    const answer = await org.call('POST', '/api/v1/apps', {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: `access_token=${token}`,
    });
    expect([answer.status, answer.text]).toEqual([400, '']);
    expect(answer.headers.get('www-authenticate')).toBe(
      challengeOf(
        'error="invalid_request", error_description="The access token cannot be specified in both the Authorization header and the request-body."',
      ),
    );
  });

  it('is missing after the word Bearer', async () => {
    const answer = await get('Bearer');
    expect([answer.status, answer.text]).toEqual([401, '']);
    expect(answer.headers.get('www-authenticate')).toBe(
      challengeOf('error="invalid_request", error_description="The access token is missing."'),
    );
  });

  it('is not bound to a key when sent as DPoP', async () => {
    const answer = await get(`DPoP ${token}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(
      /^DPoP algs="RS256 RS384 RS512 ES256 ES384 ES512", authorization_uri=".*", error="invalid_token", error_description="The presented access_token is not DPoP bound.", resource="\/api\/v1\/users"$/,
    );
  });

  it('is E0000011 as SSWS', async () => {
    const answer = await get(`SSWS ${token}`);
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({
      errorCode: 'E0000011',
      errorSummary: 'Invalid token provided',
      errorLink: 'E0000011',
      errorId: expect.stringMatching(/^oae[\w-]{22}$/),
      errorCauses: [],
    });
    expect(answer.headers.has('www-authenticate')).toBe(false);
  });

  it('is E0000005 when there is none at all, or where only API tokens work', async () => {
    for (const answer of [await get(null), await get(`Bearer ${token}`, '/api/v1/users/me/factors/questions')]) {
      expect(answer).toMatchObject({
        status: 403,
        json: { errorCode: 'E0000005', errorSummary: 'Invalid session', errorCauses: [] },
      });
      expect(answer.headers.has('www-authenticate')).toBe(false);
    }
  });
});

describe('a held scope', () => {
  it('does not help where the admin role is missing', async () => {
    // The token is granted in full all the same: a role takes nothing from it.
    const granted = await org.requestToken('No Role Connector', 'okta.users.read okta.groups.read');
    expect(granted).toMatchObject({ status: 200, json: { scope: 'okta.users.read okta.groups.read' } });
    const answer = await get(`Bearer ${granted.json.access_token}`);
    expect(answer).toMatchObject({
      status: 403,
      json: { errorCode: 'E0000006', errorSummary: 'You do not have permission to perform the requested action' },
    });
    expect(answer.headers.has('www-authenticate')).toBe(false);
  });

  it('shows an empty list instead when the org is set to that', async () => {
    const other = await startOrg({ roleMissingOnLists: 'empty' });
    const call = await other.as('No Role Connector', 'okta.users.read');
    expect(await call('GET', '/api/v1/users')).toMatchObject({ status: 200, json: [] });
    expect((await call('GET', '/api/v1/users/00u1')).status).toBe(403);
    await other.close();
  });

  it('does not help where the feature is off', async () => {
    for (const off of FEATURES_OFF) {
      const operation = catalogue.operations.find(({ path, scopes }) => path.startsWith(off) && scopes.length === 1);
      const call = await org.as('Directory Insights', operation?.scopes[0] ?? '');
      const answer = await call(operation?.method ?? '', (operation?.path ?? '').replace(/\{[^}]+\}/g, 'x'));
      expect([off, answer.status, answer.json?.errorCode, answer.json?.errorSummary]).toEqual([
        off,
        401,
        'E0000015',
        'You do not have permission to access the feature you are requesting',
      ]);
    }
  });

  it('is checked before the body', async () => {
    const call = await org.as('Directory Insights', 'okta.users.read');
    expect(await call('POST', '/api/v1/users', '{not json')).toMatchObject({ status: 403, text: '' });
  });
});

describe('switches of the uncertain points', () => {
  it('one text for every bad token, and E0000011 for none', async () => {
    const other = await startOrg({
      now: () => NOON,
      switches: { bearerTexts: 'generic', noAuthorization: 'E0000011' },
    });
    const call = await other.as('Directory Insights', 'okta.users.read');
    const stranger = `Bearer ${await sign({ iss: 'https://other.example' })}`;
    const answers = [await other.call('GET', '/api/v1/users', { headers: { authorization: stranger } })];
    for (const moved of [3_600_000, -7_200_000]) {
      other.sandbox.clock.advance(moved); // expired, then not issued yet
      answers.push(await call('GET', '/api/v1/users'));
    }
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(
        / error="invalid_token", error_description="The access token is invalid\."$/,
      );
    }
    expect(await other.call('GET', '/api/v1/users')).toMatchObject({
      status: 401,
      json: { errorCode: 'E0000011', errorSummary: 'Invalid token provided' },
    });
    await other.close();
  });

  it('an instance made through the API starts without a role', async () => {
    const other = await startOrg({ switches: { newInstanceIsSuperAdmin: false } });
    const call = await other.as('Directory Insights', 'okta.oauthIntegrations.manage');
    await call('POST', '/integrations/api/v1/api-services', { type: 'newcomer', grantedScopes: ['okta.users.read'] });
    const newcomer = await other.as('Newcomer', 'okta.users.read');
    expect(await newcomer('GET', '/api/v1/users')).toMatchObject({ status: 403, json: { errorCode: 'E0000006' } });
    await other.close();
  });
});
