// What the parts of the matrix share.
import type { SweepView } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import type { Matrix, MatrixLine } from './matrix.ts';

export interface GridFrame {
  id: string;
  view: SweepView;
  matrix: Matrix;
  /** Those of the matrix that the filter leaves. */
  rows: readonly MatrixLine[];
  /** Of a row, a column, the head and the first column, in CSS pixels. */
  size: { row: number; column: number; head: number; side: number };
  word: string | null;
}
