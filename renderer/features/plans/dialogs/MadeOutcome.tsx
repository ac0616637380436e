// What became of the files and operations that a plan was made of: its steps, what was left out, and what has to be set before it runs.
import type { MadePlanFile } from '../../../../shared/model/plan.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import { newPlan } from '../open-plans.ts';
import { endDialog } from '../plan-dialogs.ts';
import dialog from './DialogForm.module.css';
import css from './MakeForm.module.css';

export function MadeOutcome({ made, onBack }: { made: MadePlanFile; onBack: () => void }) {
  const { text, steps, teardown, files, notes, problems } = made;
  const open = () => {
    if (text !== null) newPlan(text);
    endDialog();
  };
  return (
    <div className={dialog.form}>
      <div className={css.facts}>
        <Note
          tone={text === null ? 'warning' : 'good'}
          title={text === null ? 'No plan was made' : `A plan of ${formatCounted(steps, 'step')}`}
        >
          {teardown > 0 && `${formatCounted(teardown, 'step')} of it in the teardown, which always runs.`}
        </Note>
        {files.map(({ name, format, calls, problems: faults }) => (
          <Note key={name} tone={faults.length > 0 ? 'warning' : 'info'} title={name}>
            {format === '' ? '' : `${format}, `}
            {formatCounted(calls, 'call')}
            <Lines lines={faults} />
          </Note>
        ))}
        {notes.length > 0 && (
          <Note title="To know">
            <Lines lines={notes} />
          </Note>
        )}
        {problems.length > 0 && (
          <Note tone="warning" title="Still to do in it">
            <Lines lines={problems.map(({ line, message, fix }) => `Line ${line}: ${message} ${fix}`)} />
          </Note>
        )}
      </div>
      <div className={dialog.actions}>
        <Button size="large" onClick={onBack}>
          Back
        </Button>
        <Button size="large" variant="primary" disabled={text === null} onClick={open} data-autofocus>
          Open it
        </Button>
      </div>
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className={dialog.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
