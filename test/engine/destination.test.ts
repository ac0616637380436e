// Where a request may go: to its destination and nowhere else, whatever is given as a path, whoever asks, and whatever the org
// answers. Two servers of the test's own: one is the tenant, and the other must never hear of it.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Destination,
  isReachedDirectly,
  resolveAt,
  sendTo,
  tenantDestination,
} from '../../electron/engine/exchange/destination.ts';
import { startTestBench, type TestBench } from '../support/bench.ts';

const at = (origin: string) => tenantDestination({ id: 'acme', name: 'Acme', origin });
const ORG = at('https://acme.okta.com');
const refused = expect.objectContaining({ code: 'ORIGIN_REFUSED' });

let bench: TestBench;
let here = '';
let there = '';
const seen: string[] = [];
const servers: Server[] = [];

async function serve(name: string, more: RequestListener = () => undefined): Promise<string> {
  const server = createServer((request, response) => {
    seen.push(`${name} ${request.url}`);
    more(request, response);
    response.end('[]');
  });
  // A connection that says nothing is one too many already.
  server.on('connection', () => name === 'there' && seen.push('there'));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  there = await serve('there');
  here = await serve('here', ({ url = '' }, response) => {
    if (url.startsWith('/moved')) response.writeHead(302, { location: `${there}/taken` });
    if (url.startsWith('/next')) response.setHeader('link', `<${there}/page>; rel="next"`);
  });
  bench = await startTestBench({ sandbox: null });
});
afterAll(async () => {
  await bench.close();
  for (const server of servers) server.close().closeAllConnections();
});
beforeEach(() => {
  seen.length = 0;
});

test.each([
  ['/api/v1/users?limit=2#x', 'https://acme.okta.com/api/v1/users?limit=2'],
  ['https://acme.okta.com/api/v1/users', 'https://acme.okta.com/api/v1/users'],
  ['HTTPS://ACME.okta.com:443/x', 'https://acme.okta.com/x'],
  ['/a/../b', 'https://acme.okta.com/b'],
  ['/a/..//evil.example/x', 'https://acme.okta.com//evil.example/x'],
  ['/%2f%2fevil.example/%5c', 'https://acme.okta.com/%2f%2fevil.example/%5c'],
])('%s is taken', (path, url) => expect(resolveAt(ORG, path).href).toBe(url));

const ELSEWHERE = [
  '//evil.example/x',
  'https://evil.example/x',
  'https://acme.okta.com.evil.example/',
  'https://user:pw@acme.okta.com/',
  'https://acme.okta.com@evil.example/',
  'http://acme.okta.com/x',
  'https://acme.okta.com:444/',
  'https://acme-admin.okta.com/',
];
test.each(ELSEWHERE)('%s is refused as another origin', (path) => expect(() => resolveAt(ORG, path)).toThrow(refused));

test.each(['api/v1/users', '', '/a b', '/\\evil.example', '\\\\evil.example', '/a\nHost: evil', 'javascript:alert(1)'])(
  '%j is no path',
  (path) => expect(() => resolveAt(ORG, path)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' })),
);

test('http is for loopback only, and loopback is reached without a proxy', () => {
  expect(resolveAt(at('http://127.0.0.1:4000'), '/x').href).toBe('http://127.0.0.1:4000/x');
  expect(() => at('http://acme.okta.com')).toThrow(refused);
  expect(() => at('ftp://127.0.0.1')).toThrow(refused);
  expect([at('http://[::1]:4000'), at('http://localhost'), ORG].map(isReachedDirectly)).toEqual([true, true, false]);
});

test('the wire is not touched for a URL outside, also by a caller that made the URL itself', async () => {
  const sent: string[] = [];
  const send = (destination: Destination, url: string) =>
    sendTo(
      {
        async send(request) {
          sent.push(request.url);
          throw new Error('the wire was reached');
        },
      },
      destination,
      {
        method: 'GET',
        url: new URL(url),
        headers: [],
        body: null,
        timeoutMs: 1_000,
        network: { proxy: { mode: 'none', url: '', username: '', password: null }, customCa: '' },
        signal: new AbortController().signal,
      },
    );
  for (const url of ELSEWHERE.filter((path) => URL.canParse(path)))
    await expect(send(ORG, url)).rejects.toThrow(refused);
  expect(sent).toEqual([]);
  await expect(send(ORG, 'https://acme.okta.com/x')).rejects.toThrow('the wire was reached');
  expect(sent).toEqual(['https://acme.okta.com/x']);
});

test('nothing that is sent goes elsewhere: by an exchange, by a redirect, by a link to the next page', async () => {
  const run = async (path: string) =>
    await bench.bench.engine.context.run({
      kind: 'api',
      destination: at(here),
      credential: null,
      operation: null,
      heldScopes: null,
      request: { method: 'GET', path, headers: [], body: null },
      signal: new AbortController().signal,
      secrets: [],
    });
  const host = there.slice('http:'.length);
  const asUser = (origin: string) => origin.replace('//', '//user:pw@');
  for (const path of [
    `${there}/x`,
    `${host}/x`,
    `${asUser(here)}/x`,
    `${here}@${host.slice(2)}/x`,
    `${here}\\@${host}`,
  ])
    await expect(run(path)).rejects.toMatchObject({ code: expect.stringMatching(/^(ORIGIN_REFUSED|INVALID_INPUT)$/) });
  expect(seen).toEqual([]);
  expect((await run(`/a/..${host}/x`)).exchange.response?.status).toBe(200);
  expect((await run('/moved')).exchange.response?.status).toBe(302);

  const tenant = await bench.client.tenant.add({ name: 'Acme', url: here, production: false });
  const first = await bench.client.request.send({
    tenantId: tenant.id,
    credentialId: null,
    method: 'GET',
    path: '/next',
    operationId: null,
    headers: [],
    body: null,
    auth: { kind: 'none' },
  });
  const exchangeId = first.outcome === 'answered' ? first.exchange.id : '';
  await expect(bench.client.request.next({ exchangeId })).rejects.toMatchObject({
    message: expect.stringContaining('The token is not sent there.'),
  });
  expect(seen).toEqual([`here ${host}/x`, 'here /moved', 'here /next']);
});

test('nothing in the engine reaches the wire but by a destination', () => {
  const files = readdirSync('electron', { recursive: true })
    .map((file) => `electron/${String(file).replaceAll('\\', '/')}`)
    .filter((file) => /\.ts$/.test(file));
  expect(files.length).toBeGreaterThan(300);
  const sending = files.filter((file) => /\bwire\??\.send\b/.test(readFileSync(file, 'utf8')));
  expect(sending).toEqual(['electron/engine/exchange/destination.ts']);
});
