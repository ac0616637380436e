// Keeps the chosen cell in view: when another is chosen, and when the room changes, as when the evidence opens beside the matrix
// or the window gets smaller. It uses the frame as it is laid out now: what the virtual rows and columns know of it comes
// later. A scroll by hand is never taken back.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { GridFrame } from './grid-frame.ts';

/** The scroll that shows `from`…`to`, of which the first `head` pixels of the room are covered. */
function scrolled(now: number, room: number, head: number, from: number, to: number): number {
  // In too little room the beginning of the cell counts.
  const atLeast = to - room;
  const atMost = from - head;
  return Math.min(Math.max(now, atLeast), atMost);
}

/** `row` and `column`: of the chosen cell; -1 without one. */
export function useCellInView(
  frame: RefObject<HTMLElement | null>,
  size: GridFrame['size'],
  row: number,
  column: number,
): void {
  const place = useRef({ size, row, column });
  place.current = { size, row, column };

  const show = (): void => {
    const element = frame.current;
    const { size: at, row: chosenRow, column: chosenColumn } = place.current;
    if (!element || chosenRow < 0 || chosenColumn < 0) return;
    const top = at.head + chosenRow * at.row;
    const left = at.side + chosenColumn * at.column;
    const down = scrolled(element.scrollTop, element.clientHeight, at.head, top, top + at.row);
    const across = scrolled(element.scrollLeft, element.clientWidth, at.side, left, left + at.column);
    if (down !== element.scrollTop || across !== element.scrollLeft) element.scrollTo(across, down);
  };
  const latest = useRef(show);
  latest.current = show;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another cell scrolls, not another draw of the same.
  useLayoutEffect(() => latest.current(), [row, column]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
}
