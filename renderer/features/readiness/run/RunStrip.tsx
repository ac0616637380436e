// The run of the checks: how far it is, what it does now, what it waits for, and how it ended where that is not simply its end.
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { ProgressBar } from '../../../ui/progress/ProgressBar.tsx';
import { formatCount, formatCountdown } from '../../../ui/values/format.ts';
import { useNow } from '../../../ui/values/use-now.ts';
import css from '../Readiness.module.css';
import type { ShownCheckRun } from '../readiness-store.ts';
import { controlRun, goesOn } from './run-checks.ts';

export function RunStrip({ run }: { run: ShownCheckRun }) {
  const now = useNow('second');
  const { view, state } = run;
  const { started, results, working, waitingUntil, end } = view;
  const waits = waitingUntil !== null && waitingUntil > now;
  if (end !== null || started === null) {
    if (end?.reason !== 'cancelled') return null;
    return <p className={css.strip}>{end.message}</p>;
  }
  const act = (control: 'pause' | 'resume' | 'cancel') => () => void controlRun(control).catch(reportProblem);
  const words =
    state === 'paused'
      ? `Paused. ${view.paused?.message ?? ''}`
      : goesOn(run)
        ? (working ?? 'It begins …')
        : 'Interrupted: its process ended before it did.';
  return (
    <div className={css.strip}>
      <div className={css.progress}>
        <ProgressBar label="Progress of the checks" fraction={results.length / Math.max(1, started.checks.length)}>
          <span role="status">
            {`${formatCount(results.length)} of ${formatCount(started.checks.length)} · ${words}`}
            {waits && ` · the org limits the rate, continues in ${formatCountdown(waitingUntil - now)}`}
          </span>
        </ProgressBar>
      </div>
      {goesOn(run) ? (
        <Button size="small" icon={IconPlayerPause} onClick={act('pause')}>
          Pause
        </Button>
      ) : (
        <Button size="small" icon={IconPlayerPlay} onClick={act('resume')}>
          Resume
        </Button>
      )}
      <Button size="small" icon={IconPlayerStop} onClick={act('cancel')}>
        Cancel
      </Button>
    </div>
  );
}
