// One cell of the table.
// biome-ignore-all lint/a11y/useSemanticElements: rows and cells in view only, placed by hand, cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell (aria-activedescendant)
import { memo } from 'react';
import { TokenText } from '../lines/TokenText.tsx';
import { matchText } from '../match-text.ts';
import type { TableCell } from '../worker/json/table-view.ts';
import { PIECE } from '../worker/lines/line-cursor.ts';
import styles from './TablePanel.module.css';

export interface TableCellViewProps {
  id: string;
  row: number;
  column: number;
  /** Null where the object has no such name. */
  data: TableCell | null;
  numeric: boolean;
  left: number;
  width: number;
  current: boolean;
  query: string;
  matchCase: boolean;
}

const TableCellPlain = (props: TableCellViewProps) => {
  const { id, row, column, data, numeric, left, width, current, query, matchCase } = props;
  // texts are the normal case in a table and stay in the text colour; the rest keeps its colour
  const kind = data?.kind === PIECE.string ? PIECE.text : (data?.kind ?? PIECE.text);
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={current}
      className={styles.cell}
      data-row={row}
      data-column={column}
      data-numeric={numeric || undefined}
      style={{ left, width }}
      title={data && data.text.length > 24 ? data.text : undefined}
    >
      {data && (
        <TokenText
          text={data.text}
          spans={[data.text.length, kind]}
          marks={matchText(data.text, query, matchCase)}
          now={null}
        />
      )}
    </div>
  );
};

export const TableCellView = memo(TableCellPlain);
