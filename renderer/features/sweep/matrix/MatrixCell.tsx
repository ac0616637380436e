// One cell of the matrix: drawn with its words in a wide one. In a narrow one it is over its picture, to be pointed at
// and read out.
// biome-ignore-all lint/a11y: a part of a grid whose focus is on the grid itself, which points at the chosen cell.
import { memo } from 'react';
import { outcomeWords } from '../../../../shared/runs/sweep/outcome-facts.ts';
import type { SweepCell } from '../../../../shared/runs/sweep/sweep-events.ts';
import { classNames } from '../../../ui/class-names.ts';
import { chooseCell } from '../sweep-address.ts';
import css from './MatrixGrid.module.css';
import { OutcomeMark } from './OutcomeMark.tsx';

export interface MatrixCellProps {
  id: string;
  runId: string;
  cellKey: string;
  /** Undefined until it is done. */
  cell: SweepCell | undefined;
  column: number;
  left: number;
  width: number;
  narrow: boolean;
  chosen: boolean;
  /** Does not have the chosen outcome. */
  faint: boolean;
  /** The row and column that it is in. */
  place: string;
}

export const MatrixCell = memo(function MatrixCell(props: MatrixCellProps) {
  const { id, runId, cellKey, cell, column, left, width, narrow, chosen, faint, place } = props;
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={chosen}
      className={classNames(css.cell, narrow && css.narrow, chosen && css.chosen, faint && !narrow && css.faint)}
      style={{ left, width }}
      title={cell && (narrow ? `${outcomeWords(cell)}: ${place}` : (cell.note ?? undefined))}
      onClick={() => chooseCell(runId, chosen ? null : cellKey, true)}
    >
      {cell && !narrow ? (
        <OutcomeMark cell={cell} look="plain" words={outcomeWords(cell)} />
      ) : (
        <span className="visually-hidden">{cell ? outcomeWords(cell) : 'not done'}</span>
      )}
    </div>
  );
});
