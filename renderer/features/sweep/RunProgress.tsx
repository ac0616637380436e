// How far a run is, how fast, how long it takes still, and in words what it waits for. Gone once it is complete.

import type { SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { WaitingEntry } from '../../../shared/runs/sweep/sweep-events.ts';
import { sweepProgress } from '../../../shared/runs/sweep/sweep-progress.ts';
import { ProgressBar } from '../../ui/progress/ProgressBar.tsx';
import { formatCount, formatCountdown, formatTimeLeft } from '../../ui/values/format.ts';
import { useNow } from '../../ui/values/use-now.ts';
import css from './SweepRun.module.css';

const BECAUSE: Record<WaitingEntry['because'], (bucket: string) => string> = {
  share: (bucket) => `The share of the limit of ${bucket} is used up`,
  'rate-limited': (bucket) => `The org has refused calls to ${bucket}: its rate limit is reached`,
  concurrency: () => 'The org has refused a call: too many at the same time',
  unreachable: () => 'The org is not answering',
};

function waitWords({ waiting }: SweepView, now: number): string | null {
  if (!waiting || waiting.untilMs <= now) return null;
  return `${BECAUSE[waiting.because](waiting.bucket)}. Continues in ${formatCountdown(waiting.untilMs - now)}.`;
}

export function RunProgress({ view }: { view: SweepView }) {
  const now = useNow('second');
  if (view.state === 'complete') return null;
  const { fraction, perSecond, leftMs } = sweepProgress(view, now);
  const running = view.state === 'running';
  const words =
    view.state === 'interrupted'
      ? 'Scopebench was closed while it ran. Resume continues where it stopped.'
      : (view.message ?? waitWords(view, now));
  return (
    <div className={css.progress}>
      <ProgressBar label="Progress of the sweep" fraction={fraction}>
        <span>
          {formatCount(view.done)} of {formatCount(view.total)} cells
        </span>
        {running && perSecond > 0 && <span>{perSecond.toFixed(1)} a second</span>}
        {leftMs !== null && <span>{formatTimeLeft(leftMs)} left</span>}
        {words && <span className={css.waiting}>{words}</span>}
      </ProgressBar>
    </div>
  );
}
