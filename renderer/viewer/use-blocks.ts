// Rows of a long list, fetched in blocks around what is in view and kept until the list changes. A row that is not here
// yet is drawn blank for the few milliseconds that the worker needs.
import { useEffect, useReducer, useRef } from 'react';

const BLOCK = 64;
/** Blocks kept: enough for some screens back and forth, little memory. */
const MOST_BLOCKS = 40;

interface Blocks<T> {
  version: string;
  rows: Map<number, { rows: T[]; of: number }>;
  asked: Map<number, number>;
}

/**
 * `version` names the state of the list: another one drops what is kept. `count` may grow under one version. Gives a
 * function from row to its data.
 */
export const useBlocks = <T>(
  version: string,
  count: number,
  first: number,
  last: number,
  fetch: (from: number, count: number) => Promise<T[]>,
  /** The first rows of this version, when they are already here. */
  head: T[] | null = null,
): ((row: number) => T | undefined) => {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const kept = useRef<Blocks<T>>({ version, rows: new Map(), asked: new Map() });
  /** What was drawn under the version before, until the new rows are here: no flash of blank rows. */
  const before = useRef<Blocks<T> | null>(null);
  const headTaken = useRef<T[] | null>(null);
  if (kept.current.version !== version) {
    before.current = kept.current.rows.size > 0 ? kept.current : before.current;
    kept.current = { version, rows: new Map(), asked: new Map() };
  }

  if (head && head !== headTaken.current) {
    headTaken.current = head;
    kept.current.rows.set(0, { rows: head, of: head.length });
    before.current = null;
  }

  useEffect(() => {
    const blocks = kept.current;
    if (blocks.version !== version || count === 0) return;
    const from = Math.max(0, Math.floor(first / BLOCK));
    const to = Math.floor(Math.max(0, last - 1) / BLOCK);
    for (let block = from; block <= to; block++) {
      const size = Math.min(BLOCK, count - block * BLOCK);
      if (size <= 0 || (blocks.rows.get(block)?.of ?? 0) >= size || (blocks.asked.get(block) ?? 0) >= size) continue;
      blocks.asked.set(block, size);
      fetch(block * BLOCK, size).then(
        (rows) => {
          if (kept.current !== blocks) return;
          blocks.asked.delete(block);
          blocks.rows.delete(block);
          blocks.rows.set(block, { rows, of: rows.length });
          for (const old of blocks.rows.keys()) {
            if (blocks.rows.size <= MOST_BLOCKS) break;
            blocks.rows.delete(old);
          }
          before.current = null;
          redraw();
        },
        () => blocks.asked.delete(block),
      );
    }
  });

  return (row) => {
    const block = Math.floor(row / BLOCK);
    return kept.current.rows.get(block)?.rows[row % BLOCK] ?? before.current?.rows.get(block)?.rows[row % BLOCK];
  };
};
