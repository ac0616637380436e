// A token by Basic: what is returned, and what it says (FACTS §1, §1.5, §7).
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
});
afterAll(() => org.close());

describe('a token request of an OIN integration', () => {
  it('gives all requested scopes when all are granted', async () => {
    const answer = await org.requestToken('Directory Insights', 'okta.users.read okta.groups.read');
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
      scope: 'okta.users.read okta.groups.read',
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-cache, no-store',
      pragma: 'no-cache',
      expires: '0',
      'x-okta-request-id': expect.stringMatching(/^[\w-]{27}$/),
      'strict-transport-security': 'max-age=315360000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'accept-ch': 'Sec-CH-UA-Platform-Version',
      p3p: 'CP="HONK"',
      'x-robots-tag': 'noindex,nofollow',
      'set-cookie': expect.stringMatching(/^sid="";/),
      'content-type': 'application/json',
    });
  });

  it('accepts a form whose spaces are not encoded, as curl --data sends them', async () => {
    const { clientId, clientSecret } = org.client('Directory Insights');
    const answer = await org.call('POST', '/oauth2/v1/token', {
      headers: {
        accept: 'application/json',
        authorization: basic(clientId, clientSecret),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials&scope=okta.users.read okta.groups.read',
    });
    expect([answer.status, answer.json.scope]).toEqual([200, 'okta.users.read okta.groups.read']);
  });

  it('drops scopes that are not granted without a word, in the requested order and each once', async () => {
    const answer = await org.requestToken(
      'Partial Sync',
      'okta.users.manage okta.logs.read  okta.users.read okta.logs.read',
    );
    expect(answer.status).toBe(200);
    expect(answer.json.scope).toBe('okta.logs.read okta.users.read');
  });

  it('signs a token whose claims have the shape of the org authorization server', async () => {
    const { json } = await org.requestToken('Directory Insights', 'okta.users.read');
    const keys = await org.call('GET', '/oauth2/v1/keys');
    const { payload } = await jwtVerify(json.access_token, createLocalJWKSet(keys.json), {
      currentDate: new Date(NOON),
    });
    const { clientId } = org.client('Directory Insights');
    const iat = NOON / 1000;
    expect(payload).toEqual({
      ver: 1,
      jti: expect.stringMatching(/^AT\.[\w-]{43}$/),
      iss: org.url,
      aud: org.url,
      iat,
      exp: iat + 3600,
      cid: clientId,
      scp: ['okta.users.read'],
      sub: clientId,
    });
    expect(decodeProtectedHeader(json.access_token)).toEqual({
      kid: keys.json.keys[0].kid,
      typ: 'application/okta-internal-at+jwt',
      alg: 'RS256',
    });
  });

  it('grants the full integration every current okta scope of the management API', async () => {
    expect(org.client('Directory Insights').scopes).toHaveLength(107);
  });
});
