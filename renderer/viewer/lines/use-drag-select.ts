// Selecting rows with the mouse. Within one row the browser selects text as everywhere; as soon as the pointer leaves the
// row, whole rows are selected instead, beyond the view too.
import { useRef } from 'react';
import type { Scroller } from '../use-scroller.ts';
import type { Selection } from './use-layout.ts';

export const useDragSelect = (
  scroller: Scroller,
  rowHeight: number,
  count: number,
  selection: Selection,
  select: (selection: Selection) => void,
): ((event: React.PointerEvent<HTMLDivElement>) => void) => {
  const latest = useRef({ scroller, count });
  latest.current = { scroller, count };
  const rowAt = (clientY: number): number => {
    const { scroller: now, count: rows } = latest.current;
    const box = now.element?.getBoundingClientRect();
    const row = Math.floor((clientY - (box?.top ?? 0) - now.y(0)) / rowHeight);
    return Math.max(0, Math.min(rows - 1, row));
  };

  return (event) => {
    const element = scroller.element;
    if (!element || event.clientX - element.getBoundingClientRect().left > element.clientWidth) return;
    const row = rowAt(event.clientY);
    if (event.button !== 0) {
      const inside =
        row >= Math.min(selection.row, selection.anchor) && row <= Math.max(selection.row, selection.anchor);
      if (!inside) select({ row, anchor: row });
      return;
    }
    const anchor = event.shiftKey ? selection.anchor : row;
    if (event.shiftKey) event.preventDefault();
    element.focus({ preventScroll: true });
    select({ row, anchor });
    const onMove = (moved: PointerEvent): void => {
      const at = rowAt(moved.clientY);
      if (at === row && anchor === row) return;
      window.getSelection()?.removeAllRanges();
      select({ row: at, anchor });
      latest.current.scroller.reveal(at);
    };
    const onUp = (): void => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
  };
};
