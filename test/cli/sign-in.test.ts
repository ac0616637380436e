// Signing in from a terminal, before a provider that is not ours: the address on stderr, the browser's answer received or pasted, and
// nothing secret in what is printed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type IndependentProvider, startIndependentProvider } from '../support/providers/independent-provider.ts';
import { signInByFetch } from '../support/providers/sign-in-by-fetch.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type RunOptions, runScopebench } from './support/scopebench.ts';

const CLIENT = '0oaterminal';
const ELSEWHERE = 'https://app.example.com/callback';
const SECRET = 'made-up-secret-of-the-own-api-client-0123456789';
const env = { SCOPEBENCH_PASSPHRASE: 'correct horse battery' };

let provider: IndependentProvider;
let folder: Awaited<ReturnType<typeof tempFolder>>;
let port: number;

const bench = (args: string[], options: RunOptions = {}) =>
  runScopebench([...args, '--data-dir', folder.path], { env, ...options });

beforeAll(async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  port = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  [folder, provider] = await Promise.all([
    tempFolder(),
    startIndependentProvider([
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [`http://127.0.0.1:${port}/callback`, ELSEWHERE],
      },
      {
        client_id: '0oaownapi',
        client_secret: SECRET,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ]),
  ]);
  await bench(['tenants', 'add', '--name', 'Acme', '--url', provider.url]);
  const save = ['tenants', 'credential', 'Acme', '--kind', 'user-app', '--client-id', CLIENT];
  const saved = await bench([...save, '--name', 'Listening', '--redirect-port', String(port), '--json']);
  expect([saved.code, saved.stderr]).toEqual([0, '']);
  expect((await bench([...save, '--name', 'Elsewhere', '--redirect-uri', ELSEWHERE])).code).toBe(0);
});
afterAll(async () => {
  await provider.close();
  await folder.remove();
});

/** The address that a person would open. */
const addressIn = (text: string) => /https?:\/\/\S+\/authorize\?\S+/.exec(text)?.[0];

/** Once, when the command waits. */
function whenAsked(work: (address: string, text: string) => Promise<void>): (text: string) => void {
  let asked = false;
  return (text) => {
    const address = addressIn(text);
    if (asked || address === undefined || !/Waiting for|Then give/.test(text)) return;
    asked = true;
    void work(address, text);
  };
}

const redirects: string[] = [];
const listening = () =>
  whenAsked(async (address) => {
    redirects.push(await signInByFetch(address));
    await fetch(redirects.at(-1) ?? '');
  });

describe('by the listener', () => {
  const args = ['-t', 'Acme', '-c', 'Listening'];

  test('token prints what was granted, whose it is, and no secret', async () => {
    const ran = await bench(['token', ...args, '--scopes', 'openid profile', '--json'], { onError: listening() });
    expect(ran.code).toBe(0);
    expect(Object.keys(ran.json)).toEqual(['granted', 'requested', 'missing', 'expiresAt', 'decoded', 'signedIn']);
    expect(ran.json.signedIn.user).toBe('ada');
    expect(ran.json.signedIn.idToken.checks.every(({ state }: { state: string }) => state === 'good')).toBe(true);
    const human = await bench(['token', ...args, '--scopes', 'openid'], { onError: listening() });
    expect(human.stdout).toMatch(/Signed in: ada\nID token: its signature and claims are right/);
    const said = [ran, human].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    for (const redirect of redirects) expect(said).not.toContain(new URL(redirect).searchParams.get('code'));
    for (const token of provider.granted) expect(said).not.toContain(token);
  });

  test('send signs in first, then sends', async () => {
    const sent = ['send', 'GET', '/oauth2/v1/userinfo', ...args, '--scopes', 'openid profile', '--json'];
    const { code, json } = await bench(sent, { onError: listening() });
    // Whatever this provider makes of the token: it was sent.
    expect([0, 4]).toContain(code);
    expect(json.status).toBeGreaterThanOrEqual(200);
  });

  test('a port that another program has is said, with the other way', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const { code, stderr } = await bench(['token', ...args, '--scopes', 'openid']);
    await new Promise((resolve) => other.close(resolve));
    expect(code).toBe(3);
    expect(stderr).toContain(`Port ${port} is taken by another program.`);
    expect(stderr).toContain('--paste');
  });
});

describe('by paste', () => {
  const args = ['-t', 'Acme', '-c', 'Elsewhere'];
  const paste = (change: (redirect: string) => string = (redirect) => redirect) => {
    const stdin = new PassThrough();
    const onError = whenAsked(async (address) => void stdin.end(`${change(await signInByFetch(address))}\n`));
    return bench(['token', ...args, '--scopes', 'openid', '--json', '--paste'], { stdin, onError });
  };

  test('the address on stdin is exchanged for a token', async () => {
    const { code, json } = await paste();
    expect([code, json.signedIn.user]).toEqual([0, 'ada']);
  });

  test('an address of another sign-in is not taken', async () => {
    const { code, stderr } = await paste((redirect) => redirect.replace(/state=[^&]*/, 'state=other'));
    expect(code).toBe(1);
    expect(stderr).toContain('another sign-in');
  });

  test('a refusal of the server is a result', async () => {
    const { code, json } = await paste((redirect) => {
      const state = new URL(redirect).searchParams.get('state') ?? '';
      return `${ELSEWHERE}?${new URLSearchParams({ state, error: 'access_denied', error_description: 'User is not assigned to the client application.' })}`;
    });
    expect(code).toBe(4);
    expect(json.refused).toMatchObject({ error: 'access_denied' });
  });

  test('without a listener and without --paste it is refused before anything is asked', async () => {
    const { code, stderr } = await bench(['token', ...args, '--scopes', 'openid']);
    expect([code, addressIn(stderr)]).toEqual([3, undefined]);
  });
});

test('a client of a custom authorization server is saved and used by its options alone', async () => {
  const save = [
    'tenants',
    'credential',
    'Acme',
    '--kind',
    'custom-as-client',
    '--client-id',
    '0oaownapi',
    '--name',
    'Own API',
  ];
  const more = ['--authorization-server', 'default', '--secret-stdin', '--protect', 'passphrase'];
  expect((await bench([...save, ...more], { stdin: `${SECRET}\n` })).code).toBe(0);
  const { code, json } = await bench(['token', '-t', 'Acme', '-c', 'Own API', '--scopes', 'AccessAll', '--json']);
  expect([code, json.granted, json.decoded.payload.aud]).toEqual([0, ['AccessAll'], 'api://default']);
});
