// Where the arrow keys go in the scope grid. Rows are group heads (one cell) or resources (read, manage, other);
// a row without the wanted column is entered at its nearest one.

export interface GridPlace {
  row: number;
  column: number;
}

/** `columns`: for each row the columns that it has, ascending. Null when the key is not one of the grid's. */
export function gridMove(
  key: string,
  at: GridPlace,
  columns: readonly (readonly number[])[],
  page = 10,
): GridPlace | null {
  const last = columns.length - 1;
  if (last < 0) return null;
  const enter = (row: number): GridPlace => {
    const own = columns[row] ?? [0];
    const nearest = own.reduce(
      (best, column) => (Math.abs(column - at.column) < Math.abs(best - at.column) ? column : best),
      own[0] ?? 0,
    );
    return { row, column: nearest };
  };
  const own = columns[at.row] ?? [];
  switch (key) {
    case 'ArrowDown':
      return enter(Math.min(last, at.row + 1));
    case 'ArrowUp':
      return enter(Math.max(0, at.row - 1));
    case 'PageDown':
      return enter(Math.min(last, at.row + page));
    case 'PageUp':
      return enter(Math.max(0, at.row - page));
    case 'Home':
      return enter(0);
    case 'End':
      return enter(last);
    case 'ArrowRight':
      return { row: at.row, column: own.find((column) => column > at.column) ?? at.column };
    case 'ArrowLeft':
      return { row: at.row, column: own.filter((column) => column < at.column).at(-1) ?? at.column };
    default:
      return null;
  }
}
