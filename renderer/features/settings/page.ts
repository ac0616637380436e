// The Settings page: its sign and key, its verbs, and from where its code is read, which is not before it is shown or one of them runs.
import {
  IconBooks,
  IconInfoCircle,
  IconLockCog,
  IconNetwork,
  IconRefresh,
  IconSettings,
  IconSunMoon,
} from '@tabler/icons-react';
import { navigate } from '../../platform/navigation.ts';
import { onDemand } from '../../platform/on-demand.tsx';
import type { Verb } from '../../platform/verbs.ts';
import type { PageFacts } from '../../ui/page.ts';

const open = (section: string, label: string, icon: Verb['icon'], words: string): Verb => ({
  id: `settings.${section}`,
  label,
  group: 'Settings',
  icon,
  words,
  run: () => navigate('settings', section),
});

/** Its sections by name. */
const settingsVerbs: readonly Verb[] = [
  open('appearance', 'Change the appearance', IconSunMoon, 'theme light dark'),
  open('vault', 'Change what protects the vault', IconLockCog, 'passphrase keyring secrets auto-lock unlock'),
  open('network', 'Set proxy and certificates', IconNetwork, 'ca tls proxy network check'),
  open('history', 'Set history limits', IconSettings, 'keep bodies age size'),
  open('catalogue', 'Show the catalogue in use', IconBooks, 'version import operations'),
  open('sandbox', 'Set sandbox options', IconRefresh, 'rate limits seed roles'),
  open('about', 'Show version and data folder', IconInfoCircle, 'about privacy'),
];

export const settingsPage: PageFacts<'settings'> = {
  id: 'settings',
  icon: IconSettings,
  key: 's',
  low: true,
  verbs: settingsVerbs,
  component: onDemand(async () => (await import('./SettingsPage.tsx')).SettingsPage),
};
