// A new passphrase for an open vault, in place of the old one or beside other protections.
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { NewPassphrase, passphraseFault } from '../../ui/vault/NewPassphrase.tsx';
import css from './SettingsPage.module.css';
import { addProtection } from './vault-actions.ts';

export function PassphraseForm({ onDone }: { onDone: () => void }) {
  const [pair, setPair] = useState({ first: '', second: '' });
  const saving = useAction(async () => {
    await addProtection({ kind: 'passphrase', passphrase: pair.first });
    onDone();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphraseFault(pair) === null) void saving.run();
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label="New passphrase">
      <NewPassphrase value={pair} onChange={setPair} />
      {saving.error && <ErrorNotice error={saving.error} onDismiss={saving.clear} />}
      <div className={css.actions}>
        <Button type="submit" variant="primary" busy={saving.busy} disabled={passphraseFault(pair) !== null}>
          Save passphrase
        </Button>
        <Button variant="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
