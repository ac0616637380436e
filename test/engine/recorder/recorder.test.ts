// Programs of others through the recorder, as they are: Okta's SDK for Node by private key and by API token, plain HTTP, and what must not pass.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import okta from '@okta/okta-sdk-nodejs';
import { generateKeyPair, SignJWT } from 'jose';
import * as oauth from 'openid-client';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { SandboxHandle } from '../../../electron/engine/ports.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { folderTexts } from '../../support/folder-files.ts';
import { startRecording } from '../../support/recorder/recording.ts';

let bench: TestBench;
let org: SandboxHandle;
beforeAll(async () => {
  bench = await startTestBench();
  const handle = bench.bench.engine.sandbox.handle();
  if (!handle) throw new Error('no sandbox org');
  org = handle;
});
afterAll(() => bench.close());

const clientOf = (name: string) => {
  const found = org.clients().find((one) => one.name === name);
  if (!found) throw new Error(`no client ${name}`);
  return found;
};
const sdk = (orgUrl: string, config: object): InstanceType<typeof okta.Client> =>
  new okta.Client({ orgUrl, testing: { disableHttpsCheck: true }, cacheMiddleware: null, ...config } as never);
const count = async (list: Promise<{ each(see: (item: unknown) => unknown): Promise<unknown> }>) => {
  let items = 0;
  await (await list).each(() => {
    items += 1;
  });
  return items;
};

const ask = async (url: string, scope: string, name = 'Directory Insights') => {
  const { clientId, secret } = clientOf(name);
  const response = await fetch(`${url}/oauth2/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  return (await response.json()) as { access_token: string };
};

describe("Okta's SDK for Node, unchanged", () => {
  test('by private key reads lists to their end; the scopes found are exactly those that it needs', async () => {
    const recording = await startRecording(bench);
    const { clientId, secret } = clientOf('Nightly Sync');
    const client = sdk(recording.url, {
      authorizationMode: 'PrivateKey',
      clientId,
      scopes: ['okta.users.read', 'okta.groups.read', 'okta.apps.read'],
      privateKey: secret,
    });
    expect(await count(client.userApi.listUsers({ limit: 60 }))).toBe(250);
    expect(await count(client.groupApi.listGroups({}))).toBeGreaterThan(5);
    const { result, view } = await recording.end();
    expect(result.least).toEqual(['okta.groups.read', 'okta.users.read']);
    expect(result.granted).toEqual(['okta.apps.read', 'okta.groups.read', 'okta.users.read']);
    expect(result.unused).toEqual(['okta.apps.read']);
    expect(result.failures).toEqual([]);
    expect(result.operations).toMatchObject([
      { operationId: 'listUsers', calls: 5, statuses: { 200: 5 }, scopes: ['okta.users.read'] },
      { operationId: 'listGroups', scopes: ['okta.groups.read'] },
    ]);
    expect(result.behaviour.map(({ id, state }) => [id, state])).toEqual([
      ['waits-after-429', 'not-seen'],
      ['renews-once', 'not-seen'],
      ['keeps-token', 'good'],
      ['follows-links', 'good'],
      ['stops-on-403', 'not-seen'],
      ['no-secret-in-url', 'good'],
      ['within-scopes', 'good'],
    ]);
    expect(view.end).toEqual({ reason: 'complete', message: `${view.calls.length} calls recorded.` });
    const { entries } = await bench.client.history.list({ sources: ['recording'], limit: 50 });
    expect(entries).toHaveLength(view.calls.length);
    expect(new Set(entries.map(({ credentialName }) => credentialName))).toEqual(new Set(['Nightly Sync']));
  });

  test('by API token writes, and waits as long as a fault that is put between says', async () => {
    const recording = await startRecording(bench, { faults: ['status=429,wait=2,times=1,path=/api/v1/groups*'] });
    const token = org.apiTokens().find(({ name }) => name === 'Build server')?.token;
    const client = sdk(recording.url, { token });
    const group = await client.groupApi.createGroup({ group: { profile: { name: 'Recorded' } } });
    await client.groupApi.deleteGroup({ groupId: String(group.id) });
    const { result, view } = await recording.end();
    expect(result.least).toEqual(['okta.groups.manage']);
    expect(result.granted).toEqual([]);
    expect(result.failures).toMatchObject([
      { verdict: 'rate-limited', calls: 1, byFault: 1, operations: ['addGroup'] },
    ]);
    expect(view.calls.map(({ scheme, status, fault }) => [scheme, status, fault])).toEqual([
      ['SSWS', 429, 'status=429,wait=2,path=/api/v1/groups*,times=1'],
      ['SSWS', 200, null],
      ['SSWS', 204, null],
    ]);
    expect(result.behaviour[0]).toMatchObject({ id: 'waits-after-429', state: 'good' });
  });
});

test('a certified client discovers the org at the recorder, and stays there', async () => {
  const recording = await startRecording(bench);
  const { clientId, secret } = clientOf('Directory Insights');
  const config = await oauth.discovery(new URL(recording.url), clientId, undefined, oauth.ClientSecretPost(secret), {
    execute: [oauth.allowInsecureRequests],
  });
  expect(config.serverMetadata().token_endpoint).toBe(`${recording.url}/oauth2/v1/token`);
  await recording.end();
});

describe('what passes', () => {
  test('is byte for byte what was sent and answered, but for the addresses of the org', async () => {
    const recording = await startRecording(bench);
    const { access_token } = await ask(recording.url, 'okta.users.read okta.groups.manage');
    const authorization = `Bearer ${access_token}`;
    const path = '/api/v1/users?limit=2';
    const [direct, passed] = await Promise.all(
      [org.url, recording.url].map((at) => fetch(`${at}${path}`, { headers: { authorization } })),
    );
    const [own, seen] = await Promise.all([direct?.text(), passed?.text()]);
    expect(own).toContain(`"${org.url}/api/v1/users/`);
    expect(seen).toBe(own?.replaceAll(org.url, recording.url));
    expect(passed?.headers.get('link')).toContain(`<${recording.url}/api/v1/users?`);
    expect(passed?.headers.get('link')).not.toContain(org.url);
    // What the program was given of the recorder's goes to the org as its own.
    const made = await fetch(`${recording.url}/api/v1/groups`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ profile: { name: 'Linked', description: `see ${recording.url}/api/v1/groups` } }),
    });
    const { id } = (await made.json()) as { id: string };
    const read = await fetch(`${org.url}/api/v1/groups/${id}`, { headers: { authorization } });
    expect(await read.json()).toMatchObject({ profile: { description: `see ${org.url}/api/v1/groups` } });
    await recording.end();
  });

  test('has no secret, token or path of the recording in any file or event', async () => {
    const recording = await startRecording(bench);
    const { access_token } = await ask(recording.url, 'okta.users.read');
    await fetch(`${recording.url}/api/v1/users?limit=1&access_token=${access_token}`, {
      headers: { authorization: `Bearer ${access_token}`, referer: `${recording.url}/here` },
    });
    const { view, result } = await recording.end();
    expect(result.behaviour).toContainEqual({
      id: 'no-secret-in-url',
      state: 'bad',
      evidence: 'GET /api/v1/users had a secret in the parameter access_token: addresses are kept in logs.',
    });
    const secret = recording.url.split('/').at(-1) ?? '';
    expect(secret).toHaveLength(32);
    const kept = [...(await folderTexts(bench.dataDir)), JSON.stringify(view), JSON.stringify(result)].join('\n');
    expect(kept).toContain('"recording"');
    for (const hidden of [
      secret,
      access_token,
      access_token.split('.')[2] ?? '',
      clientOf('Directory Insights').secret,
    ])
      expect(kept).not.toContain(hidden);
    expect(bench.bench.engine.recorders.of(recording.runId)).toBeNull();
    await expect(fetch(`${recording.url}/api/v1/users`)).rejects.toThrow();
  });

  test.each([
    ['another path', (url: string) => url.replace(/[^/]+$/, 'guessed'), {}, 404],
    ['no path', (url: string) => url.replace(/\/[^/]+$/, ''), {}, 404],
    ['another host by its path', (url: string) => `${url}//acme.example/x`, {}, 403],
  ])('does not go on by %s', async (_name, change, headers, status) => {
    const recording = await startRecording(bench);
    const answer = await fetch(change(recording.url), { headers });
    expect([answer.status, await answer.json()]).toEqual([
      status,
      { source: 'Scopebench', message: expect.any(String), fix: expect.any(String) },
    ]);
    expect((await recording.end()).view.calls).toEqual([]);
  });

  test('reaches a plain recorder without a path, but not from a page of another site', async () => {
    const recording = await startRecording(bench, { plain: true });
    expect(new URL(recording.url).pathname).toBe('/');
    expect((await fetch(`${recording.url}/.well-known/openid-configuration`)).status).toBe(200);
    const answer = await fetch(`${recording.url}/x`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).toBe(403);
    expect((await recording.end()).view.calls).toHaveLength(1);
  });
});

test('a port that is taken is said, and the recording ends', async () => {
  const first = await startRecording(bench);
  const port = Number(new URL(first.url).port);
  await expect(startRecording(bench, { port })).rejects.toMatchObject({ code: 'PORT_TAKEN' });
  await first.end();
});

test('no fault is put before a tenant that is marked production, and none that could not happen on the way', async () => {
  const { id: tenantId } = await bench.client.tenant.add({
    name: 'Live',
    url: 'https://live.okta.com',
    production: true,
  });
  await expect(startRecording(bench, { tenantId, faults: ['status=429'] })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(startRecording(bench, { faults: ['body=html'] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(startRecording(bench, { faults: ['status=200'] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

/** An org that answers as the test says, at an address of its own. */
async function startOwnOrg(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { id: tenantId } = await bench.client.tenant.add({ name: `At ${url}`, url, production: false });
  return {
    url,
    tenantId,
    close: () => new Promise((resolve) => void server.close(resolve).closeAllConnections()),
  };
}

function gate(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

const digest = (chunks: readonly Uint8Array[]): string =>
  chunks.reduce((hash, chunk) => hash.update(chunk), createHash('sha256')).digest('hex');

test.each([null, 6_000_000])(
  'a large body of length %s passes in both directions while it is sent: nothing of it is held back',
  async (length) => {
    const parts = [randomBytes(3_000_000), randomBytes(3_000_000)];
    const [first, second] = parts as [Buffer, Buffer];
    const atOrg = gate();
    const atProgram = gate();
    const taken: Buffer[] = [];
    let saidLength: string | undefined;
    const org = await startOwnOrg(async (request, response) => {
      saidLength = request.headers['content-length'];
      let size = 0;
      for await (const chunk of request) {
        taken.push(chunk);
        size += chunk.length;
        if (size > 2_000_000) atOrg.resolve();
      }
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': first.length + second.length });
      response.write(first);
      // The program has to have the first part before there is a second one.
      await atProgram.promise;
      response.end(second);
    });
    const recording = await startRecording(bench, { tenantId: org.tenantId });
    async function* upload() {
      yield first;
      // The org has to have most of the first part before there is a second one.
      await atOrg.promise;
      yield second;
    }
    const answer = await fetch(`${recording.url}/api/v1/brands/b/themes/t/logo`, {
      method: 'POST',
      // With a length that is known before, and without one.
      headers: length === null ? {} : { 'content-length': String(length) },
      body: Readable.toWeb(Readable.from(upload())) as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    expect(answer.headers.get('content-length')).toBe(String(first.length + second.length));
    const got: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      got.push(chunk);
      size += chunk.length;
      if (size > 2_000_000) atProgram.resolve();
    }
    expect([digest(taken), digest(got)]).toEqual([digest(parts), digest(parts)]);
    expect(saidLength).toBe(length === null ? undefined : String(length));
    const { view } = await recording.end();
    expect(view.calls).toMatchObject([{ operationId: 'uploadBrandThemeLogo', status: 200 }]);
    const exchange = await bench.client.history.get({ exchangeId: view.calls[0]?.exchangeId ?? '' });
    expect(exchange.request.body).toMatch(/not kept/);
    expect(exchange.response?.body.size).toBe(size);
    await org.close();
  },
);

test('an org that is not there, or breaks off, is seen by the program as that', async () => {
  let torn = false;
  const org = await startOwnOrg((_request, response) => {
    torn = true;
    response.writeHead(200, { 'content-length': 1000 });
    response.write('half');
    response.socket?.destroySoon();
  });
  const recording = await startRecording(bench, { tenantId: org.tenantId });
  const answer = await fetch(`${recording.url}/api/v1/users`);
  expect([answer.status, torn]).toEqual([200, true]);
  await expect(answer.text()).rejects.toThrow();
  await org.close();
  const gone = await fetch(`${recording.url}/api/v1/users`);
  expect([gone.status, await gone.json()]).toMatchObject([502, { source: 'Scopebench', message: /refused|running/i }]);
  const { view } = await recording.end();
  // Each is noted when it has ended, and the torn one may be noted last.
  const calls = [...view.calls].sort((one, other) => one.sentAt - other.sentAt);
  expect(calls.map(({ status, verdict }) => [status, verdict])).toEqual([
    [200, 'incomplete'],
    [null, 'unreachable'],
  ]);
});

test.each([
  ['status=401', { status: 401 }],
  ['status=503', { status: 503 }],
  ['reset=before', null],
  ['reset=headers', 'body'],
  ['reset=mid-body', 'body'],
] as const)('the fault %s strikes the call that it is for, and the next one passes', async (fault, struck) => {
  const recording = await startRecording(bench, { faults: [`${fault},times=1,path=/api/*`] });
  const { access_token } = await ask(recording.url, 'okta.users.read');
  const call = () =>
    fetch(`${recording.url}/api/v1/users?limit=5`, { headers: { authorization: `Bearer ${access_token}` } });
  if (struck === null) await expect(call()).rejects.toThrow();
  else if (struck === 'body') await expect(call().then((answer) => answer.text())).rejects.toThrow();
  else expect(await call()).toMatchObject(struck);
  const next = await call();
  expect([next.status, (await next.json()) as unknown[]]).toMatchObject([200, { length: 5 }]);
  const { view, result } = await recording.end();
  expect(view.calls.map((one) => one.fault?.split(',')[0] ?? null)).toEqual([null, fault, null]);
  if (fault === 'status=401')
    expect(result.behaviour).toContainEqual(expect.objectContaining({ id: 'renews-once', state: 'bad' }));
});

test('a program that gives up, or sends what cannot go out, ends nothing: the next call passes', async () => {
  const recording = await startRecording(bench);
  const { port, pathname } = new URL(recording.url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  const head = `POST ${pathname}/api/v1/groups HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 100\r\n\r\n{"half`;
  await new Promise<void>((resolve) => void socket.write(head, () => resolve()));
  socket.destroy();
  const odd = connect(Number(port), '127.0.0.1');
  odd.write(`GET ${pathname}/api\\v1 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  const [answer] = (await once(odd, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
  odd.destroy();
  const next = await fetch(`${recording.url}/.well-known/openid-configuration`);
  expect(next.status).toBe(200);
  const { view } = await recording.end();
  expect(view.calls.at(-1)).toMatchObject({ target: '/.well-known/openid-configuration', status: 200 });
});

test('an assertion that another key has signed is not signed for the org', async () => {
  const recording = await startRecording(bench);
  const { clientId } = clientOf('Nightly Sync');
  const { privateKey } = await generateKeyPair('RS256');
  const assertion = await new SignJWT({ iss: clientId, sub: clientId, aud: `${recording.url}/oauth2/v1/token` })
    .setProtectedHeader({ alg: 'RS256' })
    .setExpirationTime('5m')
    .sign(privateKey);
  const answer = await fetch(`${recording.url}/oauth2/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'okta.users.read',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  const { result } = await recording.end();
  expect(result.failures).toMatchObject([{ calls: 1, operations: ['token'] }]);
});

test('what the bench lacks to pass a call on is said to the program, and ends nothing', async () => {
  const own = await startTestBench({ sandbox: null });
  onTestFinished(() => own.close());
  const { id: tenantId } = await own.client.tenant.add({
    name: 'Acme',
    url: 'https://acme.okta.com',
    production: false,
  });
  const proxy = { mode: 'manual' as const, url: 'http://127.0.0.1:9', username: 'someone' };
  await own.client.settings.update({ network: { ...DEFAULT_SETTINGS.network, proxy } });
  const recording = await startRecording(own, { tenantId });
  // The password of the proxy was never saved.
  for (const _ of [1, 2]) {
    const answer = await fetch(`${recording.url}/api/v1/users`);
    expect([answer.status, await answer.json()]).toMatchObject([502, { source: 'Scopebench' }]);
  }
  expect((await recording.end()).view).toMatchObject({ calls: [], end: { reason: 'complete' } });
});
