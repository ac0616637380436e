// Which view of the lines the worker shows and how wide: asked again when the panel's width or the wrap switch changes,
// keeping the place one reads and the selection.
import { useEffect, useRef, useState } from 'react';
import type { BodyClient } from '../body-client.ts';
import type { Scroller } from '../use-scroller.ts';
import type { LineView } from '../worker/body-protocol.ts';

/** Without wrap a line is still cut after this many bytes: a row of a megabyte would stop the page. */
export const UNWRAPPED = 2048;

export interface Selection {
  row: number;
  anchor: number;
}

export const useLayout = (
  client: BodyClient,
  view: LineView,
  width: number,
  ready: boolean,
  scroller: Scroller,
  selection: Selection,
  onMoved: (selection: Selection) => void,
): void => {
  const asked = useRef<string>('');
  const latest = useRef({ scroller, selection, onMoved });
  latest.current = { scroller, selection, onMoved };
  const [top, setTop] = useState<number | null>(null);

  useEffect(() => {
    if (!ready || width <= 0) return;
    const wanted = `${view}:${width}`;
    if (asked.current === wanted) return;
    const first = asked.current === '';
    asked.current = wanted;
    const now = latest.current;
    const rows = [now.selection.row, now.selection.anchor, now.scroller.topRow()];
    client.call('show', view, width, rows).then(
      ([row = 0, anchor = 0, topRow = 0]) => {
        if (asked.current !== wanted) return;
        latest.current.onMoved({ row, anchor });
        if (!first || topRow > 0) setTop(topRow);
      },
      () => {},
    );
  }, [client, view, width, ready]);

  useEffect(() => {
    if (top === null) return;
    latest.current.scroller.reveal(top, 'top');
    setTop(null);
  }, [top]);
};
