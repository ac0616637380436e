// A form in a dialog of the Plans page: its fields, what went wrong, and the button that does it. It stays open until the work is done.
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { endDialog } from '../plan-dialogs.ts';
import css from './DialogForm.module.css';

export interface DialogFormProps {
  children: ReactNode;
  /** A verb: `Save`. */
  action: string;
  danger?: boolean;
  ready: boolean;
  /** Resolves to false when the dialog is to stay. */
  work: () => Promise<boolean>;
}

export function DialogForm({ children, action, danger = false, ready, work }: DialogFormProps) {
  const form = useRef<HTMLFormElement>(null);
  // A form that is loaded when it is asked for has missed the moment in which its dialog gives the focus.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const working = useAction(async () => {
    if (await work()) endDialog();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void working.run();
  };
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      {children}
      {working.error && <ErrorNotice error={working.error} />}
      <div className={css.actions}>
        <Button size="large" onClick={endDialog}>
          Cancel
        </Button>
        <Button
          type="submit"
          size="large"
          variant={danger ? 'danger' : 'primary'}
          busy={working.busy}
          disabled={!ready}
        >
          {action}
        </Button>
      </div>
    </form>
  );
}
