// Label, control and words below for controls that bring no label of their own (chips, a choice, a group). Plain inputs use
// Mantine's TextInput, Textarea, PasswordInput and Select, which wire their label, description and error by themselves.
import { type ReactNode, useId } from 'react';
import css from './Field.module.css';

export interface FieldProps {
  label: ReactNode;
  /** Right end of the label's line. */
  aside?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}

export function Field({ label, aside, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className={css.field}>
      <div className={css.head}>
        <span className={css.label} id={id}>
          {label}
        </span>
        {aside}
      </div>
      {children}
      {hint && <p className={css.hint}>{hint}</p>}
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
