// Client assertions at the token endpoint, against an API Services app whose keys were registered through the API: every refusal of
// FACTS §1.3 and §13 in its order, and what the answers of the secrets and keys APIs are (FACTS §21).
import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, NOON, type OrgUnderTest, startOrg } from '../support.ts';
import { expectRefusal, GOOD, sendTokenRequest } from '../token-request.ts';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const NOW = NOON / 1000;

interface Pair {
  privateKey: Parameters<SignJWT['sign']>[0];
  jwk: JWK;
}

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
let rsa: Pair;
let ec: Pair;
let stranger: Pair;
let app: Json;

const pair = async (alg: string, kid: string): Promise<Pair> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
};

beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  call = await org.as('Directory Insights', 'okta.apps.manage okta.appGrants.manage okta.roles.manage');
  [rsa, ec, stranger] = await Promise.all([pair('RS256', 'rsa'), pair('ES256', 'ec'), pair('RS256', 'rsa')]);
  app = await makeApp('private_key_jwt');
  for (const { jwk } of [rsa, ec])
    expect(await call('POST', `/api/v1/apps/${app.id}/credentials/jwks`, jwk)).toMatchObject({ status: 201 });
  await call('POST', `/api/v1/apps/${app.id}/grants`, { issuer: org.url, scopeId: 'okta.users.read' });
  await call('POST', `/oauth2/v1/clients/${app.id}/roles`, { type: 'READ_ONLY_ADMIN' });
});
afterAll(() => org.close());

let made = 0;
async function makeApp(method: string, jwks?: JWK[]): Promise<Json> {
  made += 1;
  const answer = await call('POST', '/api/v1/apps', {
    label: `Night jobs ${made}`,
    name: 'oidc_client',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: { token_endpoint_auth_method: method } },
    settings: {
      oauthClient: {
        application_type: 'service',
        grant_types: ['client_credentials'],
        ...(jwks && { jwks: { keys: jwks } }),
      },
    },
  });
  return answer.json;
}

interface Differs {
  claims?: JWTPayload;
  header?: { alg?: string; kid?: string };
  signedBy?: Pair['privateKey'];
  without?: string[];
  path?: string;
  as?: string;
}

/** A good assertion, but for what differs. */
async function assertion({ claims, header, signedBy, without = [], path = '/oauth2/v1/token', as }: Differs = {}) {
  const id = as ?? app.id;
  const whole: JWTPayload = {
    iss: id,
    sub: id,
    aud: `${org.url}${path}`,
    iat: NOW,
    exp: NOW + 300,
    jti: randomUUID(),
    ...claims,
  };
  const kept = Object.fromEntries(Object.entries(whole).filter(([name]) => !without.includes(name)));
  return new SignJWT(kept).setProtectedHeader({ alg: 'RS256', kid: 'rsa', ...header }).sign(signedBy ?? rsa.privateKey);
}

const withIt = (jwt: string): { authorization: null; form: [string, string][] } => ({
  authorization: null,
  form: [...GOOD, ['client_assertion_type', TYPE], ['client_assertion', jwt]],
});
const bytes = (text: string) => new TextEncoder().encode(text);

describe('an assertion by a private key', () => {
  it.each<[string, Differs]>([
    ['RSA', {}],
    ['EC', { header: { alg: 'ES256', kid: 'ec' } }],
    ['no iat and no jti', { without: ['iat', 'jti'] }],
    ['an hour of life', { claims: { exp: NOW + 3600 } }],
  ])('%s gets a token that reads what was granted', async (name, differs) => {
    const signedBy = name === 'EC' ? ec.privateKey : rsa.privateKey;
    const answer = await sendTokenRequest(org, withIt(await assertion({ signedBy, ...differs })));
    expect(answer).toMatchObject({ status: 200, json: { token_type: 'Bearer', scope: 'okta.users.read' } });
    const headers = { authorization: `Bearer ${answer.json.access_token}` };
    expect((await org.call('GET', '/api/v1/users?limit=1', { headers })).status).toBe(200);
    expect((await org.call('GET', '/api/v1/groups?limit=1', { headers })).status).toBe(403);
  });

  it.each<[string, Differs, string]>([
    [
      'another subject',
      { claims: { sub: '0oaOther' } },
      'The subject claim for client_assertion is not a valid client_id.',
    ],
    ['an unknown kid', { header: { kid: 'x' } }, 'The client_assertion JWT kid is invalid.'],
    [
      'no kid, though there are two keys',
      { header: { kid: undefined as never } },
      'The client_assertion JWT kid is invalid.',
    ],
    [
      'an algorithm of no key here',
      { header: { alg: 'ES256' } },
      'The client_assertion JWT signature algorithm is invalid.',
    ],
    [
      'the audience of the issuer',
      { claims: { aud: '' } },
      'The audience claim for client_assertion must be the endpoint invoked for the request.',
    ],
    ['no exp', { without: ['exp'] }, "The client_assertion must contain the 'exp' claim as seconds since epoch."],
    ['an exp that is over', { claims: { exp: NOW - 1 } }, 'The client_assertion token is expired.'],
    [
      'an exp in milliseconds',
      { claims: { exp: NOON + 300_000 } },
      'The client_assertion token has an expiration too far into the future.',
    ],
    [
      'more than an hour of life',
      { claims: { exp: NOW + 3700 } },
      'The client_assertion token has an expiration too far into the future.',
    ],
    [
      'an iat in the future',
      { claims: { iat: NOW + 60 } },
      'The client_assertion token must be issued before the current time.',
    ],
  ])('%s is refused', async (_, differs, description) => {
    const signedBy = differs.header?.alg === 'ES256' ? ec.privateKey : rsa.privateKey;
    await expectRefusal(org, withIt(await assertion({ signedBy, ...differs })), 401, 'invalid_client', description);
  });

  it('is refused by another key of the same name, and when it is used twice', async () => {
    const foreign = await assertion({ signedBy: stranger.privateKey });
    await expectRefusal(org, withIt(foreign), 401, 'invalid_client', 'The client_assertion signature is invalid.');
    const once = await assertion();
    expect((await sendTokenRequest(org, withIt(once))).status).toBe(200);
    await expectRefusal(org, withIt(once), 401, 'invalid_client', 'The client_assertion token has already been used.');
  });

  it('needs no kid where the app has one key, which may come with the app itself', async () => {
    const { kid: _, ...key } = rsa.jwk;
    const one = await makeApp('private_key_jwt', [key]);
    await call('POST', `/api/v1/apps/${one.id}/grants`, { issuer: org.url, scopeId: 'okta.users.read' });
    const jwt = await assertion({ as: one.id, header: { kid: undefined as never } });
    expect((await sendTokenRequest(org, withIt(jwt))).status).toBe(200);
  });

  it('of a key for encryption, and of a key that was switched off, is refused', async () => {
    const two = await makeApp('private_key_jwt');
    const add = (jwk: JWK) => call('POST', `/api/v1/apps/${two.id}/credentials/jwks`, jwk);
    await add({ ...rsa.jwk, use: 'enc' });
    const kept = (await add({ ...stranger.jwk, kid: 'kept' })).json;
    await expectRefusal(
      org,
      withIt(await assertion({ as: two.id })),
      401,
      'invalid_client',
      "The public key being used for client assertion has an invalid 'use' parameter. Valid values for the 'use' parameter are sig.",
    );
    const off = (await add({ ...ec.jwk })).json;
    const keys = `/api/v1/apps/${two.id}/credentials/jwks`;
    expect(await call('POST', `${keys}/${off.id}/lifecycle/deactivate`)).toMatchObject({
      status: 200,
      json: { status: 'INACTIVE', _links: { delete: { hints: { allow: ['DELETE'] } } } },
    });
    const byIt = await assertion({ as: two.id, header: { alg: 'ES256', kid: 'ec' }, signedBy: ec.privateKey });
    await expectRefusal(org, withIt(byIt), 401, 'invalid_client', 'The client_assertion JWT kid is invalid.');
    expect((await call('DELETE', `${keys}/${kept.id}`)).json.errorCauses).toEqual([
      { errorSummary: "You can't delete an active JSON Web Key. Deactivate the key before deleting it." },
    ]);
    expect((await call('DELETE', `${keys}/${off.id}`)).status).toBe(204);
  });

  it('brings only the scopes that were granted, and none once they are revoked', async () => {
    const three = await makeApp('private_key_jwt', [rsa.jwk]);
    const ask = async () => sendTokenRequest(org, withIt(await assertion({ as: three.id })));
    expect(await ask()).toMatchObject({ status: 400, json: { error: 'consent_required' } });
    const grant = await call('POST', `/api/v1/apps/${three.id}/grants`, {
      issuer: org.url,
      scopeId: 'okta.users.read',
    });
    const token = (await ask()).json.access_token;
    const users = () => org.call('GET', '/api/v1/users?limit=1', { headers: { authorization: `Bearer ${token}` } });
    expect((await users()).status).toBe(403);
    const role = await call('POST', `/oauth2/v1/clients/${three.id}/roles`, { type: 'USER_ADMIN' });
    expect((await users()).status).toBe(200);
    expect((await call('DELETE', `/oauth2/v1/clients/${three.id}/roles/${role.json.id}`)).status).toBe(204);
    expect((await users()).status).toBe(403);
    await call('DELETE', `/api/v1/apps/${three.id}/grants/${grant.json.id}`);
    expect(await ask()).toMatchObject({ status: 400, json: { error: 'consent_required' } });
  });
});

describe('an assertion by a secret', () => {
  it('is for other servers than that of the org', async () => {
    const four = await makeApp('client_secret_jwt');
    const secret = (await call('POST', `/api/v1/apps/${four.id}/credentials/secrets`)).json.client_secret;
    const signed = (path: string, by: string) =>
      assertion({ as: four.id, path, header: { alg: 'HS256', kid: undefined as never }, signedBy: bytes(by) });
    await expectRefusal(
      org,
      withIt(await signed('/oauth2/v1/token', secret)),
      401,
      'invalid_client',
      'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
    );
    const path = '/oauth2/default/v1/token';
    const at = async (by: string) => ({ path, ...withIt(await signed(path, by)) });
    await expectRefusal(
      org,
      await at('x'.repeat(40)),
      401,
      'invalid_client',
      'The client_assertion signature is invalid.',
    );
    // Authenticated: what is refused now is the scope.
    await expectRefusal(
      org,
      await at(secret),
      400,
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
    );
  });
});

describe('secrets and keys of an app', () => {
  it('two secrets at most, each with its hash, the last active one stays', async () => {
    const five = await makeApp('client_secret_basic');
    const path = `/api/v1/apps/${five.id}/credentials/secrets`;
    const own = 'an-own-secret-of-the-app';
    const first = await call('POST', path, { client_secret: own });
    expect(first).toMatchObject({ status: 201, json: { client_secret: own, status: 'ACTIVE' } });
    expect(first.json.secret_hash).toBe(
      createHash('sha256').update(own).digest().subarray(0, 16).toString('base64url'),
    );
    const causes = async (answer: Promise<Json>) => (await answer).json.errorCauses[0].errorSummary;
    expect(await causes(call('POST', path, { client_secret: 'short' }))).toContain("at least '14' characters");
    expect(await causes(call('POST', `${path}/${first.json.id}/lifecycle/deactivate`))).toBe(
      "You can't deactivate the only active client secret.",
    );
    expect((await call('POST', path)).json.client_secret).toHaveLength(64);
    expect(await causes(call('POST', path))).toBe("You've reached the maximum number of client secrets per client.");
    expect((await call('POST', `${path}/${first.json.id}/lifecycle/deactivate`)).status).toBe(200);
    expect((await call('DELETE', `${path}/${first.json.id}`)).status).toBe(204);
  });

  it('keys of 2,048 bits and more, each with a kid of its own', async () => {
    const six = await makeApp('private_key_jwt');
    const path = `/api/v1/apps/${six.id}/credentials/jwks`;
    const cause = async (body: unknown) => (await call('POST', path, body)).json.errorCauses[0].errorSummary;
    expect(await cause({ kty: 'RSA', e: 'AQAB', n: 'w'.repeat(171) })).toContain("less than '2,048' bits");
    expect(await cause({ kid: 'none' })).toContain("less than '2,048' bits");
    expect((await call('POST', path, rsa.jwk)).status).toBe(201);
    expect(await cause(stranger.jwk)).toBe("All keys in the 'jwks' must have a unique `kid`.");
    const { kid: _, ...unnamed } = stranger.jwk;
    expect(await cause(unnamed)).toContain('Each key should have a unique kid');
    const [key] = (await call('GET', path)).json;
    expect((await call('POST', `${path}/${key.id}/lifecycle/deactivate`)).json.errorCauses[0].errorSummary).toContain(
      "Can't deactivate the only active JSON Web Key",
    );
  });
});
