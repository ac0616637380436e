// Settings in the window by electron-store: the same file in the same format as `conf` writes for the other hosts.
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { createStoredSettings, SETTINGS_NAME } from '../adapters/stores/stored-settings.ts';
import type { SettingsStore } from '../engine/ports.ts';

/** @param folder the data folder; the file is `settings.json` in it */
export function createElectronSettings(folder: string): SettingsStore {
  return createStoredSettings({
    path: join(folder, `${SETTINGS_NAME}.json`),
    open: () => new ElectronStore<Record<string, unknown>>({ cwd: folder, name: SETTINGS_NAME, configFileMode: 0o600 }),
  });
}
