// Asks before something that cannot be undone. `typeToConfirm` wants a text typed first. The work runs inside the dialog:
// when it fails, the dialog stays and says why.
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { isAbort, toUserError, type UserError } from '../../platform/errors.ts';
import { Button } from '../controls/Button.tsx';
import css from './ConfirmDialog.module.css';
import { Dialog } from './Dialog.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';

export interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  children: ReactNode;
  /** A verb: `Delete tenant`. */
  confirm: string;
  danger?: boolean;
  typeToConfirm?: string;
  onConfirm: () => void | Promise<void>;
  onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title}>
      <ConfirmForm {...props} />
    </Dialog>
  );
}

/** Mounted again at each opening, so that nothing typed before is still there. */
function ConfirmForm({ children, confirm, danger = false, typeToConfirm, onConfirm, onClose }: ConfirmDialogProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<UserError | null>(null);
  const ready = typeToConfirm === undefined || typed.trim() === typeToConfirm;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // Asked from within a form of the page: that one is not submitted with it.
    event.stopPropagation();
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (thrown) {
      if (!isAbort(thrown)) setError(toUserError(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <div className={css.text}>{children}</div>
      {typeToConfirm !== undefined && (
        <TextInput
          label={
            <>
              Type <b className={css.name}>{typeToConfirm}</b> to confirm
            </>
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
      )}
      {error && <ErrorNotice error={error} />}
      <div className={css.actions}>
        <Button size="large" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          size="large"
          variant={danger ? 'danger' : 'primary'}
          busy={busy}
          disabled={!ready}
          data-autofocus={typeToConfirm === undefined ? true : undefined}
        >
          {confirm}
        </Button>
      </div>
    </form>
  );
}
