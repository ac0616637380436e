// The tree view. The worker keeps what is open and gives the rows in view; keys follow the tree pattern of ARIA.
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { BodyClient } from '../body-client.ts';
import { type TargetMenu, useTargetMenu } from '../controls/use-target-menu.tsx';
import type { Find, PanelProps } from '../panel-props.ts';
import { useBlocks } from '../use-blocks.ts';
import { type Scroller, useScroller } from '../use-scroller.ts';
import type { TreeRow } from '../worker/json/tree-view.ts';
import styles from './TreePanel.module.css';
import { TreeRowView } from './TreeRowView.tsx';

// Keys one after the other: what a key means depends on what the key before it has opened, and that is known only when the
// worker has answered. A quick typist's keys wait in line instead of being lost.
const useKeySteps = (): ((step: () => void | Promise<void>) => void) => {
  const line = useRef<Promise<void>>(Promise.resolve());
  return (step) => {
    line.current = line.current.then(step).catch(() => {});
  };
};

const ROW_HEIGHT = 22;

export const TreePanel = (props: PanelProps) => {
  const { client, state, find, say } = props;
  const id = useId();
  const count = state.treeRows;
  const scroller = useScroller(count, ROW_HEIGHT);
  const rowAt = useBlocks(`${state.treeVersion}`, count, scroller.first, scroller.last, (from, size) =>
    client.call('treeRows', from, size),
  );
  const tree = useTree(client, count, scroller, say);
  const { row, at, steps, point } = tree;

  // the tree is made when it is first asked for
  useEffect(() => {
    client.call('treeRows', 0, 1).catch(() => {});
  }, [client]);

  const target = useTargetMenu(
    () => client.call('treeTarget', at.current),
    [
      { label: 'Open all below', keys: '*', run: () => steps(tree.openAll) },
      { label: 'Close all', run: () => steps(tree.closeAll) },
    ],
    say,
    props.onOpenLink,
  );

  useTreeFind(client, find, point, tree.reveal);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!props.onViewerKey(event)) pressInTree(event, tree, scroller, target);
  };

  const rowUnder = (event: React.MouseEvent): number => {
    const box = scroller.element?.getBoundingClientRect();
    return Math.max(0, Math.min(count - 1, Math.floor((event.clientY - (box?.top ?? 0) - scroller.y(0)) / ROW_HEIGHT)));
  };
  const toggle = (which: number): void => {
    const data = rowAt(which);
    if (data?.children) steps(async () => void (await client.call('treeSet', which, !data.open)));
  };
  const shown = row >= scroller.first && row < scroller.last;
  return (
    <>
      <div
        ref={scroller.ref}
        className={styles.scroller}
        role="tree"
        tabIndex={0}
        aria-label={props.label}
        aria-activedescendant={shown ? `${id}-${row}` : undefined}
        onScroll={scroller.onScroll}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const which = rowUnder(event);
          point(which);
          if (event.target instanceof Element && event.target.closest('[data-twist]')) toggle(which);
        }}
        onDoubleClick={(event) => toggle(rowUnder(event))}
        onContextMenu={(event) => {
          event.preventDefault();
          point(rowUnder(event));
          target.open(event.clientX, event.clientY);
        }}
      >
        <div className={styles.layer} role="presentation">
          <div style={{ transform: `translateY(${scroller.shift}px)` }} role="presentation">
            <Rows id={id} scroller={scroller} rowAt={rowAt} current={row} find={find} />
          </div>
        </div>
        <div style={{ height: scroller.height }} aria-hidden="true" />
      </div>
      {target.menu}
    </>
  );
};

/** The current hit of the search becomes the current row and comes into view. */
function useTreeFind(
  client: BodyClient,
  find: Find,
  point: (row: number) => void,
  reveal: RefObject<Scroller['reveal']>,
): void {
  const latest = useRef(point);
  latest.current = point;
  const { index, turn } = find;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks for its hit, also when it is the same one
  useEffect(() => {
    if (index < 0) return;
    let current = true;
    const show = async (): Promise<void> => {
      const found = await client.call('treeHit', await client.call('hitOffset', index));
      if (!current || found < 0) return;
      latest.current(found);
      requestAnimationFrame(() => reveal.current(found, 'middle'));
    };
    show().catch(() => {});
    return () => {
      current = false;
    };
  }, [client, index, turn, reveal]);
}

/** Opens or closes the container of a row as the key wants; the row to go to where there is nothing to open or close. */
async function goSideways(client: BodyClient, row: number, key: string): Promise<number | null> {
  const [data] = await client.call('treeRows', row, 1);
  if (!data) return null;
  const container = data.children !== null && data.children > 0;
  if (key === 'ArrowLeft' && !(container && data.open)) return client.call('treeParent', row);
  if (key === 'ArrowRight' && container && data.open) return row + 1;
  if (container) await client.call('treeSet', row, key === 'ArrowLeft' ? false : key === 'ArrowRight' || !data.open);
  return null;
}

/** Where a key leads from a row, before it is held within the tree; null for a key that leads nowhere. */
function rowAfter(key: string, page: number): ((row: number) => number) | null {
  const by: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
  if (key === 'Home') return () => 0;
  if (key === 'End') return () => Number.MAX_SAFE_INTEGER;
  const step = by[key];
  return step === undefined ? null : (row) => row + step;
}

interface RowsProps {
  id: string;
  scroller: Scroller;
  rowAt: (row: number) => TreeRow | undefined;
  current: number;
  find: Find;
}

function Rows({ id, scroller, rowAt, current, find }: RowsProps) {
  const rows = Array.from({ length: scroller.last - scroller.first }, (_, i) => scroller.first + i);
  return rows.map((which) => (
    <TreeRowView
      key={which}
      id={`${id}-${which}`}
      row={which}
      data={rowAt(which)}
      y={scroller.place(which)}
      current={which === current}
      query={find.query}
      matchCase={find.matchCase}
    />
  ));
}

type Tree = ReturnType<typeof useTree>;

/** The current row of the tree and what can be done from it. */
function useTree(client: BodyClient, count: number, scroller: Scroller, say: PanelProps['say']) {
  const [row, setRow] = useState(0);
  /** The current row, also before it is drawn: keys arrive faster than frames. */
  const at = useRef(0);
  const steps = useKeySteps();
  const reveal = useRef(scroller.reveal);
  reveal.current = scroller.reveal;
  const point = (which: number): void => {
    at.current = which;
    setRow(which);
  };
  const move = (to: number): void => {
    point(Math.max(0, Math.min((client.latest?.treeRows ?? count) - 1, to)));
    // rows that were just opened are drawn first
    requestAnimationFrame(() => reveal.current(at.current));
  };
  const closeAll = async (): Promise<void> => {
    await client.call('treeSet', 0, false);
    await client.call('treeSet', 0, true);
    move(0);
  };
  const openAll = async (): Promise<void> => {
    const all = await client.call('treeOpenAll', at.current);
    if (!all) say('Opened the first 5,000 containers; open the rest one by one.');
  };
  const sideways = async (key: string): Promise<void> => {
    const to = await goSideways(client, at.current, key);
    if (to !== null) move(to);
  };
  return { row, at, steps, reveal, point, move, openAll, closeAll, sideways };
}

function pressInTree(event: React.KeyboardEvent, tree: Tree, scroller: Scroller, target: TargetMenu): void {
  const { row, at, steps, move, openAll, sideways } = tree;
  const { key } = event;
  const letter = key.toLowerCase();
  const command = event.ctrlKey || event.metaKey;
  const page = Math.max(1, Math.floor(scroller.viewHeight / ROW_HEIGHT) - 1);
  const to = rowAfter(key, page);
  if (to) steps(() => move(to(at.current)));
  else if (key === 'ArrowRight' || key === 'ArrowLeft' || key === 'Enter' || key === ' ') steps(() => sideways(key));
  else if (key === '*') steps(openAll);
  else if ((command && letter === 'c') || (!command && letter === 'v')) steps(target.copyValue);
  else if (!command && letter === 'p') steps(target.copyPath);
  else if (key === 'ContextMenu' || (event.shiftKey && key === 'F10')) {
    const box = scroller.element?.getBoundingClientRect();
    target.open((box?.left ?? 0) + 48, (box?.top ?? 0) + scroller.y(row) + ROW_HEIGHT);
  } else return;
  event.preventDefault();
}
