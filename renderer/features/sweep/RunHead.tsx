// The head of a run: what it tried, its state, and what can be done with it now.
import { Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
  IconRepeat,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepFormat } from '../../../shared/runs/sweep/report/sweep-report.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { ActionErrors } from '../../ui/notices/ActionErrors.tsx';
import { ConfirmDialog } from '../../ui/notices/ConfirmDialog.tsx';
import { type Action, useAction } from '../../ui/progress/use-action.ts';
import { formatBytes, formatCount, formatCounted } from '../../ui/values/format.ts';
import { controlSweep, exportSweep, removeSweep, runAgain } from './actions.ts';
import { StateTag } from './StateTag.tsx';
import css from './SweepRun.module.css';
import { sweepStore } from './sweep-store.ts';
import { sweepTitle, targetWords } from './target-labels.ts';

const FORMATS: readonly [SweepFormat, string][] = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['html', 'HTML'],
  ['md', 'Markdown'],
];

function choiceWords({ input, targetNames }: SweepView): string {
  if (!input) return '';
  // A run with a name of its own does not say whose it is.
  const who = input.name?.trim() ? `${targetWords(targetNames)}: ` : '';
  const scopes =
    input.scopes === 'registered'
      ? 'registered scopes'
      : input.scopes === 'readable'
        ? 'all read scopes'
        : formatCounted(input.scopes.length, 'scope');
  const operations =
    input.operations === 'probes'
      ? 'probes'
      : input.operations === 'safe'
        ? 'safe GETs'
        : formatCounted(input.operations.length, 'operation');
  return `${who}${scopes} × ${operations}, ${input.isolation === 'each' ? 'each scope alone' : 'scopes together'}`;
}

export function RunHead({ view, follow }: { view: SweepView; follow: () => void }) {
  const [removing, setRemoving] = useState(false);
  const { runId, state } = view;
  const control = useAction(async (what: 'pause' | 'resume') => {
    await controlSweep(runId, what);
    if (what === 'resume') follow();
  });
  // Never held up by a pause or a resume that is on its way.
  const cancelling = useAction(() => controlSweep(runId, 'cancel'));
  const exporting = useAction((format: SweepFormat) => exportSweep(runId, format));
  const bytes = useStore(sweepStore, ({ sweeps }) => sweeps?.find((sweep) => sweep.runId === runId)?.bytes ?? 0);
  const repeating = useAction(() => runAgain(view));
  const removingNow = useAction(() => removeSweep(runId));
  // Nothing was done, so nothing is lost that a click would not bring back.
  const remove = () => (view.done === 0 ? void removingNow.run() : setRemoving(true));
  return (
    <>
      <header className={css.head}>
        <div className={css.words}>
          <h2 className={css.title} title={sweepTitle(view.input?.name, view.targetNames)}>
            {sweepTitle(view.input?.name, view.targetNames)}
          </h2>
          <StateTag state={state} />
          <span className={css.choice} title={choiceWords(view)}>
            {choiceWords(view)}
          </span>
        </div>
        <div className={css.actions}>
          <RunButtons view={view} control={control} cancelling={cancelling} repeating={repeating} />
          <ExportMenu exporting={exporting} />
          {state !== 'running' && <IconButton icon={IconTrash} label="Remove this sweep" danger onClick={remove} />}
        </div>
      </header>
      <ActionErrors bar actions={[control, cancelling, repeating, exporting, removingNow]} />
      <ConfirmDialog
        opened={removing}
        title="Remove this sweep?"
        confirm="Remove sweep"
        danger
        onConfirm={() => removeSweep(runId)}
        onClose={() => setRemoving(false)}
      >
        Its matrix of {formatCount(view.done)} cells and the exchanges behind them are lost
        {bytes > 0 && ` (${formatBytes(bytes)})`}. What it showed stays in the scope ledger.
      </ConfirmDialog>
    </>
  );
}

interface RunButtonsProps {
  view: SweepView;
  control: Action<['pause' | 'resume']>;
  cancelling: Action<[]>;
  repeating: Action<[]>;
}

// What can be done with the run as it is now.
function RunButtons({ view: { state, sums }, control, cancelling, repeating }: RunButtonsProps) {
  const again = state === 'complete' ? (sums.unreachable ?? 0) + (sums.incomplete ?? 0) : 0;
  const ended = state === 'complete' || state === 'cancelled' || state === 'failed';
  return (
    <>
      {state === 'running' && (
        <Button icon={IconPlayerPause} busy={control.busy} onClick={() => control.run('pause')}>
          Pause
        </Button>
      )}
      {(state === 'paused' || state === 'interrupted') && (
        <Button variant="primary" icon={IconPlayerPlay} busy={control.busy} onClick={() => control.run('resume')}>
          Resume
        </Button>
      )}
      {again > 0 && (
        <Button
          icon={IconRefresh}
          busy={control.busy}
          title="Calls that the org never answered, though it answered others"
          onClick={() => control.run('resume')}
        >
          Retry {again === 1 ? 'the unanswered call' : `${formatCount(again)} unanswered calls`}
        </Button>
      )}
      {ended && (
        <Button
          icon={IconRepeat}
          busy={repeating.busy}
          title="Starts a new sweep with the same choices"
          onClick={() => void repeating.run()}
        >
          Run again
        </Button>
      )}
      {!ended && (
        <Button icon={IconPlayerStop} busy={cancelling.busy} onClick={() => void cancelling.run()}>
          Cancel
        </Button>
      )}
    </>
  );
}

function ExportMenu({ exporting }: { exporting: Action<[SweepFormat]> }) {
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button busy={exporting.busy} trailing={<IconChevronDown size={14} stroke={1.75} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(([format, label]) => (
          <Menu.Item key={format} onClick={() => void exporting.run(format)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
