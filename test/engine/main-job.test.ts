// The main job through the engine, over real sockets: token, decode, request, verdict, paging, history.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { fetchAll } from '../support/fetch-all.ts';

let bench: TestBench;
let full: string;
beforeAll(async () => {
  bench = await startTestBench();
  full = await sandboxCredential(bench.client, 'Directory Insights');
});
afterAll(() => bench.close());

const request = (credentialId: string, scopes: string[], fresh = false) =>
  bench.client.token.request({ tenantId: 'sandbox', credentialId, scopes, fresh });

test('a token is granted, decoded and never shown', async () => {
  const result = await request(full, ['okta.users.read', 'okta.groups.read']);
  if (result.outcome !== 'granted') throw new Error(result.outcome);
  expect(result.token.granted).toEqual(['okta.users.read', 'okta.groups.read']);
  expect(result.token.missing).toEqual([]);
  expect(result.token.decoded.header).toMatchObject({ alg: 'RS256', typ: 'application/okta-internal-at+jwt' });
  expect(result.token.decoded.claims.find((claim) => claim.name === 'scp')).toMatchObject({
    kind: 'scopes',
    value: ['okta.users.read', 'okta.groups.read'],
  });
  expect(JSON.stringify(result)).not.toMatch(/eyJ[\w-]+\.[\w-]{20,}/);
  expect(result.exchange?.verdict.verdict).toBe('allowed');
});

test('the same scopes give the held token, in any order; other scopes, or fresh, a new one', async () => {
  const first = await request(full, ['okta.apps.read', 'okta.logs.read']);
  const second = await request(full, ['okta.logs.read', 'okta.apps.read']);
  const other = await request(full, ['okta.logs.read']);
  const fresh = await request(full, ['okta.apps.read', 'okta.logs.read'], true);
  const ids = [first, second, other, fresh].map((result) =>
    result.outcome === 'granted' ? result.token.tokenId : result.outcome,
  );
  expect(ids[1]).toBe(ids[0]);
  expect(new Set(ids).size).toBe(3);
  expect(second).toMatchObject({ token: { cached: true }, exchange: null });
});

test('equal requests at the same time are one request', async () => {
  const before = (await bench.client.sandbox.journal({ limit: 1000 })).entries.filter((entry) =>
    entry.path.includes('/token'),
  ).length;
  await Promise.all(Array.from({ length: 8 }, () => request(full, ['okta.zones.nothing', 'okta.idps.read'])));
  await Promise.all(Array.from({ length: 8 }, () => request(full, ['okta.idps.read', 'okta.eventHooks.read'])));
  const after = (await bench.client.sandbox.journal({ limit: 1000 })).entries.filter((entry) =>
    entry.path.includes('/token'),
  ).length;
  expect(after - before).toBe(2);
});

test('silent downscoping shows as missing', async () => {
  const partial = await sandboxCredential(bench.client, 'Partial Sync');
  const { tenants } = await bench.client.app.snapshot();
  const registered = tenants[0]?.credentials.find((credential) => credential.id === partial)?.registeredScopes ?? [];
  const result = await request(partial, registered);
  if (result.outcome !== 'granted') throw new Error(result.outcome);
  expect(result.token.missing.length).toBeGreaterThan(0);
  expect(result.exchange?.verdict.verdict).toBe('downscoped');
});

test.each([
  ['no scopes', [], 'invalid_scope'],
  ['an unknown scope', ['okta.unicorns.read'], 'invalid_scope'],
  ['a .self scope', ['okta.users.read.self'], 'client_credentials_self_scope_requested'],
])('%s is refused as a result, in words', async (_name, scopes, error) => {
  const result = await request(full, scopes);
  expect(result).toMatchObject({ outcome: 'refused', refusal: { status: 400, error } });
  if (result.outcome === 'refused') expect(result.refusal.next).not.toBe('');
});

test('a request goes out with a token for exactly its scopes and its answer is judged and kept', async () => {
  const result = await bench.client.request.send(
    get(full, '/api/v1/users?limit=2', ['okta.users.read'], { operationId: 'listUsers' }),
  );
  if (result.outcome !== 'answered') throw new Error(result.outcome);
  const { exchange } = result;
  expect(exchange).toMatchObject({
    verdict: { verdict: 'allowed' },
    response: { status: 200 },
    hasNext: true,
    operationId: 'listUsers',
    heldScopes: ['okta.users.read'],
  });
  expect(JSON.parse(exchange.response?.body.text ?? '')).toHaveLength(2);
  expect(exchange.rateLimit?.limit).toBeGreaterThan(0);
  expect(exchange.requestId).toMatch(/^\S{10,}$/);
  expect(exchange.request.headers.find(([name]) => name === 'Authorization')?.[1]).not.toMatch(/\.[\w-]{20,}\./);
  expect(await bench.client.history.get({ exchangeId: exchange.id })).toEqual(exchange);
  const next = await bench.client.request.next({ exchangeId: exchange.id });
  expect(next).toMatchObject({ outcome: 'answered', exchange: { pageOf: exchange.id, response: { status: 200 } } });
});

test('a missing scope is named, from what Okta says', async () => {
  const result = await bench.client.request.send(
    get(full, '/api/v1/groups', ['okta.users.read'], { operationId: 'listGroups' }),
  );
  expect(result).toMatchObject({
    exchange: {
      response: { status: 403, body: { size: 0 } },
      verdict: { verdict: 'scope-missing', missingScopes: ['okta.groups.read'], confidence: 'certain' },
    },
  });
});

test('a role that is missing is distinguished from a scope that is missing', async () => {
  const noRole = await sandboxCredential(bench.client, 'No Role');
  const result = await bench.client.request.send(
    get(noRole, '/api/v1/users', ['okta.users.read'], { operationId: 'listUsers' }),
  );
  expect(result).toMatchObject({ exchange: { response: { status: 403 }, verdict: { verdict: 'role-missing' } } });
});

test('fetch all joins every page, exact to the digit', async () => {
  const first = await bench.client.request.send(
    get(full, '/api/v1/users?limit=60', ['okta.users.read'], { operationId: 'listUsers' }),
  );
  if (first.outcome !== 'answered') throw new Error(first.outcome);
  const { end } = await fetchAll(bench.client, first.exchange.id);
  expect(end).toMatchObject({ type: 'end', reason: 'complete', pages: 5, totalItems: 250, cut: false });
  const stored = await bench.bench.engine.ports.bodies.open(end.bodyId);
  expect(
    new Set((JSON.parse(await new Response(stored?.stream).text()) as { id: string }[]).map(({ id }) => id)).size,
  ).toBe(250);
});

test('fetch all ends on a log that could be polled for ever', async () => {
  const first = await bench.client.request.send(
    get(full, '/api/v1/logs?limit=1000', ['okta.logs.read'], { operationId: 'listLogEvents' }),
  );
  if (first.outcome !== 'answered') throw new Error(first.outcome);
  expect((await fetchAll(bench.client, first.exchange.id, 100_000)).end).toMatchObject({
    type: 'end',
    reason: 'complete',
    message: expect.stringContaining('nothing newer'),
  });
});

test('fetch all stops at the limit, with what it has', async () => {
  const first = await bench.client.request.send(
    get(full, '/api/v1/users?limit=10', ['okta.users.read'], { operationId: 'listUsers' }),
  );
  if (first.outcome !== 'answered') throw new Error(first.outcome);
  expect((await fetchAll(bench.client, first.exchange.id, 25)).end).toMatchObject({ reason: 'limit', totalItems: 30 });
});

test('an expired token is reported, and a revoked one', async () => {
  const result = await request(full, ['okta.devices.read', 'okta.users.read']);
  if (result.outcome !== 'granted') throw new Error(result.outcome);
  const { tokenId } = result.token;
  const send = () =>
    bench.client.request.send(get(full, '/api/v1/users?limit=1', [], { auth: { kind: 'token', tokenId } }));
  await bench.client.sandbox.moveClock({ byMs: 3_700_000 });
  expect(await send()).toMatchObject({
    exchange: { response: { status: 401 }, verdict: { verdict: 'token-expired' } },
  });
  await bench.client.sandbox.moveClock({ byMs: null });
  expect(await bench.client.token.introspect({ tokenId })).toMatchObject({ active: true });
  expect(await bench.client.token.verify({ tokenId })).toMatchObject({ valid: true });
  expect(await bench.client.token.revoke({ tokenId })).toMatchObject({ revoked: true });
  await expect(send()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
