// The vault is locked and something needs a secret of it. Opens by passphrase, or by what protects it on this computer. When
// it turns out that the file is damaged, what is damaged and the ways to go on are right here.
import { PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SlotKind } from '../../../shared/model/vault.ts';
import { host } from '../../platform/client.ts';
import { toUserError, type UserError } from '../../platform/errors.ts';
import { loadSnapshot } from '../../platform/session-state/load-snapshot.ts';
import { answerVault, setVaultStatus, useVaultStatus } from '../../platform/session-state/vault.ts';
import { Button } from '../controls/Button.tsx';
import { ErrorNotice } from '../notices/ErrorNotice.tsx';
import { VaultDamage } from './VaultDamage.tsx';
import css from './VaultQuestion.module.css';
import { VaultStartOver } from './VaultStartOver.tsx';
import { SLOT_WORDS } from './vault-words.ts';

/** What may stay so for ever: a passphrase that was forgotten, a keyring that was emptied. */
const NO_WAY_IN = new Set(['PASSPHRASE_WRONG', 'PROTECTION_UNAVAILABLE', 'NOT_FOUND']);

export interface VaultUnlockProps {
  /** In place of answering an open question: on the Settings page. */
  onDone?: () => void;
  onCancel?: () => void;
  /** False where the damage of the vault is shown beside it. */
  withDamage?: boolean;
}

export function VaultUnlock({
  onDone = () => answerVault(true),
  onCancel = () => answerVault(false),
  withDamage = true,
}: VaultUnlockProps) {
  const { slots, state, damage } = useVaultStatus();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<UserError | null>(null);
  const others = slots.filter((slot) => slot.kind !== 'passphrase' && slot.usable);
  const damaged = state === 'damaged';
  const byPassphrase = !damaged && (slots.some((slot) => slot.kind === 'passphrase') || others.length === 0);

  const unlock = async (kind: SlotKind) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      setVaultStatus(await host.vault.unlock(kind === 'passphrase' ? { kind, passphrase } : { kind }));
      onDone();
    } catch (thrown) {
      const problem = toUserError(thrown);
      setError(problem);
      // The host knows by now what of the file is damaged.
      if (problem.code === 'VAULT_DAMAGED') await loadSnapshot().catch(() => undefined);
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
        <h3>{damaged ? 'The vault is damaged' : 'The vault is locked'}</h3>
        <p className={css.text}>
          Your secrets are in it. {damaged ? 'Repair it' : 'Unlock it'} to go on; nothing that you typed is lost.
        </p>
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
      {withDamage && <VaultDamage onOpen={onDone} />}
      {error && (damage === null || error.code !== 'VAULT_DAMAGED') && <ErrorNotice error={error} />}
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
        {error !== null && NO_WAY_IN.has(error.code) && <VaultStartOver label="Lost it? Start over…" />}
      </div>
    </form>
  );
}
