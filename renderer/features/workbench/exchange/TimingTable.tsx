// The phases one below the other, each where it began: how a slow answer shows its cause.
import type { Timing } from '../../../../shared/model/exchange.ts';
import { classNames } from '../../../ui/class-names.ts';
import { formatDuration } from '../../../ui/values/format.ts';
import css from './Timing.module.css';
import { timingPhases } from './timing-phases.ts';

export function TimingTable({ timing }: { timing: Timing }) {
  const phases = timingPhases(timing);
  const total = Math.max(
    timing.total,
    phases.reduce((sum, phase) => sum + phase.ms, 0),
    0.001,
  );
  const reused = timing.connect === null && phases.length > 0;
  return (
    <div className={css.block}>
      <table className={css.table} aria-label="Where the time went">
        <tbody>
          {phases.map(({ id, label, ms, from }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td className={css.track}>
                <span
                  className={classNames(css.phase, css[id])}
                  style={{ marginLeft: `${(from / total) * 100}%`, width: `${(ms / total) * 100}%` }}
                />
              </td>
              <td className={css.number}>{formatDuration(ms)}</td>
            </tr>
          ))}
          <tr className={css.total}>
            <th scope="row">Total</th>
            <td />
            <td className={css.number}>{formatDuration(timing.total)}</td>
          </tr>
        </tbody>
      </table>
      {reused && <p className={css.note}>The connection was open already: no DNS, connect or TLS this time.</p>}
    </div>
  );
}
