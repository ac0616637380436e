// The matrix as it is drawn. With one token a scope: rows are scopes, columns are operations. With the scopes together:
// rows are operations by the scope that they demand, columns are credentials, so that two of them are side by side.
import { outcomeFact } from '../../../../shared/runs/sweep/outcome-facts.ts';
import type { SweepView } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepCell, SweepRow } from '../../../../shared/runs/sweep/sweep-events.ts';
import { targetLabels, targetParts } from '../target-labels.ts';

export interface MatrixLine {
  key: string;
  /** A scope, a path or a credential. */
  label: string;
  /** Second line, or what precedes the label. */
  below: string;
  /** In full, on hover. */
  title: string;
  invalidWrite: boolean;
}

export interface Matrix {
  rows: MatrixLine[];
  columns: MatrixLine[];
  /** One token a scope: many narrow columns. */
  narrow: boolean;
  keyAt: (row: MatrixLine, column: MatrixLine) => string;
}

export function matrixOf(view: SweepView): Matrix {
  const narrow = view.input?.isolation === 'each';
  const several = view.targetNames.length > 1;
  const names = targetLabels(view.targetNames);
  const targets = view.columns.map(({ key, scope, target }): MatrixLine => {
    const title = view.targetNames[target] ?? '';
    if (scope !== null)
      return { key, label: scope, below: several ? (names[target] ?? '') : '', title: scope, invalidWrite: false };
    const { tenant, credential } = targetParts(title);
    return { key, label: credential, below: tenant, title, invalidWrite: false };
  });
  const operation = (row: SweepRow): MatrixLine => ({
    key: row.operationId,
    label: narrow
      ? row.path.replace(/^\/api\/v1(?=\/)/, '').replace(/\{[^}]*\}/g, '{}')
      : row.scopes.join(' ') || 'no scope needed',
    below: narrow ? '' : `${row.method} ${row.path}`,
    title: `${row.method} ${row.path}`,
    invalidWrite: row.invalidWrite,
  });
  if (narrow)
    return {
      rows: targets,
      columns: view.rows.map(operation),
      narrow,
      keyAt: (row, column) => `${row.key}|${column.key}`,
    };
  const rows = view.rows.map(operation).sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  return { rows, columns: targets, narrow, keyAt: (row, column) => `${column.key}|${row.key}` };
}

/** The word under which a cell is counted in the legend. */
export const wordOf = (cell: Pick<SweepCell, 'outcome' | 'emptyList'>): string => outcomeFact(cell).label;

/** Rows that hold a cell with this word; all with null. */
export function rowsWith(view: SweepView, matrix: Matrix, word: string | null): MatrixLine[] {
  if (word === null) return matrix.rows;
  return matrix.rows.filter((row) =>
    matrix.columns.some((column) => {
      const cell = view.cells.get(matrix.keyAt(row, column));
      return cell !== undefined && wordOf(cell) === word;
    }),
  );
}

/** Row among `rows` and column of a cell; -1 for both when it is not there. */
export function placeOf(
  matrix: Matrix,
  rows: readonly MatrixLine[],
  key: string | null,
): [row: number, column: number] {
  if (key !== null)
    for (const [at, row] of rows.entries()) {
      const column = matrix.columns.findIndex((one) => matrix.keyAt(row, one) === key);
      if (column >= 0) return [at, column];
    }
  return [-1, -1];
}
