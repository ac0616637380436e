// `kill -9` in the middle of saves: every save that was reported is there afterwards, in the vault and in the tenants,
// and both files open as if nothing had happened.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { createDocument } from '../../../electron/engine/document.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { runs } from '../../support/cost/long-run.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { prepareStorageProcess } from '../../support/storage/storage-process.ts';
import { createRandom } from '../../support/storage/storage-random.ts';
import { createFakeSlot } from '../../support/storage/storage-slot.ts';
import { at } from '../../support/storage/storage-vault.ts';

const SAVES = runs(60, 200);
const SEED = 20_260_301;

const start = prepareStorageProcess();

function openBoth(folder: string) {
  const vault = createVault({
    file: createAtomicFile({ path: join(folder, 'vault.json') }),
    slots: [createFakeSlot()],
    now: Date.now,
  });
  const tenants = createDocument({
    name: 'tenants',
    file: createAtomicFile({ path: join(folder, 'tenants.json') }),
    schema: z.object({ names: z.array(z.string()) }),
    version: 1,
    empty: { names: [] },
  });
  return { vault, tenants };
}

test('no acknowledged save is lost and no file is damaged by kills at random moments of many saves', async () => {
  const folder = await makeFolder();
  const random = createRandom(SEED);
  await openBoth(folder).vault.setUp({ kind: 'keyring' });
  const acknowledged: string[] = [];
  let kills = 0;
  while (acknowledged.length < SAVES) {
    // Numbers are never used twice: a save that was cut off before it was reported may be there or not.
    const process = start(['save', folder, '', String(acknowledged.length + kills * 1000), '400']);
    await process.saying(2);
    await wait(random() * 120);
    process.child.kill('SIGKILL');
    expect(await process.ended, process.errors()).toBeNull();
    kills++;
    acknowledged.push(...process.said.slice(1).map(String));

    const { vault, tenants } = openBoth(folder);
    expect(await vault.open()).toBeNull();
    const { value, notice } = await tenants.read();
    expect(notice).toBeNull();
    expect(new Set(value.names).size).toBe(value.names.length);
    expect(value.names).toEqual(expect.arrayContaining(acknowledged));
    expect(await vault.refs()).toEqual(expect.arrayContaining(acknowledged.map((name) => `ref-${name}`)));
    for (const name of acknowledged) expect(await vault.get(at(`ref-${name}`))).toBe(`secret-${name}`);
  }
  expect(kills).toBeGreaterThan(SAVES / 25);

  const { vault, tenants } = openBoth(folder);
  await vault.open();
  await vault.put(at('last'), 'one more');
  await tenants.update(({ names }) => ({ names: [...names, 'last'] }));
  // What the killed left behind is swept.
  expect((await readdir(folder)).sort()).toEqual(['tenants.json', 'tenants.json.bak', 'vault.json', 'vault.json.bak']);
  console.info(`${kills} kills over ${acknowledged.length} saves`);
});
