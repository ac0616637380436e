// The settings as the host last gave them. A change is shown at once and put right by the host's answer;
// when the host refuses it, the old value is restored and the caller gets the error.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import type { Settings, SettingsPatch } from '../../../shared/model/settings.ts';
import { host } from '../client.ts';

export const settingsStore = createStore<Settings>()(() => DEFAULT_SETTINGS);

export function setSettings(settings: Settings): void {
  settingsStore.setState(settings, true);
}

function merged(settings: Settings, patch: SettingsPatch): Settings {
  return {
    theme: patch.theme ?? settings.theme,
    network: { ...settings.network, ...patch.network },
    history: { ...settings.history, ...patch.history },
    vault: { ...settings.vault, ...patch.vault },
    sandbox: { ...settings.sandbox, ...patch.sandbox },
  };
}

/** Save a part of the settings. Throws what the host throws. */
export async function updateSettings(patch: SettingsPatch): Promise<void> {
  const before = settingsStore.getState();
  setSettings(merged(before, patch));
  try {
    setSettings(await host.settings.update(patch));
  } catch (thrown) {
    setSettings(before);
    throw thrown;
  }
}

export const useSettings = (): Settings => useStore(settingsStore);
