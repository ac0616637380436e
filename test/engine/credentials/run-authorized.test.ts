// Where every request gets its authorization: a kind that answers a demand for a nonce needs no other change, and what a person
// wrote is kept. The org is one of the test's own, over real HTTP.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Authorization, CallToAuthorize } from '../../../electron/engine/credentials/credential-engine.ts';
import { runAuthorized, withAuthorization } from '../../../electron/engine/credentials/run-authorized.ts';
import { tenantDestination } from '../../../electron/engine/exchange/destination.ts';
import { aboutToken, askAsClient } from '../../../electron/engine/oauth/ask-as-client.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { pastedTokenCredential } from '../../support/credentials.ts';

let bench: TestBench;
let origin: string;
let answer: (response: ServerResponse, request: IncomingMessage) => void;
const seen: string[] = [];
const server = createServer((request, response) => {
  seen.push(`${request.method} ${request.url} ${request.headers.dpop} ${request.headers.authorization}`);
  answer(response, request);
});
beforeAll(async () => {
  bench = await startTestBench({ sandbox: null });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await bench.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  seen.length = 0;
});

const wantsNonce = (response: ServerResponse, nonce: string) =>
  response.writeHead(401, { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': nonce }).end();

/** A stand-in for a credential that is bound to a key: its proof names the call, and answers the demand for a nonce. */
async function authorize({ method, url, nonce, at }: CallToAuthorize): Promise<Authorization> {
  expect(at).toBeGreaterThan(1_700_000_000_000);
  return {
    headers: [
      ['Authorization', 'DPoP a-token-of-the-test'],
      ['DPoP', `proof(${method},${url.pathname}${url.search},${nonce})`],
    ],
    form: [],
    secrets: ['a-token-of-the-test'],
    signed: [],
    heldScopes: ['okta.users.read'],
    nonceAsked: ({ response }) =>
      headerValue(response?.headers ?? [], 'www-authenticate')?.includes('use_dpop_nonce')
        ? headerValue(response?.headers ?? [], 'dpop-nonce')
        : null,
  };
}

const send = () =>
  runAuthorized(bench.bench.engine.context, {
    kind: 'api',
    destination: tenantDestination({ id: 'acme', name: 'Acme', origin }),
    credential: null,
    operation: null,
    method: 'GET',
    path: '/api/v1/users?limit=2',
    authorize,
    build: (authorization) => ({ headers: withAuthorization([['Accept', 'text/plain']], authorization), body: null }),
    signal: new AbortController().signal,
  });

test('a call that its org wants with a nonce goes out once more with it, and both are kept', async () => {
  answer = (response, { headers }) =>
    String(headers.dpop).includes('n-1') ? response.end('held a-token-of-the-test') : wantsNonce(response, 'n-1');
  const { exchange } = await send();
  expect(seen).toEqual([
    'GET /api/v1/users?limit=2 proof(GET,/api/v1/users?limit=2,null) DPoP a-token-of-the-test',
    'GET /api/v1/users?limit=2 proof(GET,/api/v1/users?limit=2,n-1) DPoP a-token-of-the-test',
  ]);
  expect(exchange).toMatchObject({ response: { status: 200 }, heldScopes: ['okta.users.read'] });
  const { entries } = await bench.client.history.list({ limit: 10 });
  expect(entries.map(({ status }) => status)).toEqual([200, 401]);
  expect(JSON.stringify(await bench.client.history.get({ exchangeId: exchange.id }))).not.toContain(
    'a-token-of-the-test',
  );
});

test('an org that wants another nonce each time gets no third request', async () => {
  answer = (response) => wantsNonce(response, `n-${seen.length}`);
  const { exchange } = await send();
  expect(seen).toHaveLength(2);
  expect(exchange.response?.status).toBe(401);
});

test('any other answer is kept as received', async () => {
  answer = (response) => response.writeHead(403).end();
  expect((await send()).exchange.response?.status).toBe(403);
  expect(seen).toHaveLength(1);
});

test('a header that a person wrote replaces the one of the authorization', async () => {
  const authorization = await authorize({ method: 'GET', url: new URL(origin), nonce: null, at: Date.now() });
  expect(withAuthorization([['authorization', 'Bearer mine']], authorization).map(([, value]) => value)).toEqual([
    'Bearer mine',
    'proof(GET,/,null)',
  ]);
});

test('a credential without a client asks the authorization server nothing: its token never goes there as a client secret', async () => {
  const asked = askAsClient(
    bench.bench.engine.context,
    { credential: pastedTokenCredential({ name: 'Pasted' }), secret: 'a-token-of-the-test' },
    {
      endpoint: 'introspect',
      destination: tenantDestination({ id: 'acme', name: 'Acme', origin }),
      form: aboutToken('a-token-of-the-test'),
      heldScopes: null,
      signal: new AbortController().signal,
    },
  );
  await expect(asked).rejects.toMatchObject({
    code: 'UNSUPPORTED',
    message: 'Pasted is a pasted token: it has no client.',
  });
  expect(seen).toEqual([]);
});
