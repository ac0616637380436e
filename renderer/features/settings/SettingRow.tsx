// One setting: its name and what it does at the left, its control at the right.
import { type ReactNode, useId } from 'react';
import css from './SettingsPage.module.css';

export interface SettingRowProps {
  label: string;
  text?: ReactNode;
  error?: string | null;
  /** Gets the id of the label, for aria-labelledby. */
  children: (labelId: string) => ReactNode;
}

export function SettingRow({ label, text, error, children }: SettingRowProps) {
  const id = useId();
  return (
    <div className={css.row}>
      <div>
        <div className={css.rowLabel} id={id}>
          {label}
        </div>
        {text && <div className={css.rowText}>{text}</div>}
      </div>
      <div className={css.rowControl}>{children(id)}</div>
      {error && (
        <p className={css.rowError} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
