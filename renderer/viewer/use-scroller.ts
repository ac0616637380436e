// A windowed list: which rows are in view, and moving to a row. The rows are drawn in a layer that sticks to the view, so
// their places are small numbers however long the list is.
import { useCallback, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { ScrollModel } from './scroll-model.ts';

export interface Scroller {
  /** For the scrolling element. */
  ref: (element: HTMLDivElement | null) => void;
  element: HTMLDivElement | null;
  onScroll: () => void;
  /** Height of the element inside that is scrolled. */
  height: number;
  viewHeight: number;
  viewWidth: number;
  first: number;
  last: number;
  /** Place of a row in the view, in px. */
  y: (row: number) => number;
  /** Place of a row in the moved layer: the same while one scrolls, so that drawn rows stay as they are. */
  place: (row: number) => number;
  /** How far the layer is moved, in px. */
  shift: number;
  topRow: () => number;
  reveal: (row: number, where?: 'near' | 'middle' | 'top') => void;
  /** How often something was revealed: shows whether a wish to move has been overtaken by a newer one. */
  reveals: () => number;
}

const SETTLE = 150;
const OVERSCAN = 4;

export const useScroller = (count: number, rowHeight: number, header = 0): Scroller => {
  const [model] = useState(() => new ScrollModel());
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const reveals = useRef(0);

  useLayoutEffect(() => {
    if (!element) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);

  model.resize(count * rowHeight + header, size.height);

  const onScroll = useCallback(() => {
    if (!element) return;
    if (model.scrolled(element.scrollTop)) redraw();
    clearTimeout(settle.current);
    settle.current = setTimeout(() => {
      // after moves that were not scaled the scrollbar is a little off: put it where the view is
      const top = model.moveTo(model.top);
      if (Math.abs(element.scrollTop - top) > 1) element.scrollTop = top;
    }, SETTLE);
  }, [element, model]);
  useLayoutEffect(() => () => clearTimeout(settle.current), []);

  const reveal = useCallback(
    (row: number, where: 'near' | 'middle' | 'top' = 'near') => {
      if (!element) return;
      reveals.current += 1;
      const view = element.clientHeight - header;
      const y = row * rowHeight;
      let top = model.top;
      if (where === 'top') top = y;
      else if (y < top || y + rowHeight > top + view) {
        if (where === 'middle') top = y - view / 2;
        else top = y < top ? y : y + rowHeight - view;
      }
      if (top === model.top) return;
      element.scrollTop = model.moveTo(top);
      redraw();
    },
    [element, header, model, rowHeight],
  );

  const first = Math.max(0, Math.floor(model.top / rowHeight) - OVERSCAN);
  const last = Math.min(count, Math.ceil((model.top + size.height) / rowHeight) + OVERSCAN);
  const base = Math.floor(first / 512) * 512;
  return {
    ref: setElement,
    element,
    onScroll,
    height: model.elementHeight,
    viewHeight: size.height,
    viewWidth: size.width,
    first,
    last: Math.max(first, last),
    y: (row) => header + row * rowHeight - model.top,
    place: (row) => (row - base) * rowHeight,
    shift: header + base * rowHeight - model.top,
    topRow: () => Math.floor(model.top / rowHeight),
    reveal,
    reveals: () => reveals.current,
  };
};
