// Disks that refuse: a folder without rights and a disk without room. Scopebench starts, serves what was saved, says in a
// sentence what it could not do, and what was saved before stays as it was.
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { prepareStorageProcess } from '../../support/storage/storage-process.ts';
import { createFakeSlot } from '../../support/storage/storage-slot.ts';

const start = prepareStorageProcess();
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

interface Said {
  name: string;
  value?: unknown;
  code?: string;
  message?: string;
  fix?: string;
  system?: string;
  [more: string]: unknown;
}

/** A folder with a vault and tenants in it, made by a process of `uid`. */
async function fill(folder: string, uid?: number): Promise<void> {
  // The vault first: the child only opens one.
  const file = createAtomicFile({ path: join(folder, 'vault.json'), mode: 0o644 });
  await createVault({ file, slots: [createFakeSlot()], now: Date.now }).setUp({ kind: 'keyring' });
  if (uid !== undefined) execFileSync('chown', ['-R', `${uid}`, folder]);
  const child = start(['save', folder, '', '0', '2'], uid === undefined ? {} : { uid });
  expect(await child.ended, child.errors()).toBe(0);
}

async function tryAll(folder: string, options: Parameters<typeof start>[1]): Promise<Map<string, Said>> {
  const child = start(['refuse', folder], options);
  expect(await child.ended, child.errors()).toBe(0);
  return new Map(child.said.slice(1).map((said) => [(said as Said).name, said as Said]));
}

async function makeOpenFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scopebench-refusing-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const WHAT_IS_SAVED = ['secret-0', { names: ['0', '1'] }];

test('a folder that may not be written: all that was saved is served, every save says why it failed', async () => {
  const folder = await makeOpenFolder();
  await fill(folder, isRoot ? NOBODY : undefined);
  const before = await readdir(folder);
  await chmod(folder, 0o555);
  onTestFinished(() => chmod(folder, 0o700));

  const said = await tryAll(folder, isRoot ? { uid: NOBODY } : {});
  expect(said.get('folder')).toMatchObject({ writable: false, elsewhere: true });
  expect(said.get('folder')?.notice).toBe(
    `The data folder ${folder} cannot be written to (EACCES): tenants, secrets, settings and history cannot be saved.`,
  );
  expect(said.get('get')?.value).toBe('secret-0');
  expect(said.get('read')?.value).toEqual({ names: ['0', '1'] });
  expect(said.get('settings')?.value).toBeNull();
  for (const name of ['put', 'update', 'settings-write', 'history'])
    expect(said.get(name)).toMatchObject({
      code: 'STORAGE_FAILED',
      message: 'Scopebench is not allowed to write to its data folder.',
      fix: expect.stringContaining(folder),
      system: 'EACCES',
    });
  // Answers can still be read, the first 256 KiB of each.
  expect(said.get('small')?.value).toEqual({
    size: 150_000,
    truncated: false,
    code: 'STORAGE_FAILED',
    head: 150_000,
    opened: 150_000,
  });
  expect(said.get('large')?.value).toEqual({
    size: 262_144,
    truncated: true,
    code: 'STORAGE_FAILED',
    head: 262_144,
    opened: 262_144,
  });
  expect(said.get('still')?.value).toEqual(WHAT_IS_SAVED);
  expect(await readdir(folder)).toEqual(before);
});

function expectNoRoom(said: Map<string, Said>, system: string): void {
  expect(said.get('get')?.value).toBe('secret-0');
  for (const name of ['put', 'update', 'settings-write', 'history'])
    expect(said.get(name), name).toMatchObject({
      code: 'STORAGE_FAILED',
      message: 'There is not enough space left on the disk.',
      system,
    });
  expect(said.get('small')?.value).toMatchObject({
    size: 150_000,
    truncated: false,
    code: 'STORAGE_FAILED',
    head: 150_000,
  });
  const large = said.get('large')?.value as { size: number; truncated: boolean; code: string; opened: number };
  expect(large).toMatchObject({ truncated: true, code: 'STORAGE_FAILED' });
  expect(large.size).toBeGreaterThanOrEqual(262_144);
  expect(large.opened).toBe(large.size);
  expect(said.get('still')?.value).toEqual(WHAT_IS_SAVED);
}

test('files that may not grow: saves fail with a sentence, nothing is torn', async () => {
  const folder = await makeOpenFolder();
  await fill(folder);
  expectNoRoom(await tryAll(folder, { fileBlocks: 128 }), 'EFBIG');
  expect((await readdir(folder)).filter((name) => name.includes('.tmp'))).toEqual([]);
});

test('a disk that is full: saves fail with a sentence, nothing is torn, and all is well once there is room', async () => {
  const folder = await makeOpenFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k,mode=700', 'tmpfs', folder], { stdio: 'pipe' });
  } catch (cause) {
    // The same code was met by the test above, with EFBIG in place of ENOSPC.
    console.info(`No full disk could be made here (mount: ${String((cause as { stderr?: Buffer }).stderr).trim()}).`);
    return;
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  await fill(folder);
  expectNoRoom(await tryAll(folder, {}), 'ENOSPC');

  await rm(join(folder, 'bodies'), { recursive: true, force: true });
  const child = start(['save', folder, '', '2', '1']);
  expect(await child.ended, child.errors()).toBe(0);
});
