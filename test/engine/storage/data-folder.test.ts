// Where the data is kept, and who serves from it.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataFolder, resolveDataFolder } from '../../../electron/adapters/stores/data-folder.ts';
import { claimInstance, findInstance } from '../../../electron/adapters/stores/instance-record.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';

const yes = async () => true;
const never = async (): Promise<string> => {
  throw new Error('a port was taken beside one that serves');
};

test('the folder follows the custom of the system, and --data-dir goes before it', () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string> = {}) =>
    resolveDataFolder(undefined, { platform, env, home: '/home/ada' });
  expect(at('linux')).toBe('/home/ada/.local/share/scopebench');
  expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/scopebench');
  expect(at('linux', { XDG_DATA_HOME: 'relative' })).toBe('/home/ada/.local/share/scopebench');
  expect(at('darwin')).toBe('/home/ada/Library/Application Support/Scopebench');
  expect(at('win32', { LOCALAPPDATA: '/local', APPDATA: '/roaming' })).toBe(join('/local', 'Scopebench'));
  expect(resolveDataFolder('/elsewhere')).toBe('/elsewhere');
});

test('a new folder is made for its owner only; one that cannot be made is reported, with a place for bodies', async () => {
  const parent = await makeFolder();
  const made = await openDataFolder(join(parent, 'a', 'b'));
  expect(made).toMatchObject({ writable: true, notice: null, bodies: join(parent, 'a', 'b', 'bodies') });
  if (process.platform !== 'win32') expect((await stat(made.path)).mode & 0o777).toBe(0o700);

  await writeFile(join(parent, 'file'), '');
  const refused = await openDataFolder(join(parent, 'file'));
  expect(refused).toMatchObject({ writable: false, notice: { id: 'data-folder-read-only', level: 'warning' } });
  expect((await stat(refused.bodies)).isDirectory()).toBe(true);
  await refused.close();
  await expect(stat(refused.bodies)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a second start learns who runs and where, without what opens the page', async () => {
  const folder = await makeFolder();
  const first = await claimInstance({
    folder,
    open: async () => 'http://127.0.0.1:4567/#token=one-time',
    answers: yes,
  });
  expect(first.running).toBeNull();
  expect(await readFile(join(folder, 'instance.json'), 'utf8')).not.toContain('one-time');
  const second = await claimInstance({ folder, open: never, answers: yes });
  expect(second.running).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:4567/' });
  await second.release();
  expect(await findInstance(folder, yes)).toMatchObject({ url: 'http://127.0.0.1:4567/' });

  // Another program may have been given the number of one that is gone: then nobody answers.
  expect(await findInstance(folder, async () => false)).toBeNull();
  await first.release();
  expect(await findInstance(folder, yes)).toBeNull();
});

test('a record of a process that is gone, or a damaged one, is nobody', async () => {
  const folder = await makeFolder();
  for (const text of [
    JSON.stringify({ pid: 2 ** 30, host: hostname(), url: 'http://127.0.0.1:1/', startedAt: 1 }),
    '{',
  ]) {
    await writeFile(join(folder, 'instance.json'), text);
    expect(await findInstance(folder, yes)).toBeNull();
    const claim = await claimInstance({ folder, open: async () => 'bench://app/#token=x', answers: yes });
    expect(claim.running).toBeNull();
    expect(await findInstance(folder, yes)).toMatchObject({ url: 'bench://app/' });
    await claim.release();
  }
});
