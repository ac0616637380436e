// How much of something is left, as a thin bar with its numbers beside it.
import { classNames } from '../class-names.ts';
import css from './Gauge.module.css';

export interface GaugeProps {
  label: string;
  value: number;
  max: number;
}

export function Gauge({ label, value, max }: GaugeProps) {
  const share = max > 0 ? Math.max(0, Math.min(1, value / max)) : 0;
  const look = share === 0 ? css.empty : share < 0.2 ? css.low : css.good;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the looks of <meter> cannot be set.
    <div
      role="meter"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      className={css.track}
    >
      <div className={classNames(css.bar, look)} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
