// A window and a command line on the same folder at the same time: nothing that either saved is lost.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { createHistoryFiles } from '../../../electron/adapters/stores/history-files.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { prepareStorageProcess } from '../../support/storage/storage-process.ts';
import { createFakeSlot } from '../../support/storage/storage-slot.ts';
import { at } from '../../support/storage/storage-vault.ts';

const start = prepareStorageProcess();
const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

test('two processes that save secrets and tenants at once lose nothing, and a third that is open sees it', async () => {
  const folder = await makeFolder();
  const vault = createVault({
    file: createAtomicFile({ path: join(folder, 'vault.json') }),
    slots: [createFakeSlot()],
    now: Date.now,
  });
  await vault.setUp({ kind: 'keyring' });
  const both = [start(['save', folder, 'a', '0', '40']), start(['save', folder, 'b', '0', '40'])];
  for (const one of both) expect(await one.ended, one.errors()).toBe(0);

  const names = [...numbered('a', 40), ...numbered('b', 40)];
  const { value } = JSON.parse(await readFile(join(folder, 'tenants.json'), 'utf8')) as { value: { names: string[] } };
  expect(value.names.toSorted()).toEqual(names.toSorted());
  expect((await vault.status()).secrets).toBe(80);
  for (const name of names) expect(await vault.get(at(`ref-${name}`))).toBe(`secret-${name}`);
});

test('two processes that append to the history at once, while it is compacted, lose nothing', async () => {
  const folder = await makeFolder();
  const both = [start(['record', folder, 'a-', '0', '150']), start(['record', folder, 'b-', '0', '150'])];
  for (const one of both) expect(await one.ended, one.errors()).toBe(0);

  const { summaries, notice } = await createHistoryFiles(join(folder, 'history')).load();
  expect(notice).toBeNull();
  const names = [...numbered('a-', 150), ...numbered('b-', 150)];
  expect(summaries.map(({ id }) => id).toSorted()).toEqual(names.toSorted());
  for (const { id, pinned } of summaries) expect([id, pinned]).toEqual([id, Number(id.slice(2)) % 2 === 0]);
});
