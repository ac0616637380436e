// Settings in the window by electron-store: the same file in the same format as `conf` writes for the other hosts.
import { join } from 'node:path';
import { loadConf } from '../adapters/stores/load-conf.ts';
import { createStoredSettings, SETTINGS_NAME } from '../adapters/stores/stored-settings.ts';
import type { SettingsStore } from '../engine/ports.ts';

/** @param folder the data folder; the file is `settings.json` in it */
export function createElectronSettings(folder: string): SettingsStore {
  return createStoredSettings({
    path: join(folder, `${SETTINGS_NAME}.json`),
    async open() {
      // electron-store is made of conf: loaded this way first, it has none of conf's signal handlers.
      await loadConf();
      const { default: ElectronStore } = await import('electron-store');
      return new ElectronStore<Record<string, unknown>>({ cwd: folder, name: SETTINGS_NAME, configFileMode: 0o600 });
    },
  });
}
