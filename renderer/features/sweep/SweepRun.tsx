// One run: its head with what can be done, progress while there is any, and the result as matrix or by scope.
import { useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { EMPTY_SWEEP } from '../../../shared/runs/sweep/reduce-sweep.ts';
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
import { chooseCell, sweepStore } from './sweep-store.ts';
import { useSweep } from './use-sweep.ts';

export function SweepRun({ runId }: { runId: string }) {
  const { view, error, follow } = useSweep(runId);
  const [part, setPart] = useState<'matrix' | 'scopes' | 'compare'>('matrix');
  const [word, setWord] = useState<string | null>(null);
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const shown = useMemo(() => narrowView(view ?? EMPTY_SWEEP, asked, word), [view, asked, word]);
  const cellKey = useStore(sweepStore, (state) => state.cellKeys[runId] ?? null);
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
          onChange={setPart}
        />
        {part === 'matrix' && (
          <>
            <FilterInput
              label="Filter scopes and operations"
              placeholder="Filter: users"
              className={css.filter ?? ''}
              value={text}
              onChange={setText}
            />
            <Legend view={view} word={word} onChoose={setWord} />
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
              <NoMatch
                onShowAll={() => {
                  setText('');
                  setWord(null);
                }}
              />
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
              onClose={() => chooseCell(runId, null)}
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
