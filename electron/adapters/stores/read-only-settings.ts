// Settings that are read and never written (port SettingsStore): a run that leaves nothing behind still goes through the
// person's proxy and trusts the person's CA. A folder that is not there is not made.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import type { SettingsStore } from '../../engine/ports.ts';
import { createConfSettings } from './settings-conf.ts';
import { SETTINGS_NAME } from './stored-settings.ts';

export function createReadOnlySettings(folder: string): SettingsStore {
  return {
    read: async () =>
      existsSync(join(folder, `${SETTINGS_NAME}.json`))
        ? createConfSettings(folder).read()
        : { settings: DEFAULT_SETTINGS, notice: null },
    write: async () => undefined,
  };
}
