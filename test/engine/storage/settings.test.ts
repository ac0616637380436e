// Settings survive damage, hand editing and newer versions; the window and the browser host share one file.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Conf from 'conf';
import { expect, test } from 'vitest';
import { createConfSettings } from '../../../electron/adapters/stores/settings-conf.ts';
import { createStoredSettings } from '../../../electron/adapters/stores/stored-settings.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { prepareStorageProcess } from '../../support/storage/storage-process.ts';

const start = prepareStorageProcess();
const MINE: Settings = {
  ...DEFAULT_SETTINGS,
  theme: 'dark',
  network: { ...DEFAULT_SETTINGS.network, timeoutMs: 12_345 },
  vault: { autoLockMinutes: 5 },
};

test('what was set is there after a restart, readable by its owner only', async () => {
  const folder = await makeFolder();
  expect(await createConfSettings(folder).read()).toEqual({ settings: DEFAULT_SETTINGS, notice: null });
  await createConfSettings(folder).write(MINE);
  expect(await createConfSettings(folder).read()).toEqual({ settings: MINE, notice: null });
  expect(await readdir(folder)).toEqual(['settings.json']);
  if (process.platform !== 'win32') expect((await stat(join(folder, 'settings.json'))).mode & 0o777).toBe(0o600);
});

test('another box over the same file, as electron-store is, reads and writes the same settings', async () => {
  const folder = await makeFolder();
  await createConfSettings(folder).write(MINE);
  const window = createStoredSettings({
    path: join(folder, 'settings.json'),
    open: () => new Conf<Record<string, unknown>>({ cwd: folder, configName: 'settings', fileExtension: 'json' }),
  });
  expect((await window.read()).settings).toEqual(MINE);
  await window.write({ ...MINE, theme: 'light' });
  expect((await createConfSettings(folder).read()).settings).toEqual({ ...MINE, theme: 'light' });
});

test.each(['', '{"theme": "da', 'null', '[1]', '\u0000\u0000\u0000'])(
  'a damaged file (%j) is set aside and the defaults serve',
  async (text) => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'settings.json'), text);
    const { settings, notice } = await createConfSettings(folder).read();
    expect(settings).toEqual(DEFAULT_SETTINGS);
    const [aside = ''] = await readdir(folder);
    expect(aside).toMatch(/^settings\.damaged-\d{8}T\d{6}Z\.json$/);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text);
    expect(notice).toMatchObject({ id: 'settings-damaged', level: 'warning', fix: expect.stringContaining(aside) });

    await createConfSettings(folder).write(MINE);
    expect(await createConfSettings(folder).read()).toEqual({ settings: MINE, notice: null });
  },
);

test('values that are not valid fall back one by one and are named, the others stay, so does what a newer version wrote', async () => {
  const folder = await makeFolder();
  const edited = {
    ...MINE,
    theme: 'purple',
    network: { ...MINE.network, timeoutMs: 'soon', proxy: { mode: 'manual', url: 42, username: 'ada' } },
    history: 7,
    future: { nice: true },
  };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(edited));
  const { settings, notice } = await createConfSettings(folder).read();
  expect(settings).toEqual({
    ...MINE,
    theme: 'system',
    network: { ...DEFAULT_SETTINGS.network, proxy: { mode: 'manual', url: '', username: 'ada' } },
  });
  expect(notice?.message).toContain('theme, network.proxy.url, network.timeoutMs, history');

  await createConfSettings(folder).write(settings as Settings);
  expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toEqual({
    ...(settings as Settings),
    future: { nice: true },
  });
});

test('a write that the store cuts short, as on a full disk, does not tear the settings', async () => {
  const folder = await makeFolder();
  const path = join(folder, 'settings.json');
  await createConfSettings(folder).write(MINE);
  const conf = new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: 'settings',
    serialize: (value) => JSON.stringify(value).slice(0, 40),
  });
  await createStoredSettings({ path, open: () => conf }).write({ ...MINE, theme: 'light' });
  expect(await createConfSettings(folder).read()).toEqual({ settings: { ...MINE, theme: 'light' }, notice: null });
});

test.runIf(process.platform !== 'win32')(
  'a host that uses the settings still closes in its own time on SIGTERM',
  async () => {
    const host = start(['serve', await makeFolder()]);
    await host.saying(2);
    host.child.kill('SIGTERM');
    expect(await host.ended, host.errors()).toBe(0);
    expect(host.said).toEqual(['ready', 'serving', 'closed']);
  },
);
