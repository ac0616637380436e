// The tree view. The worker keeps what is open and gives the rows in view; keys follow the tree pattern of ARIA.
import { useEffect, useId, useRef, useState } from 'react';
import { useTargetMenu } from '../controls/use-target-menu.tsx';
import type { PanelProps } from '../panel-props.ts';
import { useBlocks } from '../use-blocks.ts';
import { useScroller } from '../use-scroller.ts';
import styles from './TreePanel.module.css';
import { TreeRowView } from './TreeRowView.tsx';

const ROW_HEIGHT = 22;

export const TreePanel = (props: PanelProps) => {
  const { client, state, find, say } = props;
  const id = useId();
  const [row, setRow] = useState(0);
  const [version, setVersion] = useState(0);
  const count = state.treeRows;
  const scroller = useScroller(count, ROW_HEIGHT);
  const rowAt = useBlocks(`${version}`, count, scroller.first, scroller.last, (from, size) =>
    client.call('treeRows', from, size),
  );
  const target = useTargetMenu(() => client.call('treeTarget', row), treeItems(), say, props.onOpenLink);

  // the tree is made when it is first asked for
  useEffect(() => {
    client.call('treeRows', 0, 1).then(
      () => {},
      () => {},
    );
  }, [client]);

  const reveal = useRef(scroller.reveal);
  reveal.current = scroller.reveal;
  const { index, turn } = find;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks for its hit, also when it is the same one
  useEffect(() => {
    if (index < 0) return;
    let current = true;
    const show = async (): Promise<void> => {
      const at = await client.call('treeHit', await client.call('hitOffset', index));
      if (!current || at < 0) return;
      setVersion((n) => n + 1);
      setRow(at);
      requestAnimationFrame(() => reveal.current(at, 'middle'));
    };
    show().catch(() => {});
    return () => {
      current = false;
    };
  }, [client, index, turn]);

  function treeItems() {
    return [
      { label: 'Open all below', keys: '*', run: () => openAll(row) },
      { label: 'Close all', run: () => set(0, false, true) },
    ];
  }
  function openAll(at: number): void {
    client.call('treeOpenAll', at).then(
      (all) => {
        setVersion((n) => n + 1);
        if (!all) say('Opened the first 5,000 containers; open the rest one by one.');
      },
      () => {},
    );
  }
  function set(at: number, open: boolean, again = false): void {
    client
      .call('treeSet', at, open)
      .then(() => (again ? client.call('treeSet', at, true) : null))
      .then(
        () => setVersion((n) => n + 1),
        () => {},
      );
  }
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(count - 1, to));
    setRow(next);
    scroller.reveal(next);
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key } = event;
    const command = event.ctrlKey || event.metaKey;
    const data = rowAt(row);
    const container = data !== undefined && data.children !== null && data.children > 0;
    const page = Math.max(1, Math.floor(scroller.viewHeight / ROW_HEIGHT) - 1);
    if (props.onViewerKey(event)) return;
    if (key === 'ArrowDown') move(row + 1);
    else if (key === 'ArrowUp') move(row - 1);
    else if (key === 'PageDown') move(row + page);
    else if (key === 'PageUp') move(row - page);
    else if (key === 'Home') move(0);
    else if (key === 'End') move(count - 1);
    else if (key === 'ArrowRight') {
      if (container && !data.open) set(row, true);
      else if (container) move(row + 1);
    } else if (key === 'ArrowLeft') {
      if (container && data.open) set(row, false);
      else client.call('treeParent', row).then(move, () => {});
    } else if (key === 'Enter' || key === ' ') {
      if (container) set(row, !data.open);
    } else if (key === '*') openAll(row);
    else if ((command && key.toLowerCase() === 'c') || (!command && key.toLowerCase() === 'v')) target.copyValue();
    else if (!command && key.toLowerCase() === 'p') target.copyPath();
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
  const toggle = (at: number): void => {
    const data = rowAt(at);
    if (data?.children) set(at, !data.open);
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
          const at = rowUnder(event);
          setRow(at);
          if (event.target instanceof Element && event.target.closest('[data-twist]')) toggle(at);
        }}
        onDoubleClick={(event) => toggle(rowUnder(event))}
        onContextMenu={(event) => {
          event.preventDefault();
          const { clientX, clientY } = event;
          const at = rowUnder(event);
          setRow(at);
          requestAnimationFrame(() => target.open(clientX, clientY));
        }}
      >
        <div className={styles.layer} role="presentation">
          <div style={{ transform: `translateY(${scroller.shift}px)` }} role="presentation">
            {rows.map((at) => (
              <TreeRowView
                key={at}
                id={`${id}-${at}`}
                row={at}
                data={rowAt(at)}
                y={scroller.place(at)}
                current={at === row}
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
