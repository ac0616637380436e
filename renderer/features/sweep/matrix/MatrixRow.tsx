// A row of the matrix and its head: the first cell stays at the left, the others are where the window puts them.
// biome-ignore-all lint/a11y: parts of a grid whose focus is on the grid itself, which points at the chosen cell; a table
// cannot draw only its part in view.
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import type { GridFrame } from './grid-frame.ts';
import { MatrixCell } from './MatrixCell.tsx';
import css from './MatrixGrid.module.css';
import { type MatrixLine, wordOf } from './matrix.ts';

const INVALID = 'deliberately invalid write';

export interface HeadRowProps {
  grid: GridFrame;
  /** Columns in view. */
  across: readonly VirtualItem[];
}

export function HeadRow({ grid: { matrix, size }, across }: HeadRowProps) {
  return (
    <div role="row" aria-rowindex={1} className={css.headRow} style={{ height: size.head }}>
      <div role="columnheader" aria-colindex={1} className={css.corner} style={{ width: size.side }}>
        {matrix.narrow ? 'Scope' : 'Scope and operation'}
      </div>
      {across.map(({ index, start, size: width }) => {
        const column = matrix.columns[index];
        if (!column) return null;
        const title = column.invalidWrite ? `${column.title} (${INVALID})` : column.title;
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={index + 2}
            className={classNames(css.head, matrix.narrow && css.upright)}
            style={{ left: start, width }}
            title={title}
          >
            <span className={css.headWords}>
              {column.label}
              {column.invalidWrite && <i className={css.invalid}> (invalid write)</i>}
              {!matrix.narrow && column.below !== '' && ' '}
              {!matrix.narrow && column.below !== '' && <span className={css.headBelow}>{column.below}</span>}
            </span>
          </div>
        );
      })}
    </div>
  );
}

export interface MatrixRowProps {
  grid: GridFrame;
  line: MatrixLine;
  index: number;
  top: number;
  /** Columns whose cells it has. */
  columns: readonly number[];
  /** Column of the chosen cell, where that is in this row: it is there whatever else is. */
  chosenColumn: number | null;
}

export const MatrixRow = memo(function MatrixRow({ grid, line, index, top, columns, chosenColumn }: MatrixRowProps) {
  const { id, view, matrix, size, word } = grid;
  const shown = chosenColumn === null || columns.includes(chosenColumn) ? columns : [...columns, chosenColumn];
  return (
    <div role="row" aria-rowindex={index + 2} className={css.row} style={{ top, height: size.row }}>
      <div role="rowheader" aria-colindex={1} className={css.side} style={{ width: size.side }}>
        <span className={css.label} title={line.label}>
          {line.label}
        </span>
        {line.below !== '' && (
          <span className={css.below} title={line.below}>
            {line.below}
            {line.invalidWrite && <i className={css.invalid}> ({INVALID})</i>}
          </span>
        )}
      </div>
      {shown.map((at) => {
        const column = matrix.columns[at];
        if (!column) return null;
        const key = matrix.keyAt(line, column);
        const cell = view.cells.get(key);
        return (
          <MatrixCell
            key={column.key}
            id={`${id}-${index}-${at}`}
            runId={view.runId}
            cellKey={key}
            cell={cell}
            column={at}
            left={size.side + at * size.column}
            width={size.column}
            narrow={matrix.narrow}
            chosen={at === chosenColumn}
            faint={word !== null && cell !== undefined && wordOf(cell) !== word}
            place={`${line.label}, ${column.title}`}
          />
        );
      })}
    </div>
  );
});
