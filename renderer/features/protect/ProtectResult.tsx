// The result of a test: how far it is or how it ended, the cases by route, the preflights, and the answer that is looked at.
import { IconPlayerStop } from '@tabler/icons-react';
import type { ProtectView } from '../../../shared/runs/protect/reduce-protect.ts';
import { useAddress } from '../../platform/navigation.ts';
import { reportProblem } from '../../platform/problems.ts';
import { goesOn } from '../../platform/runs/shown-run-state.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { Note, type NoteProps } from '../../ui/notices/Note.tsx';
import { ProgressBar } from '../../ui/progress/ProgressBar.tsx';
import { formatCount, formatCountdown, formatCounted } from '../../ui/values/format.ts';
import { useNow } from '../../ui/values/use-now.ts';
import { AnswerPane } from './AnswerPane.tsx';
import { CaseTable } from './CaseTable.tsx';
import { CorsTable } from './CorsTable.tsx';
import css from './Protect.module.css';
import { protectAddress } from './protect-address.ts';
import type { ProtectRun } from './protect-store.ts';
import { cancelTest } from './run-protect.ts';
import { findAnswer } from './shown-answer.ts';

export function ProtectResult({ run }: { run: ProtectRun }) {
  const { cell } = useAddress(protectAddress);
  const { view } = run;
  const answer = cell === null ? null : findAnswer(view, cell);
  const sheet = (
    <ScrollRegion className={css.sheet} aria-label="Result">
      {goesOn(run) ? <Progress view={view} /> : <Outcome run={run} />}
      {view.routes.length > 0 && <CaseTable view={view} chosen={cell} />}
      {view.cors.length > 0 && <CorsTable view={view} chosen={cell} />}
    </ScrollRegion>
  );
  if (answer === null) return sheet;
  return (
    <Splitter
      id="protect-answer"
      label="Height of the answer"
      direction="rows"
      fixed="end"
      initial={280}
      min={160}
      max={560}
      restMin={160}
    >
      {sheet}
      <AnswerPane key={cell} answer={answer} />
    </Splitter>
  );
}

function Progress({ view: { done, total, waitingUntil } }: { view: ProtectView }) {
  const now = useNow('second');
  const waits = waitingUntil !== null && waitingUntil > now;
  return (
    <div className={css.progress}>
      <div className={css.bar}>
        <ProgressBar label="Progress of the test" fraction={total === 0 ? 0 : done / total}>
          <span role="status">
            {total === 0 ? 'Getting the good token …' : `${formatCount(done)} of ${formatCounted(total, 'request')}`}
            {waits && ` · your API limits the rate, continues in ${formatCountdown(waitingUntil - now)}`}
          </span>
        </ProgressBar>
      </div>
      <Button icon={IconPlayerStop} onClick={() => void cancelTest().catch(reportProblem)}>
        Cancel
      </Button>
    </div>
  );
}

const TITLES: Record<NonNullable<ProtectView['end']>['reason'], string> = {
  complete: '',
  cancelled: 'Cancelled',
  unreachable: 'Your API does not answer',
  'no-token': 'There is no good token',
};

function Outcome({ run: { view } }: { run: ProtectRun }) {
  const { end, cases } = view;
  if (end === null) return <Note title="Interrupted">Its process ended before it did. Test again for the rest.</Note>;
  const letIn = cases.some(({ verdict }) => verdict === 'let-in');
  const tone: NoteProps['tone'] = end.met ? 'good' : end.reason === 'cancelled' ? 'info' : 'warning';
  const title =
    TITLES[end.reason] || (end.met ? 'As expected' : letIn ? 'It lets in what it should refuse' : 'Not as expected');
  return (
    <Note tone={tone} title={title}>
      {end.message}
    </Note>
  );
}
