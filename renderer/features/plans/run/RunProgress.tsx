// How far a run is, what it does now, and how long it waits for the org's rate limit. Gone once it has ended.
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { RunState } from '../../../../shared/runs/run-state.ts';
import { ProgressBar } from '../../../ui/progress/ProgressBar.tsx';
import { Countdown } from '../../../ui/values/Countdown.tsx';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import css from './PlanRun.module.css';
import { planProgress } from './step-rows.ts';

export function RunProgress({ view, state }: { view: PlanView; state: RunState }) {
  if (view.end !== null) return null;
  const { fraction, done, total } = planProgress(view);
  return (
    <div className={css.progress}>
      <ProgressBar label="Progress of the run" fraction={fraction}>
        <span>
          {formatCount(done)} of {formatCounted(total, 'step')}
        </span>
        <span>{nowWords(view, done < total)}</span>
        {state === 'running' && view.waitingUntil !== null && (
          <span className={css.waiting}>
            The org limits the rate. Continues in <Countdown until={view.waitingUntil} over="a moment" />.
          </span>
        )}
      </ProgressBar>
    </div>
  );
}

function nowWords({ started, scopes, negatives }: PlanView, sending: boolean): string | null {
  if (started === null || sending) return null;
  const { mutate, negative } = started.input;
  if (mutate && scopes.length < started.scopes.length)
    return `Leaving out ${scopes.length + 1} of ${formatCounted(started.scopes.length, 'scope')}`;
  return negative ? `Negative cases: ${formatCount(negatives.length)} sent` : null;
}
