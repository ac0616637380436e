// Sweep: the runs at the left; at the right the chosen one with its matrix, or the form of a new one.
import { IconGridDots, IconPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { SweepSummary } from '../../../shared/runs/run-kinds.ts';
import { navigate, useAddress } from '../../platform/navigation.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { VirtualList } from '../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { formatBytes, formatCount, formatCounted } from '../../ui/values/format.ts';
import { RelativeTime } from '../../ui/values/RelativeTime.tsx';
import { reloadSweeps } from './actions.ts';
import { NewSweep } from './new/NewSweep.tsx';
import { StateTag } from './StateTag.tsx';
import css from './SweepPage.module.css';
import { SweepRun } from './SweepRun.tsx';
import { NEW, sweepAddress } from './sweep-address.ts';
import { sweepStore } from './sweep-store.ts';
import { sweepTitle } from './target-labels.ts';

/** While something runs, the list is read again this often. */
const AGAIN_MS = 2000;

export function SweepPage() {
  const { rest } = useAddress(sweepAddress);
  const { sweeps, error } = useStore(sweepStore);
  const runs = sweeps?.some(({ state }) => state === 'running') === true;
  useEffect(() => void reloadSweeps(), []);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => void reloadSweeps(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [runs]);
  const empty = sweeps?.length === 0;
  const shownId = rest === '' ? (sweeps?.[0]?.runId ?? null) : rest === NEW ? null : rest;
  const start = () => navigate('sweep', NEW);
  const bytes = sweeps?.reduce((sum, sweep) => sum + sweep.bytes, 0) ?? 0;
  const note = sweeps && !empty ? `${formatCounted(sweeps.length, 'sweep')}, ${formatBytes(bytes)}` : '';
  return (
    <>
      <PageHead
        title="Sweep"
        note={<span className="tabular">{note}</span>}
        actions={
          // With none yet the page itself asks for one.
          rest !== NEW &&
          !empty && (
            <Button variant="primary" icon={IconPlus} onClick={start}>
              New sweep
            </Button>
          )
        }
      />
      {error && <ErrorNotice bar error={error} onRetry={() => void reloadSweeps()} />}
      {rest === NEW ? (
        <NewSweep />
      ) : empty && rest === '' ? (
        <EmptyState
          icon={IconGridDots}
          title="No sweeps yet"
          text="A sweep calls operations under the scopes that you choose and shows for each what the org answered. It reads only, unless you allow writes that cannot succeed."
          action={
            <Button variant="primary" onClick={start}>
              New sweep
            </Button>
          }
        />
      ) : (
        <Splitter id="sweep" label="Width of the list of sweeps" initial={248} min={180} max={420} restMin={480}>
          <div className={css.list}>
            <VirtualList
              label="Sweeps"
              items={sweeps ?? []}
              rowHeight={60}
              keyOf={({ runId }) => runId}
              selectedKey={shownId}
              onSelect={({ runId }, opened) => navigate('sweep', runId, !opened)}
              renderRow={(sweep) => <SweepRow sweep={sweep} />}
            />
          </div>
          <div className={css.run}>{shownId !== null && <SweepRun key={shownId} runId={shownId} />}</div>
        </Splitter>
      )}
    </>
  );
}

// One sweep in the list: its name, when it was started, how far it is.
function SweepRow({ sweep }: { sweep: SweepSummary }) {
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
