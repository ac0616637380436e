// The first secret is about to be saved: how shall it be protected? Shows what this host offers, says why it cannot offer
// the rest, and always has the way without a file: this session only.
import { type FormEvent, useState } from 'react';
import type { SlotKind } from '../../../shared/model/vault.ts';
import { host } from '../../platform/client.ts';
import { toUserError, type UserError } from '../../platform/errors.ts';
import { answerVault, setVaultStatus, useVaultStatus } from '../../platform/session-state/vault.ts';
import { Button } from '../controls/Button.tsx';
import { ErrorNotice } from '../notices/ErrorNotice.tsx';
import { NewPassphrase, passphraseFault } from './NewPassphrase.tsx';
import css from './VaultQuestion.module.css';
import { SLOT_WORDS } from './vault-words.ts';

type Choice = SlotKind | 'session';

interface Option {
  value: Choice;
  label: string;
  text: string;
  available: boolean;
}

const SESSION: Option = {
  value: 'session',
  label: 'This session only',
  text: 'Nothing is written to disk. Secrets are gone when Scopebench ends.',
  available: true,
};

export interface VaultSetUpProps {
  /** In place of answering an open question: on the Settings page. */
  onDone?: () => void;
  onCancel?: () => void;
  /** Words of the button that does it. */
  confirm?: string;
  /** Whether *this session only* is one of the choices. */
  withSession?: boolean;
}

export function VaultSetUp(props: VaultSetUpProps) {
  const { onDone = () => answerVault(true), onCancel = () => answerVault(false) } = props;
  const { confirm = 'Protect and save', withSession = true } = props;
  const { offers } = useVaultStatus();
  const [choice, setChoice] = useState<Choice>(() => offers.find((offer) => offer.available)?.kind ?? 'passphrase');
  const [pair, setPair] = useState({ first: '', second: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<UserError | null>(null);
  const fault = choice === 'passphrase' ? passphraseFault(pair) : null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (fault !== null || busy) return;
    setBusy(true);
    setError(null);
    try {
      const protection = choice === 'passphrase' ? { kind: choice, passphrase: pair.first } : { kind: choice };
      setVaultStatus(await host.vault.setUp({ protection }));
      onDone();
    } catch (thrown) {
      setError(toUserError(thrown));
      setBusy(false);
    }
  };
  const options: Option[] = [
    ...offers.map(({ kind, available, reason }) => ({
      value: kind,
      label: SLOT_WORDS[kind].label,
      text: available ? SLOT_WORDS[kind].text : reason,
      available,
    })),
    ...(withSession ? [SESSION] : []),
  ];
  return (
    <form className={css.question} onSubmit={submit} aria-label="Protect saved secrets">
      <div>
        <h3>How should saved secrets be protected?</h3>
        <p className={css.text}>They are encrypted on this computer and leave it only to your own org.</p>
      </div>
      <div role="radiogroup" aria-label="Protection" className={css.options}>
        {options.map(({ value, label, text, available }) => (
          <label
            key={value}
            className={css.option}
            data-chosen={value === choice || undefined}
            data-off={!available || undefined}
          >
            <input
              type="radio"
              name="protection"
              className={css.radio}
              value={value}
              checked={value === choice}
              disabled={!available}
              onChange={() => setChoice(value)}
            />
            <span>
              <span className={css.optionLabel}>{label}</span>
              <span className={css.optionText}>{text}</span>
            </span>
          </label>
        ))}
      </div>
      {choice === 'passphrase' && <NewPassphrase value={pair} onChange={setPair} />}
      {error && <ErrorNotice error={error} />}
      <div className={css.actions}>
        <Button type="submit" variant="primary" busy={busy} disabled={fault !== null}>
          {confirm}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          Not now
        </Button>
        {choice === 'passphrase' && fault !== null && pair.second !== '' && <span className={css.fault}>{fault}</span>}
      </div>
    </form>
  );
}
