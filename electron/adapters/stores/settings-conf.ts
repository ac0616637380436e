// Settings outside Electron: `conf` writes the same file in the same format as `electron-store`, which is built on it,
// so the window and the browser host share one `settings.json`.
import { join } from 'node:path';
import type { SettingsStore } from '../../engine/ports.ts';
import { loadConf } from './load-conf.ts';
import { createStoredSettings, SETTINGS_NAME } from './stored-settings.ts';

/** @param folder the data folder; the file is `settings.json` in it */
export function createConfSettings(folder: string): SettingsStore {
  return createStoredSettings({
    path: join(folder, `${SETTINGS_NAME}.json`),
    async open() {
      const Conf = await loadConf();
      return new Conf<Record<string, unknown>>({ cwd: folder, configName: SETTINGS_NAME, configFileMode: 0o600 });
    },
  });
}
