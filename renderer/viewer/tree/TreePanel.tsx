// The tree view. The worker keeps what is open and gives the rows in view; keys follow the tree pattern of ARIA.
import { useEffect, useId, useRef, useState } from 'react';
import { useTargetMenu } from '../controls/use-target-menu.tsx';
import type { PanelProps } from '../panel-props.ts';
import { useBlocks } from '../use-blocks.ts';
import { useScroller } from '../use-scroller.ts';
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
  const [row, setRow] = useState(0);
  /** The current row, also before it is drawn: keys come faster than frames. */
  const at = useRef(0);
  const count = state.treeRows;
  const scroller = useScroller(count, ROW_HEIGHT);
  const steps = useKeySteps();
  const rowAt = useBlocks(`${state.treeVersion}`, count, scroller.first, scroller.last, (from, size) =>
    client.call('treeRows', from, size),
  );
  const reveal = useRef(scroller.reveal);
  reveal.current = scroller.reveal;

  // the tree is made when it is first asked for
  useEffect(() => {
    client.call('treeRows', 0, 1).catch(() => {});
  }, [client]);

  const point = (which: number): void => {
    at.current = which;
    setRow(which);
  };
  const move = (to: number): void => {
    point(Math.max(0, Math.min((client.latest?.treeRows ?? count) - 1, to)));
    // rows that were just opened are drawn first
    requestAnimationFrame(() => reveal.current(at.current));
  };
  const set = async (which: number, open: boolean): Promise<void> => {
    await client.call('treeSet', which, open);
  };
  const closeAll = async (): Promise<void> => {
    await set(0, false);
    await set(0, true);
    move(0);
  };
  const openAll = async (): Promise<void> => {
    const all = await client.call('treeOpenAll', at.current);
    if (!all) say('Opened the first 5,000 containers; open the rest one by one.');
  };
  const target = useTargetMenu(
    () => client.call('treeTarget', at.current),
    [
      { label: 'Open all below', keys: '*', run: () => steps(openAll) },
      { label: 'Close all', run: () => steps(closeAll) },
    ],
    say,
    props.onOpenLink,
  );

  const { index, turn } = find;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks for its hit, also when it is the same one
  useEffect(() => {
    if (index < 0) return;
    let current = true;
    const show = async (): Promise<void> => {
      const found = await client.call('treeHit', await client.call('hitOffset', index));
      if (!current || found < 0) return;
      point(found);
      requestAnimationFrame(() => reveal.current(found, 'middle'));
    };
    show().catch(() => {});
    return () => {
      current = false;
    };
  }, [client, index, turn]);

  const sideways = async (key: string): Promise<void> => {
    const [data] = await client.call('treeRows', at.current, 1);
    if (!data) return;
    const container = data.children !== null && data.children > 0;
    if (key === 'ArrowLeft' && !(container && data.open)) move(await client.call('treeParent', at.current));
    else if (key === 'ArrowRight' && container && data.open) move(at.current + 1);
    else if (container) await set(at.current, key === 'ArrowLeft' ? false : key === 'ArrowRight' || !data.open);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (props.onViewerKey(event)) return;
    const { key } = event;
    const letter = key.toLowerCase();
    const command = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(scroller.viewHeight / ROW_HEIGHT) - 1);
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const by = moves[key];
    if (by !== undefined) steps(() => move(at.current + by));
    else if (key === 'Home') steps(() => move(0));
    else if (key === 'End') steps(() => move(Number.MAX_SAFE_INTEGER));
    else if (key === 'ArrowRight' || key === 'ArrowLeft' || key === 'Enter' || key === ' ') steps(() => sideways(key));
    else if (key === '*') steps(openAll);
    else if ((command && letter === 'c') || (!command && letter === 'v')) steps(target.copyValue);
    else if (!command && letter === 'p') steps(target.copyPath);
    else if (key === 'ContextMenu' || (event.shiftKey && key === 'F10')) {
      const box = scroller.element?.getBoundingClientRect();
      target.open((box?.left ?? 0) + 48, (box?.top ?? 0) + scroller.y(row) + ROW_HEIGHT);
    } else return;
    event.preventDefault();
  };

  const rowUnder = (event: React.MouseEvent): number => {
    const box = scroller.element?.getBoundingClientRect();
    return Math.max(0, Math.min(count - 1, Math.floor((event.clientY - (box?.top ?? 0) - scroller.y(0)) / ROW_HEIGHT)));
  };
  const toggle = (which: number): void => {
    const data = rowAt(which);
    if (data?.children) steps(() => set(which, !data.open));
  };
  const rows = Array.from({ length: scroller.last - scroller.first }, (_, i) => scroller.first + i);
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
            {rows.map((which) => (
              <TreeRowView
                key={which}
                id={`${id}-${which}`}
                row={which}
                data={rowAt(which)}
                y={scroller.place(which)}
                current={which === row}
                query={find.query}
                matchCase={find.matchCase}
              />
            ))}
          </div>
        </div>
        <div style={{ height: scroller.height }} aria-hidden="true" />
      </div>
      {target.menu}
    </>
  );
};
