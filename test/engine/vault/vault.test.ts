// The vault as a person meets it: set up, locked, opened, protected in another way, shared with a second process.
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { createFakeSlot } from '../../support/storage/storage-slot.ts';
import { at, PASSPHRASE, quickPassphraseSlot, vaultAt } from '../../support/storage/storage-vault.ts';

const BY_PASSPHRASE = { kind: 'passphrase', passphrase: PASSPHRASE } as const;

test('a secret can be read after a restart and the passphrase, and not before', async () => {
  const folder = await makeFolder();
  const first = vaultAt(folder);
  expect(await first.status()).toMatchObject({ state: 'absent', slots: [], secrets: 0, damage: null });
  await expect(first.put(at('ref'), 'x')).rejects.toMatchObject({ code: 'VAULT_ABSENT' });
  await expect(first.get(at('ref'))).rejects.toMatchObject({ code: 'VAULT_ABSENT' });
  expect(await first.setUp(BY_PASSPHRASE)).toMatchObject({
    state: 'open',
    slots: [{ kind: 'passphrase', backend: 'scrypt', usable: true }],
  });
  await first.put(at('ref'), 'ünïcode secret');

  const again = vaultAt(folder);
  expect(await again.open()).toBeNull();
  expect(await again.status()).toMatchObject({ state: 'locked', secrets: 1 });
  expect([await again.has('ref'), await again.has('toString'), await again.refs()]).toEqual([true, false, ['ref']]);
  await expect(again.get(at('ref'))).rejects.toMatchObject({ code: 'VAULT_LOCKED', data: { fix: expect.any(String) } });
  await expect(again.put(at('ref'), 'x')).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  await expect(again.remove(['ref'])).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  expect(await again.remove(['never-there'])).toBe(0);
  await expect(again.unlock('passphrase', 'Correct horse battery')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  await expect(again.unlock('passphrase', null)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(again.unlock('keyring', null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await again.status()).state).toBe('locked');

  expect((await again.unlock('passphrase', PASSPHRASE)).state).toBe('open');
  expect(await again.get(at('ref'))).toBe('ünïcode secret');
  for (const name of ['other', 'toString', '__proto__'])
    await expect(again.get(at(name))).rejects.toMatchObject({ code: 'SECRET_MISSING' });
  await expect(again.put(at('ref'), '')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  expect(await again.remove(['ref', 'other'])).toBe(1);
  await expect(again.get(at('ref'))).rejects.toMatchObject({ code: 'SECRET_MISSING' });

  await again.put(at('ref'), 'second');
  expect((await again.lock()).state).toBe('locked');
  await expect(again.get(at('ref'))).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
});

test('a slot that asks nothing opens the vault at the start; the key it handed out is overwritten', async () => {
  const folder = await makeFolder();
  const slot = createFakeSlot('safe-storage');
  const first = vaultAt(folder, [slot]);
  await first.setUp({ kind: 'safe-storage' });
  await first.put(at('ref'), 'kept');
  const second = vaultAt(folder, [slot]);
  expect(await second.open()).toBeNull();
  expect(await second.get(at('ref'))).toBe('kept');
  expect(slot.control.handedOut.length).toBeGreaterThan(1);
  for (const key of slot.control.handedOut) expect(key.every((byte) => byte === 0)).toBe(true);
});

test('a slot that went away is reported, the vault stays locked and opens in its other way', async () => {
  const folder = await makeFolder();
  const first = vaultAt(folder);
  await first.setUp({ kind: 'keyring' });
  await first.put(at('ref'), 'kept');
  await first.addProtection(BY_PASSPHRASE);

  const gone = createFakeSlot();
  gone.control.broken = true;
  const again = vaultAt(folder, [gone, quickPassphraseSlot()]);
  const notice = await again.open();
  expect(notice).toMatchObject({
    id: 'vault-not-opened',
    message: 'The vault could not be opened with the system keyring.',
  });
  expect(JSON.stringify(notice)).not.toContain('internal text');
  const status = await again.status();
  expect(status.state).toBe('locked');
  expect(status.slots.map(({ kind, usable }) => [kind, usable])).toEqual([
    ['keyring', false],
    ['passphrase', true],
  ]);
  expect(status.offers).toContainEqual({ kind: 'keyring', available: false, reason: 'It is broken.' });
  await again.unlock('passphrase', PASSPHRASE);
  expect(await again.get(at('ref'))).toBe('kept');

  // A host without that slot at all.
  const other = vaultAt(folder, [quickPassphraseSlot()]);
  await expect(other.unlock('keyring', null)).rejects.toMatchObject({ code: 'PROTECTION_UNAVAILABLE' });
  await expect(vaultAt(await makeFolder(), [gone]).setUp({ kind: 'keyring' })).rejects.toMatchObject({
    code: 'PROTECTION_UNAVAILABLE',
    message: expect.stringContaining('It is broken.'),
  });
});

test('a changed passphrase opens, the old one does not, not even the backup', async () => {
  const folder = await makeFolder();
  const vault = vaultAt(folder);
  await vault.setUp(BY_PASSPHRASE);
  await vault.put(at('ref'), 'kept');
  await vault.addProtection({ kind: 'passphrase', passphrase: 'another passphrase' });
  for (const backup of [false, true]) {
    const again = vaultAt(folder);
    if (backup) {
      await createAtomicFile({ path: join(folder, 'vault.json') }).setAside();
      await again.restoreBackup();
    }
    await expect(again.unlock('passphrase', PASSPHRASE)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await again.unlock('passphrase', 'another passphrase');
    expect(await again.get(at('ref'))).toBe('kept');
  }
});

test('protections are added and removed, but never the last one', async () => {
  const folder = await makeFolder();
  const slot = createFakeSlot();
  const vault = vaultAt(folder, [slot, quickPassphraseSlot()]);
  await vault.setUp({ kind: 'keyring' });
  await vault.put(at('ref'), 'kept');
  await expect(vault.removeProtection('keyring')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(vault.removeProtection('passphrase')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await vault.addProtection(BY_PASSPHRASE);
  expect((await vault.removeProtection('keyring')).slots.map(({ kind }) => kind)).toEqual(['passphrase']);
  expect(slot.control.discarded).toHaveLength(1);
  const again = vaultAt(folder, [slot, quickPassphraseSlot()]);
  expect(await again.open()).toBeNull();
  expect((await again.status()).state).toBe('locked');
  await expect(again.addProtection({ kind: 'keyring' })).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  expect(await readFile(join(folder, 'vault.json.bak'), 'utf8')).not.toContain('turned');
});

test('there is never a new key over an old vault', async () => {
  const folder = await makeFolder();
  const vault = vaultAt(folder);
  await vault.setUp(BY_PASSPHRASE);
  await vault.put(at('ref'), 'kept');
  const before = await readFile(join(folder, 'vault.json'), 'utf8');
  for (const other of [vault, vaultAt(folder)])
    for (const protection of [{ kind: 'keyring' }, BY_PASSPHRASE, { kind: 'session' }] as const)
      await expect(other.setUp(protection)).rejects.toMatchObject({
        code: 'CONFLICT',
        message: 'There is already a vault.',
      });
  expect(await readFile(join(folder, 'vault.json'), 'utf8')).toBe(before);

  // Two that set up at once: one wins, the other is reported, and what its slot kept is tidied up.
  const fresh = await makeFolder();
  const slots = [createFakeSlot(), createFakeSlot()];
  const outcomes = await Promise.allSettled(slots.map((slot) => vaultAt(fresh, [slot]).setUp({ kind: 'keyring' })));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(slots.flatMap(({ control }) => control.discarded)).toHaveLength(1);
  expect(await vaultAt(fresh, [createFakeSlot()]).open()).toBeNull();
});

test('a session keeps secrets in memory only, and they move into a vault that is set up later', async () => {
  const folder = await makeFolder();
  const vault = vaultAt(folder);
  expect((await vault.setUp({ kind: 'session' })).state).toBe('session');
  await vault.put(at('ref'), 'kept');
  await vault.put(at('gone'), 'removed');
  expect(await vault.remove(['gone'])).toBe(1);
  expect([await vault.get(at('ref')), await vault.has('gone'), (await vault.status()).secrets]).toEqual([
    'kept',
    false,
    1,
  ]);
  expect((await vault.lock()).state).toBe('session');
  expect(await readdir(folder)).toEqual([]);
  await expect(vaultAt(folder).get(at('ref'))).rejects.toMatchObject({ code: 'VAULT_ABSENT' });

  expect(await vault.setUp({ kind: 'keyring' })).toMatchObject({ state: 'open', secrets: 1 });
  const again = vaultAt(folder);
  await again.open();
  expect(await again.get(at('ref'))).toBe('kept');
});

test('what one process changes, the other sees at its next use', async () => {
  const folder = await makeFolder();
  const [one, two] = [vaultAt(folder), vaultAt(folder)];
  await one.setUp({ kind: 'keyring' });
  await two.open();
  await one.put(at('ref'), 'from one');
  expect(await two.get(at('ref'))).toBe('from one');
  await Promise.all(
    Array.from({ length: 20 }, (_, number) => (number % 2 ? one : two).put(at(`ref-${number}`), `secret-${number}`)),
  );
  expect((await one.refs()).length).toBe(21);

  let reported = 0;
  two.onChange(() => reported++);
  await one.startOver();
  await expect(two.get(at('ref'))).rejects.toMatchObject({ code: 'VAULT_ABSENT' });
  expect(reported).toBe(1);
  await one.setUp({ kind: 'keyring' });
  await one.put(at('ref'), 'of the new vault');
  await expect(two.get(at('ref'))).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  await two.unlock('keyring', null);
  expect(await two.get(at('ref'))).toBe('of the new vault');
});

test('starting over keeps the old file and its backup aside, where they still open', async () => {
  const folder = await makeFolder();
  const vault = vaultAt(folder);
  await vault.setUp(BY_PASSPHRASE);
  await vault.put(at('ref'), 'kept');
  expect(await vault.startOver()).toMatchObject({ state: 'absent', secrets: 0 });
  const aside = (await readdir(folder)).find((name) => name.endsWith('.json')) ?? '';
  expect((await readdir(folder)).sort()).toEqual([aside, `${aside}.bak`]);
  await vault.setUp({ kind: 'keyring' });
  await expect(vault.get(at('ref'))).rejects.toMatchObject({ code: 'SECRET_MISSING' });

  const back = await makeFolder();
  await copyFile(join(folder, aside), join(back, 'vault.json'));
  const old = vaultAt(back);
  await old.unlock('passphrase', PASSPHRASE);
  expect(await old.get(at('ref'))).toBe('kept');
});

test('it locks itself after the time without use that was set, and notifies', async () => {
  const folder = await makeFolder();
  let now = 1_000_000;
  let due: { at: number; work: () => void } | null = null;
  const pass = (ms: number) => {
    now += ms;
    while (due !== null && due.at <= now) {
      const { work } = due;
      due = null;
      work();
    }
  };
  const schedule = (work: () => void, ms: number) => {
    due = { at: now + ms, work };
    return () => {
      due = null;
    };
  };
  const vault = vaultAt(folder, undefined, { now: () => now, schedule });
  await vault.setUp({ kind: 'keyring' });
  await vault.put(at('ref'), 'kept');
  pass(24 * 3_600_000);
  expect((await vault.status()).state).toBe('open');

  vault.setAutoLock(5);
  let reported = 0;
  vault.onChange(() => reported++);
  pass(4 * 60_000);
  await vault.get(at('ref'));
  pass(4 * 60_000);
  expect([(await vault.status()).state, reported]).toEqual(['open', 0]);
  pass(60_000);
  expect([(await vault.status()).state, reported]).toEqual(['locked', 1]);
  await vault.unlock('keyring', null);
  pass(5 * 60_000);
  expect((await vault.status()).state).toBe('locked');
  await vault.unlock('keyring', null);
  vault.setAutoLock(0);
  pass(3_600_000);
  expect((await vault.status()).state).toBe('open');
});
