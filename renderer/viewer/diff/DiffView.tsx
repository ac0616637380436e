// Two bodies compared, in one column: what was removed, what was added, and a little of what stayed around it.
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { putOnClipboard } from '../../platform/clipboard.ts';
import { formatCount, formatCounted } from '../../ui/values/format.ts';
import type { BodySource } from '../body-source.ts';
import { ToolButton } from '../controls/ToolButton.tsx';
import { useCharWidth } from '../lines/use-char-width.ts';
import { useBlocks } from '../use-blocks.ts';
import { type Scroller, useScroller } from '../use-scroller.ts';
import type { DiffRow, DiffState } from '../worker/diff-protocol.ts';
import { DiffRowView } from './DiffRowView.tsx';
import styles from './DiffView.module.css';
import { type Diff, useDiff } from './use-diff.ts';
import '../json-colours.css';

export interface DiffViewProps {
  before: BodySource;
  after: BodySource;
  /** What the two are, e.g. "Earlier today 10:12". */
  beforeLabel?: string;
  afterLabel?: string;
}

const ROW_HEIGHT = 18;

export const DiffView = ({ before, after, beforeLabel = 'Before', afterLabel = 'After' }: DiffViewProps) => {
  const { state, failure, ask } = useDiff(before, after);
  const id = useId();
  const [row, setRow] = useState(0);
  const [turn, setTurn] = useState(0);
  const count = state?.rows ?? 0;
  const char = useCharWidth();
  const scroller = useScroller(count, ROW_HEIGHT);
  const rowAt = useBlocks(`${turn}:${before.key}:${after.key}`, count, scroller.first, scroller.last, (from, size) =>
    ask('rows', from, size),
  );

  const move = (to: number, where: 'near' | 'middle' = 'near'): void => {
    const next = Math.max(0, Math.min(count - 1, to));
    setRow(next);
    scroller.reveal(next, where);
  };
  useFirstChange(state?.done ?? false, ask, move);

  const step = (by: 1 | -1): void => {
    ask('change', row, by).then(
      (at) => at >= 0 && move(at, 'middle'),
      () => {},
    );
  };
  const open = (at: number): void => {
    if (rowAt(at)?.kind !== 'fold') return;
    ask('open', at).then(
      () => setTurn((n) => n + 1),
      () => {},
    );
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key } = event;
    const page = Math.max(1, Math.floor(scroller.viewHeight / ROW_HEIGHT) - 1);
    const to = rowAfter(key, row, count, page);
    if (to !== null) move(to);
    else if (key === 'F7') step(event.shiftKey ? -1 : 1);
    else if (key === 'n') step(1);
    else if (key === 'p') step(-1);
    else if (key === 'Enter' || key === ' ') open(row);
    else if (!copies(event, rowAt(row)?.text ?? '')) return;
    event.preventDefault();
  };

  const digits = Math.max(3, String(state?.lines ?? 0).length);
  const gutter = Math.ceil(digits * char) + 12;
  return (
    <section className={styles.view} aria-label={`${beforeLabel} compared with ${afterLabel}`}>
      <DiffBar before={beforeLabel} after={afterLabel} state={state} failure={failure} onStep={step} />
      <div
        ref={scroller.ref}
        className={styles.scroller}
        style={{ '--gutter': `${gutter}px` } as React.CSSProperties}
        role="listbox"
        tabIndex={0}
        aria-label={`${beforeLabel} compared with ${afterLabel}, line by line`}
        aria-activedescendant={row >= scroller.first && row < scroller.last ? `${id}-${row}` : undefined}
        onScroll={scroller.onScroll}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
          if (!at) return;
          setRow(Number(at.dataset.row));
          open(Number(at.dataset.row));
        }}
      >
        <div className={styles.layer} role="presentation">
          <div style={{ transform: `translateY(${scroller.shift}px)` }} role="presentation">
            <Rows id={id} scroller={scroller} rowAt={rowAt} count={count} current={row} />
          </div>
        </div>
        <div style={{ height: scroller.height }} aria-hidden="true" />
      </div>
    </section>
  );
};

/** The row that a key leads to, before it is held within the list; null for a key that leads nowhere. */
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

/** Once all is compared, the first change comes into view. */
function useFirstChange(done: boolean, ask: Diff['ask'], move: (to: number, where: 'middle') => void): void {
  const latest = useRef({ move, ask });
  latest.current = { move, ask };
  useEffect(() => {
    if (!done) return;
    latest.current.ask('change', -1, 1).then(
      (at) => at >= 0 && latest.current.move(at, 'middle'),
      () => {},
    );
  }, [done]);
}

interface DiffBarProps {
  before: string;
  after: string;
  state: DiffState | null;
  failure: string | null;
  onStep: (by: 1 | -1) => void;
}

/** What the two are, how much differs, and the way to the next change. */
function DiffBar({ before, after, state, failure, onStep }: DiffBarProps) {
  return (
    <div className={styles.bar}>
      <span className={styles.removedLabel}>− {before}</span>
      <span className={styles.addedLabel}>+ {after}</span>
      <span className={styles.space} />
      <span className={styles.facts} role="status">
        {failure ?? factsOf(state)}
        {state?.coarse ? ' · parts differ too much to be matched line by line' : ''}
      </span>
      <ToolButton
        label="Previous change (Shift F7)"
        disabled={!state || state.changes === 0}
        onClick={() => onStep(-1)}
      >
        <IconChevronUp size={16} stroke={1.75} />
      </ToolButton>
      <ToolButton label="Next change (F7)" disabled={!state || state.changes === 0} onClick={() => onStep(1)}>
        <IconChevronDown size={16} stroke={1.75} />
      </ToolButton>
    </div>
  );
}

function factsOf(state: DiffState | null): string {
  if (!state?.done) return 'Comparing…';
  if (state.changes === 0) return 'No difference';
  return `${formatCounted(state.changes, 'change')} · ${formatCount(state.added)} added · ${formatCount(state.removed)} removed`;
}

/** Copies the row unless a part of the page is selected, which is then for the browser to copy; whether it did. */
function copies(event: React.KeyboardEvent, text: string): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'c') return false;
  if (window.getSelection()?.isCollapsed === false) return false;
  void putOnClipboard(text);
  return true;
}

interface RowsProps {
  id: string;
  scroller: Scroller;
  rowAt: (row: number) => DiffRow | undefined;
  /** Of the whole comparison. */
  count: number;
  current: number;
}

function Rows({ id, scroller, rowAt, count, current }: RowsProps) {
  const rows = Array.from({ length: scroller.last - scroller.first }, (_, i) => scroller.first + i);
  return rows.map((at) => (
    <DiffRowView
      key={at}
      id={`${id}-${at}`}
      row={at}
      data={rowAt(at)}
      y={scroller.place(at)}
      count={count}
      current={at === current}
    />
  ));
}
