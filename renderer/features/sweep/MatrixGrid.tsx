// The matrix: only what is in view is drawn, both ways, so 55 × 288 cells scroll like ten. The first column and the head stay.
// One stop for Tab; arrows, Home, End and Page keys move the chosen cell, whose evidence opens beside.

import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react';
import type { SweepView } from '../../../shared/okta/sweep/reduce-sweep.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { steppedIndex } from '../../ui/stepped-index.ts';
import css from './MatrixGrid.module.css';
import { type GridFrame, HeadRow, MatrixRow } from './MatrixRow.tsx';
import { matrixOf, rowsWith } from './matrix.ts';
import { chooseCell } from './sweep-store.ts';

const SIZES = {
  narrow: { row: 28, column: 30, head: 188, side: 240 },
  /** Width of the first column in a narrow window. */
  small: 208,
  wide: { row: 42, column: 176, head: 36, side: 300 },
};

export interface MatrixGridProps {
  view: SweepView;
  /** Only rows with this outcome. */
  word: string | null;
  selectedKey: string | null;
}

export function MatrixGrid({ view, word, selectedKey }: MatrixGridProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { columns: planned, rows: plannedRows, input, targetNames } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cells change with every event, the lines do not.
  const matrix = useMemo(() => matrixOf(view), [planned, plannedRows, input, targetNames]);
  const rows = useMemo(() => rowsWith(view, matrix, word), [view, matrix, word]);
  const { columns } = matrix;
  const small = useMediaQuery('(max-width: 1279px)', false, { getInitialValueInEffect: false });
  const look = matrix.narrow ? SIZES.narrow : SIZES.wide;
  const size = {
    ...look,
    row: matrix.narrow && targetNames.length > 1 ? SIZES.wide.row : look.row,
    side: small ? SIZES.small : look.side,
  };
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => size.row,
    paddingStart: size.head,
    scrollPaddingStart: size.head,
    overscan: 6,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: () => size.column,
    paddingStart: size.side,
    scrollPaddingStart: size.side,
    overscan: 6,
  });
  const rowAt = rows.findIndex((row) => columns.some((column) => matrix.keyAt(row, column) === selectedKey));
  const row = rows[rowAt];
  const columnAt = row ? columns.findIndex((column) => matrix.keyAt(row, column) === selectedKey) : -1;

  // The evidence takes a part of the width when it opens: the chosen cell stays in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a scroll by hand must not be taken back.
  useEffect(() => {
    if (selectedKey === null || columnAt < 0) return;
    const frameAfter = requestAnimationFrame(() => across.scrollToIndex(columnAt));
    return () => cancelAnimationFrame(frameAfter);
  }, [selectedKey]);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && selectedKey !== null) {
      chooseCell(view.runId, null);
      return;
    }
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const ends = (event.key === 'Home' || event.key === 'End') && !event.ctrlKey;
    const page = Math.max(1, Math.floor(((frame.current?.clientHeight ?? 0) - size.head) / size.row) - 1);
    const key = event.key === 'ArrowLeft' ? 'ArrowUp' : event.key === 'ArrowRight' ? 'ArrowDown' : event.key;
    const inRow = sideways || ends;
    const next = inRow ? steppedIndex(key, columnAt, columns.length, 1) : steppedIndex(key, rowAt, rows.length, page);
    if (next === null) return;
    event.preventDefault();
    const toRow = inRow ? Math.max(0, rowAt) : next;
    const toColumn = inRow ? next : Math.max(0, columnAt);
    const line = rows[toRow];
    const column = columns[toColumn];
    if (!line || !column) return;
    down.scrollToIndex(toRow);
    across.scrollToIndex(toColumn);
    chooseCell(view.runId, matrix.keyAt(line, column));
  };

  const drawn = across.getVirtualItems();
  const lines = down.getVirtualItems();
  const seen = lines.some(({ index }) => index === rowAt) && drawn.some(({ index }) => index === columnAt);
  const grid: GridFrame = { id, view, matrix, drawn, size, selectedKey, word };
  if (rows.length === 0) return <EmptyState title="No row has this outcome" />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot draw only its part in view.
    <div
      ref={frame}
      role="grid"
      aria-label="Matrix"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={seen ? `${id}-${rowAt}-${columnAt}` : undefined}
      tabIndex={0}
      className={css.frame}
      onKeyDown={press}
    >
      <div
        role="presentation"
        className={css.content}
        style={{ height: down.getTotalSize(), width: across.getTotalSize() }}
      >
        <HeadRow grid={grid} />
        {lines.map(({ index, start }) => {
          const line = rows[index];
          return line && <MatrixRow key={line.key} grid={grid} line={line} index={index} top={start} />;
        })}
      </div>
    </div>
  );
}
