// The line views: pretty JSON, the body as received, hexadecimal. Only the rows in view exist; the worker has the rest.
// Rows are selected as in a file list (click, Shift, arrows), because text that is not drawn cannot be selected by the browser.
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { putOnClipboard } from '../../platform/clipboard.ts';
import { formatBytes, formatCounted } from '../../ui/values/format.ts';
import type { BodyClient } from '../body-client.ts';
import type { MenuItem } from '../controls/ContextMenu.tsx';
import { type TargetMenu, useTargetMenu } from '../controls/use-target-menu.tsx';
import type { Find, PanelProps } from '../panel-props.ts';
import { useBlocks } from '../use-blocks.ts';
import { type Scroller, useScroller } from '../use-scroller.ts';
import type { BodyState, LineView } from '../worker/body-protocol.ts';
import type { Row } from '../worker/lines/read-rows.ts';
import { LineRow } from './LineRow.tsx';
import styles from './LinesView.module.css';
import { UNWRAPPED } from './unwrapped.ts';
import { useCharWidth } from './use-char-width.ts';
import { useDragSelect } from './use-drag-select.ts';
import { type Selection, useLayout } from './use-layout.ts';
import { type LineHit, useLineFind } from './use-line-find.ts';

const ROW_HEIGHT = 18;
const PADDING = 12;

export interface LinesViewProps extends PanelProps {
  view: LineView;
  wrap: boolean;
  /** A line (0-based) to go to; `turn` changes with each wish. */
  goTo: { line: number; turn: number } | null;
  onGoToLine: () => void;
}

export const LinesView = (props: LinesViewProps) => {
  const { client, state, view, wrap, find, say, position, goTo, onGoToLine } = props;
  const id = useId();
  const char = useCharWidth();
  const [selection, setSelection] = useState<Selection>({ row: 0, anchor: 0 });
  const scroller = useScroller(state.rows, ROW_HEIGHT);
  const { gutter, width, contentWidth } = useGeometry(state, scroller, char, wrap);
  useLayout(client, view, width, state, scroller, selection, setSelection);

  const rowAt = useLines(client, state, scroller);
  const sideways = (start: number, end: number): void => {
    if (!wrap) bringSideways(scroller.element, start * char, gutter + PADDING * 2 + end * char);
  };
  const hit = useLineFind(client, find, `${state.view}:${state.width}`, scroller.reveal, sideways, setSelection);
  const place = useRef(position);
  place.current.current = rowAt(selection.row)?.source ?? position.current;

  useGoTo(client, goTo, scroller, setSelection);

  const [from, to] = [Math.min(selection.row, selection.anchor), Math.max(selection.row, selection.anchor)];
  const { copySelection, more } = copies(client, state, [from, to], say, onGoToLine);
  const target = useTargetMenu(() => client.call('target', selection.row), more, say, props.onOpenLink);
  const drag = useDragSelect(scroller, ROW_HEIGHT, state.rows, selection, setSelection);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (props.onViewerKey(event)) return;
    pressInLines(event, { selection, setSelection, count: state.rows, scroller, gutter, target, copySelection });
  };

  const shown = selection.row >= scroller.first && selection.row < scroller.last;
  return (
    <>
      <div
        ref={scroller.ref}
        className={styles.scroller}
        style={{ '--gutter': `${gutter}px` } as React.CSSProperties}
        role="listbox"
        tabIndex={0}
        aria-label={props.label}
        aria-multiselectable="true"
        aria-activedescendant={shown ? `${id}-${selection.row}` : undefined}
        onScroll={scroller.onScroll}
        onKeyDown={onKeyDown}
        onPointerDown={drag}
        onContextMenu={(event) => {
          event.preventDefault();
          target.open(event.clientX, event.clientY);
        }}
      >
        <div className={styles.layer} style={{ width: `max(100%, ${contentWidth}px)` }} role="presentation">
          <div style={{ transform: `translateY(${scroller.shift}px)` }} role="presentation">
            <Rows
              id={id}
              scroller={scroller}
              rowAt={rowAt}
              state={state}
              from={from}
              to={to}
              current={selection.row}
              find={find}
              hit={hit}
            />
          </div>
        </div>
        <div style={{ height: scroller.height, width: contentWidth }} aria-hidden="true" />
      </div>
      {target.menu}
    </>
  );
};

function copyRows(client: BodyClient, first: number, last: number, what: string, say: PanelProps['say']): void {
  client.call('copyRows', first, last).then(
    async (copied) => {
      if ('tooLarge' in copied)
        say(`${what} would be ${formatBytes(copied.tooLarge)}: too much to copy. Save the body.`);
      else if (await putOnClipboard(copied.text)) say(`Copied ${what.toLowerCase()}`);
      else say('The system refused to copy.');
    },
    () => {},
  );
}

/** What can be copied, from the selected row or rows to everything, for the keys and the menu. */
function copies(
  client: BodyClient,
  state: BodyState,
  [from, to]: readonly [number, number],
  say: PanelProps['say'],
  onGoToLine: () => void,
) {
  const copy = (first: number, last: number, what: string): void => copyRows(client, first, last, what, say);
  const selected = formatCounted(to - from + 1, 'row');
  const copySelection = (): void => copy(from, to, selected);
  const more: MenuItem[] = [
    { label: to > from ? `Copy ${selected}` : 'Copy row', keys: 'Ctrl C', run: copySelection },
    { label: 'Copy all', run: () => copy(0, state.rows - 1, 'Everything') },
    { label: 'Go to line…', keys: 'Ctrl G', run: onGoToLine },
  ];
  return { copySelection, more };
}

/** Goes to the line that was asked for. */
function useGoTo(
  client: BodyClient,
  goTo: LinesViewProps['goTo'],
  scroller: Scroller,
  setSelection: (selection: Selection) => void,
): void {
  const reveal = useRef(scroller.reveal);
  reveal.current = scroller.reveal;
  useEffect(() => {
    if (!goTo) return;
    client.call('rowOfLine', goTo.line).then(
      (row) => {
        setSelection({ row, anchor: row });
        reveal.current(row, 'middle');
      },
      () => {},
    );
  }, [client, goTo, setSelection]);
}

/** Brings what begins and ends so many pixels from the start of the row into view. */
function bringSideways(element: HTMLElement | null, left: number, right: number): void {
  if (!element) return;
  const inView = left >= element.scrollLeft && right <= element.scrollLeft + element.clientWidth;
  if (!inView) element.scrollLeft = right <= element.clientWidth ? 0 : left - element.clientWidth / 3;
}

/** The row that a key leads to, before it is held within the body; null for a key that leads nowhere. */
function rowAfter(key: string, row: number, count: number, page: number): number | null {
  const to: Record<string, number> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  };
  return to[key] ?? null;
}

interface RowsProps {
  id: string;
  scroller: Scroller;
  rowAt: (row: number) => Row | undefined;
  state: BodyState;
  /** The first and the last that is selected. */
  from: number;
  to: number;
  current: number;
  find: Find;
  hit: LineHit | null;
}

function Rows({ id, scroller, rowAt, state, from, to, current, find, hit }: RowsProps) {
  const rows = useMemo(
    () => Array.from({ length: scroller.last - scroller.first }, (_, i) => scroller.first + i),
    [scroller.first, scroller.last],
  );
  return rows.map((row) => {
    const data = rowAt(row);
    return (
      <LineRow
        key={row}
        id={`${id}-${row}`}
        row={row}
        data={data}
        y={scroller.place(row)}
        count={state.rows}
        selected={row >= from && row <= to}
        current={row === current}
        faulty={state.view === 'pretty' && data?.line === state.faultLine}
        query={find.query}
        matchCase={find.matchCase}
        now={hit && hit.row === row ? hit.range : null}
      />
    );
  });
}

/** Pixels: the gutter of line numbers and the whole content; `width` is the characters of a line before it is broken. */
function useGeometry(state: BodyState, scroller: Scroller, char: number, wrap: boolean) {
  const digits = Math.max(3, String(state.lines).length);
  const gutter = Math.ceil(digits * char) + 28;
  const columns = Math.floor((scroller.viewWidth - gutter - PADDING * 2) / char);
  const width = wrap && state.kind !== 'binary' ? (scroller.viewWidth > 0 ? Math.max(40, columns) : 0) : UNWRAPPED;
  const contentWidth = Math.ceil(gutter + PADDING * 2 + (wrap ? 0 : state.longest * char));
  useLayoutEffect(() => {
    if (wrap && scroller.element) scroller.element.scrollLeft = 0;
  }, [wrap, scroller.element]);
  return { gutter, width, contentWidth };
}

function useLines(client: BodyClient, state: BodyState, scroller: Scroller): (row: number) => Row | undefined {
  const version = `${state.kind}:${state.view}:${state.width}:${state.complete}`;
  return useBlocks(
    version,
    state.rows,
    scroller.first,
    scroller.last,
    (from, count) => client.call('rows', state.view, state.width, from, count),
    state.head,
  );
}

interface LineKeys {
  selection: Selection;
  setSelection: (selection: Selection) => void;
  count: number;
  scroller: Scroller;
  gutter: number;
  target: TargetMenu;
  copySelection: () => void;
}

function pressInLines(event: React.KeyboardEvent, on: LineKeys): void {
  const { selection, setSelection, count, scroller, gutter, target, copySelection } = on;
  const { row } = selection;
  const move = (wanted: number, extend: boolean): void => {
    const next = Math.max(0, Math.min(count - 1, wanted));
    setSelection({ row: next, anchor: extend ? selection.anchor : next });
    scroller.reveal(next);
  };
  const { key, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  const page = Math.max(1, Math.floor(scroller.viewHeight / ROW_HEIGHT) - 1);
  const to = rowAfter(key, row, count, page);
  if (to !== null) move(to, shiftKey);
  else if (key === 'ArrowRight') scroller.element?.scrollBy({ left: 40 });
  else if (key === 'ArrowLeft') scroller.element?.scrollBy({ left: -40 });
  else if (command && key.toLowerCase() === 'a') setSelection({ row: count - 1, anchor: 0 });
  else if (command && key.toLowerCase() === 'c') {
    if (window.getSelection()?.isCollapsed === false) return;
    copySelection();
  } else if (!command && key.toLowerCase() === 'p') target.copyPath();
  else if (!command && key.toLowerCase() === 'v') target.copyValue();
  else if (key === 'ContextMenu' || (shiftKey && key === 'F10')) {
    const box = scroller.element?.getBoundingClientRect();
    target.open((box?.left ?? 0) + gutter + 24, (box?.top ?? 0) + scroller.y(row) + ROW_HEIGHT);
  } else return;
  event.preventDefault();
}
