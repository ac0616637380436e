// An array of objects as a grid: rows and columns in view only, one active cell that the arrow keys move.
// biome-ignore-all lint/a11y/useSemanticElements: rows and cells in view only, placed by hand, cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell (aria-activedescendant)
import { useEffect, useId, useRef, useState } from 'react';
import { formatCount } from '../../ui/format.ts';
import { useTargetMenu } from '../controls/use-target-menu.tsx';
import { useCharWidth } from '../lines/use-char-width.ts';
import type { PanelProps } from '../panel-props.ts';
import { useBlocks } from '../use-blocks.ts';
import { useScroller } from '../use-scroller.ts';
import type { TableColumn } from '../worker/table-view.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { TableCellView } from './TableCellView.tsx';
import styles from './TablePanel.module.css';
import { useColumns } from './use-columns.ts';

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

  const go = useRef((_row: number, _column: number, _where?: 'near' | 'middle'): void => {});
  go.current = (toRow, toColumn, where = 'near') => {
    const row = Math.max(0, Math.min(count - 1, toRow));
    const column = Math.max(0, Math.min(columns.length - 1, toColumn));
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

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key } = event;
    const command = event.ctrlKey || event.metaKey;
    const { row, column } = cell;
    const page = Math.max(1, Math.floor((scroller.viewHeight - HEAD) / ROW_HEIGHT) - 1);
    if (props.onViewerKey(event)) return;
    if (key === 'ArrowDown') go.current(row + 1, column);
    else if (key === 'ArrowUp') go.current(row - 1, column);
    else if (key === 'ArrowRight') go.current(row, column + 1);
    else if (key === 'ArrowLeft') go.current(row, column - 1);
    else if (key === 'PageDown') go.current(row + page, column);
    else if (key === 'PageUp') go.current(row - page, column);
    else if (key === 'Home') go.current(command ? 0 : row, 0);
    else if (key === 'End') go.current(command ? count - 1 : row, columns.length - 1);
    else if ((command && key.toLowerCase() === 'c') || (!command && key.toLowerCase() === 'v')) target.copyValue();
    else if (!command && key.toLowerCase() === 'p') target.copyPath();
    else if (key === 'ContextMenu' || (event.shiftKey && key === 'F10')) {
      const box = scroller.element?.getBoundingClientRect();
      const at = placed[column]?.left ?? 0;
      target.open((box?.left ?? 0) + at - left + 16, (box?.top ?? 0) + scroller.y(row) + ROW_HEIGHT);
    } else return;
    event.preventDefault();
  };

  /** The cell an event happened in. */
  const cellUnder = (event: React.MouseEvent): { row: number; column: number } | null => {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    const row = Number(at?.dataset.row);
    return at && at.dataset.row !== undefined ? { row, column: Number(at.dataset.column) } : null;
  };
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
        onContextMenu={(event) => {
          event.preventDefault();
          const { clientX, clientY } = event;
          const at = cellUnder(event);
          if (!at) return;
          setCell(at);
          requestAnimationFrame(() => target.open(clientX, clientY));
        }}
      >
        <div className={styles.layer} style={{ width: `max(100%, ${total}px)` }} role="presentation">
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
                  onResize={resize}
                />
              ))}
            </div>
          </div>
          <div role="rowgroup" style={{ transform: `translateY(${scroller.shift}px)` }}>
            {rows.map((row) => {
              const data = rowAt(row);
              return (
                <div
                  key={row}
                  role="row"
                  aria-rowindex={row + 2}
                  aria-selected={row === cell.row}
                  className={styles.row}
                  style={{ transform: `translateY(${scroller.place(row)}px)` }}
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
                      data={data?.cells[column] ?? null}
                      numeric={columns[column]?.numeric ?? false}
                      left={x}
                      width={width}
                      current={row === cell.row && column === cell.column}
                      query={find.query}
                      matchCase={find.matchCase}
                    />
                  ))}
                </div>
              );
            })}
          </div>
        </div>
        <div style={{ height: scroller.height, width: total }} aria-hidden="true" />
      </div>
      {target.menu}
    </>
  );
};
