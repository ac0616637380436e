// How the ways to protect the vault are called on screen.
import type { SlotKind } from '../../../shared/model/vault.ts';

export const SLOT_WORDS: Record<SlotKind, { label: string; text: string }> = {
  'safe-storage': {
    label: 'This system’s safe storage',
    text: 'Opens by itself while you are signed in to this computer.',
  },
  keyring: { label: 'The system keyring', text: 'Opens by itself while your keyring is unlocked.' },
  passphrase: {
    label: 'A passphrase',
    text: 'Asked once after each start. It cannot be recovered if you forget it.',
  },
};
