// The search of a viewer: what is typed goes to the worker, hits are counted as they are found, next and previous go round.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BodyClient } from './body-client.ts';
import type { Find } from './panel-props.ts';
import type { BodyState } from './worker/body-protocol.ts';

export interface FindControl extends Find {
  /** Hits so far; `done` when all are counted, `full` when counting stopped at the limit. */
  count: number;
  done: boolean;
  full: boolean;
  setQuery: (query: string) => void;
  setMatchCase: (matchCase: boolean) => void;
  step: (by: 1 | -1) => void;
  /** Where the person is, as an offset in the body; panels keep it. */
  position: React.RefObject<number>;
}

/** Milliseconds without a key before a search starts: one keystroke in 100 MB must not start four searches. */
const PAUSE = 80;

export const useFind = (client: BodyClient | null, state: BodyState | null): FindControl => {
  const [query, setQuery] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [at, setAt] = useState({ index: -1, turn: 0 });
  const [asked, setAsked] = useState<{ id: number; query: string }>({ id: -1, query: '' });
  const position = useRef(0);
  const start = useRef(0);
  /** The worker holds a search that an empty query must end. */
  const searching = useRef(false);

  useEffect(() => {
    setAt({ index: -1, turn: 0 });
    setAsked({ id: -1, query: '' });
    if (!client || (query === '' && !searching.current)) return;
    searching.current = query !== '';
    const timer = setTimeout(
      () => {
        start.current = position.current;
        client.call('search', query, matchCase).then(
          (id) => setAsked({ id, query }),
          () => {},
        );
      },
      query === '' ? 0 : PAUSE,
    );
    return () => clearTimeout(timer);
  }, [client, query, matchCase]);

  const current = asked.query !== '' && state?.search.id === asked.id ? state.search : null;
  const count = current?.count ?? 0;
  const done = current?.done ?? query === '';
  const found = count > 0;
  const searched = current !== null && (done || found);
  useEffect(() => {
    if (!client || !searched || !found) return;
    // the first hit after where one is, as far as it is found by now
    client.call('hitAfter', start.current).then(
      (index) => setAt((now) => (now.index < 0 ? { index, turn: now.turn + 1 } : now)),
      () => {},
    );
  }, [client, searched, found]);

  const step = useCallback(
    (by: 1 | -1) => {
      if (count === 0) return;
      setAt(({ index, turn }) => ({
        index: index < 0 ? 0 : (index + by + count) % count,
        turn: turn + 1,
      }));
    },
    [count],
  );
  return {
    query,
    matchCase,
    ...at,
    count,
    done,
    full: current?.full ?? false,
    setQuery,
    setMatchCase,
    step,
    position,
  };
};
