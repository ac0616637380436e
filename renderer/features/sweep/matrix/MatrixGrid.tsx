// The matrix: only what is in view is drawn, both ways, so 55 × 288 cells scroll like ten. The first column and the head stay.
// One stop for Tab; arrows, Home, End and Page keys move the chosen cell, whose evidence opens beside.

import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useId, useMemo, useRef, useState } from 'react';
import type { SweepView } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import { steppedIndex } from '../../../ui/lists/stepped-index.ts';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { chooseCell } from '../sweep-address.ts';
import type { GridFrame } from './grid-frame.ts';
import css from './MatrixGrid.module.css';
import { HeadRow, MatrixRow } from './MatrixRow.tsx';
import { MatrixTiles } from './MatrixTiles.tsx';
import { matrixOf, placeOf, rowsWith } from './matrix.ts';
import { useCellInView } from './use-cell-in-view.ts';

const SIZES = {
  narrow: { row: 28, column: 30, head: 188, side: 240 },
  /** Width of the first column in a narrow window. */
  small: 208,
  wide: { row: 42, column: 176, head: 44, side: 300 },
};

const NONE: readonly number[] = [];

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
  const size = useGridSize(matrix.narrow, targetNames.length > 1);
  const { down, across } = useVirtualGrid(frame, rows.length, columns.length, size);
  const [rowAt, columnAt] = useMemo(() => placeOf(matrix, rows, selectedKey), [matrix, rows, selectedKey]);

  useCellInView(frame, size, rowAt, columnAt);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && selectedKey !== null) {
      chooseCell(view.runId, null, true);
      return;
    }
    const page = Math.max(1, Math.floor(((frame.current?.clientHeight ?? 0) - size.head) / size.row) - 1);
    const next = cellAfter(event, [rowAt, columnAt], [rows.length, columns.length], page);
    if (!next) return;
    event.preventDefault();
    const [line, column] = [rows[next[0]], columns[next[1]]];
    if (!line || !column) return;
    chooseCell(view.runId, matrix.keyAt(line, column), false);
  };

  const lines = down.getVirtualItems();
  const drawn = across.getVirtualItems();
  const moving = matrix.narrow && (down.isScrolling || across.isScrolling);
  const restLines = useAtRest(lines, moving);
  const restDrawn = useAtRest(drawn, moving);
  const restColumns = useMemo(() => restDrawn.map(({ index }) => index), [restDrawn]);
  const rests = ({ index }: VirtualItem) =>
    index >= (restLines[0]?.index ?? 0) && index <= (restLines.at(-1)?.index ?? -1);
  const seen = lines.some(({ index }) => index === rowAt) && drawn.some(({ index }) => index === columnAt);
  const grid = useMemo<GridFrame>(() => ({ id, view, matrix, rows, size, word }), [id, view, matrix, rows, size, word]);
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
        <HeadRow grid={grid} across={drawn} />
        {matrix.narrow && <MatrixTiles grid={grid} down={lines} across={drawn} />}
        {lines.map((item) => {
          const line = rows[item.index];
          return (
            line && (
              <MatrixRow
                key={line.key}
                grid={grid}
                line={line}
                index={item.index}
                top={item.start}
                columns={rests(item) ? restColumns : NONE}
                chosenColumn={seen && item.index === rowAt ? columnAt : null}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** `targets`: whether there is more than one, which makes the rows as high as two lines. */
function useGridSize(narrow: boolean, targets: boolean): GridFrame['size'] {
  const small = useMediaQuery('(max-width: 1279px)', false, { getInitialValueInEffect: false });
  const look = narrow ? SIZES.narrow : SIZES.wide;
  const rowHeight = narrow && targets ? SIZES.wide.row : look.row;
  const side = small ? SIZES.small : look.side;
  return useMemo(() => ({ ...look, row: rowHeight, side }), [look, rowHeight, side]);
}

/** What of the rows and columns is in view, of a grid that scrolls both ways. */
function useVirtualGrid(
  frame: RefObject<HTMLDivElement | null>,
  rows: number,
  columns: number,
  size: GridFrame['size'],
) {
  const down = useVirtualizer({
    count: rows,
    getScrollElement: () => frame.current,
    estimateSize: () => size.row,
    paddingStart: size.head,
    scrollPaddingStart: size.head,
    overscan: 6,
    useFlushSync: false,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement: () => frame.current,
    estimateSize: () => size.column,
    paddingStart: size.side,
    scrollPaddingStart: size.side,
    overscan: 6,
    useFlushSync: false,
  });
  return { down, across };
}

// A value as it was when things last stood still: what is costly to draw waits for the end of a scroll.
function useAtRest<T>(value: T, moving: boolean): T {
  const [rest, setRest] = useState(value);
  if (moving || rest === value) return rest;
  setRest(value);
  return value;
}

/** The row and column that a key leads to from a cell; null for a key that leads nowhere. */
function cellAfter(
  event: KeyboardEvent,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
  page: number,
): [number, number] | null {
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  const ends = (event.key === 'Home' || event.key === 'End') && !event.ctrlKey;
  const key = event.key === 'ArrowLeft' ? 'ArrowUp' : event.key === 'ArrowRight' ? 'ArrowDown' : event.key;
  const inRow = sideways || ends;
  const next = inRow ? steppedIndex(key, column, columns, 1) : steppedIndex(key, row, rows, page);
  if (next === null) return null;
  return inRow ? [Math.max(0, row), next] : [next, Math.max(0, column)];
}
