// What to know before the result is read: that the text has changed since, what keeps the result from meaning what it seems to, and why it waits.

import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import { type PlanWarning, warningsOf } from '../../../../shared/runs/plan/report/plan-warnings.ts';
import type { RunState } from '../../../../shared/runs/run-state.ts';
import { Note } from '../../../ui/notices/Note.tsx';
import type { OpenPlan } from '../open-plans.ts';
import { reportedPlan } from './export-plan-run.ts';
import css from './PlanRun.module.css';
import { isOfEarlierText } from './runs-of-plan.ts';

interface RunNotesProps {
  plan: OpenPlan;
  runId: string;
  view: PlanView;
  state: RunState;
}

export function RunNotes({ plan, runId, view, state }: RunNotesProps) {
  const under = view.end === null;
  // How it ended, or that it has not, is said beside the verdict.
  const warnings = warningsOf(reportedPlan(runId, view)).filter(({ id }) => !under && id !== 'not-ended');
  const earlier = isOfEarlierText(view, plan);
  const cancelled = view.end?.reason === 'cancelled' ? view.end.message : null;
  const stopped =
    state === 'interrupted'
      ? 'Its process ended before it did. Resume sends what has no answer yet, and nothing twice that must not be.'
      : state === 'paused'
        ? (view.paused?.message ?? 'It waits for you. Resume sends the next step.')
        : null;
  if (!earlier && !stopped && !cancelled && warnings.length === 0) return null;
  return (
    <div className={css.notes}>
      {stopped && <Hint>{stopped}</Hint>}
      {cancelled && <Hint>{cancelled}</Hint>}
      {warnings.map(({ id, message }) =>
        HARMLESS.includes(id) ? (
          <Hint key={message}>{message}</Hint>
        ) : (
          <Note key={message} tone="warning">
            {message}
          </Note>
        ),
      )}
      {earlier && <Hint>This run is of an earlier text of the plan.</Hint>}
    </div>
  );
}

/** They say what was run, and do not put in doubt how it ended. */
const HARMLESS: readonly PlanWarning['id'][] = ['sandbox-org', 'part'];

/** In one line: the room belongs to the result. */
function Hint({ children }: { children: ReactNode }) {
  return (
    <p className={css.hint} role="note">
      <IconInfoCircle size={14} stroke={1.75} aria-hidden />
      {children}
    </p>
  );
}
