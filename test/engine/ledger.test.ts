// The ledger through the engine: fed by every exchange, kept over a restart, in doubt when its ground changes,
// gone with its credential.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { affectedEvidence } from '../../electron/engine/catalogue/affected-runs.ts';
import { toLedgerEntries } from '../../electron/engine/ledger/ledger-view.ts';
import { serveSandbox } from '../../electron/sandbox/serve-sandbox.ts';
import type { LedgerEntry } from '../../shared/model/ledger.ts';
import { get, sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { clientCredential, clientDraft } from '../support/credentials.ts';
import { loadCatalogue } from '../support/load-catalogue.ts';
import { tempFolder } from '../support/temp-folder.ts';

let org: Awaited<ReturnType<typeof serveSandbox>>;
let folder: Awaited<ReturnType<typeof tempFolder>>;
let bench: TestBench;
beforeAll(async () => {
  [org, folder] = await Promise.all([serveSandbox({ catalogue: await loadCatalogue(), seed: 'ledger' }), tempFolder()]);
  bench = await startTestBench({ dataDir: folder.path });
});
afterAll(async () => {
  await bench.close();
  await org.close();
  await folder.remove();
});

const entryOf = async (credentialId: string, scope: string, tenantId = 'sandbox'): Promise<LedgerEntry> => {
  const { entries } = await bench.client.ledger.read({ tenantId, credentialId });
  const found = entries.find((entry) => entry.scope === scope);
  if (!found) throw new Error(`${scope} is not in the ledger`);
  return found;
};
const send = (credentialId: string, path: string, operationId: string, scopes: string[], tenantId = 'sandbox') =>
  bench.client.request.send(get(credentialId, path, scopes, { operationId, tenantId }));
const restart = async () => {
  await bench.close();
  bench = await startTestBench({ dataDir: folder.path });
};

test('the five states of a scope, each with the exchange that showed it', async () => {
  const partial = await sandboxCredential(bench.client, 'Partial Sync');
  expect(await entryOf(partial, 'okta.users.read')).toEqual({
    scope: 'okta.users.read',
    inCatalogue: true,
    registered: true,
    requested: null,
    granted: null,
    effective: null,
    stale: [],
  });
  const sent = await send(partial, '/api/v1/users?limit=1', 'listUsers', ['okta.users.read', 'okta.apps.read']);
  if (sent.outcome !== 'answered') throw new Error(sent.outcome);
  expect(await entryOf(partial, 'okta.users.read')).toMatchObject({
    requested: { exchangeId: expect.stringMatching(/^ex-/) },
    granted: { granted: true },
    effective: { verdict: 'allowed', confidence: 'certain', operationId: 'listUsers', exchangeId: sent.exchange.id },
  });
  expect(await entryOf(partial, 'okta.apps.read')).toMatchObject({ granted: { granted: false }, effective: null });
  expect(await entryOf(partial, 'okta.idps.read')).toMatchObject({ registered: false, requested: null });
  for (const retired of ['okta.factors.read', 'okta.reports.read', 'okta.users.read.self'])
    expect((await entryOf(partial, retired)).inCatalogue, retired).toBe(false);
  for (const current of ['okta.clients.read', 'okta.myAccount.profile.read', 'ssf.read', 'openid'])
    expect((await entryOf(partial, current)).inCatalogue, current).toBe(true);
  await bench.client.token.request({ tenantId: 'sandbox', credentialId: partial, scopes: ['okta.unicorns.read'] });
  expect(await entryOf(partial, 'okta.unicorns.read')).toMatchObject({
    inCatalogue: false,
    granted: { granted: false },
  });
});

test('a missing role and a feature that is off are what the call said', async () => {
  const noRole = await sandboxCredential(bench.client, 'No Role');
  await send(noRole, '/api/v1/users?limit=1', 'listUsers', ['okta.users.read']);
  expect((await entryOf(noRole, 'okta.users.read')).effective?.verdict).toBe('role-missing');
  const full = await sandboxCredential(bench.client, 'Directory Insights');
  await send(full, '/api/v1/bot-protection/configuration', 'getBotProtectionConfiguration', [
    'okta.botProtection.read',
  ]);
  expect((await entryOf(full, 'okta.botProtection.read')).effective?.verdict).toBe('feature-off');
});

test('a token with the manage scope is evidence for the manage scope alone', async () => {
  const full = await sandboxCredential(bench.client, 'Directory Insights');
  await send(full, '/api/v1/groups?limit=1', 'listGroups', ['okta.groups.manage']);
  expect((await entryOf(full, 'okta.groups.manage')).effective?.verdict).toBe('allowed');
  expect((await entryOf(full, 'okta.groups.read')).effective).toBeNull();
});

test('it survives a restart, and some of it can be forgotten', async () => {
  const full = await sandboxCredential(bench.client, 'Directory Insights');
  const before = await entryOf(full, 'okta.groups.manage');
  await restart();
  expect(await entryOf(full, 'okta.groups.manage')).toEqual(before);
  await bench.client.ledger.forget({ tenantId: 'sandbox', credentialId: full, scopes: ['okta.groups.manage'] });
  await restart();
  expect(await entryOf(full, 'okta.groups.manage')).toMatchObject({ requested: null, granted: null, effective: null });
  expect((await entryOf(full, 'okta.botProtection.read')).effective?.verdict).toBe('feature-off');
});

test('many calls are few writes', async () => {
  const full = await sandboxCredential(bench.client, 'Directory Insights');
  const { restore, writes } = countingDocument(bench);
  for (let number = 0; number < 60; number++)
    await send(full, '/api/v1/zones?limit=1', 'listNetworkZones', ['okta.networkZones.read']);
  await bench.bench.engine.ledger.flush();
  expect(writes()).toBeGreaterThan(0);
  expect(writes()).toBeLessThan(12);
  restore();
  expect((await entryOf(full, 'okta.networkZones.read')).effective?.verdict).toBe('allowed');
});

function countingDocument({ bench: { engine } }: TestBench) {
  const { ledger } = engine.ports;
  const { update } = ledger;
  let count = 0;
  ledger.update = (change) => {
    count += 1;
    return update(change);
  };
  const restore = () => {
    ledger.update = update;
  };
  return { restore, writes: () => count };
}

test('it is in doubt when the secret, the registration or the catalogue changes, and gone with the credential', async () => {
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  const [client] = org.sandbox.clients();
  if (!client) throw new Error('no client');
  const tenant = await bench.client.tenant.add({ name: 'Acme', url: org.url, production: false });
  const save = (more: object) =>
    bench.client.credential.save(
      clientDraft({
        tenantId: tenant.id,
        name: 'Main',
        clientId: client.clientId,
        ...more,
      }),
    );
  const saved = await save({ secret: { value: client.clientSecret }, registeredScopes: ['okta.users.read'] });
  const credential = saved.credentials[0]!;
  const showIt = () => send(credential.id, '/api/v1/users?limit=1', 'listUsers', ['okta.users.read'], tenant.id);
  const stale = async () => (await entryOf(credential.id, 'okta.users.read', tenant.id)).stale;
  await showIt();
  expect(await stale()).toEqual([]);

  await save({ credentialId: credential.id, registeredScopes: ['okta.users.read', 'okta.apps.read'] });
  expect(await stale()).toEqual(['registered-changed']);
  await bench.client.token.discard({
    tokenId: (await bench.client.token.list()).find((one) => one.tenantId === tenant.id)!.tokenId,
  });
  await showIt();
  expect(await stale()).toEqual([]);

  await bench.client.catalogue.import({
    name: 'newer.json',
    text: JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'Okta', version: '2026.09.0' },
      paths: { '/api/v1/users': { get: { operationId: 'listUsers', security: [{ oauth2: ['okta.users.read'] }] } } },
      components: {
        securitySchemes: {
          oauth2: {
            type: 'oauth2',
            flows: { authorizationCode: { authorizationUrl: '/a', tokenUrl: '/t', scopes: { 'okta.users.read': '' } } },
          },
        },
      },
    }),
  });
  expect(await stale()).toEqual(['catalogue-changed']);
  await bench.client.catalogue.reset();
  expect(await stale()).toEqual([]);

  await save({ credentialId: credential.id, secret: { value: 'another-made-up-secret' } });
  expect(await stale()).toEqual(['secret-changed']);

  await bench.bench.engine.ledger.flush();
  const kept = async () => readFile(join(folder.path, 'ledger.json'), 'utf8');
  expect(await kept()).toContain(credential.id);
  await bench.client.credential.remove({ tenantId: tenant.id, credentialId: credential.id });
  expect(await kept()).not.toContain(credential.id);
});

test('a newer specification puts the evidence for its own scopes in doubt, and no others', () => {
  const catalogue = loadCatalogue();
  const versions = new Map(catalogue.families.map(({ family, version }) => [family, version]));
  const credential = clientCredential({
    id: 'c',
    name: 'Main',
    clientId: '0oa1example',
    secrets: [{ id: 's', label: '', addedAt: 0, lastUsedAt: null, inUse: true }],
    registeredScopes: [],
    registeredFrom: null,
    lastUsedAt: null,
    expiresAt: null,
  });
  const evidence = (family: 'management' | 'governance') => ({
    requested: null,
    granted: null,
    effective: {
      at: 1,
      exchangeId: 'ex-1',
      basis: { secretId: '0oa1example/s', registered: null, catalogueVersion: versions.get(family) ?? '' },
      verdict: 'allowed' as const,
      confidence: 'certain' as const,
      operationId: 'x',
      method: 'GET',
      path: '/x',
    },
  });
  const kept = { 'okta.users.read': evidence('management'), 'okta.accessRequests.tasks.read': evidence('governance') };
  const stale = (families: typeof catalogue.families) =>
    toLedgerEntries(kept, credential, { ...catalogue, families }).flatMap(({ scope, stale: why }) =>
      why.length > 0 ? [`${scope} ${why.join()}`] : [],
    );
  const newer = (name: string) =>
    catalogue.families.map((one) => (one.family === name ? { ...one, version: '9.9.9' } : one));
  expect(stale(catalogue.families)).toEqual([]);
  expect(stale(newer('governance'))).toEqual(['okta.accessRequests.tasks.read catalogue-changed']);
  expect(stale(newer('management'))).toEqual(['okta.users.read catalogue-changed']);
  const saved = [
    {
      name: 'Acme, Main',
      versions: (['management', 'governance'] as const).map((family) => ({
        family,
        version: versions.get(family) ?? '',
      })),
    },
  ];
  const affected = (families: typeof catalogue.families) => affectedEvidence(catalogue, { families }, saved);
  expect(affected(catalogue.families)).toEqual([]);
  expect(affected(newer('governance'))).toMatchObject([
    { because: expect.stringMatching(/^Evidence of calls for 1 scope /) },
  ]);
});

test('it is on the disk within seconds, so that a killed process loses no more than those', async () => {
  const other = await tempFolder();
  const first = await startTestBench({ dataDir: other.path });
  const credentialId = await sandboxCredential(first.client, 'Directory Insights');
  await first.client.token.request({ tenantId: 'sandbox', credentialId, scopes: ['okta.users.read'] });
  const file = () => readFile(join(other.path, 'ledger.json'), 'utf8').catch(() => '');
  await expect.poll(file, { timeout: 20_000 }).toContain('okta.users.read');
  // Another process on the same folder, while the first has not been closed.
  const second = await startTestBench({ dataDir: other.path });
  const { entries } = await second.client.ledger.read({ tenantId: 'sandbox', credentialId });
  expect(entries.find(({ scope }) => scope === 'okta.users.read')?.granted?.granted).toBe(true);
  await second.client.token.request({ tenantId: 'sandbox', credentialId, scopes: ['okta.apps.read'] });
  await first.client.token.request({ tenantId: 'sandbox', credentialId, scopes: ['okta.logs.read'] });
  await Promise.all([first.close(), second.close()]);
  for (const scope of ['okta.users.read', 'okta.apps.read', 'okta.logs.read']) expect(await file()).toContain(scope);
  await other.remove();
});
