// How far something is, as a thin bar, and below it in words where wanted: counts, rate, time left, what it waits for.
import type { ReactNode } from 'react';
import css from './ProgressBar.module.css';

export interface ProgressBarProps {
  label: string;
  /** From 0 to 1. */
  fraction: number;
  /** A span for each fact; absent where the words are elsewhere. */
  children?: ReactNode;
}

export function ProgressBar({ label, fraction, children }: ProgressBarProps) {
  const percent = Math.max(0, Math.min(1, fraction)) * 100;
  return (
    <>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={Math.round(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
        className={css.track}
      >
        <div className={css.bar} style={{ width: `${percent}%` }} />
      </div>
      {children && <p className={css.facts}>{children}</p>}
    </>
  );
}
