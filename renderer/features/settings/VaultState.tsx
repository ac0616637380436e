// The state of the vault in words.

import { IconAlertTriangle, IconClockPause, IconLock, IconLockOpen, IconShield } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { VaultStatus } from '../../../shared/model/vault.ts';
import { formatCounted } from '../../ui/values/format.ts';
import css from './SettingsPage.module.css';

const counted = (secrets: number) => formatCounted(secrets, 'secret');

const STATES: Record<
  VaultStatus['state'],
  { icon: typeof IconLock; title: string; text: (vault: VaultStatus) => string }
> = {
  absent: {
    icon: IconShield,
    title: 'Nothing is saved yet',
    text: () => 'When you save the first secret, you choose how it is protected.',
  },
  locked: {
    icon: IconLock,
    title: 'Locked',
    text: ({ secrets }) => `It contains ${counted(secrets)}. Unlock it to request tokens.`,
  },
  open: { icon: IconLockOpen, title: 'Open', text: ({ secrets }) => `It contains ${counted(secrets)}.` },
  session: {
    icon: IconClockPause,
    title: 'This session only',
    text: ({ secrets }) => `${counted(secrets)} in memory, until Scopebench ends.`,
  },
  damaged: {
    icon: IconAlertTriangle,
    title: 'Damaged',
    text: () => 'It cannot be opened. Nothing is overwritten until you decide.',
  },
};

export function VaultState({ vault, action }: { vault: VaultStatus; action: ReactNode }) {
  const { icon: Icon, title, text } = STATES[vault.state];
  return (
    <div className={css.state} role="status">
      <Icon size={20} stroke={1.5} aria-hidden />
      <div className={css.stateWords}>
        <div className={css.stateTitle}>{title}</div>
        <div className={css.muted}>{text(vault)}</div>
      </div>
      {action}
    </div>
  );
}
