// Programs of others that hold an API token or a private key, against the sandbox org: Okta's SDK for Node as it is installed, by SSWS, by
// `PrivateKey` and with DPoP, whose public half is registered through the API; and two certified OAuth clients for the same.
import okta from '@okta/okta-sdk-nodejs';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import * as oauth4webapi from 'oauth4webapi';
import * as openid from 'openid-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OrgUnderTest, startOrg } from './support.ts';

type Sdk = InstanceType<typeof okta.Client>;

let org: OrgUnderTest;
let admin: Sdk;
let privateJwk: JWK;
let clientId: string;
const GRANTED = ['okta.users.read', 'okta.groups.read'];

/** The SDK waits for its answers and gives up on what it does not know: nothing of it is replaced. */
const sdk = (config: Record<string, unknown>): Sdk =>
  new okta.Client({ orgUrl: org.url, testing: { disableHttpsCheck: true }, cacheMiddleware: null, ...config } as never);
const byToken = (token: string): Sdk => sdk({ token });
const byKey = (scopes = GRANTED): Sdk =>
  sdk({ authorizationMode: 'PrivateKey', clientId, scopes, privateKey: privateJwk });
const tokenOf = (name: string): string => org.sandbox.apiTokens().find((one) => one.name === name)?.token ?? '';
const root = () => ({ headers: { authorization: `SSWS ${tokenOf('Build server')}` } });
const logins = async (client: Sdk): Promise<number> => {
  let count = 0;
  await (await client.userApi.listUsers({ limit: 100 })).each(() => {
    count += 1;
  });
  return count;
};

/** Through the SDK: an app whose public key is registered by itself, the scopes of it, and the role of its client. */
async function register(): Promise<void> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  privateJwk = { ...(await exportJWK(privateKey)), kid: 'night', alg: 'RS256' };
  const app = await admin.applicationApi.createApplication({
    application: {
      name: 'oidc_client',
      label: 'Night jobs',
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
      settings: { oauthClient: { application_type: 'service', grant_types: ['client_credentials'] } },
    } as never,
  });
  clientId = String(app.id);
  const key = { ...(await exportJWK(publicKey)), kid: 'night', alg: 'RS256', use: 'sig', status: 'ACTIVE' };
  await admin.applicationSSOPublicKeysApi.addJwk({ appId: clientId, addJwkRequest: key as never });
  for (const scopeId of GRANTED)
    await admin.applicationApi.grantConsentToScope({
      appId: clientId,
      oAuth2ScopeConsentGrant: { issuer: org.url, scopeId },
    });
  const assigned = await org.call('POST', `/oauth2/v1/clients/${clientId}/roles`, {
    ...root(),
    body: { type: 'READ_ONLY_ADMIN' },
  });
  expect(assigned.status).toBe(201);
}

async function demandDpop(demanded: boolean): Promise<void> {
  const path = `/api/v1/apps/${clientId}`;
  const { json: app } = await org.call('GET', path, root());
  const oauthClient = { ...app.settings.oauthClient, dpop_bound_access_tokens: demanded };
  const body = { ...app, settings: { ...app.settings, oauthClient } };
  expect((await org.call('PUT', path, { ...root(), body })).status).toBe(200);
}

/** Status and error of the latest token requests. */
const tokenRequests = (count: number): unknown[] =>
  org.sandbox.journal
    .list()
    .filter(({ path }) => path === '/oauth2/v1/token')
    .slice(-count)
    .map(({ status, error }) => [status, error]);

beforeAll(async () => {
  org = await startOrg({ switches: { unaskedProof: 'ignored', jwksList: 'keys' } });
  admin = byToken(tokenOf('Build server'));
  await register();
});
afterAll(() => org.close());

describe("Okta's SDK for Node", () => {
  beforeEach(() => demandDpop(false));

  it('by SSWS reads what the owner of the token may, and understands what it may not', async () => {
    const reader = byToken(tokenOf('Report script'));
    expect(await logins(reader)).toBe(250);
    const group = { profile: { name: 'Not by a reader' } };
    await expect(reader.groupApi.createGroup({ group })).rejects.toMatchObject({ status: 403, errorCode: 'E0000006' });
    await expect(logins(byToken('00nobody'))).rejects.toMatchObject({ status: 401, errorCode: 'E0000011' });
    let names: (string | undefined)[] = [];
    await (await admin.apiTokenApi.listApiTokens()).each((token) => {
      names = [...names, token.name];
    });
    expect(names).toEqual(['Build server', 'Report script']);
  });

  it('by PrivateKey gets a token and reads with it', async () => {
    const client = byKey();
    expect(await logins(client)).toBe(250);
    await expect((await client.applicationApi.listApplications()).next()).rejects.toMatchObject({ status: 403 });
    expect(tokenRequests(1)).toEqual([[200, null]]);
  });

  it('by PrivateKey works where its unasked proof binds the token as well', async () => {
    const binding = await startOrg();
    const app = binding.sandbox.clients().find(({ name }) => name === 'Nightly Sync');
    const config = { orgUrl: binding.url, authorizationMode: 'PrivateKey', scopes: ['okta.users.read'] };
    expect(await logins(sdk({ ...config, clientId: app?.clientId, privateKey: app?.privateJwk }))).toBe(250);
    await binding.close();
  });

  it('by PrivateKey with DPoP fetches the nonce, signs again, and proves each call', async () => {
    await demandDpop(true);
    expect(await logins(byKey())).toBe(250);
    expect(tokenRequests(2)).toEqual([
      [400, 'use_dpop_nonce'],
      [200, null],
    ]);
  });

  it('by PrivateKey is refused once the scopes are revoked, and lists the keys of the app', async () => {
    const keys = await admin.applicationSSOPublicKeysApi.listJwk({ appId: clientId });
    expect(keys.keys?.map((key) => key.kid)).toEqual(['night']);
    const grants = await admin.applicationApi.listScopeConsentGrants({ appId: clientId });
    const ids: string[] = [];
    await grants.each((grant) => {
      ids.push(String(grant.id));
    });
    for (const grantId of ids) await admin.applicationApi.revokeScopeConsentGrant({ appId: clientId, grantId });
    // It goes on with no token, so that its user reads of a 401 of the API: why, the token endpoint has said.
    await expect(logins(byKey())).rejects.toMatchObject({ status: 401 });
    expect(tokenRequests(1)).toEqual([[400, 'consent_required']]);
    for (const scopeId of GRANTED)
      await admin.applicationApi.grantConsentToScope({
        appId: clientId,
        oAuth2ScopeConsentGrant: { issuer: org.url, scopeId },
      });
  });
});

/** The private key as these two take it. */
const cryptoKey = async (): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', privateJwk as JsonWebKey, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, [
    'sign',
  ]);
const scope = GRANTED.join(' ');
const users = (): URL => new URL('/api/v1/users?limit=1', org.url);

describe('openid-client', () => {
  const discover = async (atTokenEndpoint = true): Promise<openid.Configuration> => {
    const key = { key: await cryptoKey(), kid: 'night' };
    const auth = openid.PrivateKeyJwt(key, {
      [openid.modifyAssertion]: (_, payload) => {
        if (atTokenEndpoint) payload.aud = `${org.url}/oauth2/v1/token`;
      },
    });
    return openid.discovery(new URL(org.url), clientId, undefined, auth, { execute: [openid.allowInsecureRequests] });
  };

  it('by private_key_jwt gets a token, once it names the endpoint rather than the issuer', async () => {
    await demandDpop(false);
    await expect(openid.clientCredentialsGrant(await discover(false), { scope })).rejects.toMatchObject({
      error: 'invalid_client',
      error_description: 'The audience claim for client_assertion must be the endpoint invoked for the request.',
    });
    const config = await discover();
    const token = await openid.clientCredentialsGrant(config, { scope });
    expect(token).toMatchObject({ token_type: 'bearer', scope });
    expect((await openid.fetchProtectedResource(config, token.access_token, users(), 'GET')).status).toBe(200);
  });

  it('with DPoP gets a bound token and uses it, and is refused without the proof', async () => {
    await demandDpop(true);
    const config = await discover();
    const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256'));
    const token = await openid.clientCredentialsGrant(config, { scope }, { DPoP });
    expect(token).toMatchObject({ token_type: 'dpop', scope });
    const read = (options?: { DPoP: openid.DPoPHandle }) =>
      openid.fetchProtectedResource(config, token.access_token, users(), 'GET', null, undefined, options);
    expect((await read({ DPoP })).status).toBe(200);
    const bare = await fetch(users(), { headers: { authorization: `Bearer ${token.access_token}` } });
    expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([
      400,
      expect.stringContaining('The resource request requires a DPoP proof.'),
    ]);
    const other = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256'));
    await expect(read({ DPoP: other })).rejects.toMatchObject({
      cause: [{ scheme: 'dpop', parameters: { error: 'invalid_dpop_proof' } }],
    });
  });
});

describe('oauth4webapi', () => {
  it('by private_key_jwt with DPoP sends the request again with the nonce', async () => {
    await demandDpop(true);
    const insecure = { [oauth4webapi.allowInsecureRequests]: true };
    const issuer = new URL(org.url);
    const found = await oauth4webapi.discoveryRequest(issuer, insecure);
    const server = await oauth4webapi.processDiscoveryResponse(issuer, found);
    const client: oauth4webapi.Client = { client_id: clientId };
    const auth = oauth4webapi.PrivateKeyJwt(
      { key: await cryptoKey(), kid: 'night' },
      {
        [oauth4webapi.modifyAssertion]: (_, payload) => {
          payload.aud = String(server.token_endpoint);
        },
      },
    );
    const DPoP = oauth4webapi.DPoP(client, await oauth4webapi.generateKeyPair('RS256'));
    const ask = async (): Promise<oauth4webapi.TokenEndpointResponse> => {
      const options = { DPoP, ...insecure };
      const answer = await oauth4webapi.clientCredentialsGrantRequest(server, client, auth, { scope }, options);
      return oauth4webapi.processClientCredentialsResponse(server, client, answer);
    };
    const token = await ask().catch((error: unknown) => {
      if (!oauth4webapi.isDPoPNonceError(error)) throw error;
      return ask();
    });
    expect(token).toMatchObject({ token_type: 'dpop', scope });
    expect(tokenRequests(2)).toEqual([
      [400, 'use_dpop_nonce'],
      [200, null],
    ]);
    const call = { DPoP, ...insecure };
    const answer = await oauth4webapi.protectedResourceRequest(
      token.access_token,
      'GET',
      users(),
      undefined,
      null,
      call,
    );
    expect(answer.status).toBe(200);
  });
});
