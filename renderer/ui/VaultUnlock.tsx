// The vault is locked and something needs a secret of it. Opens by passphrase, or by what protects it on this computer.
import { PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SlotKind } from '../../shared/contract/vault.ts';
import { host } from '../platform/client.ts';
import { toUserError, type UserError } from '../platform/errors.ts';
import { answerVault, setVaultStatus, useVaultStatus } from '../platform/session-state/vault.ts';
import { Button } from './Button.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import css from './VaultQuestion.module.css';
import { SLOT_WORDS } from './vault-words.ts';

export interface VaultUnlockProps {
  /** In place of answering an open question: on the Settings page. */
  onDone?: () => void;
  onCancel?: () => void;
}

export function VaultUnlock({
  onDone = () => answerVault(true),
  onCancel = () => answerVault(false),
}: VaultUnlockProps) {
  const { slots } = useVaultStatus();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<UserError | null>(null);
  const others = slots.filter((slot) => slot.kind !== 'passphrase' && slot.usable);
  const byPassphrase = slots.some((slot) => slot.kind === 'passphrase') || others.length === 0;

  const unlock = async (kind: SlotKind) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      setVaultStatus(await host.vault.unlock(kind === 'passphrase' ? { kind, passphrase } : { kind }));
      onDone();
    } catch (thrown) {
      setError(toUserError(thrown));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (passphrase !== '') void unlock('passphrase');
  };
  return (
    <form className={css.question} onSubmit={submit} aria-label="Unlock the vault">
      <div>
        <h3>The vault is locked</h3>
        <p className={css.text}>Your secrets are in it. Unlock it to go on; nothing that you typed is lost.</p>
      </div>
      {byPassphrase && (
        <PasswordInput
          label="Passphrase"
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          data-autofocus
          autoFocus
        />
      )}
      {error && <ErrorNotice error={error} />}
      <div className={css.actions}>
        {byPassphrase && (
          <Button type="submit" variant="primary" busy={busy} disabled={passphrase === ''}>
            Unlock
          </Button>
        )}
        {others.map((slot) => (
          <Button
            key={slot.kind}
            variant={byPassphrase ? 'default' : 'primary'}
            busy={busy}
            onClick={() => unlock(slot.kind)}
          >
            Unlock with {SLOT_WORDS[slot.kind].label.replace(/^T/, 't')}
          </Button>
        ))}
        <Button variant="quiet" onClick={onCancel}>
          Not now
        </Button>
      </div>
    </form>
  );
}
