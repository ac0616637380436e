// The secrets of the open vault, made ready for the search once: whatever changes the vault is seen, and nothing is read for a call.
import { expect, onTestFinished, test } from 'vitest';
import { createKnownSecrets } from '../../../electron/engine/exchange/known-secrets.ts';
import { SCRUBBED } from '../../../electron/engine/exchange/scrub.ts';
import { createVaultIndex } from '../../../electron/engine/exchange/vault-index.ts';
import { secretRef } from '../../../electron/engine/tenants/secret-refs.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { vaultAt } from '../../support/storage/storage-vault.ts';

const SECRET = 'made-up-secret-of-forty-characters-abcdef';
const PROTECTION = { kind: 'passphrase', passphrase: 'correct horse battery' } as const;
const at = (tenant: string, secret = 'sec-1') => ({
  ref: secretRef(tenant, 'cred-1', secret),
  origin: 'https://acme.okta.com',
});

/** A vault with a plain word and a good secret of Acme, and what the index makes of it. */
async function startIndex(protection: typeof PROTECTION | { kind: 'session' } = PROTECTION) {
  const folder = await makeFolder();
  const vault = vaultAt(folder);
  onTestFinished(() => vault.close());
  await vault.setUp(protection);
  await vault.put(at('acme'), 'workbench');
  await vault.put(at('acme', 'sec-2'), SECRET);
  const secrets = createKnownSecrets();
  let opened = 0;
  const counted = {
    ...vault,
    known(refs: readonly string[]) {
      opened += refs.length;
      return vault.known(refs);
    },
  };
  const index = createVaultIndex(counted, secrets);
  return {
    folder,
    vault,
    secrets,
    opened: () => opened,
    /** As an exchange with that tenant would show the text. */
    shown: async (tenant: string, text: string) => secrets.forExchange([], await index.of(tenant)).text(text),
  };
}

test('the vault is read once, however many exchanges there are', async () => {
  const { shown, opened } = await startIndex();
  const shows = await Promise.all(Array.from({ length: 50 }, () => shown('acme', `workbench ${SECRET}`)));
  expect(new Set(shows)).toEqual(new Set([`${SCRUBBED} ${SCRUBBED}`]));
  await shown('other', 'workbench');
  expect(opened()).toBe(2);
});

test.each([
  ['in a file', PROTECTION],
  ['of a session', { kind: 'session' }],
] as const)(
  'what is saved, moved and removed %s is seen at the next exchange, for its own tenant only',
  async (_, protection) => {
    const { vault, shown, opened } = await startIndex(protection);
    expect(await shown('other', 'my sandbox workbench')).toBe('my sandbox workbench');
    await vault.put(at('other'), 'sandbox');
    expect(await shown('other', 'my sandbox workbench')).toBe(`my ${SCRUBBED} workbench`);
    expect(await shown('acme', 'my sandbox workbench')).toBe(`my sandbox ${SCRUBBED}`);
    const before = opened();
    await vault.rebind(at('other'), 'https://umbra.okta.com');
    expect(await shown('other', 'my sandbox')).toBe(`my ${SCRUBBED}`);
    expect(opened()).toBe(before + 3);
    await vault.remove([at('other').ref]);
    expect(await shown('other', 'my sandbox')).toBe('my sandbox');
  },
);

test('a secret that another process has saved is seen', async () => {
  const { folder, shown } = await startIndex();
  await shown('acme', '');
  const other = vaultAt(folder);
  onTestFinished(() => other.close());
  await other.unlock('passphrase', PROTECTION.passphrase);
  await other.put(at('acme', 'sec-3'), 'catalogue');
  expect(await shown('acme', 'the catalogue')).toBe(`the ${SCRUBBED}`);
});

test('it is gone with the open vault, and there again when that is opened', async () => {
  const { vault, shown, opened } = await startIndex();
  await shown('acme', '');
  await vault.lock();
  expect(await shown('acme', 'my workbench')).toBe('my workbench');
  expect(opened()).toBe(2);
  await vault.unlock('passphrase', PROTECTION.passphrase);
  expect(await shown('acme', 'my workbench')).toBe(`my ${SCRUBBED}`);
  expect(opened()).toBe(4);
});

test('a secret that turns out to be a public word is searched for in answers of its tenant alone', async () => {
  const { secrets, shown, opened } = await startIndex();
  for (const tenant of ['acme', 'other']) expect(await shown(tenant, `a ${SECRET}`)).toBe(`a ${SCRUBBED}`);
  secrets.publish([`/api/v1/${SECRET}`]);
  expect(secrets.edge.text(SECRET)).toBe(SECRET);
  expect(await shown('other', `a ${SECRET}`)).toBe(`a ${SECRET}`);
  expect(await shown('acme', `a ${SECRET}`)).toBe(`a ${SCRUBBED}`);
  expect(opened()).toBe(2);
});
