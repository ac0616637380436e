// Two independent clients, one certified, sign a person in at the sandbox and keep the tokens fresh; push their requests, poll for a device, sign out; and get a token of a custom
// server by a secret. What they check of documents, answers, id tokens and signatures is theirs.
import * as bare from 'oauth4webapi';
import * as oauth from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser, LOOPBACK } from './sign-in/browser.ts';
import { NOON, type OrgUnderTest, startOrg } from './support.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await startOrg();
});
afterAll(() => org.close());

const appOf = (name: string) => createBrowser(org).appOf(name);
const SCOPE = 'openid profile email offline_access';

/** Through the pages as the form of a browser without scripts sends them; the address that the client is called back at. */
async function throughPages(authorizeUrl: URL): Promise<URL> {
  const browser = createBrowser(org);
  const back = await browser.signIn(await browser.load('GET', `${authorizeUrl.pathname}${authorizeUrl.search}`));
  return new URL(back.headers.get('location') ?? '');
}

describe('openid-client', () => {
  const insecure = { execute: [oauth.allowInsecureRequests] };

  it.each([
    ['Desk Client', ''],
    ['Field Map', '/oauth2/default'],
    ['Team Calendar', '/oauth2/default'],
  ])('signs in to %s by PKCE at the server %s, reads userinfo and refreshes', async (name, server) => {
    const { clientId, clientSecret } = appOf(name);
    const auth = clientSecret === null ? oauth.None() : oauth.ClientSecretBasic(clientSecret);
    const config = await oauth.discovery(new URL(`${org.url}${server}`), clientId, undefined, auth, insecure);
    const pkceCodeVerifier = oauth.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [oauth.randomState(), oauth.randomNonce()];
    const asked = oauth.buildAuthorizationUrl(config, {
      redirect_uri: LOOPBACK,
      scope: SCOPE,
      state: expectedState,
      nonce: expectedNonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const tokens = await oauth.authorizationCodeGrant(config, await throughPages(asked), {
      pkceCodeVerifier,
      expectedState,
      expectedNonce,
    });
    const subject = tokens.claims()?.sub ?? '';
    expect(await oauth.fetchUserInfo(config, tokens.access_token, subject)).toMatchObject({
      email: org.sandbox.users()[2]?.login,
    });
    const fresh = await oauth.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect((await oauth.tokenIntrospection(config, fresh.access_token)).active).toBe(true);
    await oauth.tokenRevocation(config, fresh.refresh_token ?? '');
    expect((await oauth.tokenIntrospection(config, fresh.access_token)).active).toBe(false);
  });

  it('gets a token of the default server by its secret in Basic', async () => {
    const { clientId, clientSecret } = appOf('Orders Worker');
    const auth = oauth.ClientSecretBasic(clientSecret ?? '');
    const config = await oauth.discovery(new URL(`${org.url}/oauth2/default`), clientId, undefined, auth, insecure);
    expect(await oauth.clientCredentialsGrant(config, { scope: 'AccessAll' })).toMatchObject({
      scope: 'AccessAll',
      token_type: 'bearer',
    });
    await expect(oauth.clientCredentialsGrant(config, { scope: 'nothing' })).rejects.toMatchObject({
      error: 'invalid_scope',
    });
  });
});

describe('openid-client at the other endpoints', () => {
  const configOf = (name: string, server: string, algorithm: 'oidc' | 'oauth2' = 'oidc') => {
    const { clientId, clientSecret } = appOf(name);
    const auth = clientSecret === null ? oauth.None() : oauth.ClientSecretBasic(clientSecret);
    return oauth.discovery(new URL(`${org.url}${server}`), clientId, undefined, auth, {
      algorithm,
      execute: [oauth.allowInsecureRequests],
    });
  };

  it('discovers a custom server by either document', async () => {
    for (const algorithm of ['oidc', 'oauth2'] as const) {
      const server = (await configOf('Desk Client', '/oauth2/default', algorithm)).serverMetadata();
      expect([server.issuer, server.token_endpoint]).toEqual([
        `${org.url}/oauth2/default`,
        `${org.url}/oauth2/default/v1/token`,
      ]);
      expect(server.scopes_supported).not.toContain('groups');
    }
  });

  it.each([
    ['Desk Client', ''],
    ['Team Calendar', '/oauth2/default'],
  ])('pushes the request of %s to the server %s, signs in, and signs out', async (name, server) => {
    const config = await configOf(name, server);
    const pkceCodeVerifier = oauth.randomPKCECodeVerifier();
    const expectedState = oauth.randomState();
    const asked = await oauth.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: LOOPBACK,
      scope: 'openid',
      state: expectedState,
      code_challenge: await oauth.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    expect([...asked.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    const called = await throughPages(asked);
    const tokens = await oauth.authorizationCodeGrant(config, called, { pkceCodeVerifier, expectedState });
    const end = oauth.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'http://127.0.0.1:8765/signed-out',
      state: 'out',
    });
    const left = await org.call('GET', `${end.pathname}${end.search}`);
    expect(left.headers.get('location')).toBe('http://127.0.0.1:8765/signed-out?state=out');
  });

  it('polls for the tokens of a device until a person has typed its code', async () => {
    const config = await configOf('Desk Client', '');
    const device = await oauth.initiateDeviceAuthorization(config, { scope: 'openid' });
    const browser = createBrowser(org);
    await browser.signIn(await browser.load('POST', '/activate', { user_code: device.user_code }));
    const tokens = await oauth.pollDeviceAuthorizationGrant(config, { ...device, interval: 0 });
    expect(tokens.claims()?.aud).toBe(appOf('Desk Client').clientId);
  });
});

describe('oauth4webapi', () => {
  it('understands what a device hears while nobody has typed its code', async () => {
    const insecure = { [bare.allowInsecureRequests]: true };
    // Its clock stands still, so that no wait of this machine counts as one of the device.
    const still = await startOrg({ now: () => NOON });
    const issuer = new URL(still.url);
    const server = await bare.processDiscoveryResponse(issuer, await bare.discoveryRequest(issuer, insecure));
    const client = { client_id: createBrowser(still).appOf('Desk Client').clientId };
    const begun = await bare.deviceAuthorizationRequest(server, client, bare.None(), { scope: 'openid' }, insecure);
    const { device_code } = await bare.processDeviceAuthorizationResponse(server, client, begun);
    const poll = async () =>
      bare.processDeviceCodeResponse(
        server,
        client,
        await bare.deviceCodeGrantRequest(server, client, bare.None(), device_code, insecure),
      );
    await expect(poll()).rejects.toMatchObject({ error: 'authorization_pending' });
    await expect(poll()).rejects.toMatchObject({ error: 'slow_down' });
    await still.close();
  });

  it('signs in by PKCE, checks the signature of the id token, and understands a refusal', async () => {
    const insecure = { [bare.allowInsecureRequests]: true };
    const issuer = new URL(org.url);
    const server = await bare.processDiscoveryResponse(issuer, await bare.discoveryRequest(issuer, insecure));
    const client = { client_id: appOf('Desk Client').clientId };
    const verifier = bare.generateRandomCodeVerifier();
    const asked = new URL(server.authorization_endpoint ?? '');
    for (const [name, value] of Object.entries({
      client_id: client.client_id,
      redirect_uri: LOOPBACK,
      response_type: 'code',
      scope: SCOPE,
      state: 'st',
      code_challenge: await bare.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }))
      asked.searchParams.set(name, value);
    const parameters = bare.validateAuthResponse(server, client, await throughPages(asked), 'st');
    const send = () =>
      bare.authorizationCodeGrantRequest(server, client, bare.None(), parameters, LOOPBACK, verifier, insecure);
    const response = await send();
    const tokens = await bare.processAuthorizationCodeResponse(server, client, response, { requireIdToken: true });
    await bare.validateApplicationLevelSignature(server, response, insecure);
    expect(bare.getValidatedIdTokenClaims(tokens)?.aud).toBe(client.client_id);
    await expect(bare.processAuthorizationCodeResponse(server, client, await send())).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});
