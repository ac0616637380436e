// Brings the hit of the search into view in the line views: its row, and sideways its columns.
import { useEffect, useRef, useState } from 'react';
import type { BodyClient } from '../body-client.ts';
import type { Find } from '../panel-props.ts';
import type { Scroller } from '../use-scroller.ts';
import type { Selection } from './use-layout.ts';

export interface LineHit {
  row: number;
  range: [number, number];
}

export const useLineFind = (
  client: BodyClient,
  find: Find,
  layout: string,
  reveal: Scroller['reveal'],
  /** Brings columns of the row into view. */
  sideways: (from: number, to: number) => void,
  select: (selection: Selection) => void,
): LineHit | null => {
  const [hit, setHit] = useState<LineHit | null>(null);
  const latest = useRef({ reveal, select, sideways });
  latest.current = { reveal, select, sideways };
  const { index, turn } = find;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn or another layout asks for the same hit again
  useEffect(() => {
    if (index < 0) {
      setHit(null);
      return;
    }
    let current = true;
    client.call('lineHit', index).then(
      (place) => {
        if (!current || !place) return;
        setHit({ row: place.row, range: [place.from, place.to] });
        latest.current.select({ row: place.row, anchor: place.row });
        latest.current.reveal(place.row, 'middle');
        latest.current.sideways(place.from, place.to);
      },
      () => {},
    );
    return () => {
      current = false;
    };
  }, [client, index, turn, layout]);

  return hit;
};
