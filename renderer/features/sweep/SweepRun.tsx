// One run: its head with what can be done, progress while there is any, and the result as matrix or by scope.
import { useDeferredValue, useMemo } from 'react';
import { EMPTY_SWEEP } from '../../../shared/runs/sweep/reduce-sweep.ts';
import { changeAddress, navigate, useAddress, type ViewOf } from '../../platform/navigation.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { FilterInput } from '../../ui/controls/FilterInput.tsx';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { CompareSweeps } from './compare/CompareSweeps.tsx';
import { Evidence } from './Evidence.tsx';
import { Legend } from './matrix/Legend.tsx';
import { MatrixGrid } from './matrix/MatrixGrid.tsx';
import { narrowView } from './narrow-view.ts';
import { RunHead } from './RunHead.tsx';
import { RunProgress } from './RunProgress.tsx';
import { ScopeSums } from './ScopeSums.tsx';
import css from './SweepRun.module.css';
import { chooseCell, sweepAddress } from './sweep-address.ts';
import { useSweep } from './use-sweep.ts';

export function SweepRun({ runId }: { runId: string }) {
  const { view, error, follow } = useSweep(runId);
  const { part, outcome: word, find: text, cell: cellKey } = useAddress(sweepAddress);
  const change = (view: Partial<ViewOf<typeof sweepAddress>>, step = false) =>
    changeAddress(sweepAddress, view, { rest: runId, step });
  const asked = useDeferredValue(text);
  const shown = useMemo(() => narrowView(view ?? EMPTY_SWEEP, asked, word), [view, asked, word]);
  if (error?.code === 'NOT_FOUND')
    return (
      <EmptyState
        title="This sweep is not here any more"
        text="It was removed, or its address is of another data folder."
        action={<Button onClick={() => navigate('sweep')}>Show the newest sweep</Button>}
      />
    );
  if (error && !view)
    return (
      <div className={css.notice}>
        <ErrorNotice error={error} onRetry={follow} />
      </div>
    );
  if (!view?.input) return null;
  const cell = cellKey === null ? undefined : view.cells.get(cellKey);
  return (
    <article className={css.run} aria-label="Sweep">
      <RunHead view={view} follow={follow} />
      {error && <ErrorNotice bar error={error} onRetry={follow} />}
      <RunProgress view={view} />
      <div className={css.tools}>
        <SegmentedControl
          label="Result"
          size="small"
          value={part}
          options={[
            { value: 'matrix', label: 'Matrix' },
            { value: 'scopes', label: 'By scope' },
            { value: 'compare', label: 'Compare' },
          ]}
          onChange={(next) => change({ part: next }, true)}
        />
        {part === 'matrix' && (
          <>
            <FilterInput
              label="Filter scopes and operations"
              placeholder="Filter, for example: users"
              className={css.filter ?? ''}
              value={text}
              onChange={(find) => change({ find })}
            />
            <Legend view={view} word={word} onChoose={(outcome) => change({ outcome })} />
          </>
        )}
      </div>
      {/* The matrix stays the same element when the evidence opens, so that it keeps the focus and where it was scrolled. */}
      <div className={css.split}>
        <div className={css.result}>
          {part === 'matrix' &&
            (shown.rows.length > 0 || asked.trim() === '' ? (
              <MatrixGrid view={shown} word={word} selectedKey={cellKey} />
            ) : (
              <NoMatch onShowAll={() => change({ find: '', outcome: null })} />
            ))}
          {part === 'scopes' && <ScopeSums view={view} />}
          {part === 'compare' && <CompareSweeps view={view} />}
        </div>
        {cell && part === 'matrix' && (
          <div className={css.aside}>
            <Evidence
              key={cell.key}
              label="Evidence"
              cell={cell}
              targetName={view.targetNames[cell.target] ?? ''}
              onClose={() => chooseCell(runId, null, true)}
            />
          </div>
        )}
      </div>
    </article>
  );
}

function NoMatch({ onShowAll }: { onShowAll: () => void }) {
  return <EmptyState title="No scope or operation matches" action={<Button onClick={onShowAll}>Show all</Button>} />;
}
