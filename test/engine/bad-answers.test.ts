// What goes wrong on the other side is a result in words, with everything that was received kept; nothing of it throws.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { get, startTestBench, type TestBench } from '../support/bench.ts';
import { clientDraft } from '../support/credentials.ts';

let bench: TestBench;
let server: Server;
let answer: (response: ServerResponse) => void = (response) => response.end();
let tenantId = '';
let credentialId = '';

beforeAll(async () => {
  server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bench = await startTestBench();
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  const tenant = await bench.client.tenant.add({
    name: 'Odd org',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    production: false,
  });
  tenantId = tenant.id;
  const saved = await bench.client.credential.save(
    clientDraft({
      tenantId,
      name: 'Main',
      clientId: '0oa1',
      secret: { value: 'a-secret-value' },
    }),
  );
  credentialId = saved.credentials[0]!.id;
});
afterAll(async () => {
  await bench.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  answer = (response) => response.end();
});

async function send(more = {}) {
  const result = await bench.client.request.send({
    ...get(null, '/api/v1/users', [], { auth: { kind: 'none' } }),
    tenantId,
    ...more,
  });
  if (result.outcome !== 'answered') throw new Error(result.outcome);
  expect(await bench.client.history.get({ exchangeId: result.exchange.id })).toEqual(result.exchange);
  return result.exchange;
}
const token = () => bench.client.token.request({ tenantId, credentialId, scopes: ['okta.users.read'], fresh: true });

test('a response that is not JSON is shown as it is, and is not called an answer of Okta', async () => {
  answer = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html><h1>Sign in</h1></html>');
  expect(await send()).toMatchObject({
    verdict: { verdict: 'not-okta' },
    response: { body: { text: '<html><h1>Sign in</h1></html>' } },
  });
  expect(await token()).toMatchObject({ outcome: 'refused' });
});

test('a refusal is judged by what the request was authorised with', async () => {
  const refuse = (status: number, errorCode: string) => {
    answer = (response) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'x-okta-request-id': 'Z1' })
        .end(JSON.stringify({ errorCode, errorSummary: 'x', errorCauses: [] }));
  };
  const ssws = { auth: { kind: 'pasted', scheme: 'SSWS', value: '00madeUpApiToken0000000000' } } as const;
  refuse(401, 'E0000011');
  expect(await send()).toMatchObject({ verdict: { verdict: 'token-missing' } });
  expect(await send(ssws)).toMatchObject({ verdict: { verdict: 'token-invalid', confidence: 'certain' } });
  refuse(403, 'E0000006');
  expect((await send(ssws)).verdict.next).toContain('person');
});

test('a truncated response keeps what was received', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('[{"id":"00u1"}', () => response.destroy());
  };
  expect(await send()).toMatchObject({
    failure: { kind: 'truncated' },
    response: { status: 200, body: { text: '[{"id":"00u1"}', truncated: true } },
  });
  expect(await token()).toMatchObject({ outcome: 'failed', exchange: { failure: { kind: 'truncated' } } });
});

test('bytes that are no text are kept as bytes', async () => {
  const bytes = Buffer.from([0xff, 0xfe, 0, 1, 2, 0xc3]);
  answer = (response) => response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
  const { response } = await send();
  expect(response?.body).toMatchObject({ text: null, size: 6 });
  const stored = await bench.bench.engine.ports.bodies.open(response?.body.id ?? '');
  expect(Buffer.from(await new Response(stored?.stream).arrayBuffer())).toEqual(bytes);
});

test('a 100 MB response goes to disk without being held in memory', async () => {
  const block = Buffer.alloc(1024 * 1024, 'x');
  answer = (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    let left = 100;
    const more = () => {
      while (left-- > 0) if (!response.write(block)) return void response.once('drain', more);
      response.end();
    };
    more();
  };
  global.gc?.();
  const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before);
  }, 5);
  const exchange = await send({ timeoutMs: 60_000 });
  clearInterval(watch);
  expect(exchange.response?.body).toMatchObject({ size: 100 * 1024 * 1024, text: null, truncated: false });
  expect(most).toBeLessThan(80 * 1024 * 1024);
});

test('no answer within the time is reported, and the time is given back', async () => {
  answer = () => undefined;
  expect(await send({ timeoutMs: 150 })).toMatchObject({
    response: null,
    failure: { kind: 'timeout' },
    verdict: { verdict: 'unreachable' },
  });
});

test('cancel ends it at once', async () => {
  const arrived = new Promise<void>((resolve) => {
    answer = () => resolve();
  });
  const sending = send({ requestKey: 'one' });
  await arrived;
  expect(await bench.client.request.cancel({ requestKey: 'one' })).toEqual({ cancelled: true });
  expect(await sending).toMatchObject({
    response: null,
    failure: { kind: 'cancelled' },
    verdict: { verdict: 'cancelled' },
  });
});

test('a redirect is recorded and not followed', async () => {
  answer = (response) => response.writeHead(302, { location: 'https://evil.example/collect' }).end();
  expect(await send()).toMatchObject({ verdict: { verdict: 'redirected' }, response: { status: 302 } });
});

test('a next page on another origin is not followed', async () => {
  answer = (response) =>
    response
      .writeHead(200, {
        'content-type': 'application/json',
        link: '<https://evil.example/api/v1/users?after=1>; rel="next"',
      })
      .end('[{"id":"1"}]');
  const exchange = await send();
  expect(exchange.hasNext).toBe(false);
  await expect(bench.client.request.next({ exchangeId: exchange.id })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('evil.example'),
  });
});

test('a dead host and a name that does not exist are distinguished', async () => {
  const dead = await bench.client.tenant.add({ name: 'Dead', url: 'http://127.0.0.1:9', production: false });
  expect(await send({ tenantId: dead.id })).toMatchObject({
    failure: { kind: 'refused' },
    verdict: { verdict: 'unreachable' },
  });
  const gone = await bench.client.tenant.add({
    name: 'Gone',
    url: 'https://acme.invalid',
    production: false,
    confirmUnknownSuffix: true,
  });
  expect(await send({ tenantId: gone.id })).toMatchObject({
    failure: { kind: 'dns', message: expect.stringContaining('acme.invalid') },
  });
});

test('a token response without a token is a refusal, not a token', async () => {
  answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"token_type":"Bearer"}');
  expect(await token()).toMatchObject({ outcome: 'refused' });
});

test('over 1,024 characters of scopes are sent and the refusal is shown', async () => {
  const sandbox = (await bench.client.app.snapshot()).tenants[0]!;
  const scopes = Array.from({ length: 60 }, (_, index) => `okta.somethingLonger${index}.read`);
  const result = await bench.client.token.request({
    tenantId: 'sandbox',
    credentialId: sandbox.credentials[0]!.id,
    scopes,
  });
  expect(result).toMatchObject({ outcome: 'refused', refusal: { status: 400 } });
});
