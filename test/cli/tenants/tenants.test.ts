// `scopebench tenants`: saving an org and its credential from a terminal or a pipeline, and using them afterwards.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { quickPassphraseSlot, vaultAt } from '../../support/storage/storage-vault.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type ServedSandbox, startSandbox } from '../support/sandbox.ts';
import { type RunOptions, runScopebench } from '../support/scopebench.ts';

const PASSPHRASE = 'a made-up passphrase';
let org: ServedSandbox;
beforeAll(async () => {
  org = await startSandbox();
});
afterAll(() => org.stop());

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeEach(async () => {
  folder = await tempFolder();
  return folder.remove;
});

const run = (args: string[], options?: RunOptions) => runScopebench([...args, '--data-dir', folder.path], options);

function add(name: string, args: string[] = [], env: Record<string, string> = {}) {
  const { clientId, clientSecret } = org.client('Directory Insights');
  const credential = ['--client-id', clientId, '--protect', 'passphrase'];
  return run(['tenants', 'add', '--name', name, '--url', org.url, ...credential, ...args, '--json'], {
    env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE, SCOPEBENCH_CLIENT_SECRET: clientSecret, ...env },
  });
}

/** A vault that is there already, and takes little work to open: what follows opens it at every call. */
async function prepareQuickVault(): Promise<void> {
  const vault = vaultAt(folder.path, [quickPassphraseSlot()]);
  await vault.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
  await vault.close();
}

describe('add', () => {
  test('saves tenant, credential and secret; a token can be requested with the passphrase', async () => {
    const { code, json } = await add('Acme', ['--credential-name', 'Insights', '--scopes', 'okta.users.read']);
    expect(code).toBe(0);
    expect(json.tenant).toMatchObject({ name: 'Acme', origin: org.url, production: false });
    expect(json.tenant.credentials).toMatchObject([
      { name: 'Insights', registeredScopes: ['okta.users.read'], secrets: [{ label: 'Secret 1', inUse: true }] },
    ]);
    const args = ['token', '--tenant', 'acme', '--credential', 'insights', '--scopes', 'okta.users.read', '--json'];
    const token = await run(args, { env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE } });
    expect([token.code, token.json.granted]).toEqual([0, ['okta.users.read']]);
    const byId = await run(['tenants', 'show', json.tenant.id, '--json']);
    expect(byId.json.tenant.credentials[0].lastUsedAt).toBeGreaterThan(0);
  });

  test('a locked vault without passphrase, and with a wrong one: exit code 3', async () => {
    await prepareQuickVault();
    await add('Acme');
    const args = ['send', 'GET', '/api/v1/users?limit=1', '-t', 'Acme', '--json'];
    const locked = await run(args);
    expect([locked.code, locked.json.error.code]).toEqual([3, 'VAULT_LOCKED']);
    expect(locked.json.error.fix).toContain('SCOPEBENCH_PASSPHRASE');
    const wrong = await run(args, { env: { SCOPEBENCH_PASSPHRASE: 'another passphrase' } });
    expect([wrong.code, wrong.json.error.code]).toEqual([3, 'PASSPHRASE_WRONG']);
    const right = await run(args, { env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE } });
    expect([right.code, right.json.status]).toEqual([0, 200]);
  });

  test('the secret comes from stdin as well', async () => {
    const { clientId, clientSecret } = org.client('Report Reader');
    const added = await run(
      ['tenants', 'add', '--name', 'Piped', '--url', org.url, '--client-id', clientId, '--secret-stdin', '--json'],
      { env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE }, stdin: `${clientSecret}\n` },
    );
    expect(added.code).toBe(0);
    const token = await run(['token', '-t', 'Piped', '--scopes', 'okta.users.read', '--json'], {
      env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE },
    });
    expect(token.json.granted).toEqual(['okta.users.read']);
  });

  test('nothing is saved when the vault cannot be made', async () => {
    const { code, json } = await add('Acme', [], { SCOPEBENCH_PASSPHRASE: '' });
    expect([code, json.error.code]).toEqual([1, 'USAGE']);
    const short = await add('Acme', [], { SCOPEBENCH_PASSPHRASE: 'short' });
    expect(short.json.error.message).toContain('at least 8 characters');
    expect((await run(['tenants', 'list', '--json'])).json.tenants).toEqual([]);
  });

  test('a taken name, an admin address and an unknown suffix', async () => {
    const plain = (name: string, url: string, ...more: string[]) =>
      run(['tenants', 'add', '--name', name, '--url', url, ...more, '--json']);
    const mended = await plain('Acme', 'https://acme-admin.okta.com/admin/dashboard');
    expect(mended.json.tenant.origin).toBe('https://acme.okta.com');
    const taken = await plain('acme', 'https://other.okta.com');
    expect([taken.code, taken.json.error.code]).toEqual([1, 'CONFLICT']);
    const unknown = await plain('Custom', 'https://login.acme.example');
    expect([unknown.code, unknown.json.error.fix]).toEqual([1, expect.stringContaining('--custom-domain')]);
    expect((await plain('Custom', 'https://login.acme.example', '--custom-domain')).code).toBe(0);
  });
});

describe('a tenant marked as production', () => {
  const env = { SCOPEBENCH_PASSPHRASE: PASSPHRASE };

  test('takes writes that are armed only, and a DELETE with its name', async () => {
    await prepareQuickVault();
    await add('Live', ['--production']);
    const post = ['send', 'POST', '/api/v1/groups', '-t', 'Live', '--body', '-', '--json'];
    const input = '{"profile":{"name":"Night shift"}}';
    const unarmed = await run(post, { env, stdin: input });
    expect([unarmed.code, unarmed.json.error.code]).toEqual([1, 'WRITE_NOT_ARMED']);
    expect(unarmed.json.error.fix).toContain('--arm');
    const armed = await run([...post, '--arm'], { env, stdin: input });
    expect([armed.code, armed.json.status]).toEqual([0, 200]);
    const remove = ['send', 'DELETE', `/api/v1/groups/${armed.json.body.id}`, '-t', 'Live', '--arm', '--json'];
    expect((await run(remove, { env })).json.error.code).toBe('WRITE_NOT_ARMED');
    const confirmed = await run([...remove, '--confirm', 'Live'], { env });
    expect([confirmed.code, confirmed.json.status, confirmed.json.body]).toEqual([0, 204, null]);
  });
});

test('change marks as production and back, allows invalid writes and not, and leaves the rest', async () => {
  await add('Acme');
  const change = (...args: string[]) => run(['tenants', 'change', 'acme', ...args, '--json']);
  const production = await change('--production');
  expect(production.json.tenant).toMatchObject({
    name: 'Acme',
    origin: org.url,
    production: true,
    invalidWrites: false,
  });
  expect(production.json.tenant.credentials).toHaveLength(1);
  expect((await change('--no-production', '--invalid-writes')).json.tenant).toMatchObject({
    production: false,
    invalidWrites: true,
  });
  expect((await change('--no-invalid-writes')).json.tenant).toMatchObject({ production: false, invalidWrites: false });
  expect([(await change()).code, (await change()).json.error.code]).toEqual([1, 'USAGE']);
  expect((await run(['tenants', 'show', 'acme'])).stdout).toMatch(/Invalid writes +not allowed/);
});

test('a second secret is kept beside the first, --replace takes its place, --remove takes all', async () => {
  await prepareQuickVault();
  await add('Acme');
  const { clientSecret } = org.client('Directory Insights');
  const change = (args: string[], secret: string) =>
    run(['tenants', 'credential', 'Acme', '--name', 'Integration', ...args, '--json'], {
      env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE, SCOPEBENCH_CLIENT_SECRET: secret },
    });
  const token = () =>
    run(['token', '-t', 'Acme', '--scopes', 'okta.users.read', '--json'], {
      env: { SCOPEBENCH_PASSPHRASE: PASSPHRASE },
    });

  const second = await change([], 'wrong-secret-made-up');
  expect(second.json.tenant.credentials[0].secrets.map((one: { inUse: boolean }) => one.inUse)).toEqual([false, true]);
  expect((await token()).json.refused.status).toBe(401);
  const replaced = await change(['--replace'], clientSecret);
  expect(replaced.json.tenant.credentials[0].secrets).toHaveLength(2);
  expect((await token()).json.granted).toEqual(['okta.users.read']);
  const scopes = await change(['--scopes', 'okta.users.read okta.groups.read'], 'not-to-be-taken');
  expect(scopes.json.tenant.credentials[0]).toMatchObject({
    registeredScopes: ['okta.users.read', 'okta.groups.read'],
    secrets: [{ inUse: false }, { inUse: true }],
  });
  expect((await token()).json.granted).toEqual(['okta.users.read']);
  const removed = await run(['tenants', 'credential', 'Acme', '--name', 'Integration', '--remove', '--json']);
  expect([removed.code, removed.json.tenant.credentials]).toEqual([0, []]);
  const none = await token();
  expect([none.code, none.json.error.code]).toEqual([3, 'SECRET_MISSING']);
});

test('list, export, remove, import', async () => {
  await prepareQuickVault();
  await add('Acme');
  await run(['tenants', 'add', '--name', 'Plain', '--url', 'plain.okta.com']);
  const listed = await run(['tenants', 'list', '--json']);
  expect(listed.json.tenants.map((one: { name: string }) => one.name)).toEqual(['Acme', 'Plain']);
  expect((await run(['tenants', 'list'])).stdout).toContain('https://plain.okta.com');

  const file = join(folder.path, 'tenants export.json');
  expect((await run(['tenants', 'export', '--output', file])).code).toBe(0);
  const one = await run(['tenants', 'export', 'Plain']);
  expect(JSON.parse(one.stdout).tenants.map(({ name }: { name: string }) => name)).toEqual(['Plain']);
  expect(await readFile(file, 'utf8')).not.toContain(org.client('Directory Insights').clientSecret);

  const unsure = await run(['tenants', 'remove', 'Acme', '--json']);
  expect([unsure.code, unsure.json.error.code]).toEqual([1, 'USAGE']);
  expect((await run(['tenants', 'remove', 'Acme', '--confirm', 'Wrong', '--json'])).code).toBe(1);
  const removed = await run(['tenants', 'remove', 'Acme', '--confirm', 'Acme', '--json']);
  expect(removed.json).toMatchObject({ removed: 'Acme' });

  const imported = await run(['tenants', 'import', file, '--json']);
  expect(imported.json.added).toEqual(['Acme']);
  expect(imported.json.skipped).toMatchObject([{ name: 'Plain' }]);
  const noFile = join(folder.path, 'no-export.json');
  await writeFile(noFile, '{"tenants": 1}');
  const wrong = await run(['tenants', 'import', noFile, '--json']);
  expect([wrong.code, wrong.json.error.code]).toEqual([2, 'FILE_INVALID']);
});

test('check says whether an Okta org is there', async () => {
  const sandbox = await run(['tenants', 'check', 'sandbox', '--json']);
  expect([sandbox.code, sandbox.json.isOkta]).toEqual([0, true]);
  const url = await run(['tenants', 'check', '--url', org.url]);
  expect(url.code).toBe(0);
  expect(url.stdout).toContain('This is an Okta org');
  const dead = await startSandbox();
  await dead.stop();
  const gone = await run(['tenants', 'check', '--url', dead.url, '--json']);
  expect([gone.code, gone.json.isOkta]).toEqual([3, false]);
});

test('test says whether a credential works: 0 when it does, 4 when it is refused, 3 when nobody answers', async () => {
  await prepareQuickVault();
  await add('Acme', ['--scopes', 'okta.users.read okta.groups.read']);
  const env = { SCOPEBENCH_PASSPHRASE: PASSPHRASE };
  const works = await run(['tenants', 'test', 'Acme', '--json'], { env });
  expect([works.code, works.json.outcome, works.json.basis]).toEqual([0, 'works', undefined]);
  expect(works.json.findings.map(({ part, level }: { part: string; level: string }) => `${part} ${level}`)).toEqual([
    'token ok',
    'scopes ok',
    'call ok',
  ]);
  const sandbox = await run(['tenants', 'test', 'sandbox', '--credential', 'Partial Sync']);
  expect([sandbox.code, sandbox.stdout]).toEqual([
    4,
    expect.stringContaining('Partial Sync of Sandbox org works in part.'),
  ]);
  const change = ['tenants', 'credential', 'Acme', '--name', 'Integration', '--secret-stdin', '--replace', '--json'];
  expect((await run(change, { env, stdin: 'a-wrong-secret-of-nobody' })).code).toBe(0);
  const refused = await run(['tenants', 'test', 'Acme'], { env });
  expect([refused.code, refused.stdout]).toEqual([4, expect.stringContaining('does not work')]);
  const dead = await startSandbox();
  await run(['tenants', 'add', '--name', 'Gone', '--url', dead.url, '--client-id', '0oaexample', '--json'], {
    env: { ...env, SCOPEBENCH_CLIENT_SECRET: 'a-made-up-secret' },
  });
  await dead.stop();
  const gone = await run(['tenants', 'test', 'Gone', '--json'], { env });
  expect([gone.code, gone.json.outcome]).toEqual([3, 'unclear']);
});
