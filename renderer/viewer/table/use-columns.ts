// Widths of the table's columns and which of them are in view: a table of 100 columns draws only those one sees.
import { useMemo, useState } from 'react';
import type { TableColumn } from '../worker/json/table-view.ts';

export interface PlacedColumn {
  index: number;
  left: number;
  width: number;
}

const LEAST = 56;
const MOST = 320;
const PADDING = 24;

export const useColumns = (columns: TableColumn[], char: number, from: number, scrollLeft: number, view: number) => {
  const [widths, setWidths] = useState<Record<number, number>>({});
  const placed = useMemo(() => {
    let left = from;
    return columns.map((column, index): PlacedColumn => {
      const natural = Math.ceil(column.width * char) + PADDING;
      const width = widths[index] ?? Math.max(LEAST, Math.min(MOST, natural));
      const at = { index, left, width };
      left += width;
      return at;
    });
  }, [columns, char, from, widths]);
  const last = placed[placed.length - 1];
  return {
    placed,
    shown: placed.filter((column) => column.left + column.width > scrollLeft && column.left < scrollLeft + view),
    total: last ? last.left + last.width : from,
    resize: (index: number, width: number) =>
      setWidths((known) => ({ ...known, [index]: Math.max(LEAST, Math.min(1200, width)) })),
  };
};
