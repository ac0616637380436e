// Tenants and credentials as a person handles them: bad addresses, taken names, rotation, moving, deleting, giving away.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CredentialDraft } from '../../shared/model/credentials/credential.ts';
import { get, startTestBench, type TestBench } from '../support/bench.ts';
import { clientDraft } from '../support/credentials.ts';
import { tempFolder } from '../support/temp-folder.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let bench: TestBench;
beforeEach(async () => {
  folder = await tempFolder();
  bench = await startTestBench({ dataDir: folder.path });
});
afterEach(async () => {
  await bench.close();
  await folder.remove();
});

const acme = (over = {}) =>
  bench.client.tenant.add({
    name: 'Acme',
    url: 'https://acme-admin.okta.com/admin/dashboard',
    production: false,
    ...over,
  });
const integration = (tenantId: string, over: Partial<CredentialDraft> = {}): CredentialDraft =>
  clientDraft({
    tenantId,
    name: 'Main',
    clientId: '0oa1example',
    ...over,
  });
const openVault = () =>
  bench.client.vault.setUp({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' } });

test('an address is mended, and refused in words when it cannot be', async () => {
  expect(await acme()).toMatchObject({ origin: 'https://acme.okta.com', name: 'Acme' });
  for (const url of [
    'http://acme.okta.com',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is what people paste
    'https://${yourOktaDomain}',
    'acme.okta.com.com',
    'https://10.0.0.1',
    'not an address',
  ])
    await expect(acme({ name: 'Other', url })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { fix: expect.stringMatching(/\w{4}/) },
    });
});

test('an unknown suffix is asked about before a secret could go there', async () => {
  await expect(acme({ url: 'https://login.acme.example' })).rejects.toMatchObject({
    data: { details: { reason: 'unknown-suffix' } },
  });
  expect(await acme({ url: 'https://login.acme.example', confirmUnknownSuffix: true })).toMatchObject({
    origin: 'https://login.acme.example',
  });
});

test('names are unique, whatever their case', async () => {
  await acme();
  await expect(acme({ name: 'ACME' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(acme({ name: 'sandbox ORG' })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('without a vault a secret is refused and nothing half-made is left', async () => {
  const tenant = await acme();
  await expect(
    bench.client.credential.save(integration(tenant.id, { secret: { value: 'a-secret-value' } })),
  ).rejects.toMatchObject({ code: 'VAULT_ABSENT' });
  const { tenants } = await bench.client.app.snapshot();
  expect(tenants.find((one) => one.id === tenant.id)?.credentials).toEqual([]);
});

test('rotation: two secrets, the new one is used, the old one stays until it is removed, a third is refused', async () => {
  await openVault();
  const tenant = await acme();
  const first = await bench.client.credential.save(integration(tenant.id, { secret: { value: 'first-secret-value' } }));
  const credentialId = first.credentials[0]!.id;
  const second = await bench.client.credential.save(
    integration(tenant.id, { credentialId, secret: { value: 'second-secret-value' } }),
  );
  expect(second.credentials[0]!.secrets.map(({ label, inUse }) => [label, inUse])).toEqual([
    ['Secret 1', false],
    ['Secret 2', true],
  ]);
  await expect(
    bench.client.credential.save(integration(tenant.id, { credentialId, secret: { value: 'third-secret-value' } })),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  const [old, current] = second.credentials[0]!.secrets;
  const back = await bench.client.credential.save(integration(tenant.id, { credentialId, useSecretId: old!.id }));
  expect(back.credentials[0]!.secrets.find(({ inUse }) => inUse)?.id).toBe(old!.id);
  const left = await bench.client.credential.removeSecret({ tenantId: tenant.id, credentialId, secretId: old!.id });
  expect(left.credentials[0]!.secrets).toMatchObject([{ id: current!.id, inUse: true }]);
  expect((await bench.client.app.snapshot()).vault.secrets).toBe(1);
});

test('a secret saved for one address is never sent to another', async () => {
  await openVault();
  const tenant = await acme();
  await bench.client.credential.save(integration(tenant.id, { secret: { value: 'a-secret-value' } }));
  const move = bench.client.tenant.update({
    tenantId: tenant.id,
    name: 'Acme',
    url: 'other.okta.com',
    production: false,
  });
  await expect(move).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('cannot change'),
  });
  const copy = await bench.client.tenant.duplicate({ tenantId: tenant.id, name: 'Acme copy' });
  expect(copy.credentials).toMatchObject([{ name: 'Main', secrets: [] }]);
  expect(
    await bench.client.tenant.update({ tenantId: copy.id, name: 'Acme copy', url: 'other.okta.com', production: true }),
  ).toMatchObject({ origin: 'https://other.okta.com', production: true });
});

test('deleting asks for the name, takes the secrets along, and works while the vault is locked', async () => {
  await openVault();
  const tenant = await acme();
  await bench.client.credential.save(integration(tenant.id, { secret: { value: 'a-secret-value' } }));
  await expect(bench.client.tenant.remove({ tenantId: tenant.id, confirmName: 'acme' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  await bench.client.vault.lock();
  await bench.client.tenant.remove({ tenantId: tenant.id, confirmName: 'Acme' });
  expect((await bench.client.app.snapshot()).tenants.map(({ name }) => name)).toEqual(['Sandbox org']);
});

test('a locked vault is reported as such, and what was asked works after unlocking', async () => {
  await openVault();
  const tenant = await acme();
  const saved = await bench.client.credential.save(integration(tenant.id, { secret: { value: 'a-secret-value' } }));
  await bench.client.vault.lock();
  const ask = () =>
    bench.client.token.request({
      tenantId: tenant.id,
      credentialId: saved.credentials[0]!.id,
      scopes: ['okta.users.read'],
    });
  await expect(ask()).rejects.toMatchObject({ code: 'VAULT_LOCKED', data: { fix: expect.stringMatching(/\w{4}/) } });
  await expect(bench.client.vault.unlock({ kind: 'passphrase', passphrase: 'wrong horse' })).rejects.toMatchObject({
    code: 'PASSPHRASE_WRONG',
  });
  await bench.client.vault.unlock({ kind: 'passphrase', passphrase: 'correct horse battery' });
  expect(await ask()).toMatchObject({ outcome: 'failed', exchange: { verdict: { verdict: 'unreachable' } } });
});

test('export holds no secret and import brings tenants back, skipping taken names with the reason', async () => {
  await openVault();
  const tenant = await acme();
  await bench.client.credential.save(
    integration(tenant.id, { secret: { value: 'a-secret-value' }, registeredScopes: ['okta.users.read'] }),
  );
  const { text } = await bench.client.tenant.export({});
  expect(text).not.toContain('a-secret-value');
  expect(await bench.client.tenant.import({ text })).toMatchObject({ added: [], skipped: [{ name: 'Acme' }] });
  await bench.client.tenant.remove({ tenantId: tenant.id, confirmName: 'Acme' });
  expect(await bench.client.tenant.import({ text })).toMatchObject({
    added: [
      { name: 'Acme', credentials: [{ clientId: '0oa1example', registeredScopes: ['okta.users.read'], secrets: [] }] },
    ],
  });
  const noJson = await bench.client.tenant.import({ text: 'made-up-token' }).catch((error: unknown) => error);
  expect(noJson).toMatchObject({ code: 'FILE_INVALID' });
  expect(JSON.stringify(noJson)).not.toContain('made-up');
  await expect(bench.client.tenant.import({ text: '{"format":"something"}' })).rejects.toMatchObject({
    code: 'FILE_INVALID',
  });
  await expect(bench.client.tenant.import({ text: '{' })).rejects.toMatchObject({ code: 'FILE_INVALID' });
});

test('everything is there after a restart, the vault locked', async () => {
  await openVault();
  const tenant = await acme({ production: true });
  await bench.client.credential.save(integration(tenant.id, { secret: { value: 'a-secret-value' } }));
  await bench.client.settings.update({ theme: 'dark' });
  const sent = await bench.client.request.send(
    get(null, '/.well-known/okta-organization', [], { auth: { kind: 'none' } }),
  );
  await bench.close();
  bench = await startTestBench({ dataDir: folder.path });
  const snapshot = await bench.client.app.snapshot();
  expect(snapshot).toMatchObject({ vault: { state: 'locked', secrets: 1 }, settings: { theme: 'dark' }, notices: [] });
  expect(snapshot.tenants[1]).toMatchObject({
    name: 'Acme',
    production: true,
    credentials: [{ name: 'Main', secrets: [{ inUse: true }] }],
  });
  expect((await bench.client.history.list({})).entries).toMatchObject([
    { target: '/.well-known/okta-organization', status: 200 },
  ]);
  if (sent.outcome === 'answered')
    expect(await bench.client.history.get({ exchangeId: sent.exchange.id })).toEqual(sent.exchange);
  expect(await readFile(join(folder.path, 'vault.json'), 'utf8')).not.toContain('a-secret-value');
});

test('a write on a production tenant needs arming, a DELETE the name', async () => {
  const tenant = await acme({ production: true, url: 'http://127.0.0.1:9' });
  const call = (over: object) =>
    bench.client.request.send({
      ...get(null, '/api/v1/users/1', [], { auth: { kind: 'none' } }),
      tenantId: tenant.id,
      ...over,
    });
  await expect(call({ method: 'POST' })).rejects.toMatchObject({ code: 'WRITE_NOT_ARMED' });
  await expect(call({ method: 'DELETE', armed: true })).rejects.toMatchObject({ code: 'WRITE_NOT_ARMED' });
  expect(await call({ method: 'POST', armed: true })).toMatchObject({
    exchange: { verdict: { verdict: 'unreachable' } },
  });
  expect(await call({ method: 'DELETE', armed: true, confirmName: 'Acme' })).toMatchObject({
    exchange: { verdict: { verdict: 'unreachable' } },
  });
  expect(await call({ method: 'GET' })).toMatchObject({ exchange: { verdict: { verdict: 'unreachable' } } });
});
