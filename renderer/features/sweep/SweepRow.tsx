// One sweep in the list: its name, when it was started, how far it is.
import { useStore } from 'zustand';
import type { SweepSummary } from '../../../shared/runs/run-kinds.ts';
import { formatCount } from '../../ui/values/format.ts';
import { RelativeTime } from '../../ui/values/RelativeTime.tsx';
import { StateTag } from './StateTag.tsx';
import css from './SweepPage.module.css';
import { sweepStore } from './sweep-store.ts';
import { sweepTitle } from './target-labels.ts';

export function SweepRow({ sweep }: { sweep: SweepSummary }) {
  // The run that is shown is further than the list that was read last.
  const followed = useStore(sweepStore, ({ views }) => views[sweep.runId]?.done ?? 0);
  const done = Math.max(sweep.done, followed);
  return (
    <div className={css.row}>
      <div className={css.rowLine}>
        <span className={css.name} title={sweep.targetNames.join(', ')}>
          {sweepTitle(sweep.name, sweep.targetNames)}
        </span>
        <span className={css.when}>
          <RelativeTime at={sweep.startedAt} />
        </span>
      </div>
      <div className={css.rowLine}>
        <StateTag state={sweep.state} />
        <span className={css.count}>
          {formatCount(done)} of {formatCount(sweep.cells)} cells
        </span>
      </div>
    </div>
  );
}
