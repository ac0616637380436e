// The options of `tenants credential` follow from the table of kinds: the fields of a kind that is added have their flags and help.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldOptions, givenFields, missingField } from '../../electron/cli/commands/tenants/credential-fields.ts';
import { CREDENTIAL_KINDS } from '../../shared/okta/credentials/credential-kinds.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { runScopebench } from './support/scopebench.ts';

const field = (name: string, label: string, needed: boolean) => ({
  name,
  label,
  placeholder: null,
  help: null,
  ask: null,
  secret: false as const,
  refusal: needed ? { message: `The ${label} is empty.`, fix: 'Enter it.' } : null,
});
const toy = {
  id: 'toy',
  noun: 'a toy',
  fields: [
    field('clientId', 'Client ID', true),
    field('authorizationServer', 'Authorization server', true),
    field('keyId', 'Key ID', false),
  ],
} as unknown as (typeof CREDENTIAL_KINDS)[number];
const [first, second] = CREDENTIAL_KINDS;
const kinds = [...CREDENTIAL_KINDS, toy];

describe('a kind that is added to the table', () => {
  test('has an option for each field that is no secret, once', () => {
    expect(fieldOptions(kinds)).toEqual([
      { name: 'clientId', flag: '--client-id', help: 'client ID; needed for a new credential' },
      {
        name: 'authorizationServer',
        flag: '--authorization-server',
        help: 'authorization server; needed for a new credential',
      },
      { name: 'keyId', flag: '--key-id', help: 'key ID' },
    ]);
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
    const two = await credential('--name', 'Two', '--kind', second.id);
    expect(two.json.tenant.credentials[1]).toMatchObject({ kind: second.id, secrets: [{ inUse: true }] });
    // The one secret that it holds is replaced.
    const again = await credential('--name', 'Two');
    expect(again.json.tenant.credentials[1].secrets).toHaveLength(1);
  });

  test.each([
    ['a field of another kind', ['--name', 'Three', '--kind', second.id, '--client-id', '0oa1'], '--client-id is not'],
    ['scopes where none are registered', ['--name', 'Three', '--kind', second.id, '--scopes', 'a'], '--scopes is not'],
    ['a field that it lacks', ['--name', 'Three'], 'a new one needs --client-id'],
    ['another kind for one that is saved', ['--name', 'One', '--kind', second.id], 'does not change'],
    ['a kind that is none', ['--name', 'Three', '--kind', 'toy'], 'toy'],
  ])('%s is a mistake: exit code 1', async (_, args, words) => {
    const { code, stderr } = await credential(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });
});
