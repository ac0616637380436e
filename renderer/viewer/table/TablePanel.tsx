// An array of objects as a grid: rows and columns in view only, one active cell that the arrow keys move.
// biome-ignore-all lint/a11y/useSemanticElements: rows and cells in view only, placed by hand, cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell (aria-activedescendant)
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { formatCount } from '../../ui/values/format.ts';
import type { BodyClient } from '../body-client.ts';
import { type TargetMenu, useTargetMenu } from '../controls/use-target-menu.tsx';
import { useCharWidth } from '../lines/use-char-width.ts';
import type { Find, PanelProps } from '../panel-props.ts';
import { useBlocks } from '../use-blocks.ts';
import { type Scroller, useScroller } from '../use-scroller.ts';
import type { TableCell, TableColumn } from '../worker/json/table-view.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { TableCellView } from './TableCellView.tsx';
import styles from './TablePanel.module.css';
import { type PlacedColumn, useColumns } from './use-columns.ts';

const ROW_HEIGHT = 26;
const HEAD = 28;
const NONE: TableColumn[] = [];

export const TablePanel = (props: PanelProps) => {
  const { client, state, find, say } = props;
  const id = useId();
  const char = useCharWidth();
  const [cell, setCell] = useState({ row: 0, column: 0 });
  const [left, setLeft] = useState(0);
  const columns = state.table?.columns ?? NONE;
  const count = state.table?.rows ?? 0;
  const scroller = useScroller(count, ROW_HEIGHT, HEAD);
  const gutter = Math.ceil(Math.max(3, String(count).length) * char) + 24;
  const { placed, shown, total, resize } = useColumns(columns, char, gutter, left, scroller.viewWidth);
  const rowAt = useBlocks('table', count, scroller.first, scroller.last, (from, size) =>
    client.call('tableRows', from, size),
  );
  const target = useTargetMenu(() => client.call('tableTarget', cell.row, cell.column), [], say, props.onOpenLink);

  const go = useCellMoves(scroller, placed, gutter, count, setCell);

  useTableFind(client, find, go, say);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (props.onViewerKey(event)) return;
    pressInTable(event, {
      cell,
      last: { row: count - 1, column: columns.length - 1 },
      scroller,
      go,
      target,
      x: (placed[cell.column]?.left ?? 0) - left,
    });
  };

  const frame = { columns, shown, gutter, find };
  const rows = Array.from({ length: scroller.last - scroller.first }, (_, i) => scroller.first + i);
  const inView = cell.row >= scroller.first && cell.row < scroller.last && shown.some((c) => c.index === cell.column);
  return (
    <>
      <div
        ref={scroller.ref}
        className={styles.scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={inView ? `${id}-${cell.row}-${cell.column}` : undefined}
        onScroll={(event) => {
          scroller.onScroll();
          setLeft(event.currentTarget.scrollLeft);
        }}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const at = cellUnder(event);
          if (at) setCell(at);
        }}
        onContextMenu={(event) => openMenu(event, setCell, target)}
      >
        <div className={styles.layer} style={{ width: `max(100%, ${total}px)` }} role="presentation">
          <TableHead columns={columns} shown={shown} gutter={gutter} onResize={resize} />
          <div role="rowgroup" style={{ transform: `translateY(${scroller.shift}px)` }}>
            {rows.map((row) => (
              <TableRow
                key={row}
                id={id}
                row={row}
                y={scroller.place(row)}
                cells={rowAt(row)?.cells}
                current={row === cell.row ? cell.column : null}
                {...frame}
              />
            ))}
          </div>
        </div>
        <div style={{ height: scroller.height, width: total }} aria-hidden="true" />
      </div>
      {target.menu}
    </>
  );
};

type Cell = { row: number; column: number };
type Go = (row: number, column: number, where?: 'near' | 'middle') => void;

/** Makes a cell the active one and brings it into view. */
function useCellMoves(
  scroller: Scroller,
  placed: readonly PlacedColumn[],
  gutter: number,
  count: number,
  setCell: (cell: Cell) => void,
): RefObject<Go> {
  const go = useRef((_row: number, _column: number, _where?: 'near' | 'middle'): void => {});
  go.current = (toRow, toColumn, where = 'near') => {
    const row = Math.max(0, Math.min(count - 1, toRow));
    const column = Math.max(0, Math.min(placed.length - 1, toColumn));
    setCell({ row, column });
    scroller.reveal(row, where);
    const at = placed[column];
    const { element } = scroller;
    if (!at || !element) return;
    if (at.left - gutter < element.scrollLeft) element.scrollLeft = at.left - gutter;
    else if (at.left + at.width > element.scrollLeft + element.clientWidth) {
      element.scrollLeft = at.left + at.width - element.clientWidth;
    }
  };
  return go;
}

/** Goes to the cell of the current hit of the search. */
function useTableFind(client: BodyClient, find: Find, go: RefObject<Go>, say: (text: string) => void): void {
  const { index, turn } = find;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks for its hit, also when it is the same one
  useEffect(() => {
    if (index < 0) return;
    let current = true;
    const show = async (): Promise<void> => {
      const at = await client.call('tableHit', await client.call('hitOffset', index));
      if (current && at) go.current(at.row, Math.max(0, at.column), 'middle');
      else if (current) say('This match is outside the table; see it in Pretty.');
    };
    show().catch(() => {});
    return () => {
      current = false;
    };
  }, [client, index, turn, say]);
}

/** The cell that a key leads to, before it is held within the table; null for a key that leads nowhere. */
function cellAfter(event: React.KeyboardEvent, { row, column }: Cell, page: number, last: Cell): Cell | null {
  const command = event.ctrlKey || event.metaKey;
  const to: Record<string, Cell> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
    Home: { row: command ? 0 : row, column: 0 },
    End: { row: command ? last.row : row, column: last.column },
  };
  return to[event.key] ?? null;
}

interface TableHeadProps {
  columns: readonly TableColumn[];
  shown: readonly PlacedColumn[];
  /** Pixels: the width of the row numbers. */
  gutter: number;
  onResize: (index: number, width: number) => void;
}

function TableHead({ columns, shown, gutter, onResize }: TableHeadProps) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <span role="columnheader" aria-colindex={1} className={styles.corner} style={{ width: gutter }}>
          #
        </span>
        {shown.map(({ index: at, left: x, width }) => (
          <ColumnHead
            key={at}
            index={at}
            label={columns[at]?.label ?? ''}
            numeric={columns[at]?.numeric ?? false}
            left={x}
            width={width}
            onResize={onResize}
          />
        ))}
      </div>
    </div>
  );
}

interface TableRowProps extends Omit<TableHeadProps, 'onResize'> {
  /** Of the table. */
  id: string;
  row: number;
  y: number;
  cells: readonly (TableCell | null)[] | undefined;
  find: Find;
  /** The active column when the active cell is in this row. */
  current: number | null;
}

function TableRow({ id, row, y, cells, columns, shown, gutter, find, current }: TableRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      aria-selected={current !== null}
      className={styles.row}
      style={{ transform: `translateY(${y}px)` }}
    >
      <span role="rowheader" aria-colindex={1} className={styles.number} style={{ width: gutter }}>
        {formatCount(row)}
      </span>
      {shown.map(({ index: column, left: x, width }) => (
        <TableCellView
          key={column}
          id={`${id}-${row}-${column}`}
          row={row}
          column={column}
          data={cells?.[column] ?? null}
          numeric={columns[column]?.numeric ?? false}
          left={x}
          width={width}
          current={column === current}
          query={find.query}
          matchCase={find.matchCase}
        />
      ))}
    </div>
  );
}

/** The cell an event happened in. */
function cellUnder(event: React.MouseEvent): Cell | null {
  const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
  const row = Number(at?.dataset.row);
  return at && at.dataset.row !== undefined ? { row, column: Number(at.dataset.column) } : null;
}

interface TableKeys {
  cell: Cell;
  last: Cell;
  scroller: Scroller;
  go: RefObject<Go>;
  target: TargetMenu;
  /** Where the cell begins, in pixels from the left of what is in view. */
  x: number;
}

function pressInTable(event: React.KeyboardEvent, { cell, last, scroller, go, target, x }: TableKeys): void {
  const page = Math.max(1, Math.floor((scroller.viewHeight - HEAD) / ROW_HEIGHT) - 1);
  const command = event.ctrlKey || event.metaKey;
  const { key } = event;
  const to = cellAfter(event, cell, page, last);
  if (to) go.current(to.row, to.column);
  else if ((command && key.toLowerCase() === 'c') || (!command && key.toLowerCase() === 'v')) target.copyValue();
  else if (!command && key.toLowerCase() === 'p') target.copyPath();
  else if (key === 'ContextMenu' || (event.shiftKey && key === 'F10')) {
    const box = scroller.element?.getBoundingClientRect();
    target.open((box?.left ?? 0) + x + 16, (box?.top ?? 0) + scroller.y(cell.row) + ROW_HEIGHT);
  } else return;
  event.preventDefault();
}

/** The menu of the cell under the pointer, once it is the active one. */
function openMenu(event: React.MouseEvent, setCell: (cell: Cell) => void, target: TargetMenu): void {
  event.preventDefault();
  const { clientX, clientY } = event;
  const at = cellUnder(event);
  if (!at) return;
  setCell(at);
  requestAnimationFrame(() => target.open(clientX, clientY));
}
