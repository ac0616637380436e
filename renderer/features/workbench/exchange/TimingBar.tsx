// The phases of an exchange as one thin bar, for the line of facts. The numbers are its accessible text.
import type { Timing } from '../../../../shared/model/exchange.ts';
import { formatDuration } from '../../../ui/values/format.ts';
import css from './Timing.module.css';
import { timingPhases } from './timing-phases.ts';

export function TimingBar({ timing }: { timing: Timing }) {
  const phases = timingPhases(timing);
  const words = phases.map(({ label, ms }) => `${label} ${formatDuration(ms)}`).join(', ');
  if (phases.length === 0) return null;
  return (
    <span className={css.bar} role="img" aria-label={words} title={words}>
      {phases.map(({ id, ms }) => (
        <span key={id} className={css[id]} style={{ flexGrow: Math.max(ms, 0.01) }} />
      ))}
    </span>
  );
}
