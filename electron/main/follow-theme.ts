// Menus, dialogs and the page's `prefers-color-scheme` follow the theme setting, from the first read on.
import type { SettingsStore } from '../engine/ports.ts';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** The same store, with every theme that passes through it set on Electron's `nativeTheme`. */
export function followTheme(store: SettingsStore, nativeTheme: { themeSource: Theme }): SettingsStore {
  const follow = (settings: unknown) => {
    const wanted = typeof settings === 'object' && settings !== null && 'theme' in settings ? settings.theme : null;
    const theme = THEMES.find((one) => one === wanted);
    if (theme !== undefined) nativeTheme.themeSource = theme;
  };
  return {
    async read() {
      const read = await store.read();
      follow(read.settings);
      return read;
    },
    async write(settings) {
      await store.write(settings);
      follow(settings);
    },
  };
}
