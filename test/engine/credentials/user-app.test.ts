// Signing in before a provider that is not ours: the code with PKCE, the listener on its port, the id token, and refresh tokens that
// replace each other. No code, verifier or token is in a reply or a file.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { challengeOf, newVerifier } from '../../../electron/engine/sign-in/pkce.ts';
import type { SignInOutcome } from '../../../shared/model/credentials/sign-in.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { userAppDraft } from '../../support/credentials.ts';
import { folderTexts } from '../../support/folder-files.ts';
import { type IndependentProvider, startIndependentProvider } from '../../support/providers/independent-provider.ts';
import { signInByFetch } from '../../support/providers/sign-in-by-fetch.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const CLIENT = '0oanative';
const ELSEWHERE = 'https://app.example.com/callback';
const SCOPES = ['openid', 'profile', 'offline_access'];

let folder: Awaited<ReturnType<typeof tempFolder>>;
let provider: IndependentProvider;
let bench: TestBench;
let tenantId: string;
let port: number;
let endWaiting: (() => void) | null = null;

/** One that nobody has at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: found } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return found;
}

beforeAll(async () => {
  folder = await tempFolder();
  port = await freePort();
  provider = await startIndependentProvider([
    {
      client_id: CLIENT,
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [`http://127.0.0.1:${port}/callback`, ELSEWHERE],
    },
  ]);
  bench = await startTestBench({
    dataDir: folder.path,
    sandbox: null,
    time: {
      now: Date.now,
      // Time passes when a test says so.
      sleep: (_ms, signal) =>
        new Promise((resolve) => {
          endWaiting = resolve;
          signal.addEventListener('abort', () => resolve());
        }),
    },
  });
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  tenantId = (await bench.client.tenant.add({ name: 'Acme', url: provider.url, production: false })).id;
});
afterAll(async () => {
  await bench.close();
  await provider.close();
  await folder.remove();
});

const replies: unknown[] = [];
const secrets = new Set<string>();
let made = 0;

async function save(more: Partial<Parameters<typeof userAppDraft>[0]> = {}): Promise<string> {
  made += 1;
  const name = `Signed in ${made}`;
  const draft = userAppDraft({ tenantId, name, clientId: CLIENT, redirectPort: String(port), ...more });
  const saved = await bench.client.credential.save(draft);
  return saved.credentials.find((one) => one.name === name)?.id ?? '';
}

const tokenOf = (outcome: SignInOutcome) => {
  if (outcome.outcome !== 'answered' || outcome.result.outcome !== 'granted') throw new Error(JSON.stringify(outcome));
  return outcome.result.token;
};

/** By the listener, as a browser comes to it. */
async function signIn(credentialId: string, scopes = SCOPES) {
  // This provider gives offline_access with consent alone (OpenID Connect Core §11); Okta does not ask for that.
  const begun = await bench.client.signIn.begin({ tenantId, credentialId, scopes, prompt: 'consent' });
  expect(begun.notListening).toBeNull();
  const ending = bench.client.signIn.wait({ signInId: begun.signInId });
  const redirect = await signInByFetch(begun.authorizeUrl);
  secrets.add(new URL(redirect).searchParams.get('code') ?? '');
  const page = await fetch(redirect);
  const outcome = await ending;
  secrets.add(provider.forms.at(-1)?.get('code_verifier') ?? '');
  replies.push(begun, outcome, await page.clone().text());
  return { begun, redirect, page, outcome };
}

describe('PKCE', () => {
  it('has the challenge of RFC 7636, appendix B', () => {
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });
  it('has a new verifier each time, of the least length and characters', () => {
    const verifiers = Array.from({ length: 50 }, newVerifier);
    expect(new Set(verifiers).size).toBe(50);
    for (const one of verifiers) expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

describe('a sign-in by the listener', () => {
  it('ends with a token whose id token is checked, and answers the browser with a plain page', async () => {
    const { begun, page, outcome } = await signIn(await save());
    const url = new URL(begun.authorizeUrl);
    expect(url.origin + url.pathname).toBe(`${provider.url}/oauth2/v1/authorize`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: CLIENT,
      response_type: 'code',
      scope: SCOPES.join(' '),
      redirect_uri: `http://127.0.0.1:${port}/callback`,
      code_challenge_method: 'S256',
    });
    const token = tokenOf(outcome);
    expect(new Set(token.granted)).toEqual(new Set(SCOPES));
    expect(token.signedIn).toMatchObject({ user: 'ada', refresh: { uses: 0, rotates: null } });
    expect(token.signedIn?.idToken?.checks.map(({ what, state }) => [what, state])).toEqual(
      ['signature', 'iss', 'aud', 'exp', 'nonce'].map((what) => [what, 'good']),
    );
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(Object.fromEntries(provider.forms.at(-1) ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: expect.any(String),
      redirect_uri: `http://127.0.0.1:${port}/callback`,
      code_verifier: expect.stringMatching(/^[\w-]{43}$/),
      client_id: CLIENT,
    });
  });

  it('is at a custom server where the credential names one', async () => {
    const token = tokenOf((await signIn(await save({ authorizationServer: 'default' }))).outcome);
    expect(token.decoded.payload?.iss).toBe(`${provider.url}/oauth2/default`);
    expect(token.signedIn?.idToken?.checks.every(({ state }) => state === 'good')).toBe(true);
  });

  it('takes one redirect of exactly its path and state, and is silent about others', async () => {
    const begun = await bench.client.signIn.begin({ tenantId, credentialId: await save(), scopes: ['openid'] });
    const ending = bench.client.signIn.wait({ signInId: begun.signInId });
    const at = (target: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${target}`, init);
    expect((await at('/other?code=a&state=b')).status).toBe(404);
    expect((await at('/callback/?code=a&state=b')).status).toBe(404);
    expect((await at('/callback?code=a&state=b')).status).toBe(400);
    expect((await at('/callback?code=a', { method: 'POST' })).status).toBe(404);
    const redirect = await signInByFetch(begun.authorizeUrl);
    expect((await fetch(redirect)).status).toBe(200);
    expect((await ending).outcome).toBe('answered');
    // Nothing listens any more.
    await expect(fetch(redirect)).rejects.toThrow();
  });

  it('says that its port is taken, and takes the address by hand then', async () => {
    const other = createServer((_request, response) => response.end('another program'));
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const begun = await bench.client.signIn.begin({ tenantId, credentialId: await save(), scopes: SCOPES });
    expect(begun.notListening?.message).toBe(`Port ${port} is taken by another program.`);
    const address = await signInByFetch(begun.authorizeUrl);
    const outcome = await bench.client.signIn.paste({ signInId: begun.signInId, address });
    expect(tokenOf(outcome).granted).toContain('openid');
    await new Promise((resolve) => other.close(resolve));
  });

  it.each<[string, (signInId: string) => Promise<unknown>, RegExp]>([
    ['cancelled', (signInId) => bench.client.signIn.cancel({ signInId }), /was cancelled/],
    ['given up in time', async () => endWaiting?.(), /within five minutes/],
    [
      'replaced',
      async () => bench.client.signIn.begin({ tenantId, credentialId: await save(), scopes: [] }),
      /Another sign-in/,
    ],
  ])('can be %s, and its port is free then', async (_how, end, words) => {
    const credentialId = await save();
    const { signInId, notListening } = await bench.client.signIn.begin({ tenantId, credentialId, scopes: ['openid'] });
    expect(notListening).toBeNull();
    const ending = expect(bench.client.signIn.wait({ signInId })).rejects.toMatchObject({
      code: 'CANCELLED',
      message: expect.stringMatching(words),
    });
    await end(signInId);
    await ending;
    const again = await bench.client.signIn.begin({ tenantId, credentialId, scopes: ['openid'] });
    expect(again.notListening).toBeNull();
    await bench.client.signIn.cancel({ signInId: again.signInId });
  });
});

describe('what is pasted', () => {
  let signInId: string;
  let state: string;
  beforeAll(async () => {
    const begun = await bench.client.signIn.begin({
      tenantId,
      credentialId: await save({ redirectUri: ELSEWHERE }),
      scopes: ['openid'],
    });
    expect(begun.notListening?.message).toContain(ELSEWHERE);
    signInId = begun.signInId;
    state = new URL(begun.authorizeUrl).searchParams.get('state') ?? '';
  });

  it.each<[string, (state: string) => string, RegExp]>([
    ['no address', () => 'canary-code', /not the address/],
    ['another path', (right) => `https://app.example.com/other?code=canary-code&state=${right}`, /not the address/],
    [
      'another port',
      (right) => `https://app.example.com:444/callback?code=canary-code&state=${right}`,
      /not the address/,
    ],
    ['another state', () => `${ELSEWHERE}?code=canary-code&state=other`, /another sign-in/],
    ['no state', () => `${ELSEWHERE}?code=canary-code`, /another sign-in/],
    ['tokens in the fragment', (right) => `${ELSEWHERE}#access_token=canary-code&state=${right}`, /implicit flow/],
    [
      'another issuer',
      (right) => `${ELSEWHERE}?code=canary-code&state=${right}&iss=https://evil.example`,
      /Another authorization server/,
    ],
    ['two codes', (right) => `${ELSEWHERE}?code=canary-code&code=b&state=${right}`, /neither a code nor an error/],
  ])('%s is not taken, not repeated, and ends nothing', async (_what, address, words) => {
    const error = await bench.client.signIn
      .paste({ signInId, address: address(state) })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringMatching(words) });
    expect(JSON.stringify({ ...(error as object), message: (error as Error).message })).not.toContain('canary-code');
  });

  it('an error of the server is explained, and ends it', async () => {
    const query = new URLSearchParams({
      state,
      error: 'access_denied',
      error_description: 'User is not assigned to the client application.',
    });
    const outcome = await bench.client.signIn.paste({ signInId, address: `${ELSEWHERE}?${query}` });
    expect(outcome).toMatchObject({ outcome: 'refused', error: 'access_denied', title: expect.any(String) });
    if (outcome.outcome === 'refused') expect(outcome.next).toMatch(/assign/i);
    expect(await bench.client.signIn.wait({ signInId })).toEqual(outcome);
  });
});

describe('a refresh token', () => {
  it('renews the token without a person, and each answer replaces it', async () => {
    const credentialId = await save();
    const first = tokenOf((await signIn(credentialId)).outcome);
    const used: (string | null)[] = [];
    for (const uses of [1, 2]) {
      const result = await bench.client.token.request({ tenantId, credentialId, scopes: SCOPES, fresh: true });
      if (result.outcome !== 'granted') throw new Error(JSON.stringify(result));
      replies.push(result);
      expect(result.token.tokenId).not.toBe(first.tokenId);
      expect(result.token.signedIn).toMatchObject({ user: 'ada', refresh: { uses, rotates: true } });
      used.push(provider.forms.at(-1)?.get('refresh_token') ?? null);
    }
    expect(new Set(used).size).toBe(2);
    for (const one of used) secrets.add(one ?? '');
  });

  it('is used once by two that ask at once', async () => {
    const credentialId = await save();
    await signIn(credentialId);
    const ask = () =>
      bench.client.token.request({
        tenantId,
        credentialId,
        scopes: SCOPES,
        fresh: true,
        requestKey: Math.random().toString(),
      });
    const outcomes = await Promise.all([ask(), ask(), ask()]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['granted', 'granted', 'granted']);
  });

  it('that was used elsewhere is refused with what that means, and a person is asked', async () => {
    const credentialId = await save();
    await signIn(credentialId);
    const { refreshes, tokens } = bench.bench.engine.context;
    const key =
      tokens.get(tokens.list().findLast((one) => one.credentialId === credentialId)?.tokenId ?? '')?.key ?? '';
    const held = refreshes.get(key);
    if (!held) throw new Error('no refresh token');
    const ask = () => bench.client.token.request({ tenantId, credentialId, scopes: SCOPES, fresh: true });
    await ask();
    // As if a copy of the first one were still in use.
    refreshes.put(key, held);
    const refused = await ask();
    expect(refused).toMatchObject({ outcome: 'refused', refusal: { error: 'invalid_grant' } });
    await expect(ask()).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('goes when the token is revoked, and when the credential changes', async () => {
    const credentialId = await save();
    const { tokenId } = tokenOf((await signIn(credentialId)).outcome);
    expect(await bench.client.token.revoke({ tokenId })).toMatchObject({ revoked: true });
    const ask = () => bench.client.token.request({ tenantId, credentialId, scopes: SCOPES });
    await expect(ask()).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    tokenOf((await signIn(credentialId)).outcome);
    await bench.client.credential.save(
      userAppDraft({ tenantId, credentialId, name: 'Changed', clientId: CLIENT, redirectPort: '8099' }),
    );
    await expect(ask()).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });
});

it.each(['80', '99999', 'eight'])('%s is no port to save', async (redirectPort) => {
  await expect(save({ redirectPort })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

it('a test asks for a sign-in where nobody is signed in, and tests the token of whoever is', async () => {
  const scopes = ['openid', 'profile'];
  const credentialId = await save({ registeredScopes: scopes });
  const test = () => bench.client.credential.test({ tenantId, credentialId });
  await expect(test()).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  await signIn(credentialId, scopes);
  const { findings } = await test();
  expect(findings.find(({ part }) => part === 'token')).toMatchObject({ level: 'ok' });
});

it('no code, verifier, refresh token or id token is in a reply or a file', async () => {
  const { engine } = bench.bench;
  for (const { tokenId } of engine.context.tokens.list()) secrets.add(engine.tokens.held(tokenId).raw);
  const { entries } = await bench.client.history.list({ tenantId });
  const exchanges = await Promise.all(entries.map(({ id }) => bench.client.history.get({ exchangeId: id })));
  const said = JSON.stringify([replies, exchanges, await bench.client.app.snapshot()]);
  for (const name of ['code_verifier=', 'refresh_token=', 'id_token']) expect(said.includes(name)).toBe(true);
  for (const one of provider.granted) secrets.add(one);
  secrets.delete('');
  expect(secrets.size).toBeGreaterThan(10);
  const files = await folderTexts(folder.path);
  for (const secret of [...secrets].flatMap((one) => (one.startsWith('eyJ') ? (one.split('.')[2] ?? one) : one))) {
    expect(secret.length).toBeGreaterThan(20);
    expect([said, ...files].filter((text) => text.includes(secret)).length).toBe(0);
  }
});

afterEach(() => {
  endWaiting = null;
});
