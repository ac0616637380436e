// What protects the vault: any one of these opens it. Adding or removing one needs it open; the last one stays.
import { IconFingerprint, IconKey, IconShieldLock, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { SlotInfo, SlotKind, VaultStatus } from '../../../shared/model/vault.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { iconProps } from '../../ui/icon.ts';
import { ConfirmDialog } from '../../ui/notices/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { RelativeTime } from '../../ui/values/RelativeTime.tsx';
import { SLOT_WORDS } from '../../ui/vault/vault-words.ts';
import { PassphraseForm } from './PassphraseForm.tsx';
import css from './SettingsPage.module.css';
import { addProtection, removeProtection } from './vault-actions.ts';

const ICONS: Record<SlotKind, typeof IconKey> = {
  'safe-storage': IconShieldLock,
  keyring: IconFingerprint,
  passphrase: IconKey,
};

export function VaultSlots({ vault }: { vault: VaultStatus }) {
  const [typing, setTyping] = useState(false);
  const [removing, setRemoving] = useState<SlotInfo | null>(null);
  const adding = useAction(addProtection);
  const open = vault.state === 'open';
  const missing = vault.offers.filter((offer) => !vault.slots.some((slot) => slot.kind === offer.kind));
  return (
    <>
      <ul className={css.slots} aria-label="Protections of the vault">
        {vault.slots.map((slot) => (
          <SlotRow
            key={slot.kind}
            slot={slot}
            open={open}
            only={vault.slots.length === 1}
            onChange={() => setTyping(true)}
            onRemove={() => setRemoving(slot)}
          />
        ))}
        {open &&
          missing.map(({ kind, available, reason }) => (
            <li key={kind} className={css.slot}>
              <div className={css.slotWords}>
                <div className={css.muted}>{SLOT_WORDS[kind].label}</div>
                <div className={css.rowText}>{available ? SLOT_WORDS[kind].text : reason}</div>
              </div>
              {available && (
                <Button
                  size="small"
                  busy={adding.busy}
                  onClick={() => (kind === 'passphrase' ? setTyping(true) : void adding.run({ kind }))}
                >
                  Add
                </Button>
              )}
            </li>
          ))}
      </ul>
      {adding.error && <ErrorNotice error={adding.error} onDismiss={adding.clear} />}
      {typing && open && <PassphraseForm onDone={() => setTyping(false)} />}
      <ConfirmDialog
        opened={removing !== null}
        title="Remove this protection?"
        confirm="Remove"
        danger
        onConfirm={async () => {
          if (removing) await removeProtection(removing.kind);
        }}
        onClose={() => setRemoving(null)}
      >
        <p>{removing && SLOT_WORDS[removing.kind].label} no longer opens the vault. The other protections still do.</p>
      </ConfirmDialog>
    </>
  );
}

interface SlotRowProps {
  slot: SlotInfo;
  /** Whether the vault is. */
  open: boolean;
  only: boolean;
  onChange: () => void;
  onRemove: () => void;
}

function SlotRow({ slot, open, only, onChange, onRemove }: SlotRowProps) {
  const Icon = ICONS[slot.kind];
  return (
    <li className={css.slot}>
      <Icon {...iconProps} />
      <div className={css.slotWords}>
        <div>{SLOT_WORDS[slot.kind].label}</div>
        <div className={css.rowText}>
          {slot.backend}, added <RelativeTime at={slot.createdAt} />
          {!slot.usable && ' · not available when Scopebench is run this way'}
        </div>
      </div>
      {slot.kind === 'passphrase' && open && (
        <Button size="small" onClick={onChange}>
          Change
        </Button>
      )}
      {open && (
        <IconButton
          icon={IconTrash}
          size="small"
          danger
          label={only ? 'The only protection cannot be removed' : `Remove ${SLOT_WORDS[slot.kind].label}`}
          aria-disabled={only}
          onClick={() => !only && onRemove()}
        />
      )}
    </li>
  );
}
