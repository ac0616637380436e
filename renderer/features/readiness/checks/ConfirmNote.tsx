// What a person has looked at, as a note that is kept in the file for the version that it is at.
import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { confirmCheck, withdrawConfirmation } from '../../../../shared/integration/edit/change-integration.ts';
import type { CheckId } from '../../../../shared/runs/readiness/readiness-checks.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { changeFile } from '../files/file-actions.ts';
import css from './Checks.module.css';

export interface ConfirmNoteProps {
  check: CheckId;
  /** What to look at; null where the title says it. */
  ask: string | null;
  confirmed: boolean;
  /** That the file is at; null for none. */
  version: string | null;
}

export function ConfirmNote({ check, ask, confirmed, version }: ConfirmNoteProps) {
  const [note, setNote] = useState('');
  if (version === null)
    return <p className={css.fix}>{ask} A note is about one version: make a version of the file first.</p>;
  if (confirmed)
    return (
      <Button
        size="small"
        className={css.more ?? ''}
        onClick={() => void changeFile((text, file) => withdrawConfirmation(text, file, check, version))}
      >
        Withdraw the note
      </Button>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = note.trim();
    if (typed === '') return;
    const date = new Date().toISOString().slice(0, 10);
    void changeFile((text, file) => confirmCheck(text, file, { check, note: typed, date, version }));
  };
  return (
    <form className={css.confirm} onSubmit={submit}>
      {ask && <p className={css.fix}>{ask}</p>}
      <Textarea
        aria-label="What you looked at, and what you saw"
        placeholder="What you looked at, and what you saw"
        autosize
        minRows={1}
        maxRows={6}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" size="small" disabled={note.trim() === ''} className={css.more ?? ''}>
        Confirm for version {version}
      </Button>
    </form>
  );
}
