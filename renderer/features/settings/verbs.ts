// The verbs of the Settings page: its sections by name.
import { IconLockCog, IconNetwork, IconRefresh, IconSettings } from '@tabler/icons-react';
import { navigate } from '../../platform/navigation.ts';
import type { Verb } from '../../platform/verbs.ts';

const open = (section: string, label: string, icon: Verb['icon'], words: string): Verb => ({
  id: `settings.${section}`,
  label,
  group: 'Settings',
  icon,
  words,
  run: () => navigate('settings', section),
});

export const settingsVerbs: readonly Verb[] = [
  open('vault', 'Change what protects the vault', IconLockCog, 'passphrase keyring secrets auto-lock unlock'),
  open('network', 'Set proxy and certificates', IconNetwork, 'ca tls proxy network check'),
  open('history', 'Set history limits', IconSettings, 'keep bodies age size'),
  open('sandbox', 'Set sandbox options', IconRefresh, 'rate limits seed roles'),
];
