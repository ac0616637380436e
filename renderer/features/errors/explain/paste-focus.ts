// The verb *Explain a response…* puts the focus into the field, which may not be on the page yet when it is asked for.
import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const wanted = createStore<{ turn: number }>()(() => ({ turn: 0 }));
let taken = 0;

export const focusPasteField = (): void => wanted.setState(({ turn }) => ({ turn: turn + 1 }));

export function usePasteFocus(): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  const turn = useStore(wanted, (state) => state.turn);
  useEffect(() => {
    if (turn === taken) return;
    taken = turn;
    field.current?.focus();
    field.current?.select();
  }, [turn]);
  return field;
}
