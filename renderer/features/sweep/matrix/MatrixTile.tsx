// A part of the narrow matrix as one canvas: a scroll moves it and draws nothing. Only cells that changed are drawn again.
import { memo, useLayoutEffect, useRef } from 'react';
import type { SweepView } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import css from './MatrixTile.module.css';
import { type Matrix, type MatrixLine, wordOf } from './matrix.ts';
import { NOT_DONE, type OutcomePictures } from './outcome-pictures.ts';

/** Rows and columns of a tile. */
export const TILE = { rows: 8, columns: 16 };
const FAINT = 0.35;

export interface MatrixTileProps {
  cells: SweepView['cells'];
  matrix: Matrix;
  rows: readonly MatrixLine[];
  firstRow: number;
  firstColumn: number;
  left: number;
  top: number;
  /** Of a cell. */
  width: number;
  height: number;
  /** Others are drawn faint. */
  word: string | null;
  pictures: OutcomePictures;
}

/** What is on the canvas. */
interface Drawn {
  pictures: OutcomePictures | null;
  size: string;
  words: string[];
}

export const MatrixTile = memo(function MatrixTile(props: MatrixTileProps) {
  const { cells, matrix, rows, firstRow, firstColumn, left, top, width, height, word, pictures } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawn>({ pictures: null, size: '', words: [] });
  const ownRows = rows.slice(firstRow, firstRow + TILE.rows);
  const ownColumns = matrix.columns.slice(firstColumn, firstColumn + TILE.columns);
  const { scale } = pictures;

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    // A canvas that takes another size is empty again.
    const size = `${context.canvas.width} ${context.canvas.height}`;
    if (drawn.current.pictures !== pictures || drawn.current.size !== size)
      drawn.current = { pictures, size, words: [] };
    const { words } = drawn.current;
    for (const [down, row] of ownRows.entries())
      for (const [across, column] of ownColumns.entries()) {
        const at = down * TILE.columns + across;
        const cell = cells.get(matrix.keyAt(row, column));
        const own = cell ? wordOf(cell) : NOT_DONE;
        const faint = word !== null && own !== NOT_DONE && own !== word;
        const look = faint ? `${own} (faint)` : own;
        const picture = pictures.byWord.get(own);
        if (words[at] === look || !picture) continue;
        words[at] = look;
        const x = Math.round(across * width * scale);
        const y = Math.round(down * height * scale);
        context.clearRect(x, y, picture.width, picture.height);
        context.globalAlpha = faint ? FAINT : 1;
        context.drawImage(picture, x, y);
      }
  });

  return (
    <canvas
      ref={canvas}
      aria-hidden
      className={css.tile}
      width={Math.round(ownColumns.length * width * scale)}
      height={Math.round(ownRows.length * height * scale)}
      style={{ left, top, width: ownColumns.length * width, height: ownRows.length * height }}
    />
  );
});
