// The verbs of the frame: going places, the palette, the theme, the vault.
import { IconCommand, IconKeyboard, IconLock, IconLockOpen, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import { host } from '../platform/client.ts';
import { returnTo } from '../platform/navigation.ts';
import { settingsStore, updateSettings } from '../platform/session-state/settings.ts';
import { setTokens } from '../platform/session-state/tokens.ts';
import { askVault, setVaultStatus, vaultStore } from '../platform/session-state/vault.ts';
import type { Verb } from '../platform/verbs.ts';
import { announceDone } from '../ui/notices/announce-done.ts';
import { openOverlay } from './overlays.ts';
import { PAGES } from './pages.ts';

const goTo: Verb[] = PAGES.map((page) => ({
  id: `go.${page.id}`,
  label: `Go to ${page.label}`,
  group: 'Go',
  keys: `g ${page.key}`,
  icon: page.icon,
  run: () => returnTo(page.id),
}));

const theme = (choice: 'light' | 'dark' | 'system', label: string, icon: Verb['icon']): Verb => ({
  id: `theme.${choice}`,
  label,
  group: 'Window',
  icon,
  words: 'theme appearance colour color mode',
  when: () => settingsStore.getState().theme !== choice,
  run: () => updateSettings({ theme: choice }),
});

export const appVerbs: readonly Verb[] = [
  {
    id: 'palette.open',
    label: 'Search or run',
    group: 'Window',
    keys: 'mod+k',
    icon: IconCommand,
    run: () => openOverlay('palette'),
  },
  {
    id: 'shortcuts.show',
    label: 'Show keyboard shortcuts',
    group: 'Window',
    keys: '?',
    icon: IconKeyboard,
    words: 'help keys',
    run: () => openOverlay('shortcuts'),
  },
  ...goTo,
  theme('light', 'Use the light theme', IconSun),
  theme('dark', 'Use the dark theme', IconMoon),
  theme('system', 'Follow the system’s theme', IconSunMoon),
  {
    id: 'vault.unlock',
    label: 'Unlock the vault',
    group: 'Vault',
    icon: IconLockOpen,
    words: 'secrets passphrase',
    when: () => vaultStore.getState().status.state === 'locked',
    run: async () => {
      if (await askVault('unlock', 'overlay')) announceDone('Vault unlocked');
    },
  },
  {
    id: 'vault.lock',
    label: 'Lock the vault now',
    group: 'Vault',
    icon: IconLock,
    words: 'secrets passphrase',
    when: () => vaultStore.getState().status.state === 'open',
    run: async () => {
      setVaultStatus(await host.vault.lock());
      setTokens(await host.token.list());
      announceDone('Vault locked');
    },
  },
];
