// Sending the request of a kept exchange again, and cures that cure: over real HTTP, over a restart of the bench, and after an
// admin has granted what was refused.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '../../shared/contract/run/runs-of.ts';
import type { Exchange } from '../../shared/model/exchange.ts';
import { get, sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { pastedTokenDraft } from '../support/credentials.ts';
import { type OrgBehindFront, startOrgBehindFront } from '../support/orgs/org-behind-front.ts';
import { tempFolder } from '../support/temp-folder.ts';

let bench: TestBench;
let full: string;
let partial: string;
beforeAll(async () => {
  bench = await startTestBench();
  full = await sandboxCredential(bench.client, 'Directory Insights');
  partial = await sandboxCredential(bench.client, 'Partial Sync');
});
afterAll(() => bench.close());

async function sent(
  input: Parameters<TestBench['client']['request']['send']>[0],
  { client } = bench,
): Promise<Exchange> {
  const result = await client.request.send(input);
  if (result.outcome !== 'answered') throw new Error(result.outcome);
  return result.exchange;
}

const grant = async (scope: string): Promise<void> => {
  const { tenants } = await bench.client.app.snapshot();
  const clientId = tenants[0]?.credentials.find(({ id }) => id === partial)?.clientId ?? '';
  const body = JSON.stringify({ scopeId: scope, issuer: tenants[0]?.origin });
  const made = await sent({
    ...get(full, `/api/v1/apps/${clientId}/grants`, ['okta.appGrants.manage']),
    method: 'POST',
    body,
  });
  expect(made.response?.status).toBe(201);
};

test('refusal, an admin grants, one click, allowed: the token that lacks the scope is not taken from the cache', async () => {
  const refused = await sent({ ...get(partial, '/api/v1/apps?limit=1', ['okta.users.read', 'okta.apps.read']) });
  expect(refused.verdict).toMatchObject({ verdict: 'scope-missing', missingScopes: ['okta.apps.read'] });
  expect(refused.verdict.next).toContain('the org left it out: an admin has to grant it first');
  const as = { kind: 'scopes' as const, scopes: ['okta.users.read', 'okta.apps.read'], needed: ['okta.apps.read'] };
  const inVain = await bench.client.request.resend({ exchangeId: refused.id, as });
  expect(inVain).toMatchObject({ outcome: 'no-token', tokenResult: { outcome: 'granted' } });
  await grant('okta.apps.read');
  const cured = await bench.client.request.resend({ exchangeId: refused.id, as });
  expect(cured).toMatchObject({ outcome: 'answered', exchange: { verdict: { verdict: 'allowed' } } });
});

test('Request token asks the org again where the held token lacks a scope, and not where it lacks none', async () => {
  const ask = (scopes: string[]) => bench.client.token.request({ tenantId: 'sandbox', credentialId: partial, scopes });
  const short = ['okta.users.read', 'okta.groups.manage'];
  expect(await ask(short)).toMatchObject({ token: { missing: ['okta.groups.manage'], cached: false } });
  expect(await ask(short)).toMatchObject({ token: { missing: ['okta.groups.manage'], cached: false } });
  await grant('okta.groups.manage');
  expect(await ask(short)).toMatchObject({ token: { missing: [], cached: false } });
  expect(await ask(short)).toMatchObject({ token: { missing: [], cached: true } });
});

test('the request that waited for a token is sent once it has one', async () => {
  const path = '/api/v1/users?limit=1&search=profile.login+sw+%22a%22';
  const result = await bench.client.request.send({
    ...get(full, path, ['okta.users.read', 'openid'], { headers: [['X-Mark', 'mine']] }),
  });
  if (result.outcome !== 'no-token' || result.tokenResult.outcome !== 'refused') throw new Error(result.outcome);
  const { exchange } = result.tokenResult;
  expect(exchange.repeat).toMatchObject({ kind: 'token', waiting: { path }, refused: null });
  const again = await bench.client.request.resend({
    exchangeId: exchange.id,
    as: { kind: 'scopes', scopes: ['okta.users.read'], needed: [] },
  });
  if (again.outcome !== 'answered') throw new Error(again.outcome);
  expect(again.exchange.request.url).toContain(path);
  expect(again.exchange.request.headers).toContainEqual(['X-Mark', 'mine']);
  expect(again.exchange.verdict.verdict).toBe('allowed');
});

test('a token that the org rejected is not handed out again', async () => {
  const scopes = ['okta.users.read', 'okta.logs.read'];
  const first = await bench.client.token.request({ tenantId: 'sandbox', credentialId: full, scopes });
  if (first.outcome !== 'granted') throw new Error(first.outcome);
  await bench.client.sandbox.moveClock({ byMs: 7_200_000 });
  const held = {
    ...get(full, '/api/v1/users?limit=1', scopes),
    auth: { kind: 'token' as const, tokenId: first.token.tokenId },
  };
  const expired = await bench.client.request.send(held);
  expect(expired).toMatchObject({ exchange: { verdict: { verdict: 'token-expired' } } });
  const listed = (await bench.client.token.list()).find(({ tokenId }) => tokenId === first.token.tokenId);
  expect(listed?.rejectedAt).not.toBeNull();
  const renewed = await bench.client.request.send(get(full, '/api/v1/users?limit=1', scopes));
  expect(renewed).toMatchObject({ outcome: 'answered', exchange: { verdict: { verdict: 'allowed' } } });
  await bench.client.sandbox.moveClock({ byMs: null });
});

test('more scopes than one request takes: the call goes out under those that fit it', async () => {
  const { tenants } = await bench.client.app.snapshot();
  const all = tenants[0]?.credentials.find(({ id }) => id === full)?.registeredScopes ?? [];
  expect(all.join(' ').length).toBeGreaterThan(1024);
  for (const [operationId, path] of [
    ['listUsers', '/api/v1/users?limit=1'],
    ['listGroups', '/api/v1/groups?limit=1'],
  ] as const)
    expect(await sent({ ...get(full, path, all), operationId })).toMatchObject({ verdict: { verdict: 'allowed' } });
});

test('after a restart what was kept whole is sent as it was, and what was not says why', async () => {
  const folder = await tempFolder();
  const org: OrgBehindFront = await startOrgBehindFront();
  const options = { dataDir: folder.path, sandbox: null };
  let own = await startTestBench(options);
  try {
    const protection = { kind: 'passphrase' as const, passphrase: 'correct horse battery staple' };
    await own.client.vault.setUp({ protection });
    const place = await org.addTo(own.client);
    const base = { ...get(place.credentialId, '/api/v1/groups', ['okta.groups.manage']), tenantId: place.tenantId };
    const write = (body: string) => sent({ ...base, method: 'POST', body }, own);
    const plain = await write('{"profile":{"name":"One"}}');
    const secret = await write('{"profile":{"name":"Two"},"password":"correct horse"}');
    const pasted = await sent(
      { ...base, auth: { kind: 'pasted', scheme: 'SSWS', value: '00madeUpApiToken1234' } },
      own,
    );
    expect([plain, secret].map(({ repeat }) => repeat?.refused)).toEqual([null, null]);
    expect(pasted.repeat?.refused).toContain('pasted token');
    await own.close();
    own = await startTestBench(options);
    await own.client.vault.unlock({ kind: 'passphrase', passphrase: protection.passphrase });
    const read = async ({ id }: Exchange) => (await own.client.history.get({ exchangeId: id })).repeat?.refused;
    expect(await read(plain)).toBeNull();
    expect(await read(secret)).toBe('Its body held a secret, and secrets are not kept.');
    const again = await own.client.request.resend({ exchangeId: plain.id, as: { kind: 'same' } });
    expect(again).toMatchObject({
      outcome: 'answered',
      exchange: { request: { method: 'POST', body: '{"profile":{"name":"One"}}' }, tenantId: place.tenantId },
    });
    await expect(own.client.request.resend({ exchangeId: secret.id, as: { kind: 'same' } })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { meaning: expect.stringContaining('body') },
    });
    // The tenant moves: its secrets have to go first.
    const { tenants } = await own.client.app.snapshot();
    const secretId = tenants[0]?.credentials[0]?.secrets[0]?.id ?? '';
    await own.client.credential.removeSecret({ ...place, secretId });
    await own.client.tenant.update({
      tenantId: place.tenantId,
      name: 'Acme',
      url: 'https://acme.okta.com',
      production: false,
    });
    expect(await read(plain)).toContain('the address of Acme has been changed since');
  } finally {
    await own.close();
    await org.close();
    await folder.remove();
  }
});

test('a mutation has tokens of its own: none of them is among the person’s', async () => {
  const before = (await bench.client.token.list()).length;
  const { runId } = await runsOf(bench.client.run, 'mutation').start({
    tenantId: 'sandbox',
    credentialId: full,
    scopes: ['okta.idps.read', 'okta.networkZones.read'],
    operationIds: ['listIdentityProviders'],
  });
  for await (const _events of await runsOf(bench.client.run, 'mutation').watch({ runId, after: 0 }));
  expect((await bench.client.token.list()).length).toBe(before);
  const { entries } = await bench.client.history.list({ limit: 2 });
  expect(new Set(entries.map(({ source }) => source))).toEqual(new Set(['mutation']));
});

test('what the bench asks for itself is marked as a check and leaves no token', async () => {
  const before = await bench.client.token.list();
  await bench.client.credential.readRegisteredScopes({ tenantId: 'sandbox', credentialId: full });
  await bench.client.tenant.check({ tenantId: 'sandbox' });
  expect(await bench.client.token.list()).toEqual(before);
  const { entries } = await bench.client.history.list({ limit: 3 });
  expect(entries.map(({ source }) => source)).toEqual(['check', 'check', 'check']);
});

test('a pasted token is noted as used with each send', async () => {
  const org = await startOrgBehindFront();
  const own = await startTestBench({ sandbox: null });
  try {
    const place = await org.addTo(own.client);
    const usedAt = async (id: string) =>
      (await own.client.app.snapshot()).tenants[0]?.credentials.find((one) => one.id === id)?.secrets[0]?.lastUsedAt;
    const saved = await own.client.credential.save(
      pastedTokenDraft({
        tenantId: place.tenantId,
        name: 'Pasted',
        secret: { value: 'made.up.token-0123456789' },
      }),
    );
    const pasted = saved.credentials.at(-1)?.id ?? '';
    expect(await usedAt(pasted)).toBeNull();
    await sent({ ...get(pasted, '/api/v1/users?limit=1', []), tenantId: place.tenantId }, own);
    expect(await usedAt(pasted)).toBeGreaterThan(0);
  } finally {
    await own.close();
    await org.close();
  }
});
