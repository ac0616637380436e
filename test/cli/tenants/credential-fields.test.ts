// The options of `tenants credential` follow from the table of kinds: the fields of a kind that is added have their flags and help.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addFieldOptions,
  fieldOptions,
  givenFields,
  missingField,
} from '../../../electron/cli/commands/tenants/credential-fields.ts';
import { CREDENTIAL_KINDS } from '../../../shared/okta/credentials/credential-kinds.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { startSandbox } from '../support/sandbox.ts';
import { runScopebench } from '../support/scopebench.ts';

const field = (name: string, label: string, needed: boolean) => ({
  name,
  label,
  placeholder: null,
  help: null,
  ask: null,
  secret: false as const,
  input: 'text' as const,
  refusal: needed ? { message: `The ${label} is empty.`, fix: 'Enter it.' } : null,
});
const toy = {
  id: 'toy',
  noun: 'a toy',
  fields: [
    field('clientId', 'Client ID', true),
    field('authorizationServer', 'Authorization server', true),
    field('keyId', 'Key ID', false),
    { name: 'bound', label: 'Bound', help: null, secret: false, input: 'toggle', usual: false },
    {
      name: 'longLife',
      label: 'Life',
      help: null,
      secret: false,
      input: 'choice',
      usual: '5',
      options: [
        { value: '5', label: '5 min' },
        { value: '60', label: '1 h' },
      ],
    },
  ],
} as unknown as (typeof CREDENTIAL_KINDS)[number];
const [first] = CREDENTIAL_KINDS;
const pasted = CREDENTIAL_KINDS.find(({ can }) => can.client === null) ?? first;
const keyed = CREDENTIAL_KINDS.find(({ can }) => can.client === 'private_key_jwt') ?? first;
const kinds = [...CREDENTIAL_KINDS, toy];

describe('a kind that is added to the table', () => {
  test('has an option for each field that is no secret, once', () => {
    const text = { input: 'text', choices: [] };
    expect(fieldOptions([first, toy])).toEqual([
      { name: 'clientId', flag: '--client-id', help: 'client ID; needed for a new credential', ...text },
      {
        name: 'authorizationServer',
        flag: '--authorization-server',
        help: 'authorization server; needed for a new credential',
        ...text,
      },
      { name: 'keyId', flag: '--key-id', help: 'key ID', ...text },
      { name: 'bound', flag: '--bound', help: 'bound', input: 'toggle', choices: [] },
      { name: 'longLife', flag: '--long-life', help: 'life', input: 'choice', choices: ['5', '60'] },
    ]);
  });

  test('what is switched or chosen is read from the command line, and is not changed where nothing is said of it', () => {
    const read = (...args: string[]) => {
      const command = addFieldOptions(new Command().exitOverride().configureOutput({ writeErr() {} }), [toy]);
      return givenFields(toy, [toy], command.parse(args, { from: 'user' }).opts());
    };
    expect(read('--bound', '--long-life', '60')).toEqual({ bound: true, longLife: '60' });
    expect(read('--no-bound')).toEqual({ bound: false });
    expect(read()).toEqual({});
    expect(() => read('--long-life', '7')).toThrow('Allowed choices are 5, 60');
  });

  test('takes its own fields, says which it lacks, and refuses those of others', () => {
    expect(givenFields(toy, kinds, { clientId: '0oa1', keyId: 'k1', name: 'Toy' })).toEqual({
      clientId: '0oa1',
      keyId: 'k1',
    });
    expect(missingField(toy, { clientId: '0oa1' })).toBe('--authorization-server');
    expect(missingField(toy, { clientId: '0oa1', authorizationServer: 'default' })).toBeNull();
    expect(() => givenFields(first, kinds, { keyId: 'k1' })).toThrow(`--key-id is not for ${first.noun}.`);
  });
});

describe('tenants credential --kind', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  beforeAll(async () => {
    folder = await tempFolder();
    await run('add', '--name', 'Acme', '--url', 'acme.okta.com');
  });
  afterAll(() => folder.remove());
  const run = (command: string, ...args: string[]) =>
    runScopebench(['tenants', command, ...args, '--data-dir', folder.path, '--json'], {
      env: { SCOPEBENCH_PASSPHRASE: 'a made-up passphrase', SCOPEBENCH_CLIENT_SECRET: 'made-up-secret-of-a-test' },
    });
  const credential = (...args: string[]) => run('credential', 'Acme', '--protect', 'passphrase', ...args);

  test('saves a credential of each kind with its fields', async () => {
    const one = await credential('--name', 'One', '--client-id', '0oa1');
    expect(one.json.tenant.credentials).toMatchObject([{ kind: first.id, clientId: '0oa1', secrets: [{}] }]);
    const two = await credential('--name', 'Two', '--kind', pasted.id);
    expect(two.json.tenant.credentials[1]).toMatchObject({ kind: pasted.id, secrets: [{ inUse: true }] });
    // The one secret that it holds is replaced.
    const again = await credential('--name', 'Two');
    expect(again.json.tenant.credentials[1].secrets).toHaveLength(1);
  });

  test.each([
    ['a field of another kind', ['--name', 'Three', '--kind', pasted.id, '--client-id', '0oa1'], '--client-id is not'],
    ['scopes where none are registered', ['--name', 'Three', '--kind', pasted.id, '--scopes', 'a'], '--scopes is not'],
    ['a field that it lacks', ['--name', 'Three'], 'a new one needs --client-id'],
    ['another kind for one that is saved', ['--name', 'One', '--kind', pasted.id], 'does not change'],
    ['a kind that is none', ['--name', 'Three', '--kind', 'toy'], 'toy'],
    ['a key file where there is no key', ['--name', 'One', '--key-file', 'key.pem'], '--key-file is not for'],
  ])('%s is a mistake: exit code 1', async (_, args, words) => {
    const { code, stderr } = await credential(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });

  test('a private key comes from a file: saved, and for an org that is only asked once', async () => {
    const org = await startSandbox();
    const { clientId, privateJwk } = org.first.clients.find((one: { privateJwk: unknown }) => one.privateJwk !== null);
    const file = join(folder.path, 'key.json');
    await writeFile(file, JSON.stringify(privateJwk));
    await run('add', '--name', 'By key', '--url', org.url);
    const args = ['credential', 'By key', '--name', 'Sync', '--kind', keyed.id, '--client-id', clientId];
    const saved = await run(...(args as [string]), '--key-file', file);
    expect(saved.json.tenant.credentials).toMatchObject([{ kind: keyed.id, clientId, secrets: [{ label: 'Key 1' }] }]);
    expect(saved.stdout).not.toContain(privateJwk.d);
    const scopes = ['--scopes', 'okta.users.read okta.groups.read', '--json', '--data-dir', folder.path];
    const env = { SCOPEBENCH_PASSPHRASE: 'a made-up passphrase' };
    const kept = await runScopebench(['token', '--tenant', 'By key', ...scopes], { env });
    expect([kept.code, kept.json.granted]).toEqual([0, ['okta.users.read', 'okta.groups.read']]);
    const visit = ['--org', org.url, '--client-id', clientId, '--key-file', file, '--json', '--data-dir', folder.path];
    const sent = await runScopebench(['send', 'GET', '/api/v1/users?limit=1', ...visit]);
    expect([sent.code, sent.json.verdict]).toEqual([0, 'allowed']);
    const wrong = await runScopebench([
      'token',
      ...visit.with(1, org.url).slice(0, 4),
      '--key-file',
      'none.pem',
      '--scopes',
      'a',
    ]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('none.pem cannot be read')]);
    await org.stop();
  });
});
