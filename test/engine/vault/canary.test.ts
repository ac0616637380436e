// A planted secret goes through everything that the vault can do. Afterwards no file in the data folder holds it, or the
// passphrase, in any of the usual spellings.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderFiles } from '../../support/folder-files.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { at, PASSPHRASE, vaultAt } from '../../support/storage/storage-vault.ts';

const CANARY = 'canary-7Hq2-client-secret-that-must-not-be-found';

function spellings(secret: string): Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  // base64 at each of the three offsets that it may have inside something larger.
  const base64 = [0, 1, 2].map((shift) => bytes.subarray(shift, shift + 30).toString('base64'));
  return [
    bytes,
    Buffer.from(secret, 'utf16le'),
    ...[bytes.toString('hex'), ...base64, encodeURIComponent(secret)].map((text) => Buffer.from(text)),
  ];
}

test('no file holds a secret or the passphrase after everything was done with them', async () => {
  const folder = await makeFolder();
  const vault = vaultAt(folder);
  await vault.setUp({ kind: 'session' });
  await vault.put(at('session'), CANARY);
  await vault.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
  await vault.put(at('ref'), CANARY);
  await vault.put(at('ref'), `${CANARY}-rotated`);
  await vault.addProtection({ kind: 'keyring' });
  await vault.removeProtection('keyring');
  await vault.lock();
  await vault.unlock('passphrase', 'wrong').catch(() => undefined);
  await vault.unlock('passphrase', PASSPHRASE);
  expect(await vault.get(at('session'))).toBe(CANARY);
  await vault.remove(['ref']);
  await writeFile(join(folder, 'vault.json'), 'damaged');
  await vault.restoreBackup();
  await vault.unlock('passphrase', PASSPHRASE);
  await vault.put(at('again'), CANARY);
  const errors = await Promise.allSettled([
    vault.get(at('none')),
    vault.put(at('empty'), ''),
    vault.setUp({ kind: 'session' }),
  ]);
  await vault.startOver();
  await vault.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
  await vault.put(at('last'), CANARY);

  const files = await folderFiles(folder);
  expect(files.size).toBeGreaterThanOrEqual(5);
  files.set('(errors)', Buffer.from(JSON.stringify(errors)));
  for (const [name, bytes] of files)
    for (const secret of [CANARY, PASSPHRASE])
      for (const spelling of spellings(secret))
        expect([name, spelling.toString(), bytes.includes(spelling)]).toEqual([name, spelling.toString(), false]);
  // The search does find what is there.
  expect(spellings('scopebench-vault').some((spelling) => files.get('vault.json')?.includes(spelling))).toBe(true);
});
