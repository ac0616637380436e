// `scopebench access`: the lists of an app and one change of them, on the sandbox org and on a saved tenant; a new secret is never on stdout.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secretHash } from '../../../electron/engine/app-access/held-secrets.ts';
import { quickPassphraseSlot, vaultAt } from '../../support/storage/storage-vault.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type ServedSandbox, startSandbox } from '../support/sandbox.ts';
import { runScopebench } from '../support/scopebench.ts';

const PASSPHRASE = 'a made-up passphrase';
const env = { SCOPEBENCH_PASSPHRASE: PASSPHRASE };
let org: ServedSandbox;
let folder: Awaited<ReturnType<typeof tempFolder>>;
const run = (args: string[], more: Record<string, string> = {}) =>
  runScopebench(['access', ...args, '--data-dir', folder.path], { env: { ...env, ...more }, cwd: folder.path });

beforeAll(async () => {
  [org, folder] = await Promise.all([startSandbox(), tempFolder()]);
  const vault = vaultAt(folder.path, [quickPassphraseSlot()]);
  await vault.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
  await vault.close();
  for (const [name, production] of [
    ['Acme', []],
    ['Live', ['--production']],
  ] as const) {
    const { clientId, clientSecret } = org.client('Directory Insights');
    const added = await runScopebench(
      [
        'tenants',
        'add',
        '--name',
        name,
        '--url',
        org.url,
        '--client-id',
        clientId,
        ...production,
        '--json',
        '--data-dir',
        folder.path,
      ],
      { env: { ...env, SCOPEBENCH_CLIENT_SECRET: clientSecret } },
    );
    expect(added.code).toBe(0);
  }
});
afterAll(async () => {
  await org.stop();
  await folder.remove();
});

const app = (name = 'Nightly Sync') => ['--client-id', org.client(name).clientId];
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
const labels = (json: any, list: string, of: string): string[] => json[list].items.map((one: any) => one[of]);

describe('the lists', () => {
  test('of an app, for a person and as JSON, without a whole hash', async () => {
    const { code, json, stdout } = await run(['Acme', ...app('Directory Insights'), '--json']);
    expect([code, json.change, json.integration]).toEqual([0, null, true]);
    expect(Object.keys(json)).toEqual([
      ...['tenantId', 'clientId', 'credentialId', 'integration', 'grants', 'roles', 'keys', 'integrations', 'secrets'],
      ...['unlisted', 'unread', 'change'],
    ]);
    const { clientSecret } = org.client('Directory Insights');
    expect(json.secrets.items).toMatchObject([
      { hash: `${secretHash(clientSecret).slice(0, 6)}…`, heldAs: { inUse: true } },
    ]);
    const text = await run(['Acme', ...app('Directory Insights')]);
    expect(text.stdout).toMatch(/Client secrets:\n {2,}ocs\w+ .* in use here: Secret 1 of /);
    for (const shown of [stdout, text.stdout]) expect(shown).not.toContain(secretHash(clientSecret));
  });

  test('that the org refuses say why; exit code 4 where it refuses all', async () => {
    const { code, stdout, stderr } = await run(['sandbox', '-c', 'Nightly Sync']);
    expect([code, stderr]).toEqual([4, '']);
    expect(stdout).toContain('Granted scopes: Nightly Sync has no okta.appGrants.read');
  });
});

describe('a change', () => {
  test('of scopes: granted, listed, revoked', async () => {
    const granted = await run(['Acme', ...app(), '--grant', 'okta.logs.read', '--json']);
    expect([granted.code, granted.json.change]).toEqual([0, { refusal: null, secretId: null, file: null }]);
    expect(labels(granted.json, 'grants', 'scope')).toContain('okta.logs.read');
    const revoked = await run(['Acme', ...app(), '--revoke', 'okta.logs.read']);
    expect([revoked.code, revoked.stdout.split('\n')[0]]).toEqual([0, '✓ Revoked okta.logs.read.']);
    expect(revoked.stdout.split('\n').slice(1).join('\n')).not.toContain('okta.logs.read');
    const again = await run(['Acme', ...app(), '--revoke', 'okta.logs.read', '--json']);
    expect([again.code, again.json.error.code]).toEqual([1, 'NOT_FOUND']);
  });

  test('of roles: a standard one, and a custom one on a resource set, by their names', async () => {
    const standard = await run(['Acme', ...app(), '--assign-role', 'help_desk_admin', '--json']);
    expect(labels(standard.json, 'roles', 'type')).toContain('HELP_DESK_ADMIN');
    const custom = await run([
      'Acme',
      ...app(),
      '--assign-role',
      'help desk',
      '--resource-set',
      'Engineering',
      '--json',
    ]);
    expect([custom.code, labels(custom.json, 'roles', 'type').at(-1)]).toEqual([0, 'CUSTOM']);
    const twice = await run([
      'Acme',
      ...app(),
      '--assign-role',
      'help desk',
      '--resource-set',
      'Engineering',
      '--json',
    ]);
    expect([twice.code, twice.json.change.refusal.title]).toEqual([4, expect.any(String)]);
    for (const role of ['HELP_DESK_ADMIN', 'Help desk'])
      expect((await run(['Acme', ...app(), '--remove-role', role])).code).toBe(0);
    const { json } = await run(['Acme', ...app(), '--json']);
    expect(labels(json, 'roles', 'type')).toEqual(['USER_ADMIN']);
  });

  test('of a production tenant is armed, and what is taken away is confirmed by its name', async () => {
    const grant = ['Live', ...app(), '--grant', 'okta.logs.read'];
    const unarmed = await run([...grant, '--json']);
    expect([unarmed.code, unarmed.json.error.code]).toEqual([1, 'WRITE_NOT_ARMED']);
    expect((await run([...grant, '--arm'])).code).toBe(0);
    const revoke = ['Live', ...app(), '--revoke', 'okta.logs.read', '--arm'];
    expect((await run([...revoke, '--json'])).json.error.code).toBe('WRITE_NOT_ARMED');
    expect((await run([...revoke, '--confirm', 'Live'])).code).toBe(0);
  });
});

describe('a new secret', () => {
  const insights = () => ['Acme', ...app('Report Reader')];
  test('goes into a new file for its owner alone, and nowhere else', async () => {
    const file = join(folder.path, 'secret.txt');
    const { code, stdout, stderr, json } = await run([
      ...insights(),
      '--new-secret',
      '--output',
      'secret.txt',
      '--json',
    ]);
    const secret = (await readFile(file, 'utf8')).trim();
    expect([code, json.change]).toEqual([0, { refusal: null, secretId: expect.stringMatching(/^ocs/), file }]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const hash = json.secrets.items.find((one: { id: string }) => one.id === json.change.secretId).hash;
    expect(hash).toBe(`${secretHash(secret).slice(0, 6)}…`);
    expect(stdout + stderr).not.toContain(secret);
    const taken = await run([...insights(), '--new-secret', '--output', 'secret.txt', '--json']);
    expect([taken.code, taken.json.error.message]).toEqual([2, 'secret.txt exists already.']);
    // Two are the most that an app has: the file that was opened for a third is gone again.
    const third = await run([...insights(), '--new-secret', '--output', 'third.txt', '--json']);
    expect([third.code, third.json.change.file]).toEqual([4, null]);
    await expect(stat(join(folder.path, 'third.txt'))).rejects.toThrow('ENOENT');
  });

  test('is saved beside the one in use, where a credential of the app has room', async () => {
    const { code, json } = await run(['Acme', '--new-secret', '--json']);
    expect(code).toBe(0);
    const made = json.secrets.items.find((one: { id: string }) => one.id === json.change.secretId);
    expect(made.heldAs).toMatchObject({ label: 'Secret 2', inUse: false });
    const full = await run(['Acme', '--new-secret', '--json']);
    expect([full.code, full.json.error.code]).toEqual([1, 'USAGE']);
  });
});

test.each([
  [['Acme', '--grant', 'a', '--revoke', 'b'], 'One call makes one change.'],
  [['Acme', '--output', 'x'], '--output goes with --new-secret.'],
  [['Acme', '--resource-set', 'x'], '--resource-set goes with --assign-role.'],
  [
    ['Acme', '--new-secret', '--output', 'x', '--keep-in', 'y'],
    '--keep-in and --output are two places for one secret.',
  ],
  [['Acme', '--assign-role', 'Help desk'], 'Help desk is no standard role, and a custom one needs --resource-set.'],
])('%j is a usage error', async (args, message) => {
  const { code, json } = await run([...args, '--json']);
  expect([code, json.error.message]).toEqual([1, message]);
});
