// Which view of the lines the worker shows and how wide: asked again when the panel's width or the wrap switch changes,
// keeping the place one reads and the selection.
import { useEffect, useRef, useState } from 'react';
import type { BodyClient } from '../body-client.ts';
import type { Scroller } from '../use-scroller.ts';
import type { BodyState, LineView } from '../worker/body-protocol.ts';

export interface Selection {
  row: number;
  anchor: number;
}

export const useLayout = (
  client: BodyClient,
  view: LineView,
  width: number,
  state: BodyState,
  scroller: Scroller,
  selection: Selection,
  onMoved: (selection: Selection) => void,
): void => {
  const asked = useRef<string>('');
  const latest = useRef({ scroller, selection, onMoved });
  latest.current = { scroller, selection, onMoved };
  const [top, setTop] = useState<{ row: number; reveals: number } | null>(null);

  useEffect(() => {
    if (state.kind === null || width <= 0) return;
    const wanted = `${view}:${width}`;
    const shown = asked.current === '' ? `${state.view}:${state.width}` : asked.current;
    const first = asked.current === '';
    if (shown === wanted) {
      asked.current = wanted;
      return;
    }
    asked.current = wanted;
    const now = latest.current;
    const rows = [now.selection.row, now.selection.anchor, now.scroller.topRow()];
    client.call('show', view, width, rows).then(
      ([row = 0, anchor = 0, topRow = 0]) => {
        if (asked.current !== wanted) return;
        latest.current.onMoved({ row, anchor });
        if (!first || topRow > 0) setTop({ row: topRow, reveals: latest.current.scroller.reveals() });
      },
      () => {},
    );
  }, [client, view, width, state.kind, state.view, state.width]);

  useEffect(() => {
    if (top === null) return;
    // Once the rows are drawn. A hit or a key may have moved the view meanwhile: that is the newer wish.
    if (latest.current.scroller.reveals() === top.reveals) latest.current.scroller.reveal(top.row, 'top');
    setTop(null);
  }, [top]);
};
