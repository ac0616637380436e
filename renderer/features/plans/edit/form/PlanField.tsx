// A field of the form. What is typed is shown as it is typed and written into the text when the field is left or Enter is pressed, so that
// half a value is never in the plan; Escape gives back what was there.
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { classNames } from '../../../../ui/class-names.ts';
import css from './PlanForm.module.css';

export interface PlanInputProps {
  label: string;
  value: string;
  onCommit: (value: string) => void;
  placeholder?: string;
  mono?: boolean;
}

export function PlanInput({ label, value, onCommit, placeholder, mono = false }: PlanInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };
  return (
    <input
      type="text"
      className={classNames(css.input, mono && css.mono)}
      aria-label={label}
      value={draft ?? value}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={press}
    />
  );
}

/** Over several lines, where Enter is one of its signs. */
export function PlanTextArea({ label, value, onCommit, placeholder }: Omit<PlanInputProps, 'mono'>) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? value;
  return (
    <textarea
      className={classNames(css.input, css.mono, css.area)}
      aria-label={label}
      value={shown}
      placeholder={placeholder}
      rows={Math.min(12, shown.split('\n').length)}
      spellCheck={false}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        if (draft !== null && draft !== value) onCommit(draft);
        setDraft(null);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || draft === null) return;
        event.stopPropagation();
        setDraft(null);
      }}
    />
  );
}

export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    <fieldset className={css.labelled} aria-labelledby={id}>
      <span className={css.label} id={id}>
        {label}
      </span>
      <div className={css.control}>{children}</div>
    </fieldset>
  );
}
