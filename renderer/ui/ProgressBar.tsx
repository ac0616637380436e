// How far something is, as a thin bar. What it means in words stands beside it.
import css from './ProgressBar.module.css';

export interface ProgressBarProps {
  label: string;
  /** From 0 to 1. */
  fraction: number;
}

export function ProgressBar({ label, fraction }: ProgressBarProps) {
  const percent = Math.max(0, Math.min(1, fraction)) * 100;
  return (
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
  );
}
